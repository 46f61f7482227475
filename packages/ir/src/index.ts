/** Neuro-IR: the program's meaning, independent of any target. */

export type * from "./ir.ts";
export { createDescribe } from "./descriptors.ts";
export type { Describe, DescribedProgram } from "./descriptors.ts";
export { messageNeuro } from "./failure-message.ts";
export { foreignFile } from "./foreign-file.ts";
export { hashProgram, hashText } from "./hash.ts";
export { OutOfSteps } from "./interpreter/flow.ts";
export { createInterpreter } from "./interpreter/interpreter.ts";
export type { FindExtern, Interpreter, InterpreterOptions } from "./interpreter/interpreter.ts";
export { parseText } from "./text-parse.ts";
export { printDefinition, printModule, printProgram } from "./text-print.ts";
export { TextFormError } from "./text-tokens.ts";
export { fitsType, sameType, substitute, typeText } from "./types.ts";
export { verify } from "./verifier.ts";
export {
  boundBy,
  forEachExpression,
  mapBlock,
  mapDefinition,
  mapExpression,
  mapPattern,
  mapPlace,
  mapStatement,
  visitBlock,
  visitDefinition,
  visitExpression,
  visitPattern,
  visitPlace,
  visitStatement,
} from "./walk.ts";
export type { Mapping, Visitor } from "./walk.ts";
