/** The order in which problems are shown, and their de-duplication. */

import type { Problem } from "./problem.ts";

const weight = { error: 0, warning: 1, hint: 2 } as const;

/** By file, then offset; at one place the longer span, the graver severity and the lower code come first. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareTexts(a.span.file, b.span.file) ||
    a.span.start - b.span.start ||
    b.span.end - a.span.end ||
    weight[a.severity] - weight[b.severity] ||
    compareTexts(a.code, b.code) ||
    compareTexts(a.message, b.message)
  );
}

/** Sorted, each problem once: two that say the same of the same place are one. */
export function orderProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.toSorted(compareProblems).filter((problem) => {
    const { code, span, message } = problem;
    const key = JSON.stringify([span.file, span.start, span.end, code, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

// Not localeCompare: the order must not depend on the machine.
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
