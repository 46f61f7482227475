/**
 * A generator that gives the same numbers for the same seed on every machine: sfc32 (Chris Doty-Humphrey's Small Fast Counter),
 * which passes PractRand and needs only 32-bit arithmetic, seeded through the finaliser of MurmurHash3.
 */

import type { RandomProvider } from "../host.ts";

export class SeededRandom implements RandomProvider {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = mix(seed | 0);
    this.#b = mix(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9);
    this.#c = mix(this.#a ^ this.#b);
    // The first outputs of similar seeds are similar.
    for (let round = 0; round < 12; round++) this.#bits();
  }

  next(): number {
    const high = this.#bits() >>> 5;
    const low = this.#bits() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  #bits(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result;
  }
}

function mix(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
