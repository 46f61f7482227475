/** Fuzzes the parser with seeded broken sources: `node test/fuzz/parser.ts [cases] [first seed]`. Exits 1 at the first broken invariant. */

import { brokenSource } from "../../packages/parser/test/broken.ts";
import { parseChecked } from "../../packages/parser/test/invariants.ts";

const cases = Number(process.argv[2] ?? 100_000);
const first = Number(process.argv[3] ?? 0);
/** Far more than any of these small sources takes. */
const limitMs = 1000;

for (let seed = first; seed < first + cases; seed++) {
  const text = brokenSource(seed);
  const start = performance.now();
  try {
    parseChecked(text);
  } catch (error) {
    console.error(`seed ${seed}: ${JSON.stringify(text)}\n`, error);
    process.exit(1);
  }
  if (performance.now() - start > limitMs) {
    console.error(`seed ${seed} took more than ${limitMs} ms: ${JSON.stringify(text)}`);
    process.exit(1);
  }
}
console.log(`${cases} broken sources parsed, from seed ${first}.`);
