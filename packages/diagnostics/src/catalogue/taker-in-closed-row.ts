import { diagnostic } from "../problem.ts";

export const takerInClosedRow = diagnostic({
  code: "P1008",
  name: "taker-in-closed-row",
  severity: "error",
  message:
    "This function takes a label off, and its place here is written for functions that do not.",
  label: "takes a label off when it is called",
  hint: "Take the label off before, and let the function hold what comes of it; or hand it to a parameter with a row variable, `uses e`.",
  page: `Labels are taken off only where nothing untrusted decides that. Whoever calls a function that does so has to know it: the compiler finds it in what is called by name, in functions whose type is not written, and in parameters with a row variable (\`f: () -> Unit uses e\`), since that stands for all that the function does. A written type of a function without one is complete, as any other: no function in it takes labels off, and so it may be called wherever.

Ways out: take the label off before, so that the function only holds what came of it; leave the type out where it is inferred; or give the parameter a row variable.`,
  bad: `type Counter { count: (personal Text) -> Int }

neuro words(diary: personal Text) -> Int declassifies personal = diary.words().length

neuro main() {
  let counter = Counter { count: words }
  _ = counter.count("dear diary")
}`,
  good: `type Counter { count: () -> Int }

neuro words(diary: personal Text) -> Int declassifies personal = diary.words().length

neuro main() {
  let found = words("dear diary")
  let counter = Counter { count: () => found }
  _ = counter.count()
}`,
});
