/** Types of expressions: one room that shows every kind to the room that knows it. `expected` is a wish that literals and lambdas follow. */

import { diagnostics, type ProblemDetails } from "@neuro-lang/diagnostics";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { addition } from "./additions.ts";
import { blockType, branch, checkAssignment } from "./statements.ts";
import {
  bool,
  builtin,
  errorType,
  float,
  int,
  isBuiltin,
  never,
  optionalOf,
  unit,
} from "./builtins.ts";
import type { Body } from "./body.ts";
import { boundFixes } from "./bound-problems.ts";
import { inferCall } from "./calls.ts";
import { condition, narrowed } from "./conditions.ts";
import { inferAttempt, inferCatch, inferFail } from "./failures.ts";
import { conversions, discarded, minusGoesOn } from "./fixes.ts";
import { inferLambda } from "./lambdas.ts";
import { inferList, inferMap, inferRecord, inferSet, inferTuple, inferWith } from "./literals.ts";
import { inferIdentifier, inferMember, inferTypeReference } from "./members.ts";
import { inferBinary, inferIndex, inferUnary } from "./operators.ts";
import { checkArmsOf } from "./patterns.ts";
import { placeOf, strip } from "./places.ts";
import { regexType, whyInvalid } from "./regex-groups.ts";
import { literalType } from "./text-types.ts";
import type { Type } from "./types.ts";
import { typesWithin } from "./types-within.ts";

/** The expression's type. Branches of `if` and `match` are checked against `expected`, everything else may differ from it. */
export function infer(body: Body, expression: tree.Expression, expected?: Type): Type {
  body.module.watch?.reaches(body, expression, expected);
  const type = inferKind(body, expression, expected);
  if (isBuiltin(body.solver.prune(type), "Never")) body.die();
  return body.typed(expression, type);
}

/** The expression's type, which must fit; reports at the expression if it does not. */
export function check(body: Body, expression: tree.Expression, expected: Type): Type {
  const type = infer(body, expression, expected);
  requireFit(body, expression, type, expected);
  return type;
}

/** Reports an expression whose type, inferred before, does not fit; `details` are asked for if it does not. */
export function requireFit(
  body: Body,
  expression: tree.Expression,
  type: Type,
  expected: Type,
  details?: () => ProblemDetails,
): void {
  // Branches compare themselves with what is expected, but only this tells an unknown type what it is.
  if (!body.solver.fits(type, expected) && !reportsItself(expression))
    body.mismatch(expression, type, expected, details?.());
}

/** Branches report the mismatch at the branch that has it. */
function reportsItself(expression: tree.Expression): boolean {
  const inner = strip(expression);
  return (
    inner.kind === "If" || inner.kind === "Match" || inner.kind === "Do" || inner.kind === "Catch"
  );
}

/** For the places whose value nobody takes: what is left over must be Unit. */
export function discard(body: Body, expression: tree.Expression, inBraces = false): void {
  const inner = strip(expression);
  if (
    inner.kind === "If" ||
    inner.kind === "Match" ||
    inner.kind === "Do" ||
    inner.kind === "Catch"
  ) {
    body.typed(expression, infer(body, inner, unit));
    if (inner !== expression) body.typed(expression, unit);
    return;
  }
  const type = body.solver.prune(infer(body, expression));
  if (isBuiltin(type, "Unit", "Never") || type.kind === "error") return;
  if (type.kind === "variable") {
    body.solver.solve(type, unit);
    return;
  }
  // It may be the value of a block whose end could not be read.
  if (body.isBroken) return;
  const goesOn = minusGoesOn(body, expression);
  const fixes = goesOn.length > 0 ? goesOn : discarded(body, expression, inBraces);
  body.report(
    diagnostics.unusedResult.at(
      body.span(expression),
      { type: body.show(type), minus: goesOn.length > 0 },
      { fixes },
    ),
  );
}

/** A whole number that an Int cannot hold would be a wrong number. */
function checkIntLiteral(body: Body, literal: tree.NumberLiteral): void {
  // What the scanner cannot read is no number at all, and reported there.
  if (Number.isSafeInteger(literal.value) || Number.isNaN(literal.value)) return;
  body.report(diagnostics.intLiteralRange.at(body.span(literal), {}));
}

