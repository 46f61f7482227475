/** Expressions that may be evaluated elsewhere, or again, and nobody notices. */

import type { CapabilityRow, CheckedModule, FailureRow, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import type { Snapshot } from "../snapshot.ts";

const acting = new Set([
  "AssignStatement",
  "Ask",
  "Await",
  "Break",
  "Catch",
  "Continue",
  "ErrorExpression",
  "Fail",
  "HoleExpression",
  "Intent",
  "Parallel",
  "Race",
  "Return",
  "Select",
  "Spawn",
]);

/** Touches nothing, cannot fail, changes nothing. */
export function isPure(snapshot: Snapshot, module: CheckedModule, root: tree.Node): boolean {
  let pure = true;
  walk(root, (node) => {
    if (acting.has(node.kind)) pure = false;
    if (node.kind === "Call" && !isPureCall(snapshot, module, node)) pure = false;
  });
  return pure;
}

function isPureCall(snapshot: Snapshot, { facts }: CheckedModule, call: tree.Call): boolean {
  const fact = facts.calls.get(call);
  if (fact === undefined) return false;
  const { target } = fact;
  if (target.kind === "variant" || target.kind === "opaque") return true;
  if (target.kind === "value") return isPureFunction(facts.types.get(call.callee));
  const definition = snapshot.definition(target.id);
  if (definition?.kind !== "neuro") return false;
  const { uses, fails, parameters } = definition;
  if (uses.capabilities.length > 0 || fails.types.length > 0) return false;
  if (parameters.some((parameter) => parameter.var)) return false;
  return (
    uses.variables.length + fails.variables.length === 0 ||
    fact.arguments.every((argument) => {
      const type = argument && facts.types.get(argument);
      return type?.kind !== "function" || isPureFunction(type);
    })
  );
}

function isPureFunction(type: Type | undefined): boolean {
  return type?.kind === "function" && isEmpty(type.uses) && isEmpty(type.fails);
}

export function isEmpty(row: CapabilityRow | FailureRow): boolean {
  const named = "types" in row ? row.types : row.capabilities;
  return named.length + row.variables.length === 0;
}

/** Reads a variable that may change, declared outside of it. */
export function readsChanging({ facts }: CheckedModule, root: tree.Node): boolean {
  let found = false;
  walk(root, (node) => {
    if (node.kind !== "Identifier" && node.kind !== "RecordField") return;
    const resolution = facts.resolutions.get(node);
    if (resolution?.kind !== "local" || !resolution.binding.var) return;
    const { start } = resolution.binding.declared;
    found ||= start < root.start || start >= root.end;
  });
  return found;
}

/** A name or a literal: nothing is lost by writing it several times. */
export function isSimple(expression: tree.Expression): boolean {
  switch (expression.kind) {
    case "Identifier":
    case "NumberLiteral":
    case "UnitLiteral":
    case "BooleanLiteral":
    case "NoneLiteral":
      return true;
    case "TextLiteral":
      return expression.parts.every((part) => part.kind === "TextPart");
    case "Parenthesized":
      return isSimple(expression.expression);
    case "MemberAccess":
    case "TupleAccess":
      return !expression.optional && isSimple(expression.receiver);
    default:
      return false;
  }
}
