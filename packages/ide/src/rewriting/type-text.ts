/** Types as they can be written in a module. */

import {
  type BuiltinName,
  type CheckedModule,
  type DefinitionId,
  nameOfDefinition,
  showType,
  type Type,
} from "@neuro-lang/checker";
import { textOf, type Snapshot } from "../snapshot.ts";

/** Undefined for a type that has no name here. */
export function typeText(
  snapshot: Snapshot,
  module: CheckedModule,
  type: Type,
): string | undefined {
  return canWrite(snapshot, module, type) ? showType(type) : undefined;
}

/** The same behind an arrow, where a function stands in parentheses. */
export function resultText(
  snapshot: Snapshot,
  module: CheckedModule,
  type: Type,
): string | undefined {
  const text = typeText(snapshot, module, type);
  return text !== undefined && type.kind === "function" ? `(${text})` : text;
}

function canWrite(snapshot: Snapshot, module: CheckedModule, type: Type): boolean {
  const all = (types: readonly Type[]): boolean =>
    types.every((each) => canWrite(snapshot, module, each));
  switch (type.kind) {
    case "builtin":
      return type.groups === undefined && all(type.arguments);
    case "named":
      return (
        type.groups === undefined &&
        definitionNamed(snapshot, module, nameOfDefinition(type.definition)) === type.definition &&
        all(type.arguments)
      );
    case "tuple":
      return all(type.items);
    case "optional":
      return canWrite(snapshot, module, type.inner);
    case "function":
      return (
        type.uses.variables.every((name) => !name.startsWith("?")) &&
        type.fails.variables.every((name) => !name.startsWith("?")) &&
        all([...type.parameters, type.result, ...type.fails.types])
      );
    case "parameter":
    case "constant":
      return true;
    case "union":
    case "variable":
    case "error":
      return false;
  }
}

/** What a name of the module's top level stands for, declared there, imported, or of the prelude. */
export function definitionNamed(
  snapshot: Snapshot,
  module: CheckedModule,
  name: string,
): DefinitionId | undefined {
  const own = module.definitions.get(name);
  if (own !== undefined) return own.id;
  for (const item of module.tree.items) {
    if (item.kind !== "Import") continue;
    const imported = item.names.find((each) => (each.as ?? each.name).text === name);
    const path = imported && module.imports.get(textOf(item.from));
    if (path !== undefined) return snapshot.exported(path, imported!.name.text);
  }
  return snapshot.exported("neuro:prelude", name);
}

/** The names of type parameters in a type. */
export function parametersIn(type: Type): readonly string[] {
  switch (type.kind) {
    case "builtin":
    case "named":
      return type.arguments.flatMap(parametersIn);
    case "tuple":
    case "union":
      return type.items.flatMap(parametersIn);
    case "optional":
      return parametersIn(type.inner);
    case "function":
      return [
        ...[...type.parameters, type.result, ...type.fails.types].flatMap(parametersIn),
        ...type.uses.variables,
        ...type.fails.variables,
      ];
    case "parameter":
      return [type.name];
    default:
      return [];
  }
}

/** A value of a type to begin with; a hole where none suggests itself. */
export function valueOf(type: Type | undefined): string {
  if (type?.kind === "optional") return "none";
  if (type?.kind !== "builtin") return "?";
  switch (type.name) {
    case "Int":
      return "0";
    case "Float":
      return "0.0";
    case "Bool":
      return "false";
    case "Text":
      return '""';
    case "Unit":
      return "()";
    case "List":
      return "[]";
    case "Map":
      return "Map {}";
    case "Set":
      return "Set {}";
    default:
      return "?";
  }
}

export function isBuiltin(type: Type | undefined, name: BuiltinName): boolean {
  return type?.kind === "builtin" && type.name === name;
}

/** Its values can be compared with `==`. */
export function isEquatable(snapshot: Snapshot, type: Type): boolean {
  const all = (types: readonly Type[]): boolean =>
    types.every((each) => isEquatable(snapshot, each));
  switch (type.kind) {
    case "builtin":
      return type.name !== "Regex" && all(type.arguments);
    case "named": {
      const definition = snapshot.definition(type.definition);
      const derives = definition !== undefined && "derives" in definition ? definition.derives : [];
      return derives.includes("Equatable") && all(type.arguments);
    }
    case "tuple":
      return all(type.items);
    case "optional":
      return isEquatable(snapshot, type.inner);
    default:
      return false;
  }
}
