/** Blocks, statements and the places that they assign. */

import { operatorCallee } from "@neuro-lang/checker";
import {
  type Block,
  type Expression,
  type IrType,
  type Place,
  type Statement,
  visitBlock,
} from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { pureCall } from "./calls.ts";
import { type BodyContext, factOf } from "./context.ts";
import { lowerExpression, lowerUnused } from "./expressions.ts";
import { read } from "./lambdas.ts";
import { arithmeticOf } from "./operators.ts";
import { isOpaqueValue } from "./members.ts";
import { lowerPattern } from "./patterns.ts";
import { lowerType, unit } from "./types.ts";

/** What stands after `=>`, `=` or a head, as a block that gives a value of type `wanted`. */
export function lowerBody(
  body: tree.Block | tree.Expression | tree.AssignStatement,
  wanted: IrType,
  context: BodyContext,
): Block {
  return context.scoped(() => {
    if (body.kind === "Block") return lowerStatements(body, wanted, context);
    if (body.kind === "AssignStatement") {
      return { statements: [lowerStatement(body, context)], result: undefined };
    }
    if (wanted.kind !== "unit") {
      return { statements: [], result: lowerExpression(body, context) };
    }
    if (body.kind === "Do") return lowerStatements(body.body, wanted, context);
    // `()` does nothing.
    if (body.kind === "TupleLiteral" && body.items.length === 0) {
      return { statements: [], result: undefined };
    }
    return { statements: [expressionStatement(body, context)], result: undefined };
  });
}

function lowerStatements(block: tree.Block, wanted: IrType, context: BodyContext): Block {
  const reached = reachedStatements(block, context);
  const last = reached.at(-1);
  if (wanted.kind === "unit" || last?.kind !== "ExpressionStatement") {
    const statements = reached.map((statement) => lowerStatement(statement, context));
    return { statements, result: undefined };
  }
  const statements = reached.slice(0, -1).map((statement) => lowerStatement(statement, context));
  return { statements, result: lowerExpression(last.expression, context) };
}

/** The statements up to the first that never ends normally: nothing gets to those after it. */
function reachedStatements(block: tree.Block, context: BodyContext): readonly tree.Statement[] {
  const leaving = block.statements.findIndex((statement) => {
    if (statement.kind !== "ExpressionStatement") return false;
    const type = context.facts.types.get(statement.expression);
    return type?.kind === "builtin" && type.name === "Never";
  });
  return leaving === -1 ? block.statements : block.statements.slice(0, leaving + 1);
}

function lowerStatement(statement: tree.Statement, context: BodyContext): Statement {
  const at = context.at(statement);
  switch (statement.kind) {
    case "LetStatement": {
      const value = lowerExpression(statement.value, context);
      return { kind: "let", at, pattern: lowerPattern(statement.pattern, context), value };
    }
    case "VarStatement": {
      const value = lowerExpression(statement.value, context);
      return { kind: "var", at, local: context.declare(statement.name), value };
    }
    case "AssignStatement":
      return lowerAssignment(statement, context);
    case "ExpressionStatement":
      return expressionStatement(statement.expression, context);
    case "ForStatement": {
      const iterable = lowerExpression(statement.iterable, context);
      return context.scoped(() => {
        const pattern = lowerPattern(statement.pattern, context);
        return {
          kind: "for",
          at,
          pattern,
          iterable,
          body: lowerBody(statement.body, unit, context),
        };
      });
    }
    case "WhileStatement":
      return context.scoped(() => ({
        kind: "while",
        at,
        condition: lowerExpression(statement.condition, context),
        body: lowerBody(statement.body, unit, context),
      }));
    case "DeferStatement":
      return { kind: "defer", at, body: lowerBody(statement.body, unit, context) };
    case "ExpectStatement":
      return {
        kind: "expect",
        at,
        condition: lowerExpression(statement.condition, context),
        source: context.module.sourceOf(statement.condition),
      };
    case "GivenStatement":
      return {
        kind: "given",
        at,
        providers: statement.arguments.map((argument) => ({
          capability: argument.name?.text ?? "",
          value: lowerExpression(argument.value, context),
        })),
        body: lowerBody(statement.body, unit, context),
      };
    case "ErrorStatement":
      throw new Error(`A broken statement at ${statement.start} cannot be lowered.`);
  }
}

function expressionStatement(expression: tree.Expression, context: BodyContext): Statement {
  return {
    kind: "expression",
    at: context.at(expression),
    expression: lowerUnused(expression, context),
  };
}

function lowerAssignment(statement: tree.AssignStatement, context: BodyContext): Statement {
  const at = context.at(statement);
  if (statement.target.kind === "Identifier" && statement.target.name === "_") {
    return { kind: "expression", at, expression: lowerExpression(statement.value, context) };
  }
  if (statement.operator !== "=") {
    const callee = operatorCallee(signOf(statement), context.typeOf(statement.target));
    if (callee !== undefined) return assignedByCall(statement, callee, context);
  }
  const place = lowerPlace(statement.target, context);
  const value = lowerExpression(statement.value, context);
  const joined = joinedTo(place, statement.operator, value);
  if (joined !== undefined) return appended(place, joined, at);
  if (statement.operator === "=") return { kind: "assign", at, place, operator: undefined, value };
  const operator = arithmeticOf(signOf(statement), place.type, value.type);
  return { kind: "assign", at, place, operator, value };
}

