// @ts-check
/** Externs of neuro:random. @module */
import { host, nextRandom, seedState } from "@neuro-lang/runtime";

export function draw() {
  return host().random.next();
}

/** @param {number} seed @returns {[number, number, number, number]} */
export function seeded(seed) {
  const { a, b, c, counter } = seedState(seed);
  return [a, b, c, counter];
}

/** @param {import("@neuro-lang/runtime").RandomState} rng */
export function advance(rng) {
  return nextRandom(rng);
}

/** @param {number} mean @param {number} sd */
export function normal(mean = 0, sd = 1) {
  const { random } = host();
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return mean + sd * radius * Math.cos(2 * Math.PI * random.next());
}

export function drawUuid() {
  const { random } = host();
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
    const digit = Math.floor(random.next() * 16);
    return (place === "x" ? digit : (digit % 4) + 8).toString(16);
  });
}
