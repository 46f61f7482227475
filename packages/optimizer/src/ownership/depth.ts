/**
 * How many levels of a value, from its root, nobody else holds: 0 for a value that others may hold, 1 if only the root is sure to be
 * its own, `deep` if everything inside is. In summaries it may depend on what a caller hands over: the value is the least of
 * `base` and, for each symbol, the symbol's depth plus an offset.
 */

export interface Depth {
  readonly base: number;
  readonly terms: ReadonlyMap<string, number>;
}

/** More levels than any type written by hand has. */
export const deepest = 8;
const noTerms: ReadonlyMap<string, number> = new Map();

export function depth(base: number): Depth {
  return { base: Math.max(0, Math.min(base, deepest)), terms: noTerms };
}
export const shared = depth(0);
export const deep = depth(deepest);

/** What the argument of a value parameter is, and what a function parameter's result is. */
export function symbol(name: string): Depth {
  return { base: deepest, terms: new Map([[name, 0]]) };
}

export function least(...depths: readonly Depth[]): Depth {
  let base = deepest;
  let terms: Map<string, number> | undefined;
  for (const item of depths) {
    base = Math.min(base, item.base);
    for (const [name, offset] of item.terms) {
      terms ??= new Map();
      terms.set(name, Math.min(offset, terms.get(name) ?? deepest));
    }
  }
  return { base, terms: terms ?? noTerms };
}

/** A value one level around, or with a negative count some levels inside. */
export function around(inner: Depth, levels: number): Depth {
  if (inner.base === deepest && inner.terms.size === 0) return inner;
  const base = inner.base === deepest ? deepest : inner.base + levels;
  const terms = new Map([...inner.terms].map(([name, offset]) => [name, offset + levels]));
  return { base: Math.max(0, Math.min(base, deepest)), terms };
}

/** With what a caller knows about the symbols. */
export function resolve(value: Depth, known: (name: string) => Depth): Depth {
  return least(
    depth(value.base),
    ...[...value.terms].map(([name, offset]) => around(known(name), offset)),
  );
}

/** The levels that are sure whatever the symbols are. */
export function certain(value: Depth): number {
  return Math.max(0, Math.min(value.base, ...value.terms.values()));
}

export function sameDepth(left: Depth, right: Depth): boolean {
  return (
    left.base === right.base &&
    left.terms.size === right.terms.size &&
    [...left.terms].every(([name, offset]) => right.terms.get(name) === offset)
  );
}
