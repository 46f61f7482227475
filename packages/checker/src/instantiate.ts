/** A generic neuro at one use: fresh variables for its parameters, and the bounds that must hold. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { never } from "./builtins.ts";
import { emptyRow, mergeUses, suspensionOf } from "./capabilities.ts";
import { requireBound } from "./bound-problems.ts";
import type { Body } from "./body.ts";
import { checkMixedRows } from "./mixed-rows.ts";
import { substitute, substituteFails, type Substitution, substituteUses } from "./solver.ts";
import {
  type CapabilityRow,
  type FailureRow,
  type FunctionType,
  type NeuroDefinition,
  type Suspension,
  takesArgument,
  type Type,
} from "./types.ts";
import { typesWithin } from "./types-within.ts";
import type { WrittenArguments } from "./written-arguments.ts";

interface Instance {
  readonly substitution: Substitution;
  /** What stands for the `type` and `const` parameters, in order; to be asked when all is solved. */
  readonly resolved: () => Type[];
  /** How what stands for the row variables suspends; to be asked when all is solved. */
  readonly suspension: () => Suspension;
}

export function instantiate(
  body: Body,
  definition: NeuroDefinition,
  node: tree.Node,
  written: WrittenArguments = { types: [], uses: [] },
): Instance {
  const types = new Map<string, Type>();
  const uses = new Map<string, CapabilityRow>();
  const fails = new Map<string, FailureRow>();
  for (const parameter of definition.typeParameters) {
    if (takesArgument(parameter))
      types.set(parameter.name, written.types[types.size] ?? body.solver.freshType());
    else if (parameter.sort === "uses")
      uses.set(parameter.name, written.uses[uses.size] ?? openUses(body));
    else if (parameter.sort === "fails") fails.set(parameter.name, openFails(body));
  }
  if (definition.typeParameters.some((parameter) => parameter.bounds.length > 0)) {
    body.whenSolved(() => checkBounds(body, definition, node, types));
  }
  const optional = optionalParameters(definition);
  if (optional.size > 0)
    body.whenSolved(() => checkNesting(body, definition, node, types, optional));
  if (definition.typeParameters.some(({ sort }) => sort === "const"))
    body.whenSolved(() => checkConstants(body, definition, node, types));
  const substitution = { types, uses, fails };
  const suspension = (): Suspension =>
    suspensionOf(
      [...uses.values()].map((row) => body.solver.resolveUses(row)).reduce(mergeUses, emptyRow),
    );
  if (uses.size > 1)
    body.whenSolved(() => checkMixedRows(body, definition, node, substitution, suspension()));
  return {
    substitution,
    resolved: () => [...types.values()].map((type) => body.solver.resolve(type, never)),
    suspension,
  };
}

/** A row that takes up what is passed for it. */
export function openUses(body: Body): CapabilityRow {
  return { capabilities: [], variables: [body.solver.freshUses()] };
}

export function openFails(body: Body): FailureRow {
  return { types: [], variables: [body.solver.freshFails()] };
}

/** The type parameters `T` of which the signature says `T?`. */
function optionalParameters(definition: NeuroDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  for (const signature of [...definition.parameters.map(({ type }) => type), definition.result]) {
    for (const type of typesWithin(signature)) {
      if (type.kind !== "optional" || type.inner.kind !== "parameter") continue;
      if (type.inner.owner === definition.id) names.add(type.inner.name);
    }
  }
  return names;
}

function checkNesting(
  body: Body,
  definition: NeuroDefinition,
  node: tree.Node,
  types: ReadonlyMap<string, Type>,
  optional: ReadonlySet<string>,
): void {
  for (const parameter of optional) {
    const type = types.get(parameter);
    if (type === undefined || body.solver.resolve(type, never).kind !== "optional") continue;
    body.report(
      diagnostics.nestedOptional.at(body.span(node), {
        name: definition.name,
        parameter,
        type: body.show(type),
      }),
    );
  }
}

/** The value of a `const` parameter is handed over at run time, so it has to be known. */
function checkConstants(
  body: Body,
  definition: NeuroDefinition,
  node: tree.Node,
  types: ReadonlyMap<string, Type>,
): void {
  // It may be what another problem at the call left open.
  if (body.problems.some(({ severity }) => severity === "error")) return;
  for (const { sort, name } of definition.typeParameters) {
    if (sort !== "const" || body.solver.resolve(types.get(name)!).kind !== "variable") continue;
    body.report(diagnostics.constantUnknown.at(body.span(node), { name, neuro: definition.name }));
  }
}

function checkBounds(
  body: Body,
  definition: NeuroDefinition,
  node: tree.Node,
  types: ReadonlyMap<string, Type>,
): void {
  for (const { name, bounds } of definition.typeParameters) {
    const type = types.get(name);
    if (type === undefined) continue;
    for (const bound of bounds)
      requireBound(body, node, type, bound, { kind: "neuro", name: definition.name });
  }
}

/** The neuro as a function type. */
export function neuroType(definition: NeuroDefinition, by: Substitution): FunctionType {
  return {
    kind: "function",
    parameters: definition.parameters.map((parameter) =>
      substitute(parameter.type, definition.id, by),
    ),
    result: substitute(definition.result, definition.id, by),
    uses: substituteUses(definition.uses, by),
    fails: substituteFails(definition.fails, definition.id, by),
  };
}
