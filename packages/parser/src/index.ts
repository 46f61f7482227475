/** Text to syntax tree. Parsing never fails: broken source gives error nodes and problems. */

export type * from "./tree/index.ts";
export { closersAt, lineClosers } from "./closers.ts";
export { type ColouredToken, colouredTokens } from "./colours.ts";
export { parse, type Parsed } from "./parse.ts";
export { forEachChild, forEachPair, nodeChildren, type AnyNode } from "./walk.ts";
export { tokenTable, words, type TokenColour, type TokenDescription } from "./tokens.ts";
