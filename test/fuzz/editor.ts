/**
 * Random work in an editor: `node test/fuzz/editor.ts [scripts] [first seed]`. After each script the server's problems and answers
 * must be those of a fresh one on the same files. Exits 1 at the first script after which they are not.
 */

import { corpus } from "./editor/projects.ts";
import { runScript } from "./editor/script.ts";

const scripts = Number(process.argv[2] ?? 5000);
const first = Number(process.argv[3] ?? 0);
const all = corpus();
const start = performance.now();
for (let seed = first; seed < first + scripts; seed++) {
  try {
    await runScript(seed, all);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  if ((seed - first) % 100 === 99) console.error(`${seed + 1 - first} scripts, ${seconds()} s`);
}
console.log(`${scripts} scripts from seed ${first}, ${seconds()} s.`);
process.exit(0);

function seconds(): string {
  return ((performance.now() - start) / 1000).toFixed();
}
