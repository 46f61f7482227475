/** `re"…"`: one RegExp object for each pattern, always in Unicode mode, never with state. */

import type { TextForm } from "./descriptor.ts";

const compiled = new Map<string, RegExp>();

/** Throws a SyntaxError for a wrong pattern; literals were checked by the compiler. */
export function regex(pattern: string, flags: string): RegExp {
  const key = `${flags}/${pattern}`;
  let found = compiled.get(key);
  if (found === undefined) {
    found = new RegExp(pattern, unicodeFlags(flags));
    compiled.set(key, found);
  }
  return found;
}

/** True if the form says how the whole text is written. */
export function matchesForm({ pattern, flags }: TextForm, text: string): boolean {
  // Under the flag `m` the ends of lines are ends as well.
  return regex(`^(?:${pattern})$`, flags).exec(text)?.[0] === text;
}

function unicodeFlags(flags: string): string {
  const stateless = flags.replace(/[gy]/g, "");
  return /[uv]/.test(stateless) ? stateless : `${stateless}u`;
}
