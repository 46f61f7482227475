import { diagnostic } from "../problem.ts";

export const unknownArgument = diagnostic<{
  name: string;
  callee: string;
  /** Those that it has; undefined for a function value, whose parameters have no names. */
  parameters: readonly string[] | undefined;
  suggestion: string | undefined;
}>({
  code: "P0405",
  name: "unknown-argument",
  severity: "error",
  message: ({ name, callee }) => `\`${callee}\` has no parameter \`${name}\`.`,
  label: "no such parameter",
  hint({ callee, parameters, suggestion }) {
    if (suggestion !== undefined) return `Did you mean \`${suggestion}\`?`;
    if (parameters === undefined) return "Its arguments go by position.";
    if (parameters.length === 0) return `\`${callee}\` takes nothing here.`;
    const names = parameters.map((name) => `\`${name}\``).join(", ");
    return parameters.length === 1 ? `Its parameter is ${names}.` : `Its parameters are ${names}.`;
  },
  page: `A named argument uses the name that the parameter has in the declaration.

Ways out: correct the name, or pass it by position.`,
  bad: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro room() -> Int = area(width: 2, heigth: 3)`,
  good: `neuro area(width: Int, height: Int) -> Int = width * height

export neuro room() -> Int = area(width: 2, height: 3)`,
});
