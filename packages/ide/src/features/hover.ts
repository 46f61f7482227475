/** What is shown when the pointer rests on a name: its declaration, its type here, its documentation; and on other words. */

import type { Type } from "@neuro-lang/checker";
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
  if (mention === undefined) return describeWordAt(snapshot, path, offset);
  const { start, end, referent } = mention;
  const description = describe(snapshot, referent, typeAt(snapshot, path, start, end));
  return description && { start, end, ...description };
}

/** The type that the expression of a name has here. */
function typeAt(snapshot: Snapshot, path: string, start: number, end: number): Type | undefined {
  const module = snapshot.module(path);
  if (module === undefined) return undefined;
  const around = nodesAt(module.tree, start);
  const node = around.findLast(
    (each) =>
      (each.kind === "Identifier" && each.start === start) ||
      (each.kind === "MemberAccess" && each.name.start === start && each.name.end === end),
  );
  return node?.kind === "Identifier" || node?.kind === "MemberAccess"
    ? module.facts.types.get(node)
    : undefined;
}
