import { diagnostic } from "../problem.ts";

const hints = {
  uses: () => "Write what the functions in it may touch, for example `() -> Int uses console`.",
  fails: () =>
    "Write what the functions in it may fail with, for example `() -> Int fails ParseError`.",
  label: (type: string) =>
    `Take a type parameter, which brings its labels along: \`${type}<T>\`, and then \`${type}<personal Text>\`.`,
};

export const rowOfType = diagnostic<{
  type: string;
  sort: "uses" | "fails" | "label";
  name: string;
}>({
  code: "P0805",
  name: "row-of-type",
  severity: "error",
  message: ({ type, sort, name }) =>
    `The type \`${type}\` cannot have a ${sort === "label" ? "label parameter" : "row variable"}, as \`${sort} ${name}\` is.`,
  label: "only neuros have these",
  hint: ({ type, sort }) => hints[sort](type),
  page: `A function that is kept in a field, a collection or a module value is called later, by somebody who sees nothing but its type. So its type says all that it may touch and how it may fail. Row variables belong to neuros: there every call says what stands for them.

The same goes for labels: what a field holds is written at the field, or is a type parameter, and then the argument says it, \`Box<personal Text>\`.

Ways out: write the row, or the label, in the field's type; or take the variable away and give the function to a neuro that declares \`<uses e>\`.`,
  bad: `export type Job<uses e> { run: () -> Int uses e }`,
  good: `export type Job { run: () -> Int uses console }

export neuro twice<uses e>(run: () -> Int uses e) -> Int uses e = run() + run()`,
});
