import { diagnostic } from "../problem.ts";

export const methodInType = diagnostic<{ method: string; type: string }>({
  code: "P0144",
  name: "method-in-type",
  severity: "error",
  message: ({ method, type }) => `\`${method}\` stands inside the type \`${type}\`.`,
  label: "write it beside the type",
  hint: ({ type }) =>
    `A type holds fields alone. A neuro whose first parameter is a \`${type}\` is called as its method.`,
  page: `A type holds fields alone: \`type Point { x: Int, y: Int }\`. Any neuro of its module whose first parameter is a Point is called like a method: \`point.length()\`. There is no \`this\`; the first parameter has a name of its own, and \`var\` before it if the neuro changes the value.

Ways out: write the methods beside the type, with the value as their first parameter.`,
  bad: `type Counter {
  count: Int

  neuro next(self) -> Int {
    return self.count + 1
  }
}`,
  good: `type Counter {
  count: Int
}

neuro next(counter: Counter) -> Int {
  return counter.count + 1
}`,
});
