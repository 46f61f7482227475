// @ts-check
/** Externs of neuro:prelude. What is shown has become a Text where it is called. @module */
import { host, panic as stop } from "@neuro-lang/runtime";

/** @param {string} value */
export function print(value) {
  host().console.out(`${value}\n`);
}

/** @param {string} value */
export function eprint(value) {
  host().console.error(`${value}\n`);
}

/** @param {string} message @returns {never} */
export function panic(message) {
  return stop(message);
}
