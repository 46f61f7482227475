import { diagnostic } from "../problem.ts";

export const unreachableArm = diagnostic({
  code: "P0502",
  name: "unreachable-arm",
  severity: "warning",
  message: "No value gets to this arm.",
  label: "the arms above take everything",
  hint: "Remove it, or move it up.",
  page: `Arms are tried from top to bottom. One whose values are all taken by those above never runs.

Ways out: remove it, or put it before the more general one.`,
  bad: `export neuro word(n: Int) -> Text = match n {
  _ => "many"
  1 => "one"
}`,
  good: `export neuro word(n: Int) -> Text = match n {
  1 => "one"
  _ => "many"
}`,
});
