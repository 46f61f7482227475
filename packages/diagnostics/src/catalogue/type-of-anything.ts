import { diagnostic } from "../problem.ts";

export const typeOfAnything = diagnostic<{ name: string }>({
  code: "P0323",
  name: "type-of-anything",
  severity: "error",
  message: ({ name }) =>
    `There is no \`${name}\` here: every value has a type that says what it is.`,
  label: "no type for anything",
  hint: "A neuro that takes any type has a type parameter: `neuro first<T>(items: List<T>) -> T?`. Data of unknown shape is `Json`; one of several types is a sum.",
  page: `No type stands for all values, because nothing could be done with a value of it. What is meant is one of these:

- any type, the same at several places: a type parameter, \`neuro first<T>(items: List<T>) -> T?\`
- data whose shape is not known before it is read: \`Json\`
- one of several known types: a sum, \`type Id = Number(value: Int) | Name(value: Text)\`

Ways out: write the one that is meant.`,
  bad: `neuro show(value: Any) -> Text = "{value}"`,
  good: `neuro show<T: Data>(value: T) -> Text = "{value}"`,
});
