import { diagnostic } from "../problem.ts";

export const unnamedField = diagnostic<{ field: string; type: string }>({
  code: "P0145",
  name: "unnamed-field",
  severity: "error",
  message: "What a variant holds has a name.",
  label: ({ field, type }) => `such as \`${field} ${type}\``,
  page: `The parts of a variant are fields with names: \`Circle(radius: Float)\`. Where a value is made and where it is taken apart, the names may be left out: \`Circle(2.0)\`, \`Circle(r) => …\`.

Ways out: give each part a name.`,
  bad: `type Shape = Circle(Float) | Empty`,
  good: `type Shape = Circle(radius: Float) | Empty`,
});
