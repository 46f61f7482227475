/** One module as it is compiled, for somebody to read: nothing is written. */

import { dirname } from "node:path";
import { type Problem, hasErrors } from "@neuro-lang/diagnostics";
import { printModule } from "@neuro-lang/ir";
import { lowerProgram } from "@neuro-lang/lowering";
import { optimize } from "@neuro-lang/optimizer";
import { compile } from "./output.ts";
import type { Session } from "./session.ts";
import type { Steps } from "./steps.ts";

export type CompiledForm = "javascript" | "ir";

export interface Compiled {
  readonly problems: readonly Problem[];
  /** Undefined if there are errors. */
  readonly text: string | undefined;
}

export function* compileModule(
  session: Session,
  path: string,
  form: CompiledForm,
): Steps<Compiled> {
  const checked = yield* session.checkInSteps([path], "compile");
  const { problems } = checked;
  if (hasErrors(problems)) return { problems, text: undefined };
  if (form === "ir") {
    const module = optimize(lowerProgram(checked.program)).modules.get(path);
    return { problems, text: module && printModule(module) };
  }
  const options = { entries: [path], folder: dirname(path) };
  const { files, entries } = yield* compile(checked, session.library, options);
  const text = files.get(entries.get(path) ?? "");
  // The map stays behind.
  return {
    problems,
    text:
      typeof text === "string" ? text.replace(/\n\/\/# sourceMappingURL=.*\n$/, "\n") : undefined,
  };
}
