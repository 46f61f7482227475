/** Precision and recall of places against gold spans. */

import { type Document, entities, type Entity, type Span } from "./corpus.ts";

export interface Place {
  /** None where it is of a kind that the corpus does not ask for. */
  readonly entity: Entity | undefined;
  /** In characters. */
  readonly start: number;
  readonly end: number;
}

export interface Score {
  /** Gold spans that a place of any entity covers. */
  covered: number;
  gold: number;
  /** Places of this entity, and those of them that overlap gold of any entity. */
  places: number;
  right: number;
}

export type Scores = ReadonlyMap<Entity, Score>;

/** The share of a gold span that has to be covered: what is left of a card number must not tell which card it is. */
const coverage = 0.8;

export function emptyScores(): Scores {
  return new Map(entities.map((entity) => [entity, { covered: 0, gold: 0, places: 0, right: 0 }]));
}

const shared = (a: Span | Place, b: Span | Place): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Which entity a place claims to be is asked for precision only, and there any overlap with gold counts: kind to everybody. */
export function add(scores: Scores, { gold }: Document, places: readonly Place[]): void {
  for (const span of gold) {
    const score = scores.get(span.entity)!;
    score.gold++;
    const total = places.map((place) => shared(place, span)).reduce((a, b) => a + b, 0);
    if (total >= (span.end - span.start) * coverage) score.covered++;
  }
  for (const place of places) {
    if (place.entity === undefined) continue;
    const score = scores.get(place.entity)!;
    score.places++;
    if (gold.some((span) => shared(place, span) > 0)) score.right++;
  }
}

export const recallOf = ({ covered, gold }: Score): number => (gold === 0 ? 1 : covered / gold);
export const precisionOf = ({ right, places }: Score): number =>
  places === 0 ? 1 : right / places;

export function total(scores: Scores): Score {
  const sum: Score = { covered: 0, gold: 0, places: 0, right: 0 };
  for (const score of scores.values())
    for (const key of ["covered", "gold", "places", "right"] as const) sum[key] += score[key];
  return sum;
}
