/** What the analysis of one body asks of the program, and what it answers. */
import type { IrType, Local } from "@neuro-lang/ir";
import type { Summary } from "./summaries.ts";

export interface Facts {
  summary(callee: string): Summary;
  /** Whether the parameter takes the object itself. */
  isContainer(type: IrType): boolean;
  nesting(type: IrType): number;
  /** Tells that a call hands over a place of which so many levels are the callee's alone. */
  handsOver(callee: string, parameter: number, levels: number): void;
  parametersOf(callee: string): readonly { readonly local: Local; readonly var: boolean }[];
}

/** What was decided, by node of the tree: assignments, place arguments, `local` expressions. */
export type Decisions = Map<object, readonly boolean[] | false>;
