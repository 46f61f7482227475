/** Expressions whose meaning is the same where no type is expected of them. */

import type { CheckedModule } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Snapshot } from "../snapshot.ts";
import { isBuiltin, parametersIn } from "./type-text.ts";

/** What is known of the place. */
interface Known {
  readonly snapshot: Snapshot;
  readonly module: CheckedModule;
}

/** False for a bare variant, `{ … }`, `none`, `[]`, a whole number as a Float, a lambda: the place gives these their type. */
export function isSelfTyped(known: Known, expression: tree.Expression): boolean {
  const { facts } = known.module;
  const all = (each: readonly (tree.Expression | tree.Spread)[]): boolean =>
    each.every((item) => isSelfTyped(known, item.kind === "Spread" ? item.value : item));
  switch (expression.kind) {
    case "NumberLiteral": {
      const type = facts.types.get(expression);
      return type?.kind === "builtin" && (type.name === "Float") === expression.float;
    }
    // As an address or a path it would be a Text elsewhere.
    case "TextLiteral":
      return isBuiltin(facts.types.get(expression), "Text");
    case "NoneLiteral":
    case "Lambda":
    case "TypeReference":
      return false;
    case "RecordLiteral":
      return expression.type !== undefined && isPlainRecord(known, expression);
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
      return isSelfTyped(known, expression.expression);
    case "Unary":
    case "Attempt":
      return isSelfTyped(known, expression.operand);
    case "Binary":
      return all([expression.left, expression.right]);
    case "Call":
      return isSelfTypedCall(known, expression);
    case "MemberAccess":
      return facts.resolutions.get(expression)?.kind !== "variant";
    case "If":
      return (
        expression.else !== undefined &&
        isSelfTypedBlock(known, expression.then) &&
        (expression.else.kind === "If"
          ? isSelfTyped(known, expression.else)
          : isSelfTypedBlock(known, expression.else))
      );
    case "Do":
      return isSelfTypedBlock(known, expression.body);
    case "Match":
      return expression.arms.every(({ body }) =>
        body.kind === "Block"
          ? isSelfTypedBlock(known, body)
          : body.kind !== "AssignStatement" && isSelfTyped(known, body),
      );
    case "Catch":
      return expression.arms === undefined && isSelfTyped(known, expression.body);
    case "HoleExpression":
    case "Intent":
    case "Ask":
    case "ErrorExpression":
      return false;
    default:
      return true;
  }
}

function isSelfTypedBlock(known: Known, { statements }: tree.Block): boolean {
  const last = statements.at(-1);
  return last?.kind === "ExpressionStatement" && isSelfTyped(known, last.expression);
}

/** Not a variant, and of no type that its place has to complete. */
function isPlainRecord({ module: { facts } }: Known, literal: tree.RecordLiteral): boolean {
  const type = facts.types.get(literal);
  const isVariant = facts.records.get(literal)?.variant !== undefined;
  return !isVariant && type?.kind === "named" && type.arguments.length === 0;
}

/** What a generic neuro gives may depend on what is expected, unless its arguments say all. */
function isSelfTypedCall(known: Known, call: tree.Call): boolean {
  const fact = known.module.facts.calls.get(call);
  const target = fact?.target;
  if (fact === undefined || target?.kind !== "definition")
    return target?.kind === "opaque" || target?.kind === "value";
  if (target.typeArguments.length === 0) return true;
  const definition = known.snapshot.definition(target.id);
  if (definition?.kind !== "neuro") return false;
  const told = new Set(
    definition.parameters.flatMap(({ type }, index) => {
      const argument = fact.arguments[index];
      if (argument === undefined) return [];
      // A lambda tells what it gives, once it is known what it takes.
      if (argument.kind === "Lambda")
        return type.kind === "function" ? parametersIn(type.result) : [];
      return isSelfTyped(known, argument) ? parametersIn(type) : [];
    }),
  );
  return parametersIn(definition.result).every((name) => told.has(name));
}
