import { diagnostic } from "../problem.ts";

export const typeMismatch = diagnostic<{
  found: string;
  expected: string;
  optional: boolean;
  widen: boolean;
  division?: boolean;
  /** What is expected holds a Text: whether it takes some literals, and what makes one of any other Text. */
  form?: { readonly type: string; readonly literals: boolean; readonly makers: readonly string[] };
  /** The type takes every Text, but what stands here is changed in place. */
  changed?: string;
  /** What was found holds a Text: what to write to have it. */
  inside?: string;
}>({
  code: "P0401",
  name: "type-mismatch",
  severity: "error",
  message: ({ found, expected }) => `This is \`${found}\`, but \`${expected}\` is expected here.`,
  label: ({ found }) => `this is \`${found}\``,
  hint: ({ found, optional, widen, division, form, changed, inside }) => {
    if (division === true)
      return "`/` always gives a Float; `div` divides whole numbers and rounds down.";
    if (form !== undefined) return hintOfForm(form);
    if (inside !== undefined) return `A \`${found}\` is no Text, but holds one: \`${inside}\`.`;
    if (changed !== undefined)
      return `It is changed here, and what comes back may be any \`${changed}\`: declare the variable as one, \`var name: ${changed}\`.`;
    if (optional)
      return "It may be `none`: test it first (`if x != none { … }`), or give another value with `??`.";
    return widen
      ? "Convert it: `x.toFloat()`. Only a literal, and arithmetic with a Float, turns into a Float by itself."
      : undefined;
  },
  page: `The type of a value must fit the place where it stands: the parameter, the written result, the annotated binding, the field. \`T\` fits \`T?\`, a literal such as \`3\` fits \`Float\`, a Text an opaque type that is declared with \`@text\`; no other conversion happens by itself.

Ways out: change the value, change the written type, or convert.`,
  bad: `export neuro name() -> Text = 42`,
  good: `export neuro name() -> Text = "42"`,
});

function hintOfForm({
  type,
  literals,
  makers,
}: {
  readonly type: string;
  readonly literals: boolean;
  readonly makers: readonly string[];
}): string {
  const only = literals ? [`Only a text literal is a \`${type}\` by itself.`] : [];
  const names = makers.map((name) => `\`${name}\``).join(" and ");
  const by =
    names === "" ? [] : [`${names} ${makers.length === 1 ? "makes" : "make"} one of a Text.`];
  return [...only, ...by].join(" ");
}
