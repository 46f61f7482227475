/** A small seeded share of the fuzzing; `node test/fuzz/parser.ts` does the whole. */

import { expect, it } from "vitest";

import { brokenSource } from "./broken.ts";
import { parseChecked } from "./invariants.ts";
import { samples } from "./samples.ts";

it.each(samples.map((sample, index) => [index, sample]))(
  "reads sample %i without a problem",
  (_, sample) => {
    expect(parseChecked(String(sample)).problems).toEqual([]);
  },
);

it("keeps its invariants on 2,000 broken sources", () => {
  for (let seed = 0; seed < 2000; seed++) {
    try {
      parseChecked(brokenSource(seed));
    } catch (error) {
      throw new Error(`seed ${seed}: ${JSON.stringify(brokenSource(seed))}`, { cause: error });
    }
  }
});
