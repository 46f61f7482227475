import { diagnostic } from "../problem.ts";

export const patternType = diagnostic<{ type: string }>({
  code: "P0504",
  name: "pattern-type",
  severity: "error",
  message: ({ type }) => `This pattern cannot fit a value of type \`${type}\`.`,
  label: ({ type }) => `the value is \`${type}\``,
  page: `A pattern has the shape of the values it is compared with: numbers with numbers, tuples with tuples of the same size, variants with their sum.

Ways out: correct the pattern or what is matched.`,
  bad: `export neuro word(n: Int) -> Text = match n {
  "one" => "1"
  _ => "many"
}`,
  good: `export neuro word(n: Int) -> Text = match n {
  1 => "1"
  _ => "many"
}`,
});
