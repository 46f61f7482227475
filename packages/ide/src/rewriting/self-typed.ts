/** Expressions whose meaning is the same where no type is expected of them. */

import type { CheckedModule } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";

/** False for a bare variant, `{ … }`, `none`, `[]`, a whole number as a Float, a lambda: the place gives these their type. */
export function isSelfTyped(module: CheckedModule, expression: tree.Expression): boolean {
  const { facts } = module;
  const all = (each: readonly (tree.Expression | tree.Spread)[]): boolean =>
    each.every((item) => isSelfTyped(module, item.kind === "Spread" ? item.value : item));
  switch (expression.kind) {
    case "NumberLiteral": {
      const type = facts.types.get(expression);
      return type?.kind === "builtin" && (type.name === "Float") === expression.float;
    }
    case "NoneLiteral":
    case "Lambda":
    case "TypeReference":
      return false;
    case "RecordLiteral":
      return expression.type !== undefined && facts.records.get(expression)?.variant === undefined;
    case "MapLiteral":
      return (
        expression.entries.length > 0 &&
        all(expression.entries.flatMap(({ key, value }) => [key, value]))
      );
    case "SetLiteral":
    case "ListLiteral":
      return expression.items.length > 0 && all(expression.items);
    case "TupleLiteral":
      return all(expression.items);
    case "Parenthesized":
      return isSelfTyped(module, expression.expression);
    case "Unary":
    case "Attempt":
      return isSelfTyped(module, expression.operand);
    case "Binary":
      return all([expression.left, expression.right]);
    case "Call":
      return isSelfTypedCall(module, expression);
    case "MemberAccess":
      return facts.resolutions.get(expression)?.kind !== "variant";
    case "If":
      return (
        expression.else !== undefined &&
        isSelfTypedBlock(module, expression.then) &&
        (expression.else.kind === "If"
          ? isSelfTyped(module, expression.else)
          : isSelfTypedBlock(module, expression.else))
      );
    case "Do":
      return isSelfTypedBlock(module, expression.body);
    case "Match":
      return expression.arms.every(({ body }) =>
        body.kind === "Block"
          ? isSelfTypedBlock(module, body)
          : body.kind !== "AssignStatement" && isSelfTyped(module, body),
      );
    case "Catch":
      return expression.arms === undefined && isSelfTyped(module, expression.body);
    case "HoleExpression":
    case "Intent":
    case "Ask":
    case "ErrorExpression":
      return false;
    default:
      return true;
  }
}

function isSelfTypedBlock(module: CheckedModule, { statements }: tree.Block): boolean {
  const last = statements.at(-1);
  return last?.kind === "ExpressionStatement" && isSelfTyped(module, last.expression);
}

function isSelfTypedCall({ facts }: CheckedModule, call: tree.Call): boolean {
  const target = facts.calls.get(call)?.target;
  // What a generic neuro gives may depend on what is expected; its arguments say so where they can.
  if (target?.kind === "definition")
    return target.typeArguments.length === 0 || call.arguments.length > 0;
  return target?.kind === "opaque" || target?.kind === "value";
}
