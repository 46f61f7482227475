/** Types as a person writes them, for messages, hovers and signatures. */

import type { CapabilityRow, DefinitionId, FailureRow, RegexGroup, Type } from "./types.ts";

export function nameOfDefinition(id: DefinitionId): string {
  return id.slice(id.lastIndexOf("#") + 1);
}

export function showType(type: Type): string {
  switch (type.kind) {
    case "builtin":
      return type.name + showArguments(type.arguments) + showGroups(type.groups);
    case "named":
      return (
        nameOfDefinition(type.definition) + showArguments(type.arguments) + showGroups(type.groups)
      );
    case "tuple":
      return `(${type.items.map(showType).join(", ")})`;
    case "optional":
      return type.inner.kind === "function"
        ? `(${showType(type.inner)})?`
        : `${showType(type.inner)}?`;
    case "function": {
      const result =
        type.result.kind === "function" ? `(${showType(type.result)})` : showType(type.result);
      return `(${type.parameters.map(showType).join(", ")}) -> ${result}${showEffects(type.uses, type.fails)}`;
    }
    case "parameter":
      return type.name;
    case "constant":
      return JSON.stringify(type.value);
    case "union":
      return type.items.map(showType).join(" | ");
    case "variable":
    case "error":
      return "_";
  }
}

function showArguments(args: readonly Type[]): string {
  return args.length === 0 ? "" : `<${args.map(showType).join(", ")}>`;
}

/** `Match(year, month?)`: what is known of a literal's groups, in the notation of a variant's fields. */
function showGroups(groups: readonly RegexGroup[] | undefined): string {
  if (groups === undefined) return "";
  return `(${groups.map(({ name, optional }) => (optional ? `${name}?` : name)).join(", ")})`;
}

function showEffects(uses: CapabilityRow, fails: FailureRow): string {
  const names = [...uses.capabilities, ...uses.variables.filter((name) => !name.startsWith("?"))];
  const failures = [
    ...fails.types.map(showType),
    ...fails.variables.filter((name) => !name.startsWith("?")),
  ];
  const used =
    names.length === 0
      ? ""
      : names.length === 1
        ? ` uses ${names[0]}`
        : ` uses (${names.join(", ")})`;
  return used + (failures.length === 0 ? "" : ` fails ${failures.join(" | ")}`);
}
