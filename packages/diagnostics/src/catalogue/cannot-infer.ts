import { diagnostic } from "../problem.ts";

export const cannotInfer = diagnostic<{ what: string }>({
  code: "P0418",
  name: "cannot-infer",
  severity: "error",
  message: ({ what }) => `I cannot tell the type of ${what}.`,
  label: "of which type?",
  hint: "Write the type: `(n: Int) => …`, or `let xs: List<Int> = []`.",
  page: `Types are inferred inside a body from what stands around them. Where nothing tells, it must be written.

Ways out: annotate the binding (\`let xs: List<Int> = []\`) or the parameter (\`(n: Int) => n + 1\`).`,
  bad: `export neuro run() -> Int {
  let size = x => x.length
  return 0
}`,
  good: `export neuro run() -> Int {
  let size = (x: Text) => x.length
  return size("")
}`,
});
