/** `fail`, `catch` and `attempt`: what may go wrong, and what is left of it. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { removal } from "./removals.ts";
import { errorType, isBuiltin, never } from "./builtins.ts";
import type { Body } from "./body.ts";
import { checkArms } from "./exhaustiveness.ts";
import { armType, BranchTypes, infer } from "./expressions.ts";
import { armContext, checkArmsOf } from "./patterns.ts";
import { resultId } from "./state.ts";
import { blockType, branch } from "./statements.ts";
import type { FailureRow, Type } from "./types.ts";

export function inferFail(body: Body, expression: tree.Fail): Type {
  const type = body.solver.prune(infer(body, expression.value, body.failTypes));
  if (type.kind === "named" || type.kind === "union" || type.kind === "parameter") {
    body.addFails(
      { types: type.kind === "union" ? type.items : [type], variables: [] },
      expression,
    );
  } else if (type.kind !== "error" && !isBuiltin(type, "Never")) {
    body.report(diagnostics.notAFailure.at(body.span(expression.value), { type: body.show(type) }));
  }
  return never;
}

/** The type of what a row's failures may be; those of a row variable are something of its name. */
function failureType(body: Body, row: FailureRow): Type {
  const unknown = row.variables.map((name): Type => ({
    kind: "parameter",
    owner: body.owner,
    name,
  }));
  const items = [...row.types, ...unknown];
  if (items.length === 1) return items[0]!;
  return items.length === 0 ? errorType : { kind: "union", items };
}

export function inferCatch(body: Body, expression: tree.Catch, expected: Type | undefined): Type {
  const branches = new BranchTypes(body, expected);
  const before = body.flow;
  const effects = body.collecting(() => {
    branches.add(expression.body, (wish) => infer(body, expression.body, wish));
  }, false);
  const afterBody = body.flow;
  // Arms and a binding are about the failures that are known here.
  const decides = expression.arms !== undefined || expression.binding !== undefined;
  const written = body.writtenFails(effects);
  const row = decides ? body.withVariables(body.solver.closeFails(written)) : written;
  const subject = failureType(body, row);
  body.whenSolved(() => {
    const { types, variables } = body.failsOf(effects);
    body.facts.failures.set(expression, types);
    if (types.length + variables.length === 0 && !hasProblem(body, expression.body)) {
      const rest = { start: expression.body.end, end: expression.end };
      const fixes = [{ ...removal(body, "Remove the `catch`", rest), likely: true }];
      body.report(diagnostics.catchNothing.at(body.span(expression.body), {}, { fixes }));
    }
  });
  body.flow = { ...before, captured: afterBody.captured };
  const afterHandler = branch(body, () => {
    if (expression.arms !== undefined) checkCatchArms(body, expression, row, subject, branches);
    else checkHandler(body, expression, subject, branches);
  });
  // Either the body got through or the handler did.
  const captured = new Map([...afterBody.captured, ...afterHandler.captured]);
  body.flow = afterHandler.dead ? { ...afterBody, captured } : { ...before, captured, dead: false };
  return branches.type();
}

/** True if the expression's type is in error already: then nothing is said of its failures. */
function hasProblem(body: Body, expression: tree.Expression): boolean {
  return body.facts.types.get(expression)?.kind === "error";
}

function checkHandler(
  body: Body,
  expression: tree.Catch,
  subject: Type,
  branches: BranchTypes,
): void {
  const handler = expression.value;
  if (handler === undefined) return;
  body.inScope(() => {
    if (expression.binding !== undefined) body.declare(expression.binding, subject, false);
    branches.add(handler, (wish) =>
      handler.kind === "Block" ? blockType(body, handler, wish) : infer(body, handler, wish),
    );
  });
}

function checkCatchArms(
  body: Body,
  expression: tree.Catch,
  row: FailureRow,
  subject: Type,
  branches: BranchTypes,
): void {
  const arms = expression.arms ?? [];
  checkArmsOf(body, {
    node: expression,
    subject: undefined,
    subjectType: subject,
    arms,
    exhaustive: false,
    armBody: (arm) => branches.add(arm.body, (wish) => armType(body, arm, wish)),
  });
  // What no arm covers passes on.
  const context = armContext(body);
  const unguarded = arms.filter((arm) => arm.guard === undefined);
  const left = row.types.filter((type) => {
    const fitting = unguarded.filter((arm) => concerns(body, arm.pattern, type));
    return (
      checkArms(
        fitting.map((arm) => ({ pattern: arm.pattern, guarded: false })),
        type,
        context,
      ).missing.length > 0
    );
  });
  const catchesAll = unguarded.some(
    (arm) => arm.pattern.kind === "WildcardPattern" || arm.pattern.kind === "BindingPattern",
  );
  const variables = catchesAll ? [] : row.variables;
  if (left.length + variables.length > 0) body.facts.passedOn.set(expression, true);
  body.addFails({ types: left, variables }, expression);
}

/** True if the pattern may fit a failure of the type. */
function concerns(body: Body, pattern: tree.Pattern, type: Type): boolean {
  switch (pattern.kind) {
    case "AsPattern":
      return concerns(body, pattern.pattern, type);
    case "OrPattern":
      return pattern.alternatives.some((each) => concerns(body, each, type));
    case "VariantPattern":
    case "RecordPattern": {
      const meaning = body.facts.patterns.get(pattern);
      return type.kind === "named" && meaning?.definition === type.definition;
    }
    default:
      return true;
  }
}

/** `attempt e` gives a Result of e's type and its failures. */
export function inferAttempt(
  body: Body,
  expression: tree.Attempt,
  expected: Type | undefined,
): Type {
  const wanted = expected === undefined ? undefined : body.solver.prune(expected);
  const inner =
    wanted?.kind === "named" && wanted.definition === resultId ? wanted.arguments[0] : undefined;
  let type: Type = errorType;
  const before = body.flow;
  const effects = body.collecting(() => {
    type = infer(body, expression.operand, inner);
  }, false);
  body.flow = { ...before, captured: body.flow.captured };
  const row = body.withVariables(body.solver.closeFails(body.writtenFails(effects)));
  const failure = row.types.length + row.variables.length === 0 ? never : failureType(body, row);
  body.whenSolved(() => {
    body.facts.failures.set(expression, body.failsOf(effects).types);
  });
  const known = inner !== undefined && body.solver.fits(type, inner) ? inner : type;
  return { kind: "named", definition: resultId, arguments: [known, failure] };
}
