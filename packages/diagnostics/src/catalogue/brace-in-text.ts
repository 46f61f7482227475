import { diagnostic } from "../problem.ts";

export const braceInText = diagnostic<{ unclosed: boolean }>({
  code: "P0112",
  name: "brace-in-text",
  severity: "error",
  message: ({ unclosed }) =>
    unclosed
      ? "This `{` opens an expression in the text, and nothing closes it."
      : "A `{` in a text opens an expression, and what stands behind this one is none.",
  label: "write `\\{` for a brace",
  hint: '`{name}` in a text stands for the value of `name`; `\\{` is a brace. In a raw text, `r"…"`, every brace is one.',
  page: `In every text \`{expression}\` stands for the expression's value. A brace that is meant as such (JSON, CSS, a pattern such as \`*.\\{md,txt}\`) is written \`\\{\`; its \`}\` needs nothing.

Ways out: write \`\\{\`; or a raw text, \`r"…"\` or \`r"""…"""\`, in which nothing is an expression; or close the expression.`,
  bad: `neuro empty() -> Text = "{\\"items\\": []}"`,
  good: `neuro empty() -> Text = "\\{\\"items\\": []}"`,
});
