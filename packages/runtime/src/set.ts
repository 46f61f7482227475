/** `Set<T>`: insertion order and structural items. Sets of primitives are a native Set and nothing else. */

import { canonicalKey, isPrimitiveKey } from "./key.ts";

export class NeuroSet<T> implements Iterable<T> {
  /** Holds the items as long as every one is primitive. */
  #direct: Set<T> | undefined;
  /** Holds them, by canonical key, once one was not. */
  #structured: Map<string, T> | undefined;

  constructor(items?: Iterable<T>) {
    this.#direct = new Set();
    if (items !== undefined) for (const item of items) this.add(item);
  }

  get size(): number {
    return (this.#direct ?? this.#structured!).size;
  }

  has(item: T): boolean {
    if (this.#direct !== undefined) return this.#direct.has(item);
    return this.#structured!.has(canonicalKey(item));
  }

  add(item: T): this {
    if (this.#direct !== undefined) {
      if (isPrimitiveKey(item)) {
        this.#direct.add(item);
        return this;
      }
      this.#structured = new Map();
      for (const earlier of this.#direct) this.#structured.set(canonicalKey(earlier), earlier);
      this.#direct = undefined;
    }
    const canonical = canonicalKey(item);
    if (!this.#structured!.has(canonical)) this.#structured!.set(canonical, item);
    return this;
  }

  /** True if the item was there. */
  delete(item: T): boolean {
    if (this.#direct !== undefined) return this.#direct.delete(item);
    return this.#structured!.delete(canonicalKey(item));
  }

  clear(): void {
    this.#direct = new Set();
    this.#structured = undefined;
  }

  values(): IterableIterator<T> {
    return (this.#direct ?? this.#structured!).values() as IterableIterator<T>;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.values();
  }

  /** A set with the same items that can be changed apart from this one. */
  copy(): NeuroSet<T> {
    const copy = new NeuroSet<T>();
    if (this.#direct !== undefined) {
      copy.#direct = new Set(this.#direct);
    } else {
      copy.#direct = undefined;
      copy.#structured = new Map(this.#structured!);
    }
    return copy;
  }

  /** Takes over the items of another set. */
  become(other: NeuroSet<T>): void {
    const copy = other.copy();
    this.#direct = copy.#direct;
    this.#structured = copy.#structured;
  }
}
