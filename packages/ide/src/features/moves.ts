/** Modules that get other paths: the imports that name them are changed along, and their own. */

import type { TextEdit } from "@neuro-lang/diagnostics";
import { specifierFor } from "../imports.ts";
import { type Snapshot, textOf } from "../snapshot.ts";

/** Of a file or of a folder. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Edits of the texts as they are before the move, at their old paths. */
export function importsAfterMoves(snapshot: Snapshot, moves: readonly Move[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [path, module] of snapshot.program.modules) {
    if (!snapshot.isOwn(path)) continue;
    for (const item of module.tree.items) {
      if (item.kind !== "Import" && item.kind !== "Reexport") continue;
      const specifier = textOf(item.from);
      const target = module.imports.get(specifier);
      // A package is where it is, whoever imports it.
      if (target === undefined || !/^\.{1,2}\//.test(specifier)) continue;
      const [importer, imported] = [moved(path, moves), moved(target, moves)];
      if (importer === path && imported === target) continue;
      if (!isModule(importer) || !isModule(imported)) continue;
      const ending = specifier.endsWith(".neuro") ? ".neuro" : "";
      const written = specifierFor(importer, imported) + ending;
      if (written === specifier) continue;
      const { start, end } = item.from;
      edits.push({
        span: { file: path, start: start + 1, end: end - 1 },
        newText: written,
      });
    }
  }
  return edits;
}

/** What gets another ending is none any more: no import could name it. */
function isModule(path: string): boolean {
  return path.endsWith(".neuro");
}

/** Where a file is after the moves. */
function moved(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return path;
}
