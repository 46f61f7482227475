import { diagnostic } from "../problem.ts";

export const statementOutside = diagnostic<{ variable: boolean }>({
  code: "P0205",
  name: "statement-outside",
  severity: "error",
  message: "A module has no statements of its own.",
  label: "belongs in a neuro",
  hint: ({ variable }) =>
    variable
      ? "A module's values are bound with `let` and never change; a `var` belongs in a neuro, which hands it on."
      : "Put it into `neuro main() { … }`, which runs when the program starts.",
  page: `A module holds declarations: \`neuro\`, \`type\`, \`let\`, \`import\`, \`test\` and so on. What is to be done when the program runs stands in \`neuro main()\`.

Ways out: move the statement into a neuro.`,
  bad: `print("hello")`,
  good: `neuro main() { print("hello") }`,
});
