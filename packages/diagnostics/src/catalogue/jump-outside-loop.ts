import { diagnostic } from "../problem.ts";

export const jumpOutsideLoop = diagnostic<{ word: string }>({
  code: "P0901",
  name: "jump-outside-loop",
  severity: "error",
  message: ({ word }) =>
    word === "return"
      ? "There is no body here to return from."
      : `There is no loop here to \`${word}\`.`,
  page: `\`break\` and \`continue\` belong to the \`for\` or \`while\` around them and do not reach through a lambda; \`return\` belongs to a neuro or lambda.

Ways out: move it into the loop, or remove it.`,
  bad: `export neuro stop() -> Int {
  break
}`,
  good: `export neuro stop() -> Int {
  while true { break }
  return 1
}`,
});
