/**
 * A share of what `node test/fuzz/labels.ts` and `node test/fuzz/label-mutations.ts` try: accepted programs show the same
 * whatever their labelled input is, and a missing rule would be noticed.
 */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mutations } from "../src/differential/label-mutations.ts";
import {
  type MutatedLabels,
  mutate,
  mutateLabels,
  notice,
  sourcesOfLabels,
} from "../src/differential/mutated-labels.ts";
import { NonInterference } from "../src/differential/non-interference.ts";

const property = await NonInterference.create();
afterAll(() => property.close(), 60_000);

test.each(["personal", "untrusted", "secret"])("%s input is not seen", async (label) => {
  let accepted = 0;
  for (let seed = 0; accepted < 8; seed += 1) {
    const outcome = await property.check(seed, label);
    if (outcome.kind === "rejected") continue;
    expect(outcome, `seed ${seed}`).toMatchObject({ kind: "same" });
    accepted += 1;
  }
});

test("programs that keep all rules are accepted, and most have something to hide", async () => {
  let hiding = 0;
  for (let seed = 0; seed < 12; seed += 1) {
    const candidate = property.candidate(seed, "personal");
    expect(candidate.accepted(), `seed ${seed}`).toBe(true);
    const outcome = await candidate.run();
    if (outcome.kind === "same" && outcome.depends) hiding += 1;
  }
  expect(hiding).toBeGreaterThanOrEqual(9);
});

describe("a missing rule is noticed", () => {
  test("each stands where its mutation looks for it", () => {
    const sources = sourcesOfLabels();
    for (const mutation of mutations) expect(mutate(sources, mutation).size).toBeGreaterThan(0);
  });

  const words = [
    "a text depends on",
    "what a neuro does depends",
    "an effect depends on where",
    "what a handler does",
    "what a branch does",
    "what follows a `break`",
    "a record holds",
    "a provider shows",
  ];
  let mutated: readonly MutatedLabels[] = [];
  let close = (): void => {};
  beforeAll(async () => {
    const chosen = words.map((word) => mutations.find(({ rule }) => rule.startsWith(word))!);
    ({ mutated, close } = await mutateLabels(chosen));
  }, 60_000);
  afterAll(() => close());

  test("of those that many programs depend on", async () => {
    expect(mutated.length).toBe(words.length);
    const unnoticed = await notice(property, mutated, 150);
    expect(unnoticed.map(({ rule }) => rule)).toEqual([]);
  });
});
