/** Where new declarations go, and what goes with a statement that is taken out. */

import type * as tree from "@neuro-lang/parser";
import type { ActionContext } from "../actions/action.ts";

/** The item around the selection. */
export function itemAround({ nodes }: ActionContext): tree.Item | undefined {
  return nodes[1] as tree.Item | undefined;
}

/** The end of the line on which an item ends: what is said behind it stays with it. */
export function behindItem({ source: { text } }: ActionContext, { end }: tree.Node): number {
  return end + /^[^\r\n]*/.exec(text.slice(end))![0].length;
}

/** Above the comments that stand directly over an item. */
export function beforeItem({ source: { text } }: ActionContext, { start }: tree.Node): number {
  let at = start;
  for (;;) {
    const above = /(?:^|\n)([ \t]*\/\/[^\n]*)\n$/.exec(text.slice(0, at));
    if (above === null || above[1]!.startsWith("//!")) return at;
    at -= above[1]!.length + 1;
  }
}

/** A statement with its line, if nothing else stands on that; else with the `;` behind it, or before it if it is the last. */
export function wholeLine(
  { source: { text } }: ActionContext,
  { start, end }: tree.Node,
): { readonly start: number; readonly end: number } {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(lineStart, start);
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (before.trim() === "" && rest !== null) return { start: lineStart, end: end + rest[0].length };
  const separator = /^[ \t]*;[ \t]*/.exec(text.slice(end));
  if (separator !== null) return { start, end: end + separator[0].length };
  return { start: start - /(?:;[ \t]*)?$/.exec(before)![0].length, end };
}

/** Behind the parenthesis that closes the parameters. */
export function behindParameters(
  { source: { text } }: ActionContext,
  { signature, name }: tree.Neuro,
): number {
  const last = signature.parameters.at(-1) ?? signature.typeParameters.at(-1) ?? name;
  return text.indexOf(")", last.end) + 1;
}
