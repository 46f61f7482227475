import { diagnostic } from "../problem.ts";

export const foreignQuotes = diagnostic<{ quotes: string; meant: string }>({
  code: "P0107",
  name: "foreign-quotes",
  severity: "error",
  message: ({ quotes }) => `A text stands in double quotes, not in ${quotes}.`,
  label: ({ meant }) => `write \`${meant}\` … \`${meant}\``,
  hint: 'Every text can hold expressions: `"hello {name}"`.',
  page: `There is one kind of quotes, \`"\`. An expression in braces is part of every text: \`"hello {name}"\`. A text over several lines stands between \`"""\`, one without escapes is written \`r"…"\`.

Ways out: replace the quotes.`,
  bad: `neuro greeting() -> Text = 'hello'`,
  good: `neuro greeting() -> Text = "hello"`,
});
