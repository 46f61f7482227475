import { diagnostic } from "../problem.ts";

export const rowOfType = diagnostic<{ type: string; sort: "uses" | "fails"; name: string }>({
  code: "P0805",
  name: "row-of-type",
  severity: "error",
  message: ({ type, sort, name }) =>
    `The type \`${type}\` cannot have a row variable, as \`${sort} ${name}\` is.`,
  label: "only neuros have these",
  hint: ({ sort }) =>
    sort === "uses"
      ? "Write what the functions in it may touch, for example `() -> Int uses console`."
      : "Write what the functions in it may fail with, for example `() -> Int fails ParseError`.",
  page: `A function that is kept in a field, a collection or a module value is called later, by somebody who sees nothing but its type. So its type says all that it may touch and how it may fail. Row variables belong to neuros: there every call says what stands for them.

Ways out: write the row in the field's type; or take the variable away and give the function to a neuro that declares \`<uses e>\`.`,
  bad: `export type Job<uses e> { run: () -> Int uses e }`,
  good: `export type Job { run: () -> Int uses console }

export neuro twice<uses e>(run: () -> Int uses e) -> Int uses e = run() + run()`,
});
