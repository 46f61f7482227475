/** What the declarations of compiled modules mean: values of the runtime, as TypeScript sees them. */

/** The base of every failure: data that `fail` raises. Catch it by its own class, or by this one. */
export declare class Failure extends Error {
  /** The name of the record or variant, unless the failure has a field `code` of its own. */
  readonly code: unknown;
}

/** A bug in a program. */
export declare class Panic extends Error {
  /** The message without the values in it. */
  readonly words: string;
}

/** `Map<K, V>`: keys are compared by what they hold. */
export declare class NeuroMap<K, V> implements Iterable<[K, V]> {
  constructor(entries?: Iterable<readonly [K, V]>);
  readonly size: number;
  get(key: K): V | undefined;
  has(key: K): boolean;
  set(key: K, value: V): this;
  delete(key: K): boolean;
  clear(): void;
  keys(): IterableIterator<K>;
  values(): IterableIterator<V>;
  entries(): IterableIterator<[K, V]>;
  [Symbol.iterator](): IterableIterator<[K, V]>;
}

/** `Set<T>`: items are compared by what they hold. */
export declare class NeuroSet<T> implements Iterable<T> {
  constructor(items?: Iterable<T>);
  readonly size: number;
  has(item: T): boolean;
  add(item: T): this;
  delete(item: T): boolean;
  clear(): void;
  values(): IterableIterator<T>;
  [Symbol.iterator](): IterableIterator<T>;
}

/** An exact decimal number. */
export declare class Decimal {
  /** `new Decimal(1250n, 2)` is 12.50. */
  constructor(unscaled: bigint, scale: number);
  /** `12.50`, `-3`, `1.5e3`; undefined for anything else. */
  static parse(text: string): Decimal | undefined;
  static fromInt(value: number): Decimal;
  add(other: Decimal): Decimal;
  subtract(other: Decimal): Decimal;
  multiply(other: Decimal): Decimal;
  divide(other: Decimal, scale?: number): Decimal;
  negate(): Decimal;
  compare(other: Decimal): number;
  toNumber(): number;
  toString(): string;
}

/** The whole numbers from a start up to an end that is left out. */
export declare class Range implements Iterable<number> {
  constructor(start: number, end: number);
  readonly start: number;
  readonly end: number;
  readonly length: number;
  has(value: number): boolean;
  [Symbol.iterator](): IterableIterator<number>;
}

/** What a type is at run time: neuros whose type parameter is bounded by `Data` take one first. */
export interface TypeDescriptor {
  readonly kind: string;
}
