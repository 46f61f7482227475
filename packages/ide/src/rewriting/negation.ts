/** The opposite of a condition. */

import type { CheckedModule } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import { operand, rank } from "./ranks.ts";

const opposites: Partial<Record<tree.BinaryOperator, tree.BinaryOperator>> = {
  "==": "!=",
  "!=": "==",
  in: "not in",
  "not in": "in",
};

/** Not so for Floats: nothing is less than what is not a number, nor equal or greater. */
const ordered: Partial<Record<tree.BinaryOperator, tree.BinaryOperator>> = {
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

/** The text of the opposite, and how tightly it binds. */
export interface Negated {
  readonly text: string;
  readonly rank: number;
}

export function negated(module: CheckedModule, condition: tree.Expression): Negated {
  const { text } = module.source;
  const written = (node: tree.Node): string => text.slice(node.start, node.end);
  switch (condition.kind) {
    case "Parenthesized":
      return negated(module, condition.expression);
    case "BooleanLiteral":
      return { text: String(!condition.value), rank: rank.postfix };
    case "Unary":
      if (condition.operator === "not") return bare(written, condition.operand);
      break;
    case "Binary": {
      const opposite =
        opposites[condition.operator] ??
        (isWhole(module, condition) ? ordered[condition.operator] : undefined);
      if (opposite === undefined) break;
      const between = text.slice(condition.left.end, condition.right.start);
      return {
        text: `${written(condition.left)}${between.replace(signOf(condition.operator), opposite)}${written(condition.right)}`,
        rank: rank.comparison,
      };
    }
    case "Is":
      if (binds(condition.pattern)) break;
      return {
        text: `${written(condition.operand)} is ${condition.negated ? "" : "not "}${written(condition.pattern)}`,
        rank: rank.comparison,
      };
    default:
  }
  return { text: `not ${operand(written(condition), condition, rank.not)}`, rank: rank.not };
}

function signOf(operator: tree.BinaryOperator): RegExp | string {
  return operator === "not in" ? /not\s+in/ : operator;
}

function bare(written: (node: tree.Node) => string, expression: tree.Expression): Negated {
  return expression.kind === "Parenthesized"
    ? { text: written(expression), rank: rank.postfix }
    : { text: written(expression), rank: rank.not };
}

function isWhole({ facts }: CheckedModule, { left, right }: tree.Binary): boolean {
  return [left, right].every((side) => {
    const type = facts.types.get(side);
    return type?.kind === "builtin" && type.name !== "Float" && type.name !== "Decimal";
  });
}

/** A pattern that names something. */
export function binds(pattern: tree.Pattern): boolean {
  let found = false;
  walk(pattern, ({ kind, ...node }) => {
    if (kind === "BindingPattern" || kind === "AsPattern") found = true;
    if (kind === "RestPattern" && (node as tree.RestPattern).name !== undefined) found = true;
    if (kind === "FieldPattern" && (node as tree.FieldPattern).pattern === undefined) found = true;
  });
  return found;
}

/** A condition that names a part of what it tests: the name is known where the condition holds. */
export function names(condition: tree.Expression): boolean {
  let found = false;
  walk(condition, (node) => {
    if (node.kind === "Is" && binds(node.pattern)) found = true;
  });
  return found;
}
