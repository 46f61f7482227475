import { diagnostic } from "../problem.ts";

export const neverNone = diagnostic<{ type: string; failures: readonly string[] }>({
  code: "P0424",
  name: "never-none",
  severity: "warning",
  message: ({ type, failures }) =>
    failures.length === 0
      ? `This is always there, so what follows \`??\` is never used: its type is \`${type}\`.`
      : `This fails with ${failures.map((each) => `\`${each}\``).join(" or ")} where it has no \`${type}\` to give; it is never \`none\`, so what follows \`??\` is never used.`,
  label: "never `none`",
  hint: ({ failures }) =>
    failures.length === 0
      ? "Remove the `??` and what follows it."
      : "Write `catch` in place of `??`: it gives another value where something fails.",
  page: `\`a ?? b\` gives \`b\` where \`a\` is \`none\`. A value whose type is not optional is never \`none\`. What may fail gives no \`none\` either: \`a catch b\` gives \`b\` where \`a\` fails.

Ways out: remove the \`??\`, write \`catch\` in its place, or make the value optional where it is declared.`,
  bad: `neuro main() {
  let name = "Ada"
  print(name ?? "nobody")
}`,
  good: `neuro main() {
  let name: Text? = none
  print(name ?? "nobody")
}`,
});
