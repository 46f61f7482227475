/**
 * The syntax tree. Every node has `start` and `end` (UTF-16 offsets, end exclusive) that lie in the file and enclose its children.
 * Broken source gives nodes of kind "ErrorItem", "ErrorStatement", "ErrorExpression", "ErrorType", "ErrorPattern", or a `Name`
 * whose text is empty; later phases skip these without a further problem.
 */

export type * from "./agents.ts";
export type * from "./control.ts";
export type * from "./expressions.ts";
export type * from "./items.ts";
export type * from "./literals.ts";
export type * from "./node.ts";
export type * from "./patterns.ts";
export type * from "./signatures.ts";
export type * from "./statements.ts";
export type * from "./type-declarations.ts";
export type * from "./types.ts";
