/** Spelling suggestions: which of the names in scope was probably meant, and the fix that writes it. */

import leven from "leven";
import type { Fix } from "./problem.ts";
import type { Span } from "./source.ts";

/** The candidate nearest to `name`, or undefined if none is near enough to be worth saying. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  return closestAll(name, candidates, 1)[0];
}

/** Up to `limit` candidates that `name` may be a slip of, nearest first. */
export function closestAll(name: string, candidates: Iterable<string>, limit = 4): string[] {
  // A third of a name may be wrong: one slip in a short name, two in an ordinary one.
  const threshold = Math.max(1, Math.floor(name.length / 3));
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const distance = distanceOf(name, candidate, threshold);
    if (distance <= threshold) found.push({ candidate, distance });
  }
  return found
    .toSorted((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** `likely` is false where something else may be meant as well. */
export function spelled(span: Span, suggestion: string | undefined, likely = true): Fix[] {
  return suggestion === undefined
    ? []
    : [
        {
          title: `Write \`${suggestion}\``,
          edits: [{ span, newText: suggestion }],
          safe: false,
          likely,
        },
      ];
}

/** Edits between the two; letters that differ only in case cost little, since case is what hands get wrong most. */
function distanceOf(name: string, candidate: string, threshold: number): number {
  if (Math.abs(name.length - candidate.length) > threshold) return Number.POSITIVE_INFINITY;
  const lower = name.toLowerCase();
  const other = candidate.toLowerCase();
  if (lower === other) return 0.5;
  if (sortedLetters(lower) === sortedLetters(other) && swapsOneNeighbour(lower, other)) return 1;
  // Of a name of one or two letters nothing is left that could be recognised.
  if (name.length <= 2) return Number.POSITIVE_INFINITY;
  return leven(lower, other, { maxDistance: threshold + 1 });
}

function sortedLetters(text: string): string {
  return [...text].toSorted().join("");
}

function swapsOneNeighbour(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
