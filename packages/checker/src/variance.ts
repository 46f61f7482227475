/**
 * In which direction the parameter of a declared type may vary. A record of data varies with its parts; a function in a field
 * takes its parameters the other way round: a `Sink<Int>` with `take: (T) -> Unit` is no `Sink<Int?>`.
 */

import { type Definition, type DefinitionId, takesArgument, type Type } from "./types.ts";
import { typesWithin } from "./types-within.ts";

/** `out`: a smaller argument fits; `in`: a larger one; `both`: only the same. */
export type Variance = "out" | "in" | "both";

type Side = "out" | "in";

/** On which sides of functions each parameter stands. */
type Sides = ReadonlyMap<string, Set<Side>>;

/** Where definitions are found. */
export interface Definitions {
  definition(id: DefinitionId): Definition | undefined;
}

const known = new WeakMap<Definitions, Map<DefinitionId, readonly Variance[]>>();

/** For each `type` and `const` parameter of the definition, in order. */
export function variancesOf(program: Definitions, id: DefinitionId): readonly Variance[] {
  let all = known.get(program);
  if (all === undefined) known.set(program, (all = new Map()));
  if (!all.has(id)) settle(program, id, all);
  return all.get(id) ?? [];
}

/** Settles the type together with those that it is made of: they may hold each other. */
function settle(
  program: Definitions,
  start: DefinitionId,
  all: Map<DefinitionId, readonly Variance[]>,
): void {
  const sides = new Map<DefinitionId, Sides>();
  const parts = new Map<DefinitionId, readonly Type[]>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (all.has(id) || sides.has(id)) continue;
    const definition = program.definition(id);
    const generic = definition?.kind === "record" || definition?.kind === "sum";
    const parameters = generic ? definition.typeParameters.filter(takesArgument) : [];
    sides.set(id, new Map(parameters.map(({ name }) => [name, new Set()])));
    if (!generic || parameters.length === 0) continue;
    const fields =
      definition.kind === "record"
        ? definition.fields
        : definition.variants.flatMap((variant) => variant.fields ?? []);
    const types = fields.map(({ type }) => type);
    parts.set(id, types);
    for (const type of types)
      for (const part of typesWithin(type)) if (part.kind === "named") open.push(part.definition);
  }
  const variancesNow = (id: DefinitionId): readonly Variance[] =>
    all.get(id) ?? [...(sides.get(id)?.values() ?? [])].map(varianceOf);
  // Sides are only added, so that this comes to an end.
  for (let before = -1, now = 0; before !== now;) {
    before = now;
    now = 0;
    for (const [id, types] of parts) {
      for (const type of types) note(type, "out", id, sides.get(id)!, variancesNow);
      for (const each of sides.get(id)!.values()) now += each.size;
    }
  }
  for (const id of sides.keys()) all.set(id, variancesNow(id));
}

function varianceOf(sides: ReadonlySet<Side>): Variance {
  if (sides.size > 1) return "both";
  return sides.has("in") ? "in" : "out";
}

/** Notes on which sides the parameters of `owner` stand in the type. */
function note(
  type: Type,
  side: Side,
  owner: DefinitionId,
  sides: Sides,
  variances: (id: DefinitionId) => readonly Variance[],
): void {
  const visit = (parts: readonly Type[], at: Side): void => {
    for (const part of parts) note(part, at, owner, sides, variances);
  };
  const other = side === "out" ? "in" : "out";
  switch (type.kind) {
    case "parameter":
      if (type.owner === owner) sides.get(type.name)?.add(side);
      break;
    case "optional":
      visit([type.inner], side);
      break;
    case "builtin":
      visit(type.arguments, side);
      break;
    case "tuple":
    case "union":
      visit(type.items, side);
      break;
    case "named":
      for (const [index, variance] of variances(type.definition).entries()) {
        const given = type.arguments.slice(index, index + 1);
        if (variance !== "in") visit(given, side);
        if (variance !== "out") visit(given, other);
      }
      break;
    case "function":
      visit(type.parameters, other);
      visit([type.result, ...type.fails.types], side);
      break;
    default:
      break;
  }
}
