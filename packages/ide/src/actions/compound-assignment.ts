/** `x = x + 1` and `x += 1` become each other. */

import type * as tree from "@neuro-lang/parser";
import { isSimple } from "../rewriting/purity.ts";
import { operand, rankWanted } from "../rewriting/ranks.ts";
import { around } from "../rewriting/selection.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

export const compoundAssignment: Action = {
  name: "compound-assignment",
  find(context) {
    const statement = around(context, "AssignStatement");
    if (statement === undefined || !isSimple(statement.target) || hasComment(context, statement))
      return [];
    const text = shorter(context, statement) ?? longer(context, statement);
    if (text === undefined) return [];
    return [
      {
        title: `Write \`${text.operator}\``,
        kind: "refactor.rewrite",
        edits: [
          replace(context, { start: statement.target.end, end: statement.end }, text.written),
        ],
      },
    ];
  },
};

interface Written {
  readonly operator: string;
  readonly written: string;
}

function shorter(
  context: ActionContext,
  { target, operator, value }: tree.AssignStatement,
): Written | undefined {
  if (operator !== "=" || value.kind !== "Binary" || !"+-*/".includes(value.operator))
    return undefined;
  if (textOfNode(context, value.left) !== textOfNode(context, target)) return undefined;
  const { right } = value;
  const inner = right.kind === "Parenthesized" ? right.expression : right;
  const short = `${value.operator}=`;
  return { operator: short, written: ` ${short} ${textOfNode(context, inner)}` };
}

function longer(
  context: ActionContext,
  { target, operator, value }: tree.AssignStatement,
): Written | undefined {
  if (operator === "=") return undefined;
  // What a slip is read as (`x++`) is not what is written.
  const between = textOfNode(context, { start: target.end, end: value.start });
  if (between.trim() !== operator) return undefined;
  const sign = operator[0] as tree.BinaryOperator;
  const binary = { kind: "Binary", operator: sign, left: target, right: value } as tree.Binary;
  const right = operand(textOfNode(context, value), value, rankWanted(binary, value));
  const left = textOfNode(context, target);
  return { operator: `= ${left} ${sign}`, written: ` = ${left} ${sign} ${right}` };
}
