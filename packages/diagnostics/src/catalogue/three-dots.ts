import { diagnostic } from "../problem.ts";

export const threeDots = diagnostic({
  code: "P0124",
  name: "three-dots",
  severity: "error",
  message: "Spreading is written with two dots: `..`.",
  label: "write `..`",
  page: `\`[1, ..rest]\` takes in the elements of a list, \`{ ..old, name: "new" }\` the fields of a record. For a changed copy there is also \`old with { name: "new" }\`.

Ways out: write two dots.`,
  bad: `neuro longer(xs: List<Int>) -> List<Int> = [0, ...xs]`,
  good: `neuro longer(xs: List<Int>) -> List<Int> = [0, ..xs]`,
});
