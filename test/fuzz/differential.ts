/**
 * Compares interpreter and emitted JavaScript over generated programs:
 * `node test/fuzz/differential.ts [programs] [first seed] [findings]`. Exits 1 if any differs; each is made smaller and printed.
 */

import { Differential } from "../../packages/testing/src/differential/differential.ts";
import type { Comparison } from "../../packages/testing/src/differential/differential.ts";
import { render, shrink } from "../../packages/testing/src/generate/lines.ts";
import { generateProgram } from "../../packages/testing/src/generate/program.ts";

const programs = Number(process.argv[2] ?? 20_000);
const first = Number(process.argv[3] ?? 0);
/** Findings that are made smaller and printed; more of them are likely the same. */
const limit = Number(process.argv[4] ?? 5);

const differential = await Differential.create();
const counts = new Map<Comparison["kind"], number>();
let found = 0;
for (let seed = first; seed < first + programs && found < limit; seed += 1) {
  const lines = generateProgram(seed);
  const comparison = await differential.compare(render(lines));
  if ((seed - first) % 500 === 499) console.error(`${seed - first + 1} programs`);
  counts.set(comparison.kind, (counts.get(comparison.kind) ?? 0) + 1);
  if (comparison.kind === "agree" || comparison.kind === "endless") continue;
  found += 1;
  const smallest = await shrink(lines, async (fewer) =>
    sameKind(comparison, await differential.compare(render(fewer))),
  );
  console.log(`─── seed ${seed}\n${render(smallest)}`);
  console.log(await differential.compare(render(smallest)));
}
differential.close();
console.log(
  `${[...counts].map(([kind, count]) => `${count} ${kind}`).join(", ")}, from seed ${first}.`,
);
process.exit(found === 0 ? 0 : 1);

/** Whether a smaller program shows what the first one showed. */
function sameKind(wanted: Comparison, other: Comparison): boolean {
  if (wanted.kind !== other.kind) return false;
  if (wanted.kind === "rejected" && other.kind === "rejected") {
    const codes = new Set(wanted.problems.map(codeOf));
    return other.problems.every((problem) => codes.has(codeOf(problem)));
  }
  if (wanted.kind === "broken" && other.kind === "broken")
    return wanted.where === other.where && headOf(wanted.error) === headOf(other.error);
  return true;
}

function codeOf(problem: string): string {
  return (JSON.parse(problem) as { code: string }).code;
}

function headOf(error: string): string {
  return error.slice(0, 25);
}
