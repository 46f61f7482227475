/** Statements and blocks: bindings, assignments, loops, and what a block gives. */

import { closest, diagnostics, spelled } from "@neuro-lang/diagnostics";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { withoutLines } from "./removals.ts";
import { builtin, errorType, int, isBuiltin, text, unit } from "./builtins.ts";
import type { Body, Flow } from "./body.ts";
import { isBroken } from "./broken.ts";
import { closestCapability, isCapability } from "./capabilities.ts";
import { holds } from "./conditions.ts";
import { check, discard, infer, merge, requireFit } from "./expressions.ts";
import { begunAsInt } from "./fixes.ts";
import { reportNotBuiltYet } from "./not-built-yet.ts";
import { arithmeticType } from "./operators.ts";
import { checkIrrefutable } from "./patterns.ts";
import { change, placeOf, strip } from "./places.ts";
import { resolveType } from "./type-expressions.ts";
import type { Type } from "./types.ts";

/** Runs one branch and gives the flow at its end; the flow before is left for the caller to restore. */
export function branch(body: Body, action: () => void): Flow {
  const before = body.flow;
  action();
  const after = body.flow;
  body.flow = before;
  return after;
}

/** The block's type: that of its last expression, Unit if it has none, Never if nothing gets to its end. */
export function blockType(body: Body, block: tree.Block, expected: Type | undefined): Type {
  return body.inScope(() => statementsType(body, block, expected));
}

function statementsType(body: Body, block: tree.Block, expected: Type | undefined): Type {
  const wantsUnit = expected !== undefined && isBuiltin(body.solver.prune(expected), "Unit");
  const last = block.statements.at(-1);
  let reported = false;
  for (const statement of block.statements) {
    if (body.flow.dead && !reported && !body.isBroken) {
      const rest = { start: statement.start, end: last!.end };
      const fixes = withoutLines(body, "Remove what is never reached", rest);
      body.report(diagnostics.unreachableCode.at(body.span(statement), {}, { fixes }));
      reported = true;
    }
    if (statement === last && statement.kind === "ExpressionStatement" && !wantsUnit) {
      checkAfter(body, statement.after);
      const type = infer(body, statement.expression, expected);
      return body.flow.dead &&
        !isBuiltin(body.solver.prune(type), "Never") &&
        isDiverging(body, type)
        ? builtin("Never")
        : type;
    }
    checkStatement(body, statement);
  }
  if (last?.kind === "ErrorStatement") return errorType;
  return body.flow.dead ? builtin("Never") : unit;
}

/** A Unit block that nothing gets to the end of gives Never. */
function isDiverging(body: Body, type: Type): boolean {
  return isBuiltin(body.solver.prune(type), "Unit");
}

function checkAfter(body: Body, after: readonly tree.Name[]): void {
  if (after[0] !== undefined) reportNotBuiltYet(body.module, after[0], "`after`");
}

function checkStatement(body: Body, statement: tree.Statement): void {
  switch (statement.kind) {
    case "LetStatement":
      checkLet(body, statement);
      return;
    case "VarStatement": {
      const type = checkBound(body, statement.type, statement.value);
      const binding = body.declare(statement.name, type.declared, true);
      knowInitial(body, binding.name, type);
      return;
    }
    case "AssignStatement":
      checkAfter(body, statement.after);
      checkAssignment(body, statement);
      return;
    case "ForStatement":
      checkFor(body, statement);
      return;
    case "WhileStatement":
      checkWhile(body, statement);
      return;
    case "DeferStatement":
      checkDefer(body, statement);
      return;
    case "ExpectStatement":
      body.inScope(() => {
        holds(body, statement.condition);
      });
      return;
    case "GivenStatement":
      checkGiven(body, statement);
      return;
    case "ExpressionStatement":
      checkAfter(body, statement.after);
      discard(body, statement.expression);
      return;
    case "ErrorStatement":
      body.noteBroken(statement);
      return;
  }
}

interface BoundType {
  readonly declared: Type;
  /** What the value is, where the declared type says less. */
  readonly value: Type;
}

function checkBound(
  body: Body,
  written: tree.TypeExpression | undefined,
  value: tree.Expression,
): BoundType {
  // A hole is found like a type that is left out.
  if (written === undefined || written.kind === "HoleType") {
    const { mark } = body.solver;
    const type = infer(body, value);
    body.solver.settleNumbers(mark);
    return { declared: type, value: type };
  }
  const declared = resolveType(body.typeScope, written);
  return { declared, value: check(body, value, declared) };
}

