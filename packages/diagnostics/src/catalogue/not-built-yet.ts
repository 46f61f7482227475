import { diagnostic } from "../problem.ts";

export const notBuiltYet = diagnostic<{ construct: string }>({
  code: "P0991",
  name: "not-built-yet",
  severity: "error",
  message: ({ construct }) =>
    `I understand this, but ${construct} cannot be used yet: that part is designed and not built.`,
  label: "not built yet",
  hint: ({ construct }) =>
    construct === "`import js`"
      ? "Until then declare what you need as an `extern neuro`, and import the package in the JavaScript beside this file: see docs/language/foreign-code.md."
      : "See docs/roadmap.md for what is built when.",
  page: `The language is parsed and formatted as a whole, but built piece by piece. docs/roadmap.md says what is built when.

Ways out: do it with what is built, or wait.`,
  bad: `export net morning() -> Int {
  return 1
}`,
  good: `export neuro morning() -> Int {
  return 1
}`,
});
