/**
 * Where labels may be: a type or a row that is written there would have to say them. What bodies are labelled with is known to the
 * check of labels alone; here it is enough to see that nothing which a neuro reaches speaks of labels.
 */

import type { DefinitionId, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { ActionContext } from "../actions/action.ts";
import { walk } from "../nodes.ts";
import { moduleOf, type Snapshot } from "../snapshot.ts";

/** True if labels may reach the neuro around the place. */
export function isLabelled({ snapshot, path, nodes }: ActionContext): boolean {
  const item = nodes[1];
  if (item === undefined) return false;
  return item.kind === "Neuro"
    ? reaches(snapshot, `${path}#${item.name.text}`)
    : speaksOf(snapshot, path, item as tree.Item);
}

const known = new WeakMap<Snapshot, Map<DefinitionId, boolean>>();

/** What gives nothing that a policy could label. */
const silent = new Set(["console", "clock", "timer", "random", "wait"]);

function reaches(snapshot: Snapshot, id: DefinitionId): boolean {
  let answers = known.get(snapshot);
  if (answers === undefined) known.set(snapshot, (answers = new Map()));
  const before = answers.get(id);
  if (before !== undefined) return before;
  // Whoever comes back here on the way has nothing to add.
  answers.set(id, false);
  const answer = looks(snapshot, id);
  answers.set(id, answer);
  return answer;
}

function looks(snapshot: Snapshot, id: DefinitionId): boolean {
  const item = snapshot.item(id);
  const definition = snapshot.definition(id);
  if (item === undefined) return false;
  if (item.kind !== "Neuro" || definition?.kind !== "neuro") return hasMark(item);
  if (definition.uses.capabilities.some((name) => !silent.has(name))) return true;
  const { result, typeParameters, fails } = item.signature;
  // What is only taken labels nothing.
  if ([result, ...(fails ?? [])].some((part) => part !== undefined && hasMark(part))) return true;
  const isOurs = !snapshot.library.has(moduleOf(id));
  if (!isOurs) return false;
  const isOpen = item.extern || typeParameters.some(({ sort }) => sort === "label");
  return isOpen || hasMark(item.signature) || speaksOf(snapshot, moduleOf(id), item);
}

function hasMark(node: tree.Node): boolean {
  let found = false;
  walk(node, ({ kind }) => (found ||= kind === "LabelMark"));
  return found;
}

/** A label is written in it, or in what it calls, or in a type of what it works with. */
function speaksOf(snapshot: Snapshot, path: string, item: tree.Item): boolean {
  const facts = snapshot.module(path)?.facts;
  let found = false;
  walk(item, (node) => {
    if (found) return;
    if (node.kind === "LabelMark") found = true;
    const target = node.kind === "Call" ? facts?.calls.get(node)?.target : undefined;
    if (target?.kind === "definition") found = reaches(snapshot, target.id);
    const type = facts?.types.get(node as tree.Expression);
    if (type !== undefined) found ||= definitionsIn(type).some((id) => reaches(snapshot, id));
  });
  return found;
}

function definitionsIn(type: Type): readonly DefinitionId[] {
  switch (type.kind) {
    case "named":
      return [type.definition, ...type.arguments.flatMap(definitionsIn)];
    case "builtin":
      return type.arguments.flatMap(definitionsIn);
    case "tuple":
      return type.items.flatMap(definitionsIn);
    case "optional":
      return definitionsIn(type.inner);
    default:
      return [];
  }
}
