import { diagnostic } from "../problem.ts";

export const missingCases = diagnostic<{ missing: readonly string[] }>({
  code: "P0501",
  name: "missing-cases",
  severity: "error",
  message: ({ missing }) => `This \`match\` leaves out ${missing.join(", ")}.`,
  label: "not every case is covered",
  hint: "Add the missing arms, or `_ => …` for the rest.",
  page: `A \`match\` says what happens in every case, so that a new variant of a type points at every place that has to think of it.

Ways out: add the arms (there is a fix), or \`_ => …\` for the rest.`,
  bad: `type Light = Red | Green

export neuro go(light: Light) -> Bool = match light {
  Green => true
}`,
  good: `type Light = Red | Green

export neuro go(light: Light) -> Bool = match light {
  Green => true
  Red => false
}`,
});
