/** Where the standard library's modules are. */

/** The folder of `NAME.neuro` and, where it has externs, `NAME.js`. */
export const standardFolder: URL = new URL("../neuro/", import.meta.url);
