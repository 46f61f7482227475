import { diagnostic } from "../problem.ts";

export const unknownUnit = diagnostic<{ unit: string }>({
  code: "P0110",
  name: "unknown-unit",
  severity: "error",
  message: ({ unit }) => `I do not know the unit \`${unit}\`.`,
  label: "not a unit",
  hint: "Durations are written in `ms s m h d`, as in `2h30m`; sizes in `B KB MB GB TB`. A name cannot begin with a digit.",
  page: `A number with letters glued to it is a duration (\`250ms\`, \`5s\`, \`2h30m\`, \`7d\`) or a size (\`64KB\`, \`16MB\`, \`2GB\`).

Ways out: use one of these units, or put a space or an operator between the number and the name.`,
  bad: `export let pause: Duration = 5sec`,
  good: `export let pause: Duration = 5s`,
});
