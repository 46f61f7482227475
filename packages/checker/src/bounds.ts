/** What values of a type can do: be compared, hashed, ordered, written as data. */

import { builtinHas } from "./builtins.ts";
import { substitute, type Substitution } from "./solver.ts";
import type { ProgramState } from "./state.ts";
import {
  type Bound,
  type DefinitionId,
  type FieldInfo,
  type NamedType,
  takesArgument,
  type Type,
  type TypeParameterInfo,
} from "./types.ts";

/** Bounds of the type parameters in scope, by owner and name. */
export type ParameterBounds = (owner: DefinitionId, name: string) => readonly Bound[];

const implied: Readonly<Record<Bound, readonly Bound[]>> = {
  Equatable: ["Equatable", "Hashable", "Comparable", "Number", "Separator", "Key"],
  Hashable: ["Hashable", "Number", "Key"],
  Comparable: ["Comparable", "Number", "Key"],
  Data: ["Data"],
  Number: ["Number"],
  Separator: ["Separator"],
  Key: ["Key"],
};

/** Bounds that only builtin types have. */
const closed: ReadonlySet<Bound> = new Set(["Number", "Separator", "Key"]);

/** True if the type has the bound, or would have it if `assumed` had it; `type` is resolved. */
export function hasBound(
  program: ProgramState,
  type: Type,
  bound: Bound,
  parameters: ParameterBounds,
  assumed?: DefinitionId,
): boolean {
  return new BoundChecker(program, bound, parameters, assumed).has(type);
}

class BoundChecker {
  readonly #program: ProgramState;
  readonly #bound: Bound;
  readonly #parameters: ParameterBounds;
  /** Recursive types are assumed to have what their other parts have. */
  readonly #assumed = new Set<DefinitionId>();

  constructor(
    program: ProgramState,
    bound: Bound,
    parameters: ParameterBounds,
    assumed: DefinitionId | undefined,
  ) {
    if (assumed !== undefined) this.#assumed.add(assumed);
    this.#program = program;
    this.#bound = bound;
    this.#parameters = parameters;
  }

  has(type: Type): boolean {
    switch (type.kind) {
      case "builtin":
        return builtinHas(type.name, this.#bound) && type.arguments.every((each) => this.has(each));
      case "tuple":
      case "union":
        if (closed.has(this.#bound)) return false;
        return type.items.every((each) => this.has(each));
      case "optional":
        return !closed.has(this.#bound) && this.has(type.inner);
      case "function":
        return false;
      case "parameter":
        return this.#parameters(type.owner, type.name).some((held) =>
          implied[this.#bound].includes(held),
        );
      case "named":
        return this.#named(type);
      default:
        return true;
    }
  }

  #named(type: NamedType): boolean {
    if (closed.has(this.#bound)) return false;
    const definition = this.#program.definition(type.definition);
    if (definition === undefined) return true;
    if (definition.kind !== "record" && definition.kind !== "sum" && definition.kind !== "opaque")
      return true;
    if (this.#assumed.has(type.definition)) return type.arguments.every((each) => this.has(each));
    if (this.#bound === "Comparable" || this.#bound === "Data") {
      return (
        definition.derives.includes(this.#bound) && type.arguments.every((each) => this.has(each))
      );
    }
    this.#assumed.add(type.definition);
    if (definition.kind === "opaque") return this.has(definition.inner);
    const fields =
      definition.kind === "record"
        ? definition.fields
        : definition.variants.flatMap((v) => v.fields ?? []);
    return fieldTypes(type, definition.typeParameters, fields).every((field) =>
      this.has(field.type),
    );
  }
}

/** The fields with the type's arguments put in. */
export function fieldTypes(
  type: NamedType,
  parameters: readonly TypeParameterInfo[],
  fields: readonly FieldInfo[],
): readonly FieldInfo[] {
  if (type.arguments.length === 0) return fields;
  const by = argumentsOf(type, parameters);
  return fields.map((field) => ({ ...field, type: substitute(field.type, type.definition, by) }));
}

/** What stands for the parameters of a named type's definition. */
export function argumentsOf(
  type: NamedType,
  parameters: readonly TypeParameterInfo[],
): Substitution {
  const names = parameters.filter(takesArgument).map((each) => each.name);
  return {
    types: new Map(names.map((name, index) => [name, type.arguments[index]!])),
    uses: new Map(),
    fails: new Map(),
  };
}
