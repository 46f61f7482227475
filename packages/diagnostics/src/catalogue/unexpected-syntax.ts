import { diagnostic } from "../problem.ts";

export const unexpectedSyntax = diagnostic<{
  expected: string;
  found: string;
  hint?: string | undefined;
}>({
  code: "P0201",
  name: "unexpected-syntax",
  severity: "error",
  message: ({ expected, found }) => `I expected ${expected}, but found ${found}.`,
  label: ({ found }) => `${found} cannot stand here`,
  hint: ({ hint }) => hint,
  page: `The text does not follow the grammar at this place. The message names what may stand there; often something before it is left unfinished.

Ways out: write what is missing, or remove what does not belong there.`,
  bad: `neuro double(x: Int) -> Int = x *`,
  good: `neuro double(x: Int) -> Int = x * 2`,
});
