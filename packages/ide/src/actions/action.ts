/** What a change offered to the user is made of. Each kind of change is an `Action` in a file of its own. */

import type { CheckedModule } from "@neuro-lang/checker";
import type { Problem, SourceFile, TextEdit } from "@neuro-lang/diagnostics";
import type { AnyNode } from "@neuro-lang/parser";
import { nodesAt } from "../nodes.ts";
import type { Snapshot } from "../snapshot.ts";

/** `quickfix` mends a problem; the others change working code. */
export type ActionKind =
  | "quickfix"
  | "refactor.extract"
  | "refactor.inline"
  | "refactor.rewrite"
  | "refactor.move"
  | "source.organizeImports"
  | "source.fixAll";

export interface CodeAction {
  /** What it does, as an imperative: "Extract a variable". */
  readonly title: string;
  readonly kind: ActionKind;
  readonly edits: readonly TextEdit[];
  /** The problem that it mends. */
  readonly mends?: Problem;
  /** What a person clearly wants most of all that is offered here. */
  readonly preferred?: boolean;
  /** The name that was made up, in the text after the edits: the editor asks for a better one. */
  readonly rename?: { readonly file: string; readonly offset: number };
}

/** The place that actions are asked for. */
export interface ActionContext {
  readonly snapshot: Snapshot;
  readonly path: string;
  readonly module: CheckedModule;
  readonly source: SourceFile;
  /** The selection; empty for a cursor. */
  readonly start: number;
  readonly end: number;
  /** The nodes around the selection, the module first. */
  readonly nodes: readonly AnyNode[];
}

export interface Action {
  /** In kebab-case, as the file. */
  readonly name: string;
  find(context: ActionContext): readonly CodeAction[];
}

/** Undefined for a module that is not part of the project. */
export function contextAt(
  snapshot: Snapshot,
  path: string,
  start: number,
  end: number,
): ActionContext | undefined {
  const module = snapshot.module(path);
  if (module === undefined) return undefined;
  const nodes = nodesAt(module.tree, start).filter((node) => node.end >= end);
  return { snapshot, path, module, source: module.source, start, end, nodes };
}

/** The text of a node as it is written. */
export function textOfNode(
  { source }: ActionContext,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return source.text.slice(start, end);
}

/** An edit of the module at hand. */
export function replace(
  { path }: ActionContext,
  { start, end }: { readonly start: number; readonly end: number },
  newText: string,
): TextEdit {
  return { span: { file: path, start, end }, newText };
}

export function insert(context: ActionContext, at: number, newText: string): TextEdit {
  return replace(context, { start: at, end: at }, newText);
}

/** The spaces that the line of an offset begins with. */
export function indentationAt({ source }: ActionContext, offset: number): string {
  return /^[ \t]*/.exec(source.line(source.position(offset).line))![0];
}

/** True if a comment stands in the node: what is written anew would lose it. */
export function hasComment(
  { module }: ActionContext,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return module.tree.comments.some((comment) => start <= comment.start && comment.end <= end);
}

/** Parts between braces: on lines of their own, or on one inside of a text, which keeps its line breaks. */
export function braced(context: ActionContext, node: AnyNode, parts: readonly string[]): string {
  const { module } = context;
  const isInText = nodesAt(module.tree, node.start).some(
    ({ kind, start, end }) => kind === "TextLiteral" && start < node.start && node.end < end,
  );
  const isFlat = isInText && parts.every((part) => !part.includes("\n"));
  if (isFlat) return `{ ${parts.join(", ")} }`;
  const indentation = indentationAt(context, node.start);
  const lines = parts.map((part) => `\n${indentation}  ${part}`).join("");
  return `{${lines}\n${indentation}}`;
}
