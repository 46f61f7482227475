import { diagnostic } from "../problem.ts";

export const orPatternNames = diagnostic<{ name: string }>({
  code: "P0506",
  name: "or-pattern-names",
  severity: "error",
  message: ({ name }) => `\`${name}\` is not bound by every alternative of this pattern.`,
  label: "not in every alternative",
  hint: "Bind the same names on every side of `|`.",
  page: `What stands after the arrow may use a name only if it has a value whichever alternative fitted.

Ways out: bind the name in every alternative, or split the arm in two.`,
  bad: `export neuro pick(pair: (Int, Int)) -> Int = match pair {
  (0, n) | (1, _) => 1
  _ => 0
}`,
  good: `export neuro pick(pair: (Int, Int)) -> Int = match pair {
  (0, n) | (n, 0) => n
  _ => 0
}`,
});
