/**
 * Nodes that outlive an edit. Of a file that is parsed again, items whose text is as it was keep their nodes, moved to where they
 * stand now, so that what is known of those nodes stays known.
 */

import type { Problem } from "@neuro-lang/diagnostics";
import type { Item, Module, Node } from "./tree/index.ts";
import { forEachChild, forEachPair } from "./walk.ts";

/** A file as it was parsed. */
export interface ParsedText {
  readonly text: string;
  readonly module: Module;
  readonly problems: readonly Problem[];
}

/**
 * Puts items of the tree before into the tree after, from both ends as far as they are the same. The tree before is used up: its
 * nodes have moved.
 */
export function keepItems(before: ParsedText, after: ParsedText): void {
  const old = before.module.items;
  const now = after.module.items;
  const length = Math.min(old.length, now.length);
  const calm = Math.min(firstProblem(before), firstProblem(after));
  const keeps = (at: number): boolean => {
    const [from, to] = [old.at(at)!, now.at(at)!];
    if (!isSame(before, from, after, to) || isBroken(before, from) || isBroken(after, to))
      return false;
    // Behind a slip the same text may be read as something else: a brace that is open there goes on.
    return Math.max(from.end, to.end) < calm ? move(from, to.start) : moveOnto(from, to);
  };
  let start = 0;
  for (; start < length && keeps(start); start++) now[start] = old[start]!;
  for (let end = 1; end <= length - start && keeps(-end); end++)
    now[now.length - end] = old.at(-end)!;
}

function firstProblem({ problems }: ParsedText): number {
  return problems.reduce((first, { span }) => Math.min(first, span.start), Infinity);
}

function isSame(before: ParsedText, from: Item, after: ParsedText, to: Item): boolean {
  return (
    from.kind === to.kind &&
    from.end - from.start === to.end - to.start &&
    from.documentation === to.documentation &&
    before.text.slice(from.start, from.end) === after.text.slice(to.start, to.end)
  );
}

/** What was mended while it was read may be what it is because of what stands around it. */
function isBroken({ problems }: ParsedText, { kind, start, end }: Item): boolean {
  return (
    kind === "ErrorItem" || problems.some(({ span }) => span.start <= end && start <= span.end)
  );
}

function move(item: Item, start: number): true {
  const distance = start - item.start;
  if (distance === 0) return true;
  const open: Node[] = [item];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    node.start += distance;
    node.end += distance;
    forEachChild(node, (child) => open.push(child));
  }
  return true;
}

/** Moves the nodes to where those of the same item stand; false if it is read otherwise now, and then nobody wants them. */
function moveOnto(item: Item, to: Item): boolean {
  return forEachPair(item, to, (node, { start, end }) => {
    node.start = start;
    node.end = end;
  });
}
