import { diagnostic } from "../problem.ts";

export const nonNullMark = diagnostic({
  code: "P0132",
  name: "non-null-mark",
  severity: "error",
  message: "A missing value cannot be wished away with `!`.",
  label: "says nothing here",
  hint: 'Give a value for `none` with `??`, look with `if x != none` or `match`, or stop with `x.expect("why it is there")`.',
  page: `A \`T?\` may be \`none\`, and the type stays until the program has looked. \`x ?? other\` gives a value for \`none\`; behind \`if x != none\` the type is \`T\`; \`x.expect("why")\` stops the program with the reason.

Ways out: give a value with \`??\`, test it first, or stop with \`expect\`.`,
  bad: `neuro firstOf(x: Int?) -> Int = x!`,
  good: `neuro firstOf(x: Int?) -> Int = x ?? 0`,
});
