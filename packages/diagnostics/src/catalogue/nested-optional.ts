import { diagnostic } from "../problem.ts";

export const nestedOptional = diagnostic<{ name: string; parameter: string; type: string }>({
  code: "P0432",
  name: "nested-optional",
  severity: "error",
  message: ({ name, parameter, type }) =>
    `\`${name}\` says \`${parameter}?\`, so its \`${parameter}\` cannot be \`${type}\`.`,
  label: "would be optional twice",
  hint: "Give it values that are there: `compact` leaves out what is `none`.",
  page: `An optional is a value or \`none\`: there is no optional of an optional, because nobody could tell which of the two \`none\` is meant. A generic neuro that says \`T?\` can therefore not be given an optional \`T\`.

Ways out: handle the \`none\` first, or wrap the value in a record or a sum.`,
  bad: `export neuro start(xs: List<Int?>) -> Bool = xs.first() == none`,
  good: `export neuro start(xs: List<Int?>) -> Bool = xs.compact().first() == none`,
});
