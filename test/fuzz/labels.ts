/**
 * Non-interference as a property: `node test/fuzz/labels.ts [programs] [first seed]`. Every generated program that is accepted
 * runs with two private (then two untrusted) inputs, by the interpreter and as JavaScript; what it shows must be the same.
 */

import { NonInterference } from "../../packages/testing/src/differential/non-interference.ts";

const programs = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? 0);
const property = await NonInterference.create(25);
const counts = new Map<string, number>();
let found = 0;
let accepted = 0;
let seed = first;
for (; accepted < programs && found < 3; seed += 1) {
  const outcome = await property.check(seed, seed % 2 === 0 ? "personal" : "untrusted");
  counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
  if (outcome.kind !== "rejected") accepted += 1;
  if (seed % 500 === 499) console.error(`${accepted} accepted of ${seed - first + 1}`);
  if (outcome.kind === "rejected" || outcome.kind === "same") continue;
  found += 1;
  console.log(`─── seed ${seed}: ${outcome.kind}\n${outcome.text}\n${outcome.detail}`);
}
property.close();
console.log(
  `${[...counts].map(([kind, count]) => `${count} ${kind}`).join(", ")}, seeds ${first} to ${seed - 1}.`,
);
process.exit(found === 0 ? 0 : 1);
