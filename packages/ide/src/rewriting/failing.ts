/** How a call may fail. */

import type { SumDefinition, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { ActionContext } from "../actions/action.ts";
import { around, isOn, parentsOf } from "./selection.ts";

/** The call whose name the cursor is on, if it may fail and nothing around it takes the failure. */
export function failingCall(context: ActionContext): tree.Call | undefined {
  const call = around(context, "Call");
  if (call === undefined || context.module.facts.calls.get(call)?.fails !== true) return undefined;
  const { callee } = call;
  const name = callee.kind === "MemberAccess" ? callee.name : callee;
  if (!isOn(context, name.start, name.end)) return undefined;
  const parents = parentsOf(context, call);
  const isTaken = parents.some(
    (parent, index) =>
      parent.kind === "Attempt" ||
      (parent.kind === "Catch" && parent.body === (parents[index + 1] ?? call)),
  );
  return isTaken ? undefined : call;
}

/** The types of its failures; undefined where they depend on what it is given. */
export function failuresOf(
  { snapshot, module }: ActionContext,
  call: tree.Call,
): readonly Type[] | undefined {
  const target = module.facts.calls.get(call)?.target;
  const definition = target?.kind === "definition" ? snapshot.definition(target.id) : undefined;
  return definition?.kind === "neuro" && definition.fails.variables.length === 0
    ? definition.fails.types
    : undefined;
}

/** The names of the patterns that cover failures: variants, or the records themselves. */
export function casesOf(
  { snapshot }: ActionContext,
  types: readonly Type[],
): readonly string[] | undefined {
  const cases = types.map((type) => {
    const definition = type.kind === "named" ? snapshot.definition(type.definition) : undefined;
    if (definition?.kind === "record") return [definition.name];
    return definition?.kind === "sum" ? variantNames(definition) : undefined;
  });
  return cases.includes(undefined) ? undefined : cases.flatMap((names) => names!);
}

function variantNames({ variants }: SumDefinition): readonly string[] {
  return variants.map(({ name }) => name);
}
