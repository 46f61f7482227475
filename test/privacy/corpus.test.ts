// A share of the corpus that `test/bench/privacy` measures whole: what neuro:privacy finds there, it goes on finding.
import { describe, expect, test } from "vitest";
import { corpus, entities } from "../bench/privacy/corpus.ts";
import { ours } from "../bench/privacy/ours.ts";
import { add, emptyScores, precisionOf, recallOf, total } from "../bench/privacy/score.ts";

describe("neuro:privacy on 800 texts of the corpus", () => {
  const scores = emptyScores();
  for (const document of corpus(7, 800)) add(scores, document, ours(document.text));

  test("all in all", () => {
    const all = total(scores);
    expect(all.gold).toBeGreaterThan(2000);
    expect(precisionOf(all)).toBeGreaterThan(0.99);
    expect(recallOf(all)).toBeGreaterThan(0.99);
  });

  test.each(entities)("%s", (entity) => {
    const score = scores.get(entity)!;
    expect(score.gold).toBeGreaterThan(100);
    expect(precisionOf(score)).toBeGreaterThan(0.96);
    expect(recallOf(score)).toBeGreaterThan(0.96);
  });

  test("the corpus has texts without anything to find, and they stay whole", () => {
    const empty = corpus(7, 800).filter(({ gold }) => gold.length === 0);
    expect(empty.length).toBeGreaterThan(5);
    const wrong = empty.filter(({ text }) => ours(text).length > 0);
    expect(wrong.length).toBeLessThanOrEqual(1);
  });
});
