import { diagnostic } from "../problem.ts";

export const notIndexable = diagnostic<{ type: string }>({
  code: "P0415",
  name: "not-indexable",
  severity: "error",
  message: ({ type }) => `\`${type}\` has no elements to index.`,
  label: "no elements",
  page: `\`xs[i]\` works on lists, texts and bytes (by Int or a range) and on maps (by key).

Ways out: use a field, or \`pair.0\` for a tuple.`,
  bad: `export neuro first(n: Int) -> Int = n[0]`,
  good: `export neuro first(ns: List<Int>) -> Int = ns[0]`,
});
