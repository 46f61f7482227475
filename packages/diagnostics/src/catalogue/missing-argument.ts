import { diagnostic } from "../problem.ts";

export const missingArgument = diagnostic<{ name: string; callee: string }>({
  code: "P0403",
  name: "missing-argument",
  severity: "error",
  message: ({ name, callee }) => `\`${callee}\` needs the argument \`${name}\`.`,
  label: "an argument is missing",
  hint: ({ name }) => `Add it, by position or as \`${name}: …\`.`,
  page: `Every parameter without a default needs an argument, by position or by name.

Ways out: pass it, or give the parameter a default.`,
  bad: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro square(n: Int) -> Int = area(n)`,
  good: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro square(n: Int) -> Int = area(n, n)`,
});
