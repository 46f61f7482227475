import { diagnostic } from "../problem.ts";

export const numberForm = diagnostic<{ text: string }>({
  code: "P0109",
  name: "number-form",
  severity: "error",
  message: ({ text }) => `I cannot read the number \`${text}\`.`,
  label: "not a number",
  hint: "Numbers are written `1_000`, `0xff`, `0b1010`, `0o17`, `2.5` or `1.5e-3`; an underscore stands between two digits.",
  page: `Whole numbers are written in decimal (\`1_000\`), hexadecimal (\`0xff\`), binary (\`0b1010\`) or octal (\`0o17\`); others with a point or an exponent (\`2.5\`, \`1.5e-3\`). An underscore stands between two digits.

Ways out: remove what does not belong to the number.`,
  bad: `export let mask: Int = 0xfg`,
  good: `export let mask: Int = 0xff`,
});
