import { diagnostic } from "../problem.ts";

export const mapBraces = diagnostic({
  code: "P0213",
  name: "map-braces",
  severity: "error",
  message: "Braces without a word before them hold a record: a map is written `Map { … }`.",
  label: "write `Map {`",
  page: `\`{ name: value }\` is a record whose type is known from its place: its field names are words. A map says so: \`Map { "a": 1 }\`; the empty one is \`Map {}\`.

Ways out: write \`Map\` before the brace; or write the fields' names without quotes, if a record is meant.`,
  bad: `neuro ages() -> Map<Text, Int> = { "Ada": 36 }`,
  good: `neuro ages() -> Map<Text, Int> = Map { "Ada": 36 }`,
});
