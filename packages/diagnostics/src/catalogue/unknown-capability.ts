import { diagnostic } from "../problem.ts";

export const unknownCapability = diagnostic<{ name: string; suggestion: string | undefined }>({
  code: "P0801",
  name: "unknown-capability",
  severity: "error",
  message: ({ name }) => `There is no capability \`${name}\`.`,
  label: "no such capability",
  hint: ({ suggestion }) =>
    suggestion === undefined
      ? "A row variable is declared among the type parameters: `<T, uses e>`."
      : `Did you mean \`${suggestion}\`?`,
  page: `Capabilities have fixed names: \`fs.read\`, \`network.connect\`, \`console\`, \`clock\` and so on. A lower-case name of your own is a row variable and must be declared: \`<uses e>\`.

Ways out: correct the name, or declare the variable.`,
  bad: `export neuro hello() uses konsole { print("hi") }`,
  good: `export neuro hello() uses console { print("hi") }`,
});
