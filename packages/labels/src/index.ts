/** Labels: how private a value is, and how far it can be trusted, proved for every flow of a program. Pure; nothing is thrown. */

export { checkLabels, checkLabelsInSteps, type LabelOptions, type LabelReport } from "./check.ts";
export type { LabelledEffect, LabelledVariable } from "./demands.ts";
export {
  bottom,
  excess,
  has,
  type Label,
  labelOf,
  partsOf,
  personal,
  secret,
  top,
  untrusted,
  wordsOf,
} from "./label.ts";
export { isPrivatePart, mayHoldPrivate } from "./private.ts";
export type { FindSource, Source } from "./program.ts";
export type { Taking, Unsaid } from "./shown.ts";
