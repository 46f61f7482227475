import { diagnostic } from "../problem.ts";

export const labelsNotBuiltYet = diagnostic<{ label: string }>({
  code: "P0990",
  name: "labels-not-built-yet",
  severity: "error",
  message: ({ label }) => `The label \`${label}\` is designed but not built yet.`,
  label: "not built yet",
  hint: "See docs/roadmap.md for what is built when.",
  page: `Labels say how private a value is and how far it can be trusted. The checker does not prove them yet, and an unproved label would be a promise that nothing keeps.

Ways out: leave the label out for now.`,
  bad: `export neuro show(name: personal Text) -> Text = name`,
  good: `export neuro show(name: Text) -> Text = name`,
});
