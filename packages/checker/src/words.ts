/** Words of a module's text, whatever they mean there: where they do not stand, nothing can be named by them. */

import type * as tree from "@neuro-lang/parser";
import type { ModuleState } from "./state.ts";

export function wordsIn(
  { input }: ModuleState,
  { start, end }: Pick<tree.Node, "start" | "end">,
): readonly string[] {
  return input.source.text.slice(start, end).match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}
