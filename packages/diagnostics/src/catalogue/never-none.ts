import { diagnostic } from "../problem.ts";

export const neverNone = diagnostic<{ type: string }>({
  code: "P0424",
  name: "never-none",
  severity: "warning",
  message: ({ type }) =>
    `This is always there, so what follows \`??\` is never used: its type is \`${type}\`.`,
  label: "never `none`",
  hint: "Remove the `??` and what follows it.",
  page: `\`a ?? b\` gives \`b\` where \`a\` is \`none\`. A value whose type is not optional is never \`none\`.

Ways out: remove the \`??\`, or make the value optional where it is declared.`,
  bad: `neuro main() {
  let name = "Ada"
  print(name ?? "nobody")
}`,
  good: `neuro main() {
  let name: Text? = none
  print(name ?? "nobody")
}`,
});