function inferKind(body: Body, expression: tree.Expression, expected: Type | undefined): Type {
  switch (expression.kind) {
    case "NumberLiteral":
      if (expression.float || wantsFloat(body, expected)) return float;
      checkIntLiteral(body, expression);
      return isOpen(body, expected) ? body.solver.freshNumber() : int;
    case "UnitLiteral":
      return builtin(expression.unit === "duration" ? "Duration" : "Size");
    case "BooleanLiteral":
      return bool;
    case "NoneLiteral": {
      const wanted = expected === undefined ? undefined : body.solver.prune(expected);
      return wanted?.kind === "optional" ? wanted : optionalOf(body.solver.freshType());
    }
    case "TextLiteral":
      for (const part of expression.parts) if (part.kind !== "TextPart") checkShown(body, part);
      return literalType(body, expression, expected);
    case "RegexLiteral":
      return inferRegex(body, expression);
    case "Identifier":
      return inferIdentifier(body, expression, expected);
    case "TypeReference":
      return inferTypeReference(body, expression, expected);
    case "MemberAccess":
      return inferMember(body, expression, expected);
    case "TupleAccess":
      return inferItem(body, expression);
    case "RecordLiteral":
      return inferRecord(body, expression, expected);
    case "MapLiteral":
      return inferMap(body, expression, expected);
    case "SetLiteral":
      return inferSet(body, expression, expected);
    case "ListLiteral":
      return inferList(body, expression, expected);
    case "TupleLiteral":
      return inferTuple(body, expression, expected);
    case "Parenthesized":
      return infer(body, expression.expression, expected);
    case "Call":
      return inferCall(body, expression, expected);
    case "Index":
      return inferIndex(body, expression);
    case "Unary":
      return inferUnary(body, expression, expected);
    case "Binary":
      if (expression.operator === "and" || expression.operator === "or")
        return inferCondition(body, expression);
      return inferBinary(body, expression, expected);
    case "Is":
      return inferCondition(body, expression);
    case "With":
      return inferWith(body, expression);
    case "Lambda":
      return inferLambda(body, expression, expected);
    case "If":
      return inferIf(body, expression, expected);
    case "Match":
      return inferMatch(body, expression, expected);
    case "Do":
      return blockType(body, expression.body, expected);
    case "Catch":
      return inferCatch(body, expression, expected);
    case "Attempt":
      return inferAttempt(body, expression, expected);
    case "Fail":
      return inferFail(body, expression);
    case "Return":
      return inferReturn(body, expression);
    case "Break":
    case "Continue":
      if (body.loopStack.length === 0) {
        const word = expression.kind === "Break" ? "break" : "continue";
        body.report(diagnostics.jumpOutsideLoop.at(body.span(expression), { word }));
      }
      return never;
    case "HoleExpression":
      return inferHole(body, expression, expected);
    case "ErrorExpression":
      body.noteBroken(expression);
      return errorType;
    default:
      return inferNotBuiltYet(body, expression);
  }
}

/** Fits everywhere; what is wanted there is known in the end. */
function inferHole(body: Body, hole: tree.HoleExpression, expected: Type | undefined): Type {
  const type = expected ?? body.solver.freshType();
  body.whenSolved(() => {
    const found = body.solver.resolve(type);
    const isOpen = [...typesWithin(found)].some(
      ({ kind }) => kind === "variable" || kind === "error",
    );
    const isNothing = isOpen || isBuiltin(found, "Unit");
    const details = {
      written: `?${hole.name ?? ""}`,
      what: "value",
      type: isNothing ? undefined : body.show(found),
    } as const;
    body.report(diagnostics.holeLeft.at(body.span(hole), details));
  });
  return type;
}

function wantsFloat(body: Body, expected: Type | undefined): boolean {
  const wanted = present(body, expected);
  return wanted !== undefined && isBuiltin(wanted, "Float");
}

/** True where a type is asked for that is not known yet. */
function isOpen(body: Body, expected: Type | undefined): boolean {
  return present(body, expected)?.kind === "variable";
}

/** What is asked for, if it is a value. */
function present(body: Body, expected: Type | undefined): Type | undefined {
  if (expected === undefined) return undefined;
  const wanted = body.solver.prune(expected);
  return wanted.kind === "optional" ? body.solver.prune(wanted.inner) : wanted;
}

const constructs: Readonly<
  Record<"Await" | "Spawn" | "Ask" | "Parallel" | "Race" | "Select" | "Intent", string>
> = {
  Await: "`await`",
  Spawn: "`spawn`",
  Ask: "`ask`",
  Parallel: "`parallel`",
  Race: "`race`",
  Select: "`select`",
  Intent: "intents",
};

function inferNotBuiltYet(
  body: Body,
  expression:
    | tree.Await
    | tree.Spawn
    | tree.Ask
    | tree.Parallel
    | tree.Race
    | tree.Select
    | tree.Intent,
): Type {
  body.report(
    diagnostics.notBuiltYet.at(body.span(expression), { construct: constructs[expression.kind] }),
  );
  markMentioned(body, expression);
  return errorType;
}

