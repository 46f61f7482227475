/** Which types are raised: their classes extend the runtime's Failure. */

import type { CheckedModule, Definition, DefinitionId, Type } from "@neuro-lang/checker";
import type { ProgramDefinitions } from "./context.ts";

/** The types of every failure row, and of what the modules raise and handle within one body. */
export function failingTypes(
  program: ProgramDefinitions,
  modules: Iterable<CheckedModule>,
): ReadonlySet<DefinitionId> {
  const failing = new Set<DefinitionId>();
  const addFailures = (types: readonly Type[]): void => {
    for (const type of types) {
      if (type.kind === "named") failing.add(type.definition);
      else if (type.kind === "union") addFailures(type.items);
    }
  };
  const visit = (type: Type): void => {
    switch (type.kind) {
      case "function":
        addFailures(type.fails.types);
        for (const parameter of type.parameters) visit(parameter);
        visit(type.result);
        break;
      case "builtin":
      case "named":
        for (const argument of type.arguments) visit(argument);
        break;
      case "tuple":
        for (const item of type.items) visit(item);
        break;
      case "optional":
        visit(type.inner);
        break;
      default:
    }
  };
  const visitDefinition = (definition: Definition): void => {
    switch (definition.kind) {
      case "neuro":
        addFailures(definition.fails.types);
        for (const parameter of definition.parameters) visit(parameter.type);
        visit(definition.result);
        break;
      case "record":
        for (const field of definition.fields) visit(field.type);
        break;
      case "sum":
        for (const variant of definition.variants) {
          for (const field of variant.fields ?? []) visit(field.type);
        }
        break;
      case "opaque":
        visit(definition.inner);
        break;
      default:
        visit(definition.type);
    }
  };
  for (const definition of program.definitions.values()) visitDefinition(definition);
  for (const module of modules) {
    for (const types of module.facts.failures.values()) addFailures(types);
  }
  return failing;
}
