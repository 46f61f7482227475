/** `a..b` and `a..=b`: whole numbers from a start up to an end that is left out. A descending range is empty. */

import { int } from "./integers.ts";

export class Range implements Iterable<number> {
  readonly start: number;
  readonly end: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  get length(): number {
    return Math.max(0, this.end - this.start);
  }

  has(value: number): boolean {
    return value >= this.start && value < this.end;
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (let value = this.start; value < this.end; value++) yield value;
  }
}

export function range(from: number, to: number, inclusive: boolean): Range {
  return new Range(from, inclusive ? int(to + 1) : to);
}
