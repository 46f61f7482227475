import { diagnostic } from "../problem.ts";

export const interfaceFields = diagnostic({
  code: "P0142",
  name: "interface-fields",
  severity: "error",
  message: "An `interface` lists neuros here: a record of fields is a `type`.",
  label: "write `type`",
  page: `\`type Point { x: Int, y: Int }\` is a record. An \`interface\` is a named set of signatures that neuros and agents implement.

Ways out: write \`type\`.`,
  bad: `interface Point {
  x: Int
  y: Int
}`,
  good: `type Point {
  x: Int
  y: Int
}`,
});
