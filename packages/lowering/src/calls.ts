/** Calls: methods become calls with the receiver first, named arguments take their parameter's place. */

import {
  type CallFact,
  type DefinitionId,
  type FunctionType,
  type NeuroDefinition,
  suspensionOf,
  takesArgument,
  type Type,
} from "@neuro-lang/checker";
import type { Argument, Expression, IrType } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { type BodyContext, factOf, type ModuleContext } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { insideOf, lowerMember, viewedAs } from "./members.ts";
import { read } from "./lambdas.ts";
import { inWrittenOrder } from "./order.ts";
import { lowerPlace } from "./statements.ts";
import { lowerType, text } from "./types.ts";

/** Take any data for their Text: the text that shows it. */
const showing: ReadonlySet<DefinitionId> = new Set(["neuro:prelude#print", "neuro:prelude#eprint"]);

export function lowerCall(node: tree.Call, context: BodyContext): Expression {
  const fact = factOf(context.facts.calls, node, "call");
  const type = context.irTypeOf(node);
  const { callee } = node;
  if (callee.kind !== "MemberAccess" || !callee.optional) {
    return lowerPlainCall(node, fact, type, context);
  }
  // `x?.f(y)`: the call happens if x is there.
  const at = context.at(callee.name);
  const object = lowerExpression(callee.receiver, context);
  const local = context.temporary("present", presentType(object.type));
  const body = context.holding(callee.receiver, read(local, at), () =>
    lowerPlainCall(node, fact, type, context),
  );
  return { kind: "optional-chain", at, type, object, local, body };
}

/** The type of what an optional holds. */
export function presentType(type: IrType): IrType {
  return type.kind === "optional" ? type.inner : type;
}

function lowerPlainCall(
  node: tree.Call,
  fact: CallFact,
  type: IrType,
  context: BodyContext,
): Expression {
  const { callee } = node;
  const at = context.at(callee.kind === "MemberAccess" ? callee.name : node);
  const { target, suspends } = fact;
  switch (target.kind) {
    case "definition": {
      const definition = context.module.program.definitions.get(target.id);
      if (definition?.kind !== "neuro") break;
      context.noteCall(suspends);
      const isVar = definition.parameters.map((parameter) => parameter.var);
      const plain = fact.arguments.map((argument, index) => (isVar[index] ? undefined : argument));
      return inWrittenOrder(plain, context, at, type, (values) => ({
        kind: "call",
        at,
        type,
        callee: target.id,
        descriptors: descriptorsOf(target.id, target.typeArguments, context.module),
        arguments: [
          ...constantsOf(definition, target.typeArguments, at, context),
          ...fact.arguments.map((argument, index): Argument => {
            if (argument === undefined) return { kind: "default" };
            if (isVar[index]) return { kind: "place", place: lowerPlace(argument, context) };
            const value = values[index]!;
            return { kind: "value", value: showing.has(target.id) ? shown(value, context) : value };
          }),
        ],
        suspends,
        rows: isTwofold(definition) ? target.rows : suspends,
      }));
    }
    case "variant": {
      const { variants } = context.module.definition(target.sum, "sum");
      const tag = variants.findIndex((variant) => variant.name === target.variant);
      return inWrittenOrder(fact.arguments, context, at, type, (fields) => ({
        kind: "variant",
        at,
        type,
        definition: target.sum,
        tag,
        fields,
      }));
    }
    case "opaque": {
      const [argument] = fact.arguments;
      if (argument === undefined)
        throw new Error(`The constructor at ${node.start} has no argument.`);
      // The value is the one inside.
      return viewedAs(lowerExpression(argument, context), type, context);
    }
    case "value":
  }
  context.noteCall(suspends);
  // An optional member's receiver is held already.
  const called =
    callee.kind === "MemberAccess"
      ? lowerMember(callee, context)
      : lowerExpression(callee, context);
  return inWrittenOrder(fact.arguments, context, at, type, (values) => ({
    kind: "call-value",
    at,
    type,
    callee: called,
    arguments: values.filter((value) => value !== undefined),
    suspends,
  }));
}

/** A call of a pure neuro of the library that no call in the source stands for. */
export function pureCall(
  callee: DefinitionId,
  values: readonly Expression[],
  at: number,
  type: IrType,
): Expression {
  return {
    kind: "call",
    at,
    type,
    callee,
    descriptors: [],
    arguments: values.map((value) => ({ kind: "value", value })),
    suspends: "never",
    rows: "never",
  };
}

function shown(value: Expression, context: BodyContext): Expression {
  const { kind } = insideOf(value.type, context);
  if (kind === "text" || kind === "never") return value;
  return { kind: "interpolate", at: value.at, type: text, parts: [value] };
}

/** The types at run time that a neuro is handed: those of its type parameters bounded by Data. */
export function descriptorsOf(
  id: DefinitionId,
  typeArguments: readonly Type[],
  module: ModuleContext,
): readonly IrType[] {
  const definition = module.program.definitions.get(id);
  if (definition?.kind !== "neuro") return [];
  return definition.typeParameters.filter(takesArgument).flatMap((parameter, index) => {
    const argument = typeArguments[index];
    return parameter.bounds.includes("Data") && argument !== undefined ? [lowerType(argument)] : [];
  });
}

/** The values of a neuro's `const` parameters, which it takes before its other arguments. */
function constantsOf(
  definition: NeuroDefinition,
  typeArguments: readonly Type[],
  at: number,
  context: BodyContext,
): readonly Argument[] {
  return definition.typeParameters.filter(takesArgument).flatMap(({ constant }, index) => {
    if (constant === undefined) return [];
    const given = typeArguments[index]!;
    if (given.kind === "parameter")
      return [{ kind: "value", value: read(context.constant(given.name), at) }];
    if (given.kind !== "constant") throw new Error(`The call at ${at} lacks a constant.`);
    const type = lowerType({ kind: "builtin", name: constant, arguments: [] });
    return [{ kind: "value", value: { kind: "literal", at, type, value: given.value } }];
  });
}

/** Whether a neuro exists in two bodies: what its row variables stand for may suspend or not. */
export function isTwofold(definition: NeuroDefinition): boolean {
  return definition.typeParameters.some((parameter) => parameter.sort === "uses");
}

/** Calls a function value; a neuro by its name, so that nothing is made for the call. */
export function functionCall(
  callee: Expression,
  values: readonly Expression[],
  functionType: FunctionType,
  at: number,
  context: BodyContext,
): Expression {
  const type = lowerType(functionType.result);
  const suspends = suspensionOf(functionType.uses);
  if (callee.kind === "constructor") {
    const { definition, tag } = callee;
    return { kind: "variant", at, type, definition, tag, fields: values };
  }
  const neuro =
    callee.kind === "definition" ? context.module.program.definitions.get(callee.id) : undefined;
  if (callee.kind === "definition" && neuro?.kind === "neuro") {
    return {
      kind: "call",
      at,
      type,
      callee: callee.id,
      descriptors: callee.descriptors,
      arguments: neuro.parameters.map((_, index): Argument => {
        const value = values[index];
        return value === undefined ? { kind: "default" } : { kind: "value", value };
      }),
      suspends,
      rows: isTwofold(neuro) ? callee.rows : suspends,
    };
  }
  return { kind: "call-value", at, type, callee, arguments: values, suspends };
}
