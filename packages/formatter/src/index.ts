/** Text to its one canonical form: the same for everyone, stable when applied again, with every comment kept. */

import { type Problem, SourceFile } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import { printModule } from "./format.ts";

export type Formatted =
  | { readonly text: string; readonly problems?: undefined }
  | { readonly text?: undefined; readonly problems: readonly Problem[] };

/** How often a text is printed until it stays as it is: a comment inside an expression may move on once. */
const settlingRounds = 3;

/** Formats a file; one with syntax errors is refused with these. */
export function format(source: SourceFile): Formatted {
  const { module, problems } = parse(source);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { problems: errors };
  let text = printModule(module, source.text);
  if (module.comments.every(({ ownLine }) => ownLine)) return { text };
  for (let round = 1; round < settlingRounds; round++) {
    const again = printModule(parse(new SourceFile(source.path, text)).module, text);
    if (again === text) break;
    text = again;
  }
  return { text };
}
