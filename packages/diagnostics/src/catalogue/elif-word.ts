import { diagnostic } from "../problem.ts";

export const elifWord = diagnostic<{ written: string }>({
  code: "P0134",
  name: "elif-word",
  severity: "error",
  message: ({ written }) => `\`${written}\` is written \`else if\` here.`,
  label: "write `else if`",
  page: `\`else\` takes a block or another \`if\`, so a further condition is written \`else if\`.

Ways out: write \`else if\`.`,
  bad: `neuro size(x: Int) -> Text {
  return if x < 10 { "small" } elif x < 100 { "middle" } else { "large" }
}`,
  good: `neuro size(x: Int) -> Text {
  return if x < 10 { "small" } else if x < 100 { "middle" } else { "large" }
}`,
});
