import { diagnostic } from "../problem.ts";

export const unusedResult = diagnostic<{ type: string; minus: boolean }>({
  code: "P0407",
  name: "unused-result",
  severity: "error",
  message: ({ type }) => `This gives \`${type}\`, and nothing uses it.`,
  label: "not used",
  hint: ({ minus }) =>
    minus
      ? "A line that begins with `-` begins a statement: to go on, end the line above with the `-`."
      : "Use the value, or say that it is not needed: `_ = …`.",
  page: `A result that nobody looks at is often a slip: \`xs.sorted()\` gives a sorted copy and changes nothing.

Ways out: bind it, return it, or write \`_ =\` before it.`,
  bad: `export neuro tidy(xs: List<Int>) -> List<Int> {
  xs.sorted()
  return xs
}`,
  good: `export neuro tidy(xs: List<Int>) -> List<Int> {
  return xs.sorted()
}`,
});