/** `var x: Int? = 3` is an Int until it changes. */
function knowInitial(body: Body, name: string, { declared, value }: BoundType): void {
  const binding = body.findLocal(name);
  if (binding === undefined) return;
  const outer = body.solver.prune(declared);
  const given = body.solver.prune(value);
  if (
    outer.kind !== "optional" ||
    given.kind === "optional" ||
    given.kind === "error" ||
    isBuiltin(given, "Never")
  )
    return;
  const key = String(body.infoOf(binding)?.id ?? -1);
  body.know(key, { type: outer.inner, variants: undefined });
}

function checkLet(body: Body, statement: tree.LetStatement): void {
  checkAfter(body, statement.after);
  const type = checkBound(body, statement.type, statement.value);
  checkIrrefutable(body, statement.pattern, type.declared);
}

export function checkAssignment(body: Body, statement: tree.AssignStatement): void {
  const target = strip(statement.target);
  body.module.watch?.reaches(body, target, undefined);
  if (target.kind === "Identifier" && target.name === "_" && statement.operator === "=") {
    body.typed(target, infer(body, statement.value));
    return;
  }
  if (reportUndeclared(body, statement, target) || reportMapEntry(body, statement, target)) return;
  const isMap =
    target.kind === "Index" && isBuiltin(body.solver.prune(peek(body, target.receiver)), "Map");
  if (isMap && statement.operator === "=") {
    const map = body.solver.prune(infer(body, target.receiver));
    const [key, value] = isBuiltin(map, "Map") ? map.arguments : [];
    check(body, target.index, key ?? errorType);
    check(body, statement.value, value ?? errorType);
    body.typed(target, value ?? errorType);
    change(body, statement.target);
    return;
  }
  if (statement.operator === "=") {
    const declared = declaredType(body, target);
    const type = infer(body, statement.value, declared);
    requireFit(body, statement.value, type, declared, () => begunAsInt(body, target, type));
    const place = change(body, statement.target);
    if (place?.key !== undefined) {
      const outer = body.solver.prune(declared);
      const given = body.solver.prune(type);
      if (outer.kind === "optional" && given.kind !== "optional" && given.kind !== "error") {
        body.know(place.key, { type: outer.inner, variants: undefined });
      }
    }
    return;
  }
  const left = body.solver.prune(infer(body, target));
  const right = body.solver.prune(
    infer(body, statement.value, isBuiltin(left, "List", "Float") ? left : undefined),
  );
  const operator = statement.operator[0]!;
  const type = arithmeticType(body, statement, operator, left, right, statement.value);
  if (!body.solver.fits(type, left))
    body.mismatch(statement.value, type, left, begunAsInt(body, target, type));
  change(body, statement.target);
}

/** `x = 3` without a variable x: reported, and declared, so that its uses are understood. */
function reportUndeclared(
  body: Body,
  statement: tree.AssignStatement,
  target: tree.Expression,
): boolean {
  if (target.kind !== "Identifier" || statement.operator !== "=") return false;
  const { name, start, end } = target;
  if (body.findLocal(name) !== undefined || body.find(name) !== undefined) return false;
  if (isBroken(body.module, name) || closest(name, body.localNames()) !== undefined) return false;
  const span = body.span(target);
  body.report(
    diagnostics.assignUndeclared.at(
      span,
      { name },
      {
        fixes: ["let", "var"].map((word) => ({
          title: `Write \`${word}\``,
          edits: [{ span: { ...span, end: span.start }, newText: `${word} ` }],
          safe: false,
        })),
      },
    ),
  );
  infer(body, statement.value);
  body.declare({ kind: "Name", text: name, start, end }, errorType, true);
  return true;
}

/** `m[k].x = …`: an entry is optional, and a part of it cannot change. */
function reportMapEntry(
  body: Body,
  statement: tree.AssignStatement,
  target: tree.Expression,
): boolean {
  let part = target;
  while (part.kind === "MemberAccess" || part.kind === "TupleAccess") part = strip(part.receiver);
  if (part === target || part.kind !== "Index") return false;
  const map = body.solver.prune(peek(body, part.receiver));
  if (!isBuiltin(map, "Map")) return false;
  const { text } = body.module.input.source;
  infer(body, part);
  infer(body, statement.value);
  body.report(
    diagnostics.mapEntryChanged.at(body.span(part), {
      map: text.slice(part.receiver.start, part.receiver.end),
      key: text.slice(part.index.start, part.index.end),
      type: body.show(map.arguments[1]!),
    }),
  );
  return true;
}

/** Type of an expression without keeping its problems: the real check follows. */
function peek(body: Body, expression: tree.Expression): Type {
  const before = body.problems.length;
  const type = infer(body, expression);
  body.problems.length = before;
  return type;
}

