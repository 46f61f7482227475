/** What is selected around a cursor, wider with each step. */

import { nodesAt } from "../nodes.ts";
import type { Snapshot } from "../snapshot.ts";

export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** From the smallest to the whole text. */
export function selections(snapshot: Snapshot, path: string, offset: number): readonly Extent[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const { text } = module.source;
  const around = nodesAt(module.tree, offset).flatMap((node): Extent[] => {
    const { start, end } = node;
    const whole = { start, end };
    const inside = insideOf(text, node.kind, whole);
    return inside !== undefined && inside.start <= offset && offset <= inside.end
      ? [whole, inside]
      : [whole];
  });
  const comment = module.tree.comments.find(({ start, end }) => start < offset && offset <= end);
  const all = [
    { start: 0, end: text.length },
    ...around,
    ...(comment === undefined ? [] : [{ start: comment.start, end: comment.end }]),
  ];
  const steps: Extent[] = [];
  for (const each of all) {
    const before = steps.at(-1);
    if (before === undefined) steps.push(each);
    else if (isWithin(each, before)) steps.push(each);
  }
  return steps.toReversed();
}

/** True if it lies in the other and is smaller. */
function isWithin(inner: Extent, outer: Extent): boolean {
  return (
    outer.start <= inner.start &&
    inner.end <= outer.end &&
    inner.end - inner.start < outer.end - outer.start
  );
}

/** What stands between quotes or braces. */
function insideOf(text: string, kind: string, { start, end }: Extent): Extent | undefined {
  if (kind === "TextLiteral") {
    const open = /^r?(?:"""|")/.exec(text.slice(start, end));
    const close = open?.[0].endsWith('"""') === true ? 3 : 1;
    return open === null ? undefined : { start: start + open[0].length, end: end - close };
  }
  if (kind !== "Block" || text[start] !== "{" || text[end - 1] !== "}") return undefined;
  const inner = text.slice(start + 1, end - 1);
  const from = start + 1 + (inner.length - inner.trimStart().length);
  return { start: from, end: Math.max(from, start + 1 + inner.trimEnd().length) };
}
