/** What the backend must know of a type's values: how they are copied, compared, and handed to `var` parameters. */
import type { IrParameter, IrType } from "@neuro-lang/ir";
import type { ModuleContext } from "./context.ts";
import { call, element, js, Level, member, operand, property, type Js } from "./js.ts";
import { payloadName } from "@neuro-lang/runtime";

/** Objects that are changed in place; a `var` parameter of such a type is handed the object itself. */
export function isContainer(context: ModuleContext, type: IrType): boolean {
  const represented = context.representation(type);
  switch (represented.kind) {
    case "list":
    case "set":
    case "map":
    case "tuple":
      return true;
    case "named":
      return context.record(represented.definition) !== undefined;
    default:
      return false;
  }
}
/** A `var` parameter of any other type is handed a cell `{ value }`. */
export function isCell(context: ModuleContext, parameter: IrParameter): boolean {
  return parameter.var && !isContainer(context, parameter.local.type);
}

/** A copy of one level. */
export function copyOf(context: ModuleContext, value: Js, type: IrType): Js {
  const represented = context.representation(type);
  switch (represented.kind) {
    case "list":
    case "tuple":
      return js(`${operand(value, Level.call)}.slice()`, Level.call);
    case "set":
    case "map":
      return js(`${operand(value, Level.call)}.copy()`, Level.call);
    case "named": {
      const record = context.record(represented.definition);
      if (record === undefined) return call(context.runtime("copyOf"), [value]);
      const fields = record.fields.map((field) =>
        explicit(context, field, property(value, field.name)),
      );
      return call(`new ${context.reference(record.id)}`, fields);
    }
    case "optional":
    case "parameter":
    case "union":
      return call(context.runtime("copyOf"), [value]);
    default:
      return value;
  }
}

/** An optional parameter or field whose default is not none: `none` given explicitly travels as null. */
export function nullForNone(
  context: ModuleContext,
  target: { readonly default: { readonly kind: string } | undefined; readonly type: IrType },
): boolean {
  if (target.default === undefined || target.default.kind === "none") return false;
  return context.representation(target.type).kind === "optional";
}
/** A value given for a field or parameter that has a default. */
export function explicit(
  context: ModuleContext,
  target: { readonly default: { readonly kind: string } | undefined; readonly type: IrType },
  value: Js,
): Js {
  if (!nullForNone(context, target)) return value;
  return js(`${operand(value, Level.coalesce)} ?? null`, Level.coalesce);
}

/**
 * True if looking for undefined among the items of a list costs a test: engines know that a list of numbers has none.
 */
export function needsGuard(context: ModuleContext, item: IrType): boolean {
  const { kind } = context.representation(item);
  return kind !== "int" && kind !== "float";
}

/** True if values of the type are equal exactly if `===` says so. */
export function hasIdentity(context: ModuleContext, type: IrType): boolean {
  const represented = context.representation(type);
  switch (represented.kind) {
    case "int":
    case "bool":
    case "text":
    case "time":
    case "duration":
    case "size":
    case "unit":
    case "never":
      return true;
    case "optional":
      return hasIdentity(context, represented.inner);
    case "named": {
      const sum = context.sum(represented.definition);
      // A failure that was raised from another is an instance of its own.
      return sum !== undefined && !sum.failure && sum.variants.every((variant) => variant.bare);
    }
    default:
      return false;
  }
}

/** Reads a field of a record or variant. */
export function readField(context: ModuleContext, object: Js, type: IrType, name: string): Js {
  const represented = context.representation(type);
  const inSum = represented.kind === "named" && context.sum(represented.definition) !== undefined;
  return inSum ? property(object, payloadName(name)) : property(object, name);
}
export function readItem(object: Js, index: number): Js {
  return element(object, index);
}
export function tagOf(object: Js): Js {
  return member(object, "tag");
}
