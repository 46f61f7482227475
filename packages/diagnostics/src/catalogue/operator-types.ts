import { diagnostic } from "../problem.ts";

export const operatorTypes = diagnostic<{
  operator: string;
  left: string;
  right: string | undefined;
}>({
  code: "P0409",
  name: "operator-types",
  severity: "error",
  message: ({ operator, left, right }) =>
    right === undefined
      ? `\`${operator}\` does not work on \`${left}\`.`
      : `\`${operator}\` does not work on \`${left}\` and \`${right}\`.`,
  hint({ operator, left, right }) {
    if (operator === "+" && (left === "Text" || right === "Text"))
      return 'To put a value into a text, write `"… {value}"`.';
    if (operator === "/" && left === "Text" && right === "Text")
      return 'Texts are joined with `"{a}/{b}"`. Of a Path, `/` makes one below it: `path(a) / b` with `path` from neuro:fs.';
    return left.endsWith("?") || right?.endsWith("?") === true
      ? "One side may be `none`: say what stands in its place, `(value ?? other)`, or test it first."
      : undefined;
  },
  page: `\`+\` joins numbers, Texts and Lists, \`/\` a Path and what comes below it; the other arithmetic works on numbers, durations and sizes; \`<\` and its kin on values of one comparable type; \`and\`, \`or\`, \`not\` on Bool.

Ways out: convert one side; give an optional a value with \`??\`; write texts with \`{…}\`.`,
  bad: `export neuro label(n: Int) -> Text = "n = " + n`,
  good: `export neuro label(n: Int) -> Text = "n = {n}"`,
});
