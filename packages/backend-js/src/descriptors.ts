/** Type descriptors in emitted code. Composed types get a constant at the top of the module; type parameters arrive as arguments. */
import type { IrField, IrRecord, IrSum, IrType } from "@neuro-lang/ir";
import type { ModuleContext } from "./context.ts";
import { helpMark } from "./defaults.ts";
import { indented, textLiteral } from "./js.ts";
import { nullForNone } from "./values.ts";

/** Code that gives the descriptor of a type. `reified` are the type parameters whose descriptors are in scope. */
export function descriptorOf(
  context: ModuleContext,
  type: IrType,
  reified: ReadonlySet<string>,
): string {
  switch (type.kind) {
    case "parameter":
      return reified.has(type.name) ? `$${type.name}` : "undefined";
    case "named":
      return namedDescriptor(context, type, reified);
    default: {
      const code = composed(context, type, reified);
      if (mentionsParameter(type)) return code;
      const name = `$${nameOf(context, type)}`;
      context.descriptors.set(name, code);
      return name;
    }
  }
}

function composed(context: ModuleContext, type: IrType, reified: ReadonlySet<string>): string {
  const inner = (part: IrType): string => descriptorOf(context, part, reified);
  switch (type.kind) {
    case "list":
    case "set":
      return `{ kind: "${type.kind}", item: ${inner(type.item)} }`;
    case "map":
      return `{ kind: "map", key: ${inner(type.key)}, value: ${inner(type.value)} }`;
    case "tuple":
      return `{ kind: "tuple", items: [${type.items.map(inner).join(", ")}] }`;
    case "optional":
      return `{ kind: "optional", inner: ${inner(type.inner)} }`;
    case "union":
      return `{ kind: "union", items: [${type.items.map(inner).join(", ")}] }`;
    case "function":
      return "undefined";
    default:
      return `{ kind: "${type.kind}" }`;
  }
}

function namedDescriptor(
  context: ModuleContext,
  type: IrType & { kind: "named" },
  reified: ReadonlySet<string>,
): string {
  const definition = context.definition(type.definition);
  if (definition.kind === "opaque") {
    const parts = [
      `kind: "opaque"`,
      `name: ${textLiteral(definition.name)}`,
      `inner: ${descriptorOf(context, definition.inner, reified)}`,
    ];
    if (definition.form !== undefined) {
      const { pattern, flags } = definition.form;
      parts.push(`form: { pattern: ${textLiteral(pattern)}, flags: ${textLiteral(flags)} }`);
    }
    const code = `{ ${parts.join(", ")} }`;
    const name = `$${context.opaqueName(definition.id)}$opaque`;
    context.descriptors.set(name, code);
    return name;
  }
  const reference = context.descriptorReference(type.definition);
  if (type.arguments.length === 0) return reference;
  return `${reference}(${type.arguments.map((item) => descriptorOf(context, item, reified)).join(", ")})`;
}

function mentionsParameter(type: IrType): boolean {
  switch (type.kind) {
    case "parameter":
      return true;
    case "list":
    case "set":
      return mentionsParameter(type.item);
    case "map":
      return mentionsParameter(type.key) || mentionsParameter(type.value);
    case "tuple":
      return type.items.some(mentionsParameter);
    case "optional":
      return mentionsParameter(type.inner);
    case "named":
      return type.arguments.some(mentionsParameter);
    default:
      return false;
  }
}

function nameOf(context: ModuleContext, type: IrType): string {
  switch (type.kind) {
    case "list":
    case "set":
      return `${type.kind}$${nameOf(context, type.item)}`;
    case "map":
      return `map$${nameOf(context, type.key)}$${nameOf(context, type.value)}`;
    case "tuple":
      return `tuple${type.items.length}$${type.items.map((item) => nameOf(context, item)).join("$")}`;
    case "optional":
      return `optional$${nameOf(context, type.inner)}`;
    case "named": {
      const definition = context.definition(type.definition);
      const base =
        definition.kind === "opaque"
          ? context.opaqueName(definition.id)
          : context.descriptorReference(type.definition).slice(1);
      return [base, ...type.arguments.map((item) => nameOf(context, item))].join("$");
    }
    case "parameter":
      return type.name;
    default:
      return type.kind;
  }
}

/** `export const $Mail = …;` */
export function typeDescriptor(
  context: ModuleContext,
  definition: IrRecord | IrSum,
  defaultOf: (field: IrField) => string,
): string[] {
  const reified = new Set(definition.typeParameters);
  const name = context.ownName(definition);
  const open =
    definition.typeParameters.length === 0
      ? ""
      : `(${definition.typeParameters.map((parameter) => `$${parameter}`).join(", ")}) => `;
  const wrap = (code: readonly string[]): string[] => [
    `${context.exportPrefix(`$${name}`, `$${definition.name}`, definition.exported)}const $${name} = ${open}${open === "" ? "{" : "({"}`,
    ...code.map(indented),
    open === "" ? "};" : "});",
  ];
  const fieldLine = (field: IrField): string => {
    const parts = [
      `name: ${textLiteral(field.name)}`,
      `type: ${descriptorOf(context, field.type, reified)}`,
    ];
    if (field.default !== undefined)
      parts.push(
        `default: () => ${defaultOf(field)}`,
        ...helpMark(context, definition.id, field.name, field.default),
      );
    if (field.documentation !== undefined)
      parts.push(`documentation: ${textLiteral(field.documentation)}`);
    return `{ ${parts.join(", ")} },`;
  };
  const make = (constructor: string, fields: readonly IrField[]): string => {
    if (!fields.some((field) => nullForNone(context, field)))
      return `make: (values) => new ${constructor}(...values),`;
    const given = fields.map((field, index) =>
      nullForNone(context, field) ? `values[${index}] ?? null` : `values[${index}]`,
    );
    return `make: (values) => new ${constructor}(${given.join(", ")}),`;
  };
  if (definition.kind === "record") {
    const fields = definition.fields.map(fieldLine);
    return wrap([
      `kind: "record",`,
      `name: ${textLiteral(definition.name)},`,
      ...(fields.length === 0
        ? ["fields: () => [],"]
        : ["fields: () => [", ...fields.map(indented), "],"]),
      make(name, definition.fields),
    ]);
  }
  return wrap([
    `kind: "sum",`,
    `name: ${textLiteral(definition.name)},`,
    "variants: () => [",
    ...definition.variants.flatMap((variant) => {
      const fields = variant.fields.map(fieldLine);
      const lines = [
        `name: ${textLiteral(variant.name)},`,
        ...(fields.length === 0 ? ["fields: [],"] : ["fields: [", ...fields.map(indented), "],"]),
        variant.bare
          ? `make: () => ${name}.${variant.name},`
          : make(`${name}$${variant.name}`, variant.fields),
        ...(variant.documentation === undefined
          ? []
          : [`documentation: ${textLiteral(variant.documentation)},`]),
      ];
      return ["  {", ...lines.map((line) => `    ${line}`), "  },"];
    }),
    "],",
  ]);
}
