/** The problems below the program, for those who would rather read a list than point at wavy lines. */

import type { Edit, ShownProblem } from "../../answers/messages.ts";
import { byId, element, withCode } from "./elements.ts";
import { summary } from "./summary.ts";

interface ProblemActions {
  goTo(line: number, column: number): void;
  apply(edits: readonly Edit[]): void;
}

export function showProblems(problems: readonly ShownProblem[], actions: ProblemActions): void {
  byId("status").textContent = summary(problems);
  byId("problems").replaceChildren(...problems.map((problem) => item(problem, actions)));
}

function item(problem: ShownProblem, actions: ProblemActions): HTMLElement {
  const { code, severity, message, hint, line, column, fixes } = problem;
  return element(
    "li",
    {},
    element("span", { className: `severity ${severity}` }, `${severity} ${code}`),
    element(
      "button",
      { type: "button", className: "place", onclick: () => actions.goTo(line, column) },
      `line ${line}`,
    ),
    element("div", {}, ...withCode(message)),
    ...(hint === undefined ? [] : [element("p", { className: "advice" }, ...withCode(hint))]),
    ...fixes.map(({ title, edits }) =>
      element(
        "button",
        { type: "button", className: "fix", onclick: () => actions.apply(edits) },
        ...withCode(title),
      ),
    ),
  );
}
