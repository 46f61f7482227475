/** The TYPES section: what the checker found out about each definition and each variable of the main module. */

import {
  type CapabilityRow,
  type CheckedModule,
  type Definition,
  type FailureRow,
  type FieldInfo,
  showType,
} from "@neuro-lang/checker";

export function typesOf(module: CheckedModule): string {
  const definitions = [...module.definitions.values()].filter(
    (definition) => definition.module === module.path,
  );
  const variables = [...new Set(module.facts.bindings.values())].toSorted(
    (one, other) => one.declared.start - other.declared.start,
  );
  return [
    ...definitions.map(describe),
    ...variables.map(
      (variable) => `${variable.var ? "var" : "let"} ${variable.name}: ${showType(variable.type)}`,
    ),
  ].join("\n");
}

function describe(definition: Definition): string {
  const { name } = definition;
  switch (definition.kind) {
    case "neuro": {
      const parameters = definition.parameters.map(
        (parameter) =>
          `${parameter.var ? "var " : ""}${parameter.name}: ${showType(parameter.type)}${parameter.hasDefault ? " = …" : ""}`,
      );
      const row = `${usesOf(definition.uses)}${failsOf(definition.fails)}`;
      const waits =
        definition.suspension === "never" ? "" : ` (suspends: ${definition.suspension})`;
      return `neuro ${name}(${parameters.join(", ")}) -> ${showType(definition.result)}${row}${waits}`;
    }
    case "record":
      return `type ${name} { ${fieldsOf(definition.fields)} }${derivesOf(definition)}`;
    case "sum": {
      const variants = definition.variants.map((variant) =>
        variant.fields === undefined
          ? variant.name
          : `${variant.name}(${fieldsOf(variant.fields)})`,
      );
      return `type ${name} = ${variants.join(" | ")}${derivesOf(definition)}`;
    }
    case "opaque":
      return `opaque type ${name} = ${showType(definition.inner)}`;
    case "alias":
      return `type ${name} = ${showType(definition.type)}`;
    case "let":
      return `let ${name}: ${showType(definition.type)}`;
  }
}

function derivesOf({ derives }: { readonly derives: readonly string[] }): string {
  return derives.length === 0 ? "" : ` derives ${derives.join(", ")}`;
}

function fieldsOf(fields: readonly FieldInfo[]): string {
  return fields.map((field) => `${field.name}: ${showType(field.type)}`).join(", ");
}

function usesOf(row: CapabilityRow): string {
  const names = [...row.capabilities, ...row.variables];
  return names.length === 0 ? "" : ` uses ${names.join(", ")}`;
}

function failsOf(row: FailureRow): string {
  const names = [...row.types.map(showType), ...row.variables];
  return names.length === 0 ? "" : ` fails ${names.join(" | ")}`;
}
