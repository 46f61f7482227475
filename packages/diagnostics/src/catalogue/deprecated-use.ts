import { diagnostic } from "../problem.ts";

export const deprecatedUse = diagnostic<{ name: string; why: string }>({
  code: "P0315",
  name: "deprecated-use",
  severity: "warning",
  message: ({ name, why }) => `\`${name}\` is deprecated: ${why}.`,
  label: "deprecated",
  page: `Its author marked it with \`@deprecated("…")\` and says what to use instead.

Ways out: follow the advice in the message.`,
  bad: `@deprecated("use double")
neuro twice(n: Int) -> Int = n * 2

export neuro four() -> Int = twice(2)`,
  good: `neuro double(n: Int) -> Int = n * 2

export neuro four() -> Int = double(2)`,
});
