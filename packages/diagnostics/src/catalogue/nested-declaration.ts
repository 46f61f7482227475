import { diagnostic } from "../problem.ts";

export const nestedDeclaration = diagnostic<{ word: string }>({
  code: "P0216",
  name: "nested-declaration",
  severity: "error",
  message: ({ word }) => `A \`${word}\` is declared in the module, not inside a body.`,
  label: "move it out",
  hint: ({ word }) =>
    word === "neuro"
      ? "Move it above or below this neuro, or bind a lambda: `let helper = (x: Int) => …`."
      : "Move it above or below this neuro.",
  page: `Declarations stand side by side in a module, in any order; a body holds statements. What a body needs for itself is a lambda, which also sees the variables around it.

Ways out: move the declaration out, or bind a lambda with \`let\`.`,
  bad: `neuro main() {
  neuro next(x: Int) -> Int = x + 1
  print(next(1))
}`,
  good: `neuro main() {
  let next = (x: Int) => x + 1
  print(next(1))
}`,
});