/** What an unchecked expression names is not called unused. */
function markMentioned(body: Body, node: tree.Node): void {
  if (node.kind === "Identifier") {
    const { name } = node as tree.Identifier;
    const local = body.findLocal(name);
    if (local === undefined) body.find(name);
    else body.markUsed(local);
  } else if (node.kind === "TypeReference") body.find((node as tree.TypeReference).name.text);
  forEachChild(node, (child) => {
    markMentioned(body, child);
  });
}

function inferCondition(body: Body, expression: tree.Expression): Type {
  body.inScope(() => condition(body, expression));
  return bool;
}

function inferRegex(body: Body, expression: tree.RegexLiteral): Type {
  const why = whyInvalid(expression);
  if (why !== undefined) body.report(diagnostics.invalidRegex.at(body.span(expression), { why }));
  return regexType(expression.pattern, expression.flags);
}

/** Checks a value that a text shows: any data. */
export function checkShown(body: Body, expression: tree.Expression): void {
  const type = infer(body, expression);
  body.whenSolved(() => {
    const shown = body.solver.resolve(type);
    if (!isShown(body, shown))
      body.report(
        diagnostics.notShown.at(
          body.span(expression),
          { type: body.show(shown) },
          { fixes: boundFixes(body, shown, "Data") },
        ),
      );
  });
}

function isShown(body: Body, type: Type): boolean {
  if (type.kind === "parameter") return body.has(type, "Data");
  return body.has(type, "Equatable") || body.has(type, "Data");
}

function inferItem(body: Body, expression: tree.TupleAccess): Type {
  const { index, optional } = expression;
  const receiver = body.solver.prune(infer(body, expression.receiver));
  if (receiver.kind === "error") return errorType;
  const held = receiver.kind === "optional" ? body.solver.prune(receiver.inner) : receiver;
  const item = held.kind === "tuple" ? held.items[index] : undefined;
  if (item !== undefined && held !== receiver && !optional) {
    body.mismatch(expression.receiver, receiver, held);
    return errorType;
  }
  if (item === undefined) {
    body.report(
      diagnostics.unknownField.at(body.span(expression), {
        name: String(index),
        type: body.show(receiver),
        suggestion: undefined,
      }),
    );
    return errorType;
  }
  return optional ? optionalOf(item) : narrowed(body, placeOf(body, expression), item);
}

function inferIf(body: Body, expression: tree.If, expected: Type | undefined): Type {
  return body.inScope(() => {
    const known = condition(body, expression.condition);
    const before = body.flow;
    known.whenTrue();
    const branches = new BranchTypes(body, expected);
    // Without `else`, a place that takes what comes still takes no value here.
    const wanted = expected !== undefined && acceptsUnit(body, expected) ? unit : expected;
    let only: Type = unit;
    const afterThen = branch(body, () => {
      body.inScope(() => {
        known.bind();
        if (expression.else === undefined) only = blockType(body, expression.then, wanted);
        else branches.add(expression.then, (wish) => blockType(body, expression.then, wish));
      });
    });
    body.flow = before;
    known.whenFalse();
    const other = expression.else;
    const afterElse = branch(body, () => {
      if (other === undefined) return;
      if (other.kind === "If") {
        branches.add(other, (wish) => body.typed(other, inferIf(body, other, wish)), true);
      } else branches.add(other, (wish) => blockType(body, other, wish));
    });
    body.flow = merge(afterThen, afterElse);
    if (other === undefined) {
      const missing = wanted ?? body.solver.prune(only);
      if (missing.kind === "error" || isBuiltin(missing, "Unit", "Never")) return unit;
      if (body.isBroken) return errorType;
      body.report(
        diagnostics.ifWithoutElse.at(
          body.span(expression),
          { type: body.show(missing) },
          { fixes: [addition(body, "Add an `else`", expression.end, " else { ? }")] },
        ),
      );
      return errorType;
    }
    return branches.type();
  });
}

function acceptsUnit(body: Body, expected: Type): boolean {
  const wanted = body.solver.prune(expected);
  return wanted.kind === "variable" || wanted.kind === "error" || isBuiltin(wanted, "Unit");
}

/** Collects the types of branches: each must fit the expected type, or all must have one in common. */
export class BranchTypes {
  readonly #body: Body;
  readonly #expected: Type | undefined;
  /** Nobody asks for a type: what the branches have in common decides, and an Int literal is a Float beside one. */
  readonly #free: boolean;
  readonly #mark: number;
  #joined: Type | undefined;
  #first: tree.Node | undefined;

  constructor(body: Body, expected: Type | undefined) {
    this.#body = body;
    this.#free = expected === undefined;
    this.#mark = body.solver.mark;
    // A wish that is itself unknown is no help: the branches tell what it is.
    this.#expected =
      expected !== undefined && body.solver.prune(expected).kind !== "variable"
        ? expected
        : undefined;
  }

