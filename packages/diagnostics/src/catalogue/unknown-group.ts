import { diagnostic } from "../problem.ts";

export const unknownGroup = diagnostic<{
  name: string;
  groups: readonly string[];
  suggestion: string | undefined;
}>({
  code: "P0325",
  name: "unknown-group",
  severity: "error",
  message: ({ name, groups }) =>
    groups.length === 0
      ? `Nothing tells me that this match has a group \`${name}\`.`
      : `This match has no group \`${name}\`; its pattern names ${groups.map((each) => `\`${each}\``).join(", ")}.`,
  label: "no such group or field",
  hint: ({ name, groups, suggestion }) => {
    if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
    return groups.length === 0
      ? `Groups are known of a literal \`re"(?<${name}>…)"\`; elsewhere \`m.named("${name}")\` asks for one, and gives none if there is none.`
      : undefined;
  },
  page: `The named groups of a regex literal are fields of its matches: \`re"(?<year>[0-9]{4})".match(text)\` gives a match with \`m.year\`. They are known as long as the type is inferred: a parameter of type \`Match\`, or a Regex that \`pattern(…)\` makes while the program runs, may have any groups.

Ways out: name the group in the pattern, correct the name, or ask with \`m.named("year")\`, which gives a \`Text?\`.`,
  bad: `export neuro year(date: Text) -> Text? = re"(?<year>[0-9]{4})-(?<month>[0-9]{2})".match(date)?.yaer`,
  good: `export neuro year(date: Text) -> Text? = re"(?<year>[0-9]{4})-(?<month>[0-9]{2})".match(date)?.year`,
});
