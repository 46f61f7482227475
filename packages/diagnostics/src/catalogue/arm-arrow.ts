import { diagnostic } from "../problem.ts";

export const armArrow = diagnostic<{ written: string }>({
  code: "P0209",
  name: "arm-arrow",
  severity: "error",
  message: ({ written }) => `An arm is written with \`=>\`, not with \`${written}\`.`,
  label: "write `=>`",
  page: `An arm of \`match\`, \`catch\` or \`select\` is a pattern, \`=>\` and what it gives. \`->\` stands only before a neuro's result type.

Ways out: write \`=>\`.`,
  bad: `neuro name(x: Int) -> Text = match x {
  1 -> "one"
  _ => "many"
}`,
  good: `neuro name(x: Int) -> Text = match x {
  1 => "one"
  _ => "many"
}`,
});
