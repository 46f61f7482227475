import { diagnostic } from "../problem.ts";

export const unclosedBracket = diagnostic<{ bracket: string; closer: string }>({
  code: "P0203",
  name: "unclosed-bracket",
  severity: "error",
  message: ({ bracket }) => `This \`${bracket}\` is never closed.`,
  label: ({ closer }) => `I miss its \`${closer}\``,
  page: `Every bracket needs its closing one, inside the brackets that are open around it.

Ways out: write the closing bracket where the part ends.`,
  bad: `neuro double(x: Int) -> Int = (x * 2`,
  good: `neuro double(x: Int) -> Int = (x * 2)`,
});
