/**
 * A generator that gives the same numbers for the same seed on every machine: sfc32 (Chris Doty-Humphrey's Small Fast Counter),
 * which passes PractRand and needs only 32-bit arithmetic, seeded through the finaliser of MurmurHash3.
 */

import type { RandomProvider } from "../host.ts";

/** Whole numbers of 32 bits. */
export interface RandomState {
  a: number;
  b: number;
  c: number;
  counter: number;
}

export function seedState(seed: number): RandomState {
  const a = mix(seed | 0);
  const b = mix(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9);
  const state = { a, b, c: mix(a ^ b), counter: 1 };
  // The first outputs of similar seeds are similar.
  for (let round = 0; round < 12; round++) nextBits(state);
  return state;
}

/** From 0 up to 1, 1 left out; changes the state. */
export function nextRandom(state: RandomState): number {
  const high = nextBits(state) >>> 5;
  const low = nextBits(state) >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

function nextBits(state: RandomState): number {
  const result = (state.a + state.b + state.counter) | 0;
  state.counter = (state.counter + 1) | 0;
  state.a = state.b ^ (state.b >>> 9);
  state.b = (state.c + (state.c << 3)) | 0;
  state.c = (((state.c << 21) | (state.c >>> 11)) + result) | 0;
  return result;
}

function mix(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

export class SeededRandom implements RandomProvider {
  readonly #state: RandomState;

  constructor(seed: number) {
    this.#state = seedState(seed);
  }

  next(): number {
    return nextRandom(this.#state);
  }
}
