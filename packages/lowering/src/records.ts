/** Record literals, spreads and changed copies. */

import type { FieldInfo } from "@neuro-lang/checker";
import type { Expression, IrType, Local, Statement } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { type BodyContext, factOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { read } from "./lambdas.ts";
import { lowerResolution } from "./members.ts";
import { inWrittenOrder } from "./order.ts";
import { lowerType } from "./types.ts";

export function lowerRecord(node: tree.RecordLiteral, context: BodyContext): Expression {
  const at = context.at(node);
  const type = context.irTypeOf(node);
  const { definition: id, variant } = factOf(context.facts.records, node, "record");
  const { fields, make } = target(id, variant, at, type, context);
  if (node.fields.some((entry) => entry.kind === "Spread")) {
    return lowerSpread(node.fields, fields, at, type, make, context);
  }
  const entries = node.fields.filter((entry) => entry.kind === "RecordField");
  const byName = new Map(entries.map((entry) => [entry.name.text, entry]));
  return inWrittenOrder(
    fields.map((field) => byName.get(field.name)?.value),
    context,
    at,
    type,
    (values) =>
      make(
        fields.map((field, index) => {
          const entry = byName.get(field.name);
          return entry === undefined
            ? undefined
            : (values[index] ?? shorthand(entry, field, context));
        }),
      ),
  );
}

interface Target {
  readonly fields: readonly FieldInfo[];
  readonly make: (values: readonly (Expression | undefined)[]) => Expression;
}

function target(
  id: string,
  variant: string | undefined,
  at: number,
  type: IrType,
  context: BodyContext,
): Target {
  if (variant === undefined) {
    const { fields } = context.module.definition(id, "record");
    return {
      fields,
      make: (values) => ({ kind: "record", at, type, definition: id, fields: values }),
    };
  }
  const { variants } = context.module.definition(id, "sum");
  const tag = variants.findIndex((each) => each.name === variant);
  return {
    fields: variants[tag]?.fields ?? [],
    make: (values) => ({ kind: "variant", at, type, definition: id, tag, fields: values }),
  };
}

/** The value of `name` in `{ name }`. */
function shorthand(entry: tree.RecordField, field: FieldInfo, context: BodyContext): Expression {
  const resolution = factOf(context.facts.resolutions, entry, "resolution");
  const type = resolution.kind === "local" ? resolution.binding.type : field.type;
  // An optional variable that fills a field which is not optional is known to be there.
  const known = type.kind === "optional" && field.type.kind !== "optional" ? type.inner : type;
  return lowerResolution(resolution, context.at(entry), lowerType(known), context);
}

function entryValue(
  entry: tree.RecordField,
  fields: readonly FieldInfo[],
  context: BodyContext,
): Expression {
  if (entry.value !== undefined) return lowerExpression(entry.value, context);
  const field = fields.find((each) => each.name === entry.name.text);
  if (field === undefined) throw new Error(`There is no field ${entry.name.text}.`);
  return shorthand(entry, field, context);
}

/** `{ ..base, name: value }`: later entries win. */
function lowerSpread(
  entries: readonly tree.RecordEntry[],
  fields: readonly FieldInfo[],
  at: number,
  type: IrType,
  make: Target["make"],
  context: BodyContext,
): Expression {
  const statements: Statement[] = [];
  const hold = (value: Expression, name: string): Local => {
    const local = context.temporary(name, value.type);
    statements.push({ kind: "let", at: value.at, pattern: { kind: "bind", local }, value });
    return local;
  };
  const values = new Map<string, Expression>();
  for (const entry of entries) {
    if (entry.kind === "RecordField") {
      const local = hold(entryValue(entry, fields, context), entry.name.text);
      values.set(entry.name.text, read(local, context.at(entry)));
      continue;
    }
    const value = lowerExpression(entry.value, context);
    const object = read(hold(value, "base"), value.at);
    for (const [name, fieldType] of fieldTypes(value.type, context)) {
      values.set(name, { kind: "field", at: value.at, type: fieldType, object, name });
    }
  }
  const result = make(fields.map((field) => values.get(field.name)));
  return { kind: "block", at, type, block: { statements, result } };
}

/** `record with { name: value }`. */
export function lowerWith(node: tree.With, context: BodyContext): Expression {
  const at = context.at(node);
  const type = context.irTypeOf(node);
  const record = lowerExpression(node.record, context);
  const types = fieldTypes(record.type, context);
  const fields = node.fields.flatMap((entry) => {
    if (entry.kind === "Spread") {
      throw new Error(`The spread at ${entry.start} cannot stand in a changed copy.`);
    }
    const name = entry.name.text;
    if (entry.value !== undefined) return [{ name, value: lowerExpression(entry.value, context) }];
    const resolution = factOf(context.facts.resolutions, entry, "resolution");
    const fieldType = types.get(name) ?? { kind: "never" };
    return [{ name, value: lowerResolution(resolution, context.at(entry), fieldType, context) }];
  });
  return { kind: "with", at, type, record, fields };
}

/** The fields of a record type, its type arguments applied. */
function fieldTypes(type: IrType, context: BodyContext): ReadonlyMap<string, IrType> {
  if (type.kind !== "named") return new Map();
  const definition = context.module.program.definitions.get(type.definition);
  if (definition?.kind !== "record") return new Map();
  const parameters = definition.typeParameters.filter((parameter) => parameter.sort === "type");
  const given = new Map(
    parameters.map((parameter, index) => [parameter.name, type.arguments[index] ?? type]),
  );
  return new Map(
    definition.fields.map((field) => [field.name, substitute(lowerType(field.type), given)]),
  );
}

function substitute(type: IrType, given: ReadonlyMap<string, IrType>): IrType {
  const inside = (inner: IrType): IrType => substitute(inner, given);
  switch (type.kind) {
    case "parameter":
      return given.get(type.name) ?? type;
    case "list":
    case "set":
      return { kind: type.kind, item: inside(type.item) };
    case "map":
      return { kind: "map", key: inside(type.key), value: inside(type.value) };
    case "tuple":
    case "union":
      return { kind: type.kind, items: type.items.map(inside) };
    case "optional": {
      const inner = inside(type.inner);
      return inner.kind === "optional" ? inner : { kind: "optional", inner };
    }
    case "function":
      return { ...type, parameters: type.parameters.map(inside), result: inside(type.result) };
    case "named":
      return { ...type, arguments: type.arguments.map(inside) };
    default:
      return type;
  }
}
