import { diagnostic } from "../problem.ts";

export const foreignLogic = diagnostic<{ written: string; meant: string }>({
  code: "P0120",
  name: "foreign-logic",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is written \`${meant}\` here.`,
  label: ({ meant }) => `write \`${meant}\``,
  page: `Logic is written in words: \`and\`, \`or\`, \`not\`. They bind as one expects: \`not\` tighter than \`and\`, \`and\` tighter than \`or\`, all of them looser than comparisons.

Ways out: write the word.`,
  bad: `neuro inside(x: Int) -> Bool = x > 0 && x < 10`,
  good: `neuro inside(x: Int) -> Bool = x > 0 and x < 10`,
});