/** What may be stored in the place: its own type, not what is known of its value now. */
function declaredType(body: Body, target: tree.Expression): Type {
  if (target.kind === "Identifier") {
    const local = body.findLocal(target.name);
    if (local !== undefined) {
      body.facts.resolutions.set(target, { kind: "local", binding: local });
      return body.typed(target, local.type);
    }
  }
  const place = placeOf(body, target);
  if (place?.key !== undefined) {
    const { flow } = body;
    body.forget(place.key);
    const type = infer(body, target);
    body.flow = { ...flow, captured: body.flow.captured };
    return type;
  }
  return infer(body, target);
}

function checkFor(body: Body, statement: tree.ForStatement): void {
  const iterable = body.solver.prune(infer(body, statement.iterable));
  const item = itemOf(iterable);
  if (item === undefined && iterable.kind !== "error") {
    body.report(
      diagnostics.notIterable.at(body.span(statement.iterable), { type: body.show(iterable) }),
    );
  }
  loop(body, statement.body, () => {
    body.inScope(() => {
      checkIrrefutable(body, statement.pattern, item ?? errorType);
      blockType(body, statement.body, unit);
    });
  });
}

/** What a `for` gets from a value of the type. */
function itemOf(type: Type): Type | undefined {
  if (type.kind !== "builtin") return undefined;
  switch (type.name) {
    case "List":
    case "Set":
      return type.arguments[0];
    case "Map":
      return { kind: "tuple", items: type.arguments };
    case "Text":
      return text;
    case "Range":
    case "Bytes":
      return int;
    default:
      return undefined;
  }
}

function checkWhile(body: Body, statement: tree.WhileStatement): void {
  const endless = strip(statement.condition);
  const forever = endless.kind === "BooleanLiteral" && endless.value;
  loop(body, statement, () => {
    body.inScope(() => {
      holds(body, statement.condition);
      blockType(body, statement.body, unit);
    });
  });
  if (forever && !hasBreak(statement.body)) body.die();
}

/** True if a `break` in the block leaves it. */
function hasBreak(node: tree.Node): boolean {
  if (node.kind === "Break") return true;
  if (node.kind === "ForStatement" || node.kind === "WhileStatement" || node.kind === "Lambda")
    return false;
  let found = false;
  forEachChild(node, (child) => {
    found ||= hasBreak(child);
  });
  return found;
}

/** Checks a loop's body; what it changes is not known before it nor after. */
function loop(body: Body, changing: tree.Node, action: () => void): void {
  for (const name of assignedNames(changing)) {
    const binding = body.findLocal(name);
    if (binding !== undefined) body.forget(String(body.infoOf(binding)?.id ?? -1));
  }
  const before = body.flow;
  const id = body.nextLoop();
  body.loopStack.push(id);
  body.enclosingLoops.push(id);
  try {
    action();
  } finally {
    body.loopStack.pop();
    body.enclosingLoops.pop();
  }
  const { captured } = merge(before, { ...body.flow, dead: false });
  body.flow = { ...before, captured };
}

/** Names of variables that may change in the node: roots of assignments and of calls with a dot. */
function assignedNames(node: tree.Node, found = new Set<string>()): Set<string> {
  if (node.kind === "AssignStatement") addRoot((node as tree.AssignStatement).target, found);
  if (node.kind === "Call") {
    const call = node as tree.Call;
    if (call.callee.kind === "MemberAccess") addRoot(call.callee.receiver, found);
    for (const argument of call.arguments) addRoot(argument.value, found);
  }
  forEachChild(node, (child) => {
    assignedNames(child, found);
  });
  return found;
}

function addRoot(expression: tree.Expression, found: Set<string>): void {
  let current = strip(expression);
  while (
    current.kind === "MemberAccess" ||
    current.kind === "TupleAccess" ||
    current.kind === "Index"
  ) {
    current = strip(current.receiver);
  }
  if (current.kind === "Identifier") found.add(current.name);
}

function checkDefer(body: Body, statement: tree.DeferStatement): void {
  const before = body.flow;
  const effects = body.collecting(() => {
    if (statement.body.kind === "Block") blockType(body, statement.body, unit);
    else discard(body, statement.body, true);
  }, false);
  body.flow = { ...before, captured: body.flow.captured };
  body.whenSolved(() => {
    const fails = body.failsOf(effects);
    const types = [...fails.types.map((type) => body.show(type)), ...fails.variables];
    if (types.length === 0) return;
    body.report(diagnostics.deferFails.at(body.span(statement.body), { types }));
  });
}

function checkGiven(body: Body, statement: tree.GivenStatement): void {
  for (const argument of statement.arguments) {
    infer(body, argument.value);
    const name = argument.name?.text ?? "";
    if (argument.name === undefined || !isCapability(name)) {
      const suggestion = closestCapability(name);
      const fixes =
        argument.name === undefined ? [] : spelled(body.span(argument.name), suggestion);
      body.report(
        diagnostics.capabilityName.at(body.span(argument), { name, suggestion }, { fixes }),
      );
    }
  }
  blockType(body, statement.body, unit);
}
