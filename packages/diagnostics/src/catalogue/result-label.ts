import { diagnostic } from "../problem.ts";

export const resultLabel = diagnostic<{ label: string; name: string }>({
  code: "P1002",
  name: "result-label",
  severity: "error",
  message: ({ label, name }) =>
    `\`${name}\` gives back what is ${label}, which its signature does not say.`,
  label: ({ label }) => `what is ${label} is given back here`,
  hint: ({ label }) => `Write \`${label}\` before the result's type.`,
  page: `A written result is complete. What is calculated from a labelled value carries its label, and so does what is given back only if a labelled value says so: whoever sees the result learns something of it. The related places show the way.

Ways out: write the label before the result's type, or give back something that does not depend on the value.`,
  bad: `neuro isLong(body: personal Text) -> Bool {
  if body.length > 100 { return true }
  return false
}

neuro main() { _ = isLong("hello") }`,
  good: `neuro isLong(body: personal Text) -> personal Bool {
  if body.length > 100 { return true }
  return false
}

neuro main() { _ = isLong("hello") }`,
});
