import { diagnostic } from "../problem.ts";

export const semicolonForComma = diagnostic({
  code: "P0211",
  name: "semicolon-for-comma",
  severity: "error",
  message: "What stands in brackets is separated by `,`, not by `;`.",
  label: "write `,`",
  page: `\`;\` separates statements that stand on one line. Arguments, fields, entries and items are separated by commas.

Ways out: write \`,\`.`,
  bad: `type Point { x: Int, y: Int }

neuro origin() -> Point = Point { x: 0; y: 0 }`,
  good: `type Point { x: Int, y: Int }

neuro origin() -> Point = Point { x: 0, y: 0 }`,
});
