import { diagnostic } from "../problem.ts";

export const unclosedText = diagnostic<{ quotes: string }>({
  code: "P0105",
  name: "unclosed-text",
  severity: "error",
  message: ({ quotes }) => `This text is never closed: I miss its \`${quotes}\`.`,
  label: "begins here",
  hint: 'A text ends on its own line. One over several lines stands between `"""`.',
  page: `A text ends at its closing quotes, on the line where it began. A text over several lines stands between \`"""\`.

Ways out: write the closing quotes; write \`\\"\` for a quote inside the text; write \`\\{\` for a brace that begins no expression.`,
  bad: `neuro greeting() -> Text = "hello`,
  good: `neuro greeting() -> Text = "hello"`,
});
