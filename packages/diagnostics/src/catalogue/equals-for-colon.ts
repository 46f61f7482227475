import { diagnostic } from "../problem.ts";

export const equalsForColon = diagnostic({
  code: "P0212",
  name: "equals-for-colon",
  severity: "error",
  message: "A named argument's or field's value stands behind `:`, not behind `=`.",
  label: "write `:`",
  page: `\`name: value\` names an argument of a call and a field of a record; \`key: value\` is an entry of a map. \`=\` gives a value to a variable, and a default to a parameter or a field where it is declared.

Ways out: write \`:\`.`,
  bad: `type Point { x: Int, y: Int }

neuro origin() -> Point = Point { x = 0, y: 0 }`,
  good: `type Point { x: Int, y: Int }

neuro origin() -> Point = Point { x: 0, y: 0 }`,
});
