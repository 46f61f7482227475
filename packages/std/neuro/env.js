// @ts-check
/** Externs of neuro:env. @module */
import { host } from "@neuro-lang/runtime";

/** @param {string} name @returns {string | undefined} */
export function env(name) {
  return host().env.get(name);
}

/** @param {string} name */
export function secretOf(name) {
  return env(name);
}

export function variables() {
  return host().env.all();
}
