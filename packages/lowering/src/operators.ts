/** Operators: which domain an arithmetic operator works on, comparisons, ranges, membership, composition. */

import { operatorCallee } from "@neuro-lang/checker";
import type {
  ArithmeticOperator,
  ComparisonOperator,
  Domain,
  Expression,
  IrType,
} from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { pureCall } from "./calls.ts";
import type { BodyContext } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerComposition } from "./lambdas.ts";
import { bool } from "./types.ts";

const arithmeticOperators = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  div: "floorDivide",
  "%": "modulo",
} as const satisfies Record<string, ArithmeticOperator>;
type ArithmeticSign = keyof typeof arithmeticOperators;

const comparisonOperators = {
  "==": "equal",
  "!=": "notEqual",
  "<": "less",
  "<=": "lessEqual",
  ">": "greater",
  ">=": "greaterEqual",
} as const satisfies Record<string, ComparisonOperator>;
type ComparisonSign = keyof typeof comparisonOperators;

/** Where the operands differ, the first of these that one of them has: `time - duration`, `duration * 2`, `1 + 2.5`. */
const domains: readonly Domain[] = [
  "time",
  "duration",
  "size",
  "text",
  "list",
  "decimal",
  "float",
  "int",
];

function domainOf(...operands: readonly IrType[]): Domain {
  const domain = domains.find((each) => operands.some((operand) => operand.kind === each));
  // Operands that never give a value: any domain will do.
  return domain ?? "int";
}

export function arithmeticOf(
  sign: ArithmeticSign,
  left: IrType,
  right: IrType,
): { readonly operator: ArithmeticOperator; readonly domain: Domain } {
  return { operator: arithmeticOperators[sign], domain: domainOf(left, right) };
}

export function lowerUnary(node: tree.Unary, context: BodyContext): Expression {
  const at = context.at(node);
  const type = context.irTypeOf(node);
  const operand = lowerExpression(node.operand, context);
  if (node.operator === "not") return { kind: "not", at, type, operand };
  if (operand.kind === "literal" && typeof operand.value === "number" && operand.value !== 0) {
    return { ...operand, at, type, value: -operand.value };
  }
  return { kind: "negate", at, type, operand, domain: domainOf(operand.type) };
}

export function lowerBinary(node: tree.Binary, context: BodyContext): Expression {
  if (node.operator === ">>") return lowerComposition(node, context);
  const at = context.at(node);
  const type = context.irTypeOf(node);
  const left = lowerExpression(node.left, context);
  const right = lowerExpression(node.right, context);
  const callee = operatorCallee(node.operator, context.typeOf(node.left));
  if (callee !== undefined) return pureCall(callee, [left, right], at, type);
  switch (node.operator) {
    case "and":
    case "or":
      return { kind: node.operator, at, type, left, right };
    case "??":
      return { kind: "coalesce", at, type, left, right };
    case "..":
    case "..=":
      return { kind: "range", at, type, from: left, to: right, inclusive: node.operator === "..=" };
    case "in":
      return { kind: "contains", at, type, collection: right, item: left };
    case "not in": {
      const operand: Expression = {
        kind: "contains",
        at,
        type: bool,
        collection: right,
        item: left,
      };
      return { kind: "not", at, type, operand };
    }
    default:
      if (isComparison(node.operator)) {
        return {
          kind: "compare",
          at,
          type,
          operator: comparisonOperators[node.operator],
          left,
          right,
        };
      }
      return {
        kind: "arithmetic",
        at,
        type,
        ...arithmeticOf(node.operator, left.type, right.type),
        left,
        right,
      };
  }
}

function isComparison(operator: string): operator is ComparisonSign {
  return Object.hasOwn(comparisonOperators, operator);
}
