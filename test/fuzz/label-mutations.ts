/**
 * Whether the property of labels would notice a missing rule: `node test/fuzz/label-mutations.ts [programs] [words of a rule]`. Each
 * mutation takes one rule out of a copy of packages/labels; some generated program that only the copy accepts must show its
 * private input. Exits 1 if a mutation stays unnoticed.
 */

import { mutations } from "../../packages/testing/src/differential/label-mutations.ts";
import { mutateLabels, notice } from "../../packages/testing/src/differential/mutated-labels.ts";
import { NonInterference } from "../../packages/testing/src/differential/non-interference.ts";

const programs = Number(process.argv[2] ?? 2500);
const wanted = process.argv[3] ?? "";
const tried = mutations.filter(({ rule }) => rule.includes(wanted));
const { mutated, close } = await mutateLabels(tried);
process.on("exit", close);
const property = await NonInterference.create();
const unnoticed = await notice(property, mutated, programs, (noticed) => {
  console.log(`${String(noticed.programs).padStart(9)}  without: ${noticed.mutation.rule}`);
});
property.close();
for (const { rule } of unnoticed) console.log(`UNNOTICED  without: ${rule}`);
console.log(
  `${tried.length - unnoticed.length} of ${tried.length} mutations are noticed within ${programs} programs.`,
);
process.exit(unnoticed.length === 0 ? 0 : 1);
