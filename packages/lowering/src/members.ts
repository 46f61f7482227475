/** Names and members as values: variables, definitions, variants, fields. */

import type { Resolution } from "@neuro-lang/checker";
import type { Expression, IrType } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { descriptorsOf, presentType, pureCall } from "./calls.ts";
import { type BodyContext, factOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { read } from "./lambdas.ts";
import { blockOf } from "./statements.ts";
import { lowerType, text } from "./types.ts";

export function lowerName(
  node: tree.Identifier | tree.TypeReference,
  context: BodyContext,
): Expression {
  const resolution = factOf(context.facts.resolutions, node, "resolution");
  return lowerResolution(resolution, context.at(node), context.irTypeOf(node), context);
}

/** What a name that is no field stands for. */
export function lowerResolution(
  resolution: Resolution,
  at: number,
  type: IrType,
  context: BodyContext,
): Expression {
  switch (resolution.kind) {
    case "local":
      return { kind: "local", at, type, name: context.local(resolution.binding).name };
    case "definition":
      return {
        kind: "definition",
        at,
        type,
        id: resolution.id,
        rows: resolution.rows,
        descriptors: descriptorsOf(resolution.id, resolution.typeArguments, context.module),
      };
    case "variant": {
      const { variants } = context.module.definition(resolution.sum, "sum");
      const tag = variants.findIndex((variant) => variant.name === resolution.variant);
      const definition = resolution.sum;
      if (variants[tag]?.fields === undefined) {
        return { kind: "variant", at, type, definition, tag, fields: [] };
      }
      return { kind: "constructor", at, type, definition, tag };
    }
    case "opaque": {
      // The constructor as a value: the value is the one inside.
      const inner = type.kind === "function" ? type.parameters[0] : undefined;
      const local = context.temporary("value", inner ?? type);
      const result = type.kind === "function" ? type.result : type;
      const body = blockOf(viewedAs(read(local, at), result, context));
      return { kind: "lambda", at, type, parameters: [local], body, suspends: "never" };
    }
    case "field":
    case "group":
    case "qualifier":
      throw new Error(`A ${resolution.kind} has no value of its own.`);
  }
}

/** `x.name`; `x?.name` as well, whose receiver is held already. */
export function lowerMember(node: tree.MemberAccess, context: BodyContext): Expression {
  const at = context.at(node.name);
  const type = context.irTypeOf(node);
  const resolution = factOf(context.facts.resolutions, node, "resolution");
  if (resolution.kind === "group") return lowerGroup(node, resolution, context);
  if (resolution.kind !== "field") return lowerResolution(resolution, at, type, context);
  const object = lowerExpression(node.receiver, context);
  if (isOpaqueValue(resolution.name, object.type, context)) return viewedAs(object, type, context);
  const isOwn = resolution.owner === "record" || resolution.owner === "variant";
  return { kind: isOwn ? "field" : "builtin-field", at, type, object, name: resolution.name };
}

/** `m.year` asks the match for the group of that name, which is there unless it is optional. */
function lowerGroup(
  node: tree.MemberAccess,
  { name, optional }: Extract<Resolution, { kind: "group" }>,
  context: BodyContext,
): Expression {
  const at = context.at(node.name);
  const asked: Expression = { kind: "literal", at, type: text, value: name };
  const callee = optional ? "neuro:regex#named" : "neuro:regex#taken";
  const match = lowerExpression(node.receiver, context);
  return pureCall(callee, [match, asked], at, context.irTypeOf(node));
}

/** The same value under another type: opaque types and what they hold share their values. */
export function viewedAs(value: Expression, type: IrType, context: BodyContext): Expression {
  switch (value.kind) {
    case "local":
    case "literal":
    case "call":
    case "call-value":
      return { ...value, type };
    default: {
      const { at } = value;
      const local = context.temporary("value", value.type);
      const result = { ...read(local, at), type };
      const binding = { kind: "let", at, pattern: { kind: "bind", local }, value } as const;
      return { kind: "block", at, type, block: { statements: [binding], result } };
    }
  }
}

/** What a value is inside: what an opaque type holds, which shares its values. */
export function insideOf(type: IrType, context: BodyContext): IrType {
  if (type.kind !== "named") return type;
  const definition = context.module.program.definitions.get(type.definition);
  return definition?.kind === "opaque" ? insideOf(lowerType(definition.inner), context) : type;
}

/** Whether a member is the value inside an opaque type. */
export function isOpaqueValue(name: string, owner: IrType, context: BodyContext): boolean {
  if (name !== "value" || owner.kind !== "named") return false;
  return context.module.program.definitions.get(owner.definition)?.kind === "opaque";
}

export function lowerMemberAccess(node: tree.MemberAccess, context: BodyContext): Expression {
  if (!node.optional) return lowerMember(node, context);
  return ifPresent(node, context.at(node.name), context, () => lowerMember(node, context));
}

/** `x?.…`: what `lower` reads of the receiver, if there is one. */
function ifPresent(
  node: tree.MemberAccess | tree.TupleAccess,
  at: number,
  context: BodyContext,
  lower: () => Expression,
): Expression {
  const object = lowerExpression(node.receiver, context);
  const local = context.temporary("present", presentType(object.type));
  const body = context.holding(node.receiver, read(local, at), lower);
  return { kind: "optional-chain", at, type: context.irTypeOf(node), object, local, body };
}

export function lowerTupleAccess(node: tree.TupleAccess, context: BodyContext): Expression {
  const at = context.at(node);
  const item = (): Expression => {
    const object = lowerExpression(node.receiver, context);
    const type = context.irTypeOf(node);
    return { kind: "item", at, type, object, index: node.index };
  };
  return node.optional ? ifPresent(node, at, context, item) : item();
}
