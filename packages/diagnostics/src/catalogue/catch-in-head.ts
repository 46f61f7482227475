import { diagnostic } from "../problem.ts";

export const catchInHead = diagnostic({
  code: "P0217",
  name: "catch-in-head",
  severity: "error",
  message: "A `catch` before a block stands in parentheses.",
  label: "belongs to what stands before it",
  hint: "Write `(… catch …)`, so that the braces are those of the block.",
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
