import { diagnostic } from "../problem.ts";

export const foreignType = diagnostic<{ written: string; meant: string }>({
  code: "P0137",
  name: "foreign-type",
  severity: "error",
  message: ({ written, meant }) => `The type \`${written}\` is called \`${meant}\` here.`,
  label: ({ meant }) => `write \`${meant}\``,
  page: `Types begin in upper case: \`Int\` (whole numbers), \`Float\`, \`Bool\`, \`Text\`, \`Unit\` (nothing to say), \`List<T>\`.

Ways out: write the name that the type has here.`,
  bad: `neuro double(x: int) -> Int = x * 2`,
  good: `neuro double(x: Int) -> Int = x * 2`,
});
