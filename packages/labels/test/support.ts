/** Checks the labels of source texts together with the real standard library. */

import { orderProblems, type Problem } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import { checkFiles } from "../../checker/test/support.ts";
import { checkLabels } from "../src/index.ts";

/** Problems of the program, those that parser and checker find included. */
export function problemsOf(
  text: string,
  others: Readonly<Record<string, string>> = {},
): readonly Problem[] {
  const program = checkFiles({ ...others, "/main.neuro": text });
  const module = program.modules.get("/main.neuro")!;
  const labels = checkLabels(program).problems.get("/main.neuro") ?? [];
  return orderProblems([...parse(module.source).problems, ...module.problems, ...labels]);
}

/** `P1001 text under the span`, one an error. */
export function errorsOf(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  return problemsOf(text, others)
    .filter(({ severity }) => severity === "error")
    .map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
}
