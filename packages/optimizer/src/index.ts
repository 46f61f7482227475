/** Neuro-IR to Neuro-IR: what is emitted afterwards means the same and runs faster. */
import type { IrProgram } from "@neuro-lang/ir";
import { countItems } from "./counting.ts";
import { inlineCalls } from "./inline.ts";
import { decideCopies } from "./ownership/index.ts";

export { countItems } from "./counting.ts";
export { inlineCalls } from "./inline.ts";
export { decideCopies, type Copy, type Ownership } from "./ownership/index.ts";

export function optimize(program: IrProgram): IrProgram {
  return decideCopies(inlineCalls(countItems(program))).program;
}
