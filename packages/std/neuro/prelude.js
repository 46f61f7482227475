// @ts-check
/** Externs of neuro:prelude. @module */
import { host, panic as stop, show } from "@neuro-lang/runtime";

/** @typedef {import("@neuro-lang/runtime").TypeDescriptor} TypeDescriptor */

/** Whatever type the compiler says the value has. @param {TypeDescriptor} type @param {unknown} value */
export function print(type, value) {
  host().console.out(`${show(value, type)}\n`);
}

/** @param {TypeDescriptor} type @param {unknown} value */
export function eprint(type, value) {
  host().console.error(`${show(value, type)}\n`);
}

/** @param {string} message @returns {never} */
export function panic(message) {
  return stop(message);
}
