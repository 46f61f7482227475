import { diagnostic } from "../problem.ts";

export const unknownBound = diagnostic<{ name: string }>({
  code: "P0318",
  name: "unknown-bound",
  severity: "error",
  message: ({ name }) => `\`${name}\` is not something that a type can be asked for.`,
  label: "not a bound",
  hint: "The bounds are `Equatable`, `Hashable`, `Comparable`, `Data` and `Number`.",
  page: `A bound says what the values of a type parameter can do: be compared with \`==\` (\`Equatable\`), be keys (\`Hashable\`), be ordered (\`Comparable\`), be written as data (\`Data\`), be added up (\`Number\`). \`@derive\` takes \`Comparable\` and \`Data\`; the others come by themselves.

Ways out: use one of them.`,
  bad: `export neuro same<T: Sortable>(x: T) -> T = x`,
  good: `export neuro same<T: Comparable>(x: T) -> T = x`,
});
