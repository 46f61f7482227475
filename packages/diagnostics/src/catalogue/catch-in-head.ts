import { diagnostic } from "../problem.ts";

export const catchInHead = diagnostic<{
  /** Something stands between the `catch` and the block. */
  handled: boolean;
}>({
  code: "P0217",
  name: "catch-in-head",
  severity: "error",
  message: ({ handled }) =>
    handled
      ? "A `catch` before a block stands in parentheses."
      : "A `catch` before a block stands in parentheses, with what a failure gives.",
  label: "belongs to what stands before it",
  hint: ({ handled }) =>
    handled
      ? "Write `(… catch …)`, so that the braces are those of the block."
      : "The braces are those of the block: write what a failure gives before them, such as `(… catch [])`.",
  page: `Behind \`if\`, \`while\`, \`for\` and \`match\` an expression is followed by braces, and \`catch\` may be, too: \`catch { NotFound => [] }\`. In parentheses it is clear whose braces they are.

Ways out: write the parentheses, or give the value a name first.`,
  bad: `import { list } from "neuro:fs"

neuro main() {
  for entry in list("mail") catch [] { print(entry.name) }
}`,
  good: `import { list } from "neuro:fs"

neuro main() {
  for entry in (list("mail") catch []) { print(entry.name) }
}`,
});
