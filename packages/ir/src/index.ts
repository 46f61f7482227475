/** Neuro-IR: the program's meaning, independent of any target. */

export type * from "./ir.ts";
