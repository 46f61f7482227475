import { diagnostic } from "../problem.ts";

export const functionWord = diagnostic<{ written: string; meant: string }>({
  code: "P0125",
  name: "function-word",
  severity: "error",
  message: ({ written, meant }) => `\`${written}\` is written \`${meant}\` here.`,
  label: ({ meant }) => `write \`${meant}\``,
  hint: "A neuro is a named, typed unit; `x => …` and `(a, b) => …` are nameless ones.",
  page: `The named unit of the language is the *neuro*: \`neuro name(a: Int) -> Int { … }\` or \`neuro name(a: Int) -> Int = …\`. A nameless function is written \`x => …\` or \`(a, b) => …\`.

Ways out: write \`neuro\`, or an arrow for a nameless function.`,
  bad: `function double(x: Int) -> Int = x * 2`,
  good: `neuro double(x: Int) -> Int = x * 2`,
});
