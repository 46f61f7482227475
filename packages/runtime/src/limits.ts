/** What a policy lets a program touch, as its host is told. */

export interface Limits {
  /** Where relative patterns of paths start: the policy's folder, absolute. */
  readonly folder: string;
  /** Patterns of paths that may be read; undefined for every path. */
  readonly read: readonly string[] | undefined;
  readonly write: readonly string[] | undefined;
  /** Patterns of programs that may be started. */
  readonly programs: readonly string[] | undefined;
  readonly places: PlaceLimits;
}

/** What the compiler relied on. */
export interface PlaceLimits {
  /** Paths that it saw. Of a path that it did not see, it took every place into account. */
  readonly seen: readonly string[];
  readonly read: PlaceLabels;
  readonly write: PlaceLabels;
}

/** What a policy says of what lies in places, and of what may go there. */
export interface PlaceLabels {
  readonly treated: readonly PlaceLabel[];
  readonly cleared: readonly PlaceLabel[];
}

export interface PlaceLabel {
  readonly patterns: readonly string[];
  /** A set of bits. Which label it is does not matter here, only what one has beyond another. */
  readonly label: number;
}

const nothingSaid: PlaceLabels = { treated: [], cleared: [] };

/** A policy that says nothing of any place. */
export const noPlaces: PlaceLimits = { seen: [], read: nothingSaid, write: nothingSaid };
