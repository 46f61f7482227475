/** Labels: how private a value is, and how far it can be trusted, proved for every flow of a program. Pure; nothing is thrown. */

export { checkLabels, type LabelReport } from "./check.ts";
export { type Label, personal, secret, untrusted, wordsOf } from "./label.ts";
