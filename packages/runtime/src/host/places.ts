/**
 * Places that a policy says more of than whether they may be touched. The compiler went by paths as they are written, from the
 * folder of the policy; a link, or another working folder, may lead to a place of which the policy says otherwise.
 */

import type { Limits, PlaceLabel, PlaceLabels } from "../limits.ts";
import { absolutePath, fitsPattern, type PathPattern, pathPattern } from "../targets.ts";

/** A label, and the patterns of the places that have it. */
interface Labelled {
  readonly patterns: readonly PathPattern[];
  readonly label: number;
}

export class Places {
  readonly #seen: ReadonlySet<string>;
  readonly #folder: string;
  readonly #treatedAsWritten: readonly Labelled[];
  readonly #treated: readonly Labelled[];
  readonly #clearedAsWritten: readonly Labelled[];
  readonly #cleared: readonly Labelled[];

  /** `follow` gives where a path leads. */
  constructor(
    { treated, cleared }: PlaceLabels,
    { folder, places: { seen } }: Pick<Limits, "folder" | "places">,
    follow: (path: string) => string,
  ) {
    const real = follow(folder);
    this.#seen = new Set(seen);
    this.#folder = folder;
    this.#treatedAsWritten = patternsOf(treated, folder);
    // What lies behind a treated folder that is a link itself is what the rule is about.
    this.#treated = patternsOf(treated, real).map(({ patterns, label }) => ({
      patterns: patterns.flatMap((each) => [each, { ...each, root: follow(each.root) }]),
      label,
    }));
    this.#clearedAsWritten = patternsOf(cleared, folder);
    this.#cleared = patternsOf(cleared, real);
  }

  /** True if the compiler went by what the policy says of this path. */
  matterFor(path: string): boolean {
    return this.#seen.has(path) && this.#treated.length + this.#cleared.length > 0;
  }

  /** False if what the compiler took a path for is less than what lies there, or more than what may go there. */
  areAsWritten(path: string, real: string): boolean {
    const written = absolutePath(path, this.#folder);
    const lies = labelAt(this.#treated, real) & ~labelAt(this.#treatedAsWritten, written);
    const goes = labelAt(this.#clearedAsWritten, written) & ~labelAt(this.#cleared, real);
    return lies === 0 && goes === 0;
  }
}

function patternsOf(labels: readonly PlaceLabel[], folder: string): readonly Labelled[] {
  return labels.map(({ patterns, label }) => ({
    patterns: patterns.map((pattern) => pathPattern(pattern, folder)),
    label,
  }));
}

function labelAt(places: readonly Labelled[], path: string): number {
  return places
    .filter(({ patterns }) => patterns.some((pattern) => fitsPattern(pattern, path)))
    .reduce((all, { label }) => all | label, 0);
}
