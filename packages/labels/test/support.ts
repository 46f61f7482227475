/** Checks the labels of source texts together with the real standard library. */

import { orderProblems, type Problem } from "@neuro-lang/diagnostics";
import { checkFiles } from "../../checker/test/support.ts";
import { checkLabels } from "../src/index.ts";

/** Problems of the program, those that the checker finds included. */
export function problemsOf(text: string): readonly Problem[] {
  const program = checkFiles({ "/main.neuro": text });
  const labels = checkLabels(program).problems.get("/main.neuro") ?? [];
  return orderProblems([...program.modules.get("/main.neuro")!.problems, ...labels]);
}

/** `P1001 text under the span`, one an error. */
export function errorsOf(text: string): string[] {
  return problemsOf(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
}
