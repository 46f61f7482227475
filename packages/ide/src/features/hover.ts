/** What is shown when the pointer rests on a name: its declaration, its type here, its documentation; and on other words. */

import type { Facts, Type } from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { brokenNameAt } from "../broken.ts";
import { type Description, describe } from "../describe.ts";
import { mentionAt } from "../mentions.ts";
import { nodesAt } from "../nodes.ts";
import type { Snapshot } from "../snapshot.ts";
import { describeWordAt } from "./word-hover.ts";

export interface Hover extends Description {
  readonly start: number;
  readonly end: number;
}

export function hover(snapshot: Snapshot, path: string, offset: number): Hover | undefined {
  const mention = mentionAt(snapshot, path, offset);
  if (mention === undefined)
    return describeWordAt(snapshot, path, offset) ?? brokenHover(snapshot, path, offset);
  const { start, end, referent } = mention;
  const module = snapshot.module(path);
  const type = module && typeOfName(nodesAt(module.tree, start), module.facts, mention);
  const description = describe(snapshot, referent, type);
  return description && { start, end, ...description };
}

function brokenHover(snapshot: Snapshot, path: string, offset: number): Hover | undefined {
  const name = brokenNameAt(snapshot, path, offset);
  if (name === undefined) return undefined;
  const { start, end, referent, nodes, facts } = name;
  const description = describe(snapshot, referent, typeOfName(nodes, facts, nodes.at(-1)!));
  return description && { start, end, ...description };
}

/** The type that the expression of a name has here; `nodes` are those around it. */
function typeOfName(
  nodes: readonly AnyNode[],
  facts: Facts,
  { start, end }: Pick<tree.Node, "start" | "end">,
): Type | undefined {
  const node = nodes.findLast(
    (each) =>
      (each.kind === "Identifier" && each.start === start) ||
      (each.kind === "MemberAccess" && each.name.start === start && each.name.end === end),
  );
  return node?.kind === "Identifier" || node?.kind === "MemberAccess"
    ? facts.types.get(node)
    : undefined;
}