  /** `nested`: the branch reports its own mismatches. */
  add(node: tree.Node, typeOf: (wish: Type | undefined) => Type, nested = false): void {
    const { solver } = this.#body;
    const type = typeOf(this.#expected ?? this.#common ?? solver.freshType());
    const place = valueNode(node);
    if (this.#expected !== undefined) {
      if (!nested && !solver.fits(type, this.#expected))
        this.#body.mismatch(place, type, this.#expected);
      if (isBuiltin(solver.prune(type), "Never")) return;
      this.#joined ??= this.#expected;
      return;
    }
    if (this.#common === undefined) {
      this.#joined = type;
      this.#first = place;
      return;
    }
    const joined = solver.join(this.#common, type);
    if (joined === undefined) {
      const numbers = [this.#common, type].map((each) => solver.prune(each));
      this.#body.report(
        diagnostics.branchMismatch.at(
          this.#body.span(place),
          {
            first: this.#body.show(this.#common),
            other: this.#body.show(type),
            widen: numbers.every((each) => isBuiltin(each, "Int", "Float")),
          },
          {
            related: [
              {
                span: this.#body.span(this.#first!),
                message: `this one gives \`${this.#body.show(this.#common)}\``,
              },
            ],
            fixes: conversions(
              this.#body,
              place,
              solver.resolve(type),
              solver.resolve(this.#common),
            ).fixes,
          },
        ),
      );
      this.#joined = errorType;
    } else this.#joined = joined;
  }

  /** What the branches so far have in common, if one of them gets to its end. */
  get #common(): Type | undefined {
    if (this.#joined === undefined) return undefined;
    return isBuiltin(this.#body.solver.prune(this.#joined), "Never") ? undefined : this.#joined;
  }

  type(): Type {
    if (this.#free) this.#body.solver.settleNumbers(this.#mark);
    return this.#joined ?? never;
  }
}

/** The node that gives a branch its value: its last expression. */
function valueNode(node: tree.Node): tree.Node {
  if (node.kind !== "Block") return node;
  const last = (node as tree.Block).statements.at(-1);
  if (last === undefined) return node;
  return last.kind === "ExpressionStatement" ? last.expression : last;
}

function inferMatch(body: Body, expression: tree.Match, expected: Type | undefined): Type {
  const subject = infer(body, expression.subject);
  const branches = new BranchTypes(body, expected);
  checkArmsOf(body, {
    node: expression,
    subject: expression.subject,
    subjectType: subject,
    arms: expression.arms,
    exhaustive: true,
    armBody: (arm) => branches.add(arm.body, (wish) => armType(body, arm, wish)),
  });
  return branches.type();
}

/** The type of an arm's body: a block, an expression or an assignment. */
export function armType(body: Body, arm: tree.Arm, wish: Type | undefined): Type {
  if (arm.body.kind === "Block") return blockType(body, arm.body, wish);
  if (arm.body.kind === "AssignStatement") {
    checkAssignment(body, arm.body);
    return unit;
  }
  if (wish !== undefined && isBuiltin(body.solver.prune(wish), "Unit")) {
    discard(body, arm.body);
    return unit;
  }
  return infer(body, arm.body, wish);
}

/** What is known where two branches meet. */
export function merge(a: Body["flow"], b: Body["flow"]): Body["flow"] {
  if (a.dead) return { ...b, captured: new Map([...a.captured, ...b.captured]) };
  if (b.dead) return { ...a, captured: new Map([...a.captured, ...b.captured]) };
  const known = new Map(
    [...a.known].filter(([key, knowledge]) => {
      const other = b.known.get(key);
      return (
        other === knowledge ||
        (other !== undefined &&
          other.type === knowledge.type &&
          other.variants === knowledge.variants)
      );
    }),
  );
  return { known, captured: new Map([...a.captured, ...b.captured]), dead: false };
}

function inferReturn(body: Body, expression: tree.Return): Type {
  const target = body.returns?.type;
  if (target === undefined) {
    body.report(diagnostics.jumpOutsideLoop.at(body.span(expression), { word: "return" }));
    if (expression.value !== undefined) infer(body, expression.value);
    return never;
  }
  if (expression.value === undefined) {
    if (!body.solver.fits(unit, target)) body.mismatch(expression, unit, target);
  } else if (isBuiltin(body.solver.prune(target), "Unit")) checkNothing(body, expression.value);
  else check(body, expression.value, target);
  return never;
}

/** What is given where nothing is: one problem, also if branches give it, since one result type mends them all. */
export function checkNothing(body: Body, expression: tree.Expression): void {
  const type = infer(body, expression);
  if (!body.solver.fits(type, unit)) body.mismatch(expression, type, unit);
}
