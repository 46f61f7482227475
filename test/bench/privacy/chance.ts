/** Chance of the corpus: the same seed gives the same texts. */

import { SeededRandom } from "../../../packages/runtime/src/index.ts";

export class Chance {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** From `from` up to `to`, both possible. */
  int(from: number, to: number): number {
    return from + Math.floor(this.#random.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!;
  }

  happens(share: number): boolean {
    return this.#random.next() < share;
  }

  digits(count: number): string {
    return this.from("0123456789", count);
  }

  from(alphabet: string, count: number): string {
    return Array.from({ length: count }, () => this.pick([...alphabet])).join("");
  }

  /** `#` becomes a digit, `@` a capital, everything else stays. */
  like(shape: string): string {
    return shape.replace(/[#@]/g, (mark) =>
      mark === "#" ? this.digits(1) : this.from("ABCDEFGHJKLMNPRSTUVWXYZ", 1),
    );
  }
}
