/** `Map<K, V>`: insertion order and structural keys. Maps with primitive keys are a native Map and nothing else. */

import { canonicalKey, isPrimitiveKey } from "./key.ts";

export class NeuroMap<K, V> implements Iterable<[K, V]> {
  /** Holds the entries as long as every key is primitive. */
  #direct: Map<K, V> | undefined;
  /** Holds them, by canonical key, once one was not. */
  #structured: Map<string, [K, V]> | undefined;

  constructor(entries?: Iterable<readonly [K, V]>) {
    this.#direct = new Map();
    if (entries !== undefined) for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return (this.#direct ?? this.#structured!).size;
  }

  get(key: K): V | undefined {
    if (this.#direct !== undefined) return this.#direct.get(key);
    return this.#structured!.get(canonicalKey(key))?.[1];
  }

  has(key: K): boolean {
    if (this.#direct !== undefined) return this.#direct.has(key);
    return this.#structured!.has(canonicalKey(key));
  }

  set(key: K, value: V): this {
    if (this.#direct !== undefined) {
      if (isPrimitiveKey(key)) {
        this.#direct.set(key, value);
        return this;
      }
      this.#becomeStructured(this.#direct);
    }
    const canonical = canonicalKey(key);
    const entry = this.#structured!.get(canonical);
    if (entry === undefined) this.#structured!.set(canonical, [key, value]);
    else entry[1] = value;
    return this;
  }

  /** True if the key was there. */
  delete(key: K): boolean {
    if (this.#direct !== undefined) return this.#direct.delete(key);
    return this.#structured!.delete(canonicalKey(key));
  }

  clear(): void {
    this.#direct = new Map();
    this.#structured = undefined;
  }

  keys(): IterableIterator<K> {
    return this.#direct === undefined
      ? this.#structured!.values().map(([key]) => key)
      : this.#direct.keys();
  }

  values(): IterableIterator<V> {
    return this.#direct === undefined
      ? this.#structured!.values().map(([, value]) => value)
      : this.#direct.values();
  }

  entries(): IterableIterator<[K, V]> {
    // A caller may change the pair that it gets, never the map through it.
    return this.#direct === undefined
      ? this.#structured!.values().map(([key, value]): [K, V] => [key, value])
      : this.#direct.entries();
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries();
  }

  /** A map with the same entries that can be changed apart from this one. */
  copy(): NeuroMap<K, V> {
    const copy = new NeuroMap<K, V>();
    if (this.#direct !== undefined) {
      copy.#direct = new Map(this.#direct);
    } else {
      copy.#direct = undefined;
      copy.#structured = new Map();
      for (const [canonical, [key, value]] of this.#structured!)
        copy.#structured.set(canonical, [key, value]);
    }
    return copy;
  }

  /** Takes over the entries of another map. */
  become(other: NeuroMap<K, V>): void {
    const copy = other.copy();
    this.#direct = copy.#direct;
    this.#structured = copy.#structured;
  }

  #becomeStructured(direct: Map<K, V>): void {
    this.#structured = new Map();
    for (const [key, value] of direct) this.#structured.set(canonicalKey(key), [key, value]);
    this.#direct = undefined;
  }
}
