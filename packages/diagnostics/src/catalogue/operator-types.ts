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
  hint: ({ operator, left, right }) =>
    operator === "+" && (left === "Text" || right === "Text")
      ? 'To put a value into a text, write `"… {value}"`.'
      : undefined,
  page: `\`+\` joins numbers, Texts and Lists; the other arithmetic works on numbers, durations and sizes; \`<\` and its kin on values of one comparable type; \`and\`, \`or\`, \`not\` on Bool.

Ways out: convert one side; write texts with \`{…}\`.`,
  bad: `export neuro label(n: Int) -> Text = "n = " + n`,
  good: `export neuro label(n: Int) -> Text = "n = {n}"`,
});
