/** Checked tree to Neuro-IR. */

export { lowerModule, lowerProgram } from "./lower.ts";
export { failingTypes } from "./failing.ts";
export type { ProgramDefinitions } from "./context.ts";
