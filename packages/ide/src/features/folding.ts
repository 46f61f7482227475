/** What can be folded away, by lines. */

import type { SourceFile } from "@neuro-lang/diagnostics";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import type { Snapshot } from "../snapshot.ts";

export interface Fold {
  /** Zero-based lines: the first stays, those after it up to the last go. */
  readonly startLine: number;
  readonly endLine: number;
  readonly sort: "imports" | "comment" | "code";
}

/** In the order in which they begin, one for each line. */
export function folds(snapshot: Snapshot, path: string): readonly Fold[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const { source } = module;
  const found = [
    ...importFolds(source, module.tree.items),
    ...commentFolds(source, module.tree.comments),
    ...codeFolds(source, module.tree),
  ];
  const byLine = new Map<number, Fold>();
  for (const fold of found) {
    const known = byLine.get(fold.startLine);
    // Of two that begin on a line, the outer one.
    if (fold.endLine > fold.startLine && (known === undefined || known.endLine < fold.endLine))
      byLine.set(fold.startLine, fold);
  }
  return [...byLine.values()].toSorted((a, b) => a.startLine - b.startLine);
}

function importFolds(source: SourceFile, items: readonly tree.Item[]): Fold[] {
  const folds: Fold[] = [];
  let run: tree.Item[] = [];
  const end = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined)
      folds.push({ ...linesOf(source, first.start, last.end), sort: "imports" });
    run = [];
  };
  for (const item of items) {
    if (item.kind === "Import") run.push(item);
    else end();
  }
  end();
  return folds;
}

/** Lines of comments that stand below each other, and comments over several lines. */
function commentFolds(source: SourceFile, comments: readonly tree.Comment[]): Fold[] {
  const folds: Fold[] = [];
  let last: { kind: tree.Comment["kind"]; start: number; endLine: number } | undefined;
  const end = (): void => {
    if (last !== undefined)
      folds.push({
        startLine: source.position(last.start).line,
        endLine: last.endLine,
        sort: "comment",
      });
    last = undefined;
  };
  for (const { kind, start, end: stop, ownLine } of comments) {
    const { startLine, endLine } = linesOf(source, start, stop);
    const goesOn =
      ownLine && last?.kind === kind && kind !== "block" && last.endLine + 1 === startLine;
    if (last !== undefined && goesOn) {
      last.endLine = endLine;
      continue;
    }
    end();
    if (ownLine) last = { kind, start, endLine };
  }
  end();
  return folds;
}

function codeFolds(source: SourceFile, module: tree.Module): Fold[] {
  const folds: Fold[] = [];
  walk(module, (node) => {
    const from = foldStart(node);
    if (from === undefined) return;
    const { startLine, endLine } = linesOf(source, from, node.end);
    if (startLine === endLine) return;
    // The line that only closes stays, so that one sees where it ends.
    const closes = /^\s*(?:[}\])]|""")/.test(source.line(endLine));
    folds.push({ startLine, endLine: closes ? endLine - 1 : endLine, sort: "code" });
  });
  return folds;
}

/** Where what can be folded begins; undefined for a node that is not folded by itself. */
function foldStart(node: AnyNode): number | undefined {
  switch (node.kind) {
    // From the name on: attributes stay.
    case "Neuro":
    case "RecordDeclaration":
    case "SumDeclaration":
    case "AliasDeclaration":
    case "InterfaceDeclaration":
    case "Agent":
    case "ModuleLet":
    case "Test":
      return node.name.start;
    // Behind what is called: a chain of calls folds at each of its links.
    case "Call":
      return node.callee.end;
    case "Policy":
    case "Block":
    case "Match":
    case "Select":
    case "Race":
    case "RecordLiteral":
    case "ListLiteral":
    case "MapLiteral":
    case "SetLiteral":
    case "TupleLiteral":
    case "TextLiteral":
      return node.start;
    default:
      return undefined;
  }
}

function linesOf(source: SourceFile, start: number, end: number) {
  const { line } = source.position(start);
  // Most stand on one line.
  const isShort = end < (source.lineStarts[line + 1] ?? Infinity);
  return { startLine: line, endLine: isShort ? line : source.position(end).line };
}
