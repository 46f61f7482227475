/** What calls hand to what they call. */

import type { CheckedModule, ParameterInfo } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Snapshot } from "../snapshot.ts";

/** The parameters of a called neuro, or the fields of a variant that is built; undefined where they have no names. */
export function parametersOf(
  snapshot: Snapshot,
  { facts }: CheckedModule,
  call: tree.Call,
): readonly Pick<ParameterInfo, "name" | "type">[] | undefined {
  const target = facts.calls.get(call)?.target;
  if (target?.kind === "definition") {
    const definition = snapshot.definition(target.id);
    return definition?.kind === "neuro" ? definition.parameters : undefined;
  }
  if (target?.kind !== "variant") return undefined;
  const sum = snapshot.definition(target.sum);
  return sum?.kind === "sum"
    ? sum.variants.find(({ name }) => name === target.variant)?.fields
    : undefined;
}

/** Whether what is called changes what it is given for a parameter. */
export function takesVar(
  snapshot: Snapshot,
  { facts }: CheckedModule,
): (call: tree.Call, index: number) => boolean {
  return (call, index) => {
    const target = facts.calls.get(call)?.target;
    const definition = target?.kind === "definition" ? snapshot.definition(target.id) : undefined;
    return definition?.kind === "neuro" && definition.parameters[index]?.var === true;
  };
}
