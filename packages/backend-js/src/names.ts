/** Which JavaScript names the definitions and variables of a module get: their own, wherever JavaScript allows it. */

const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally " +
    "for function if implements import in instanceof interface let new null package private protected public return static super " +
    "switch this throw true try typeof undefined var void while with yield NaN Infinity " +
    // Globals that emitted code uses, or that a reader would take for the global.
    "Array Boolean Error Function Map Math Number Object Promise Set String Symbol RegExp Date JSON Uint8Array globalThis"
  ).split(" "),
);

export function safeName(name: string): string {
  return reserved.has(name) ? `${name}_` : name;
}

/** `name`, or `name_`, `name__` …: the first that is not taken. */
export function freeName(name: string, taken: (candidate: string) => boolean): string {
  let candidate = safeName(name);
  while (taken(candidate)) candidate += "_";
  return candidate;
}

/** The source's name of a variable: what stands before the `_2` that told it apart. */
export function sourceName(local: string): string {
  return local.replace(/_\d+$/, "") || local;
}
