import { diagnostic } from "../problem.ts";

export const classWord = diagnostic<{ written: string }>({
  code: "P0138",
  name: "class-word",
  severity: "error",
  message: ({ written }) => `\`${written}\` is written \`type\` here.`,
  label: "write `type`",
  hint: "A type holds fields alone; neuros whose first parameter is the type are called as its methods.",
  page: `\`type Point { x: Int, y: Int }\` is a record. It has no methods and no parents: any neuro of its module whose first parameter is a Point is called like a method, \`point.length()\`.

Ways out: write \`type\`, and put the methods beside it as neuros.`,
  bad: `class Point { x: Int, y: Int }

neuro length(point: Point) -> Int = point.x + point.y`,
  good: `type Point { x: Int, y: Int }

neuro length(point: Point) -> Int = point.x + point.y`,
});
