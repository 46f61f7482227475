// @ts-check
/** Externs of neuro:prelude. What is shown has become a Text where it is called. @module */
import { host, Panic } from "@neuro-lang/runtime";

/** @param {string} value */
export function print(value) {
  host().console.out(`${value}\n`);
}

/** @param {string} value */
export function eprint(value) {
  host().console.error(`${value}\n`);
}

/** Of a message that was made elsewhere nobody knows what is in it. @param {string} message @returns {never} */
export function panic(message) {
  throw new Panic(message);
}
