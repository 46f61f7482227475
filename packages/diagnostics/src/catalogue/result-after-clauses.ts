import { diagnostic } from "../problem.ts";

export const resultAfterClauses = diagnostic<{ clause: "uses" | "fails" }>({
  code: "P0146",
  name: "result-after-clauses",
  severity: "error",
  message: ({ clause }) => `The result type stands before \`${clause}\`.`,
  label: "too late for the result",
  page: `A signature says first what comes back, then what calling it may do: \`neuro load() -> Text uses fs.read fails FsError\`. In the type of a function it is the same: \`() -> Text uses fs.read\`.

Ways out: move the result behind the parameters.`,
  bad: `neuro dice() uses random -> Int = 4`,
  good: `neuro dice() -> Int uses random = 4`,
});
