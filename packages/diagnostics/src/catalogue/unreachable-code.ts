import { diagnostic } from "../problem.ts";

export const unreachableCode = diagnostic({
  code: "P0902",
  name: "unreachable-code",
  severity: "warning",
  message: "Nothing gets here.",
  label: "never runs",
  hint: "Remove it.",
  page: `What stands after \`return\`, \`fail\`, \`break\`, \`continue\` or a call that never returns does not run.

Ways out: remove it, or move it up.`,
  bad: `export neuro one() -> Int uses console {
  return 1
  print("done")
}`,
  good: `export neuro one() -> Int uses console {
  print("done")
  return 1
}`,
});
