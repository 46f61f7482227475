/** `neuroc explain CODE`: the page of a problem. */

import {
  closestDiagnostic,
  colourPalette,
  explain,
  plainPalette,
} from "@neuro-lang/diagnostics/render";
import { InputError } from "@neuro-lang/compiler/files";
import { wantsColour } from "../terminal.ts";

export async function explainCode(code: string): Promise<number> {
  const page = explain(code, {
    width: process.stdout.columns ?? 100,
    palette: wantsColour(process.stdout) ? colourPalette : plainPalette,
  });
  if (page === undefined) {
    const meant = closestDiagnostic(code);
    throw new InputError(
      `There is no problem called \`${code}\`.`,
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
    );
  }
  process.stdout.write(page);
  return 0;
}
