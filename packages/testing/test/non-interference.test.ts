/** A share of what `node test/fuzz/labels.ts` tries: accepted programs show the same whatever their labelled input is. */

import { afterAll, expect, test } from "vitest";
import { NonInterference } from "../src/differential/non-interference.ts";

const property = await NonInterference.create(12);
afterAll(() => property.close(), 60_000);

test.each(["personal", "untrusted", "secret"])(
  "%s input is not seen",
  async (label) => {
    let accepted = 0;
    for (let seed = 0; accepted < 25; seed += 1) {
      const outcome = await property.check(seed, label);
      if (outcome.kind === "rejected") continue;
      expect(outcome, `seed ${seed}`).toEqual({ kind: "same" });
      accepted += 1;
    }
  },
  60_000,
);
