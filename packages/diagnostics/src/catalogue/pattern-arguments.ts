import { diagnostic } from "../problem.ts";

export const patternArguments = diagnostic<{ name: string; expected: number; found: number }>({
  code: "P0505",
  name: "pattern-arguments",
  severity: "error",
  message: ({ name, expected, found }) =>
    `\`${name}\` has ${expected === 0 ? "no fields" : expected === 1 ? "one field" : `${expected} fields`}, but this pattern names ${found}.`,
  hint: "Write `_` for a field that is not needed, or leave out the parentheses.",
  page: `A pattern for a variant has a part for each field, by position or by name; without parentheses it fits any payload.

Ways out: write \`_\` for what is not needed.`,
  bad: `type Shape = Rect(width: Int, height: Int)

export neuro wide(shape: Shape) -> Int = match shape {
  Rect(w) => w
}`,
  good: `type Shape = Rect(width: Int, height: Int)

export neuro wide(shape: Shape) -> Int = match shape {
  Rect(w, _) => w
}`,
});
