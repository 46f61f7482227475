/** Text to its one canonical form: the same for everyone, stable when applied again, with every comment kept. */

import { type Problem, SourceFile } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import { printModule } from "./format.ts";
import { width } from "./printer.ts";

export type Formatted =
  | { readonly text: string; readonly problems?: undefined }
  | { readonly text?: undefined; readonly problems: readonly Problem[] };

/**
 * How often a text is printed until it stays as it is. What the author has broken stays broken, and so does what was broken here:
 * around it, the next round may have more room. A comment inside an expression may move on as well.
 */
const settlingRounds = 4;

/** Formats a file; one with syntax errors is refused with these. */
export function format(source: SourceFile, columns = width): Formatted {
  const { module, problems } = parse(source);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { problems: errors };
  let before = source.text;
  let text = printModule(module, before, columns);
  for (let round = 1; round < settlingRounds && text !== before; round++) {
    before = text;
    text = printModule(parse(new SourceFile(source.path, text)).module, text, columns);
  }
  return { text };
}
