/** `re"…"`: one RegExp object for each pattern, always in Unicode mode, never with state. */

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

function unicodeFlags(flags: string): string {
  const stateless = flags.replace(/[gy]/g, "");
  return /[uv]/.test(stateless) ? stateless : `${stateless}u`;
}
