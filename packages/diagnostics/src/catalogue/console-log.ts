import { diagnostic } from "../problem.ts";

export const consoleLog = diagnostic<{ member: string; meant: string }>({
  code: "P0133",
  name: "console-log",
  severity: "error",
  message: ({ member, meant }) => `\`console.${member}\` is written \`${meant}\` here.`,
  label: ({ meant }) => `write \`${meant}\``,
  page: `\`print(value)\` writes a line to the standard output, \`eprint(value)\` one to the standard error. Both show any data.

Ways out: write \`print\` or \`eprint\`.`,
  bad: `neuro main() { console.log("hello") }`,
  good: `neuro main() { print("hello") }`,
});
