/** Policies: what a program may touch, as data, and whether a program fits. Pure; nothing is thrown. */

export { misfits } from "./fit.ts";
export { linked, type Linked } from "./link.ts";
export { emptyPolicy, grantedAnyway, type Policy } from "./policy.ts";
export { capabilitiesIn, reachOfAll } from "./reach.ts";
export { misplaced, readPolicy, type ReadPolicy, ruleForms, rulesToKeep } from "./read.ts";
export { limitsOf } from "./limits.ts";
export { labelsPrivate } from "./sources.ts";
export { neededRules, policyText, type NeededRule } from "./smallest.ts";
