/**
 * Nodes that outlive an edit. Of a file that is parsed again, items whose text is as it was keep their nodes, moved to where they
 * stand now, so that what is known of those nodes stays known.
 */

import type { Problem } from "@neuro-lang/diagnostics";
import type { Item, Module, Node } from "./tree/index.ts";
import { nodeChildren } from "./walk.ts";

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
  const keeps = (from: Item, to: Item): boolean =>
    isSame(before, from, after, to) && !isBroken(before, from) && !isBroken(after, to);
  let start = 0;
  for (; start < length && keeps(old[start]!, now[start]!); start++)
    now[start] = moved(old[start]!, now[start]!.start);
  for (let end = 1; end <= length - start && keeps(old.at(-end)!, now.at(-end)!); end++)
    now[now.length - end] = moved(old.at(-end)!, now.at(-end)!.start);
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

type Fields = Readonly<Record<string, Node | readonly Node[] | undefined>>;

function moved(item: Item, start: number): Item {
  const distance = start - item.start;
  if (distance === 0) return item;
  const open: Node[] = [item];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    node.start += distance;
    node.end += distance;
    for (const key of nodeChildren.get(node.kind)!) {
      const value = (node as unknown as Fields)[key];
      if (value === undefined) continue;
      if (Array.isArray(value)) open.push(...(value as readonly Node[]));
      else open.push(value as Node);
    }
  }
  return item;
}