/** The operator of `x += y`. */
function signOf({ operator }: tree.AssignStatement): "+" | "-" | "*" | "/" {
  return operator.charAt(0) as "+" | "-" | "*" | "/";
}

/** `x /= y` where the operator is a neuro: what is in brackets in x is calculated once, for reading and for writing. */
function assignedByCall(
  { target, value, start }: tree.AssignStatement,
  callee: string,
  context: BodyContext,
): Statement {
  const at = context.module.at(start);
  const before: Statement[] = [];
  const assign = indexesIn(target).reduceRight<() => Statement>(
    (inner, index) => () => {
      const calculated = lowerExpression(index, context);
      const local = context.temporary("index", calculated.type);
      before.push({ kind: "let", at, pattern: { kind: "bind", local }, value: calculated });
      return context.holding(index, read(local, at), inner);
    },
    () => {
      const place = lowerPlace(target, context);
      const operands = [lowerExpression(target, context), lowerExpression(value, context)];
      const result = pureCall(callee, operands, at, place.type);
      return { kind: "assign", at, place, operator: undefined, value: result };
    },
  )();
  if (before.length === 0) return assign;
  const block = {
    statements: [...before, assign],
    result: { kind: "unit", at, type: unit },
  } as const;
  return { kind: "expression", at, expression: { kind: "block", at, type: unit, block } };
}

function indexesIn(target: tree.Expression): readonly tree.Expression[] {
  switch (target.kind) {
    case "Parenthesized":
      return indexesIn(target.expression);
    case "MemberAccess":
    case "TupleAccess":
      return indexesIn(target.receiver);
    case "Index":
      return [...indexesIn(target.receiver), target.index];
    default:
      return [];
  }
}

/**
 * The list that `xs += ys` and `xs = xs + ys` join to xs, if ys does not look at xs: appending it then gives the same, and does not
 * copy xs in every turn of a loop.
 */
function joinedTo(place: Place, operator: string, value: Expression): Expression | undefined {
  const name = place.type.kind === "list" ? variableOf(place) : undefined;
  if (name === undefined) return undefined;
  if (operator === "+=") return mentions(value, name) ? undefined : value;
  if (operator !== "=" || place.kind !== "local") return undefined;
  if (value.kind !== "arithmetic" || value.operator !== "add") return undefined;
  const { left, right } = value;
  return left.kind === "local" && left.name === name && !mentions(right, name) ? right : undefined;
}

/** The variable of `xs`, `x.items` or `pair.0`. */
function variableOf(place: Place): string | undefined {
  if (place.kind === "local") return place.name;
  return place.kind === "index" ? undefined : variableOf(place.object);
}

function mentions(value: Expression, name: string): boolean {
  let found = false;
  const block = { statements: [], result: value };
  visitBlock(block, {
    expression: (each) => {
      found ||= each.kind === "local" && each.name === name;
    },
    place: (each) => {
      found ||= each.kind === "local" && each.name === name;
    },
  });
  return found;
}

function appended(place: Place, value: Expression, at: Statement["at"]): Statement {
  return {
    kind: "expression",
    at,
    expression: {
      kind: "call",
      at,
      type: { kind: "unit" },
      callee: "neuro:list#appendAll",
      descriptors: [],
      arguments: [
        { kind: "place", place },
        { kind: "value", value },
      ],
      suspends: "never",
      rows: "never",
    },
  };
}

/** What an assignment or a `var` argument changes. */
export function lowerPlace(target: tree.Expression, context: BodyContext): Place {
  switch (target.kind) {
    case "Parenthesized":
      return lowerPlace(target.expression, context);
    case "Identifier": {
      const resolution = factOf(context.facts.resolutions, target, "resolution");
      if (resolution.kind !== "local") break;
      const local = context.local(resolution.binding);
      return { kind: "local", name: local.name, type: local.type };
    }
    case "MemberAccess": {
      const object = lowerPlace(target.receiver, context);
      // The value of an opaque type is the one inside.
      if (isOpaqueValue(target.name.text, object.type, context)) {
        return { ...object, type: placeType(target, context) };
      }
      return { kind: "field", object, name: target.name.text, type: placeType(target, context) };
    }
    case "TupleAccess":
      return {
        kind: "item",
        object: lowerPlace(target.receiver, context),
        index: target.index,
        type: placeType(target, context),
      };
    case "Index": {
      const object = lowerPlace(target.receiver, context);
      return {
        kind: "index",
        object,
        index: lowerExpression(target.index, context),
        type: object.type.kind === "map" ? object.type.value : placeType(target, context),
      };
    }
    default:
  }
  throw new Error(`The ${target.kind} at ${target.start} is not a place.`);
}

function placeType(target: tree.Expression, context: BodyContext): IrType {
  return lowerType(context.typeOf(target));
}

/** The block of one expression. */
export function blockOf(result: Expression): Block {
  return { statements: [], result };
}
