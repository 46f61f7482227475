/** The ground floor: problems as data, their catalogue, and how they are shown. */

export * from "./source.ts";
export * from "./problem.ts";
export * as diagnostics from "./catalogue/index.ts";
export { catalogue } from "./catalogue/index.ts";
