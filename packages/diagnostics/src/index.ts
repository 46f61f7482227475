/** The ground floor: problems as data, their catalogue, their order and their fixes. How they are shown is `@neuro-lang/diagnostics/render`. */

export * from "./source.ts";
export * from "./problem.ts";
export { closest, closestAll, spelled } from "./closest.ts";
export { applyEdits, applyFixes, type AppliedFixes } from "./fixes.ts";
export { compareProblems, hasErrors, orderProblems } from "./order.ts";
export * as diagnostics from "./catalogue/index.ts";
export { catalogue } from "./catalogue/index.ts";
export type { MissingImport } from "./catalogue/unknown-module.ts";
