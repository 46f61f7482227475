/** Neuro-IR: the program's meaning, independent of any target. */

export type * from "./ir.ts";
export { createDescribe } from "./descriptors.ts";
export type { Describe, DescribedProgram } from "./descriptors.ts";
export { OutOfSteps } from "./interpreter/flow.ts";
export { createInterpreter } from "./interpreter/interpreter.ts";
export type { FindExtern, Interpreter, InterpreterOptions } from "./interpreter/interpreter.ts";
export { typeText } from "./types.ts";
