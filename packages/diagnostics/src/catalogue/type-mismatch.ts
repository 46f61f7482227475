import { diagnostic } from "../problem.ts";

export const typeMismatch = diagnostic<{
  found: string;
  expected: string;
  optional: boolean;
  widen: boolean;
  division?: boolean;
}>({
  code: "P0401",
  name: "type-mismatch",
  severity: "error",
  message: ({ found, expected }) => `This is \`${found}\`, but \`${expected}\` is expected here.`,
  label: ({ found }) => `this is \`${found}\``,
  hint: ({ optional, widen, division }) => {
    if (division === true)
      return "`/` always gives a Float; `div` divides whole numbers and rounds down.";
    if (optional)
      return "It may be `none`: test it first (`if x != none { … }`), or give another value with `??`.";
    return widen
      ? "Convert it: `x.toFloat()`. Only a literal, and arithmetic with a Float, turns into a Float by itself."
      : undefined;
  },
  page: `The type of a value must fit the place where it stands: the parameter, the written result, the annotated binding, the field. \`T\` fits \`T?\`, a literal such as \`3\` fits \`Float\`; no other conversion happens by itself.

Ways out: change the value, change the written type, or convert.`,
  bad: `export neuro name() -> Text = 42`,
  good: `export neuro name() -> Text = "42"`,
});
