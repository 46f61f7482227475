/**
 * Non-interference as a property: `node test/fuzz/labels.ts [programs] [first seed]`. Every generated program that is accepted
 * and has something private in it runs with four private (then untrusted, then secret) inputs, by the interpreter and as
 * JavaScript; what it shows must be the same. `programs` says how many of these there are to be.
 */

import { NonInterference } from "../../packages/testing/src/differential/non-interference.ts";

const programs = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? 0);
const labels = ["personal", "untrusted", "secret"];
const property = await NonInterference.create();
const start = performance.now();
const counts = { rejected: 0, same: 0, shows: 0, broken: 0, independent: 0 };
let seed = first;
for (; counts.same < programs && counts.shows + counts.broken < 3; seed += 1) {
  const outcome = await property.check(seed, labels[seed % labels.length]!);
  if (outcome.kind === "same" && !outcome.depends) counts.independent += 1;
  else counts[outcome.kind] += 1;
  if ((seed - first) % 1000 === 999) console.error(told());
  if (outcome.kind === "rejected" || outcome.kind === "same") continue;
  console.log(`─── seed ${seed}: ${outcome.kind}\n${outcome.text}\n${outcome.detail}`);
}
property.close();
console.log(told());
process.exit(counts.shows + counts.broken === 0 ? 0 : 1);

function told(): string {
  const { rejected, same, shows, broken, independent } = counts;
  const generated = seed - first;
  const accepted = same + shows + broken + independent;
  const seconds = ((performance.now() - start) / 1000).toFixed();
  return `${generated} generated, ${rejected} rejected, ${accepted} accepted (${Math.round((100 * accepted) / generated)} %), of which ${independent} do not depend on private input; ${same} show the same, ${shows} show it, ${broken} broken; seeds from ${first}, ${seconds} s`;
}
