/** Where the standard library's modules are, and which there are. */

/** Names of the modules: `list` is imported as "neuro:list". */
export const standardModules = [
  "bytes",
  "cli",
  "csv",
  "decimal",
  "env",
  "float",
  "fs",
  "int",
  "json",
  "list",
  "log",
  "map",
  "math",
  "option",
  "prelude",
  "process",
  "random",
  "regex",
  "set",
  "size",
  "test",
  "text",
  "time",
] as const;

/** The folder of `NAME.neuro` and, where it has externs, `NAME.js`. */
export const standardFolder: URL = new URL("../neuro/", import.meta.url);
