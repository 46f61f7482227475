import { diagnostic } from "../problem.ts";

export const unknownLabel = diagnostic<{ name: string; suggestion: string | undefined }>({
  code: "P1009",
  name: "unknown-label",
  severity: "error",
  message: ({ name }) => `I cannot find a label called \`${name}\`.`,
  label: "no such label",
  hint: ({ name, suggestion }) =>
    suggestion === undefined
      ? `Labels are \`personal\`, \`secret\` and \`untrusted\`; one that callers choose is declared: \`<label ${name}>\`.`
      : `Did you mean \`${suggestion}\`?`,
  page: `Before a type stands a label: \`personal\`, \`secret\`, \`untrusted\`, or a label parameter of the neuro, which stands for whatever label its caller has. A label parameter is declared with the neuro's other parameters, \`neuro trimmed<label l>(line: l Text) -> l Text\`.

Ways out: write one of the labels, or declare the parameter.`,
  bad: `neuro trimmed(line: l Text) -> l Text = line.trim()

neuro main() { print(trimmed(" a ")) }`,
  good: `neuro trimmed<label l>(line: l Text) -> l Text = line.trim()

neuro main() { print(trimmed(" a ")) }`,
});
