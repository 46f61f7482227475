import { diagnostic } from "../problem.ts";

export const strictEquality = diagnostic<{ written: string; meant: string }>({
  code: "P0121",
  name: "strict-equality",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is written \`${meant}\` here.`,
  label: ({ meant }) => `write \`${meant}\``,
  hint: "`==` compares values, deeply, and never converts.",
  page: `There is one equality. \`==\` compares two values of one type, deeply, and converts nothing, so it needs no stricter sister.

Ways out: write \`==\` or \`!=\`.`,
  bad: `neuro same(a: Int, b: Int) -> Bool = a === b`,
  good: `neuro same(a: Int, b: Int) -> Bool = a == b`,
});
