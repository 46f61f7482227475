import { diagnostic } from "../problem.ts";

export const newWord = diagnostic({
  code: "P0131",
  name: "new-word",
  severity: "error",
  message: "Values are made without `new`.",
  label: "remove it",
  hint: 'A record is written `Mail { subject: "hi" }`, a variant `Circle(1.0)`.',
  page: `A record is written \`Mail { subject: "hi" }\`, a variant \`Circle(1.0)\`, an opaque value \`UserId("x")\`.

Ways out: remove the word.`,
  bad: `type Shape = Circle(radius: Float) | Empty

neuro unit() -> Shape = new Circle(1.0)`,
  good: `type Shape = Circle(radius: Float) | Empty

neuro unit() -> Shape = Circle(1.0)`,
});
