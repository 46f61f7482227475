/** What calls of some neuros of the standard library are known to mean beyond their signatures. */

import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { strip } from "./places.ts";
import { groupsOf } from "./regex-groups.ts";
import { isNeuro, moduleOf, type ProgramState } from "./state.ts";
import type { DefinitionId, NeuroDefinition, RegexGroup, Type } from "./types.ts";

/** Neuros one of whose arguments is a Text or a function: the ones that take the function. */
const functionForms: Readonly<Record<DefinitionId, DefinitionId>> = {
  "neuro:text#replace": "neuro:text#replaceEach",
  "neuro:regex#replace": "neuro:regex#replaceEach",
};

/** Operators on types of the library: the neuro of two arguments that each of them calls. */
const operatorNeuros: ReadonlyMap<string, DefinitionId> = new Map([
  ["neuro:fs#Path /", "neuro:fs#join"],
]);

export function operatorCallee(operator: string, left: Type): DefinitionId | undefined {
  return left.kind === "named" ? operatorNeuros.get(`${left.definition} ${operator}`) : undefined;
}

/** The neuro that an operator calls with such a value on its left. */
export function operatorNeuro(
  program: ProgramState,
  operator: string,
  left: Type,
): NeuroDefinition | undefined {
  const id = operatorCallee(operator, left);
  return id === undefined ? undefined : program.neuro(id);
}

/** Modules whose neuros give the matches of the Regex that they are given. */
const matching: ReadonlySet<string> = new Set(["neuro:regex", "neuro:text"]);

/** The neuro that a call of `named` means. */
export function formCalled(body: Body, call: tree.Call, named: DefinitionId): DefinitionId {
  const form = functionForms[named];
  return form !== undefined && call.arguments.some(({ value }) => isFunction(body, value))
    ? form
    : named;
}

/** By the expression's form alone: nothing is inferred before it is known what is called. */
function isFunction(body: Body, expression: tree.Expression): boolean {
  const argument = strip(expression);
  if (argument.kind === "Lambda") return true;
  if (argument.kind === "Binary") return argument.operator === ">>";
  if (argument.kind !== "Identifier") return false;
  const local = body.findLocal(argument.name);
  if (local !== undefined) return body.solver.prune(local.type).kind === "function";
  const entity = body.find(argument.name);
  return entity?.kind === "definition" && isNeuro(body.program, entity.id);
}

/** The named groups of the matches that the call of a neuro gives. */
export function groupsGiven(
  body: Body,
  id: DefinitionId | undefined,
  slots: readonly (tree.Expression | undefined)[],
): readonly RegexGroup[] {
  if (id === undefined || !matching.has(moduleOf(id))) return [];
  for (const slot of slots) {
    const type = slot === undefined ? undefined : body.facts.types.get(slot);
    const groups = type === undefined ? [] : groupsOf(body.solver.prune(type));
    if (groups.length > 0) return groups;
  }
  return [];
}
