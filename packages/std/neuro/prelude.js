// @ts-check
/** Externs of neuro:prelude. @module */
import { host, panic as stop } from "@neuro-lang/runtime";

/** The compiler shows what is no text at the call, where the type is known. @param {string} value */
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
