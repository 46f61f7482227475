/** Statements, blocks, and the expressions that JavaScript writes as statements. */
import type { Block, Expression, Pattern, Statement } from "@neuro-lang/ir";
import { anyInt, emitArithmetic } from "./arithmetic.ts";
import { discard, type Body, type Target } from "./body.ts";
import { boundsOf } from "./bounds.ts";
import { isAtomic } from "./calls.ts";
import { emitExpect, emitGiven, emitHole } from "./checks.ts";
import {
  emitBorrowed,
  emitExpression,
  isStatementLike,
  isTernary,
  negate,
  sequenceOf,
} from "./expressions.ts";
import { mentions } from "./functions.ts";
import { noteLength } from "./inside.ts";
import { call, js, Level, mark, type Js } from "./js.ts";
import { noteSize, noteVariable } from "./limits.ts";
import { jump } from "./jumps.ts";
import { emitFor, emitWhile } from "./loops.ts";
import { emitMatch } from "./match.ts";
import { planPattern, variantClass, type Plan } from "./patterns.ts";
import { checkReach, emitPath, emitRead, emitStore, willCheck, willCopy } from "./places.ts";
import { emitTailCall, endsInTailCall, isTailCall } from "./tail-calls.ts";

export function emitBlock(body: Body, block: Block, target: Target): void {
  const sizes = [...body.sizes];
  emitStatements(body, block, 0, target);
  // A list that was made in this block may not have been made where the block ends.
  body.sizes.clear();
  for (const [list, size] of sizes) body.sizes.set(list, size);
}

function emitStatements(body: Body, block: Block, from: number, target: Target): void {
  for (let index = from; index < block.statements.length; index++) {
    const statement = block.statements[index]!;
    body.commentsBefore(statement.at);
    if (statement.kind === "defer") {
      emitDefer(body, statement.body, () => emitStatements(body, block, index + 1, target));
      return;
    }
    const isLast = index === block.statements.length - 1 && block.result === undefined;
    if (isLast && statement.kind === "expression" && target.kind === "return")
      emitTo(body, statement.expression, target);
    else
      emitStatement(body, statement, [
        ...block.statements.slice(index + 1),
        ...(block.result === undefined ? [] : [block.result]),
      ]);
    if (statement.kind === "expression" && statement.expression.type.kind === "never") return;
  }
  if (block.result !== undefined) {
    body.commentsBefore(block.result.at);
    emitTo(body, block.result, target);
  }
}

/** The rest of the block runs inside; tail calls in it would skip what was deferred. */
function emitDefer(body: Body, deferred: Block, rest: () => void): void {
  const { tail } = body;
  body.tail = undefined;
  body.block("try ", rest, "} finally {");
  body.lines.push(...body.inScope(() => emitBlock(body, deferred, discard)));
  body.push("}");
  body.tail = tail;
}

function emitStatement(
  body: Body,
  statement: Statement,
  rest: readonly (Statement | Expression)[],
): void {
  const at = mark(statement.at);
  switch (statement.kind) {
    case "let":
      emitLet(body, statement.pattern, statement.value, at);
      break;
    case "var": {
      const emit = (name: string, value: Js): void =>
        body.push(`${at}let ${name} = ${value.code};`);
      if (isStatementLike(statement.value)) {
        const name = emitDeclared(body, statement.value, () => body.declare(statement.local));
        if (name === undefined) emit(body.declare(statement.local), js("undefined"));
      } else {
        const value = emitExpression(body, statement.value);
        emit(body.declare(statement.local), value);
      }
      noteSize(body, statement.local.name, statement.value, rest);
      noteVariable(body, statement.local.name, statement.value, rest);
      break;
    }
    case "assign":
      emitAssign(body, statement, at);
      if (statement.place.kind === "local") body.forget(statement.place.name);
      break;
    case "expression":
      emitTo(body, statement.expression, discard);
      break;
    case "for":
      emitFor(body, statement, at);
      break;
    case "while":
      emitWhile(body, statement, at);
      break;
    case "expect":
      emitExpect(body, statement);
      break;
    case "given":
      emitGiven(body, statement);
      break;
    case "defer":
      throw new Error("`defer` belongs to the block around it.");
  }
}

/** `let x; if (…) { x = … } …`: the variable is declared before the statements that give it its value. */
function emitDeclared(body: Body, value: Expression, declare: () => string): string | undefined {
  if (value.type.kind === "never" || value.type.kind === "unit") {
    emitTo(body, value, discard);
    return undefined;
  }
  const name = declare();
  body.push(`let ${name};`);
  emitTo(body, value, { kind: "assign", name });
  return name;
}

function emitLet(body: Body, pattern: Pattern, value: Expression, at: string): void {
  if (pattern.kind === "any") {
    emitTo(body, value, discard);
    return;
  }
  if (
    pattern.kind === "bind" &&
    isStatementLike(value) &&
    emitDeclared(body, value, () => body.declare(pattern.local)) !== undefined
  )
    return;
  if (pattern.kind === "bind") {
    const bounds = boundsOf(body, value);
    const emitted = emitExpression(body, value);
    body.push(`${at}const ${body.declare(pattern.local)} = ${emitted.code};`);
    if (value.type.kind === "int") {
      body.bounds.set(pattern.local.name, bounds);
      noteLength(body, pattern.local.name, value);
    }
    return;
  }
  if (pattern.kind === "tuple" && value.kind === "tuple") {
    const items = body.sequence(value.items.map((item) => () => emitExpression(body, item)));
    const kept = items.map((item) => (item.stable ? item : body.spill(item, "item")));
    declareAll(
      body,
      planPattern(body.context, pattern, { kind: "items", items: kept }, undefined).bindings,
    );
    return;
  }
  const subject = body.simple(emitExpression(body, value), "value");
  declareAll(
    body,
    planPattern(body.context, pattern, { kind: "value", js: subject }, value.type).bindings,
  );
}

export function declareAll(body: Body, bindings: Plan["bindings"]): void {
  for (const { local, value } of bindings)
    body.push(`const ${body.declare(local)} = ${value.code};`);
}

function emitAssign(
  body: Body,
  statement: Extract<Statement, { kind: "assign" }>,
  at: string,
): void {
  const path = emitPath(body, statement.place);
  const { operator, copies } = statement;
  if (operator === undefined) {
    if (
      path.steps.length === 0 &&
      isStatementLike(statement.value) &&
      !body.binding(path.root).shared
    ) {
      emitTo(body, statement.value, { kind: "assign", name: body.binding(path.root).js.code });
      body.fast?.changes(path.root);
      return;
    }
    // Where the place leads nowhere, the value is not evaluated; whether it was, only calls let anybody see.
    if (path.steps.length > 1 && mentions(statement.value, isCall)) checkReach(body, path);
    const value = emitExpression(body, statement.value);
    // The value comes before the check of the indices, and before a copy that could be of the object it reads.
    const keeps =
      !value.stable &&
      (willCheck(path) ||
        (!isAtomic(statement.value.type) && willCopy(body, path, copies, path.steps.length)));
    emitStore(body, path, keeps ? body.spill(value, "value") : value, copies, false, at);
    return;
  }
  const before = emitRead(body, path);
  const value = body.capture(() => emitBorrowed(body, statement.value));
  // The variable itself is read where it is used, unless the value changes it.
  const isPlain = path.steps.length === 0 && !assigns(statement.value, path.root);
  const left = value.lines.length > 0 && !isPlain ? body.spill(before, "before") : before;
  body.lines.push(...value.lines);
  const after = emitArithmetic(
    body,
    operator.operator,
    operator.domain,
    left,
    value.value,
    statement.place.kind === "local"
      ? boundsOf(body, { ...statement.place, at: statement.at })
      : anyInt,
    boundsOf(body, statement.value),
  );
  const keeps = !isAtomic(statement.place.type) && willCopy(body, path, copies, path.steps.length);
  emitStore(body, path, keeps ? body.spill(after, "value") : after, copies, true, at);
}

function isCall(node: Readonly<Record<string, unknown>>): boolean {
  return node["kind"] === "call" || node["kind"] === "call-value";
}

/** Emits an expression whose value goes to the target. */
export function emitTo(body: Body, expression: Expression, target: Target): void {
  const at = mark(expression.at);
  switch (expression.kind) {
    case "if":
      if (isTernaryHere(body, expression, target)) break;
      emitIfStatement(body, expression, target);
      return;
    case "and":
    case "or":
      if (target.kind !== "return" || !endsInTailCall(body, expression)) break;
      emitIfStatement(body, asIf(expression), target);
      return;
    case "match":
      emitMatch(body, expression, target);
      return;
    case "block":
      if (expression.block.statements.length === 0 && expression.block.result !== undefined)
        emitTo(body, expression.block.result, target);
      else body.block("", () => emitBlock(body, expression.block, target));
      return;
    case "catch":
      emitCatch(body, expression, target);
      return;
    case "attempt":
      emitAttempt(body, expression, target);
      return;
    case "return":
      if (expression.value !== undefined) emitTo(body, expression.value, { kind: "return" });
      if (
        expression.value === undefined ||
        (body.result.kind === "unit" && expression.value.type.kind !== "never")
      )
        body.push(`${at}return;`);
      return;
    case "fail": {
      const parts =
        expression.cause === undefined ? [expression.value] : [expression.value, expression.cause];
      const raised = call(body.context.runtime("raise"), sequenceOf(body, parts));
      body.push(`${at}throw ${raised.code};`);
      return;
    }
    case "break":
    case "continue":
      body.push(at + jump(body, expression.kind));
      return;
    case "hole":
      emitHole(body, expression);
      return;
    default:
      break;
  }
  if (target.kind === "return" && isTailCall(body, expression)) {
    emitTailCall(body, expression);
    return;
  }
  const value = emitExpression(body, expression);
  if (
    target.kind === "discard" ||
    expression.type.kind === "never" ||
    expression.type.kind === "unit"
  ) {
    if (!value.stable) body.push(`${at}${value.code};`);
  } else if (target.kind === "return") {
    if (body.result.kind === "unit") body.push(`${at}${value.code};`);
    else body.push(`${at}return ${value.code};`);
  } else {
    body.push(`${at}${target.name} = ${value.code};`);
  }
}

/** `a and b` as `if a { b } else { false }`, and `a or b` as `if a { true } else { b }`. */
function asIf(
  expression: Extract<Expression, { kind: "and" | "or" }>,
): Extract<Expression, { kind: "if" }> {
  const { at, type, left, right } = expression;
  const isAnd = expression.kind === "and";
  const known: Block = {
    statements: [],
    result: { kind: "literal", at, type, value: !isAnd },
  };
  const open: Block = { statements: [], result: right };
  return {
    kind: "if",
    at,
    type,
    condition: left,
    then: isAnd ? open : known,
    else: isAnd ? known : open,
  };
}

/** The condition, and the variables that its patterns give where it holds. */
export function emitCondition(
  body: Body,
  condition: Expression,
): { readonly test: Js; readonly bindings: Plan["bindings"] } {
  body.conditional = [];
  const test = emitBorrowed(body, condition);
  const bindings = body.conditional;
  body.conditional = [];
  return { test, bindings };
}

function emitIfStatement(
  body: Body,
  expression: Extract<Expression, { kind: "if" }>,
  target: Target,
): void {
  let current = expression;
  let head = mark(expression.at);
  for (;;) {
    const { test, bindings } = emitCondition(body, current.condition);
    const { then, else: otherwise } = current;
    const isEmpty = then.statements.length === 0 && then.result === undefined;
    if (isEmpty && otherwise !== undefined && bindings.length === 0) {
      body.block(`${head}if (${negate(test).code}) `, () => emitBlock(body, otherwise, target));
      return;
    }
    body.push(`${head}if (${test.code}) {`);
    body.lines.push(
      ...body.inScope(() => {
        declareAll(body, bindings);
        emitBlock(body, then, target);
      }),
    );
    if (
      otherwise === undefined ||
      (otherwise.statements.length === 0 && otherwise.result === undefined)
    ) {
      body.push("}");
      return;
    }
    const next = elseIf(body, otherwise, target);
    if (next === undefined) {
      body.push("} else {");
      body.lines.push(...body.inScope(() => emitBlock(body, otherwise, target)), "}");
      return;
    }
    head = `} else ${mark(next.at)}`;
    current = next;
  }
}

function isTernaryHere(
  body: Body,
  expression: Extract<Expression, { kind: "if" }>,
  target: Target,
): boolean {
  if (target.kind === "discard" || !isTernary(expression)) return false;
  return target.kind !== "return" || !endsInTailCall(body, expression);
}

/** The `if` that an else-block consists of, if its condition needs no statements. */
function elseIf(
  body: Body,
  block: Block,
  target: Target,
): Extract<Expression, { kind: "if" }> | undefined {
  const only = block.statements.length === 0 ? block.result : undefined;
  const single =
    block.statements.length === 1 && block.result === undefined ? block.statements[0] : undefined;
  const found = only ?? (single?.kind === "expression" ? single.expression : undefined);
  if (found?.kind !== "if" || isTernaryHere(body, found, target)) return undefined;
  const probe = body.capture(() => emitCondition(body, found.condition));
  return probe.lines.length === 0 ? found : undefined;
}

/** `try { … } catch (error) { … }` that lets everything pass that is no failure. */
function emitTry(body: Body, attempt: () => void, local: string, handle: () => void): void {
  const { tail } = body;
  body.tail = undefined;
  body.block("try ", attempt, `} catch (${local}) {`);
  body.tail = tail;
  body.push(`  if (!(${local} instanceof ${body.context.runtime("Failure")})) throw ${local};`);
  body.lines.push(...body.inScope(handle), "}");
}

function emitCatch(
  body: Body,
  expression: Extract<Expression, { kind: "catch" }>,
  target: Target,
): void {
  const name = body.declare(expression.failure);
  emitTry(
    body,
    () => emitTo(body, expression.body, target),
    name,
    () => emitBlock(body, expression.handler, target),
  );
}

function emitAttempt(
  body: Body,
  expression: Extract<Expression, { kind: "attempt" }>,
  target: Target,
): void {
  const { context } = body;
  const type = context.representation(expression.type);
  if (type.kind !== "named") throw new Error("`attempt` gives a Result.");
  const result = type.definition;
  const wrap = (tag: number, value: Js): Js =>
    js(`new ${variantClass(context, result, tag)}(${value.code})`, Level.call);
  const put = (value: Js): void => {
    if (target.kind === "assign") body.push(`${target.name} = ${value.code};`);
    else body.push(`${target.kind === "return" ? "return " : ""}${value.code};`);
  };
  const name = body.temporary("error");
  emitTry(
    body,
    () => put(wrap(0, emitExpression(body, expression.body))),
    name,
    () => put(wrap(1, js(name))),
  );
}

export function assigns(tree: unknown, local: string): boolean {
  const root = (place: unknown): boolean => {
    const node = place as { kind: string; name?: string; object?: unknown };
    return node.kind === "local" ? node.name === local : root(node.object);
  };
  return mentions(
    tree,
    (node) =>
      (node["kind"] === "assign" || node["kind"] === "place") &&
      node["place"] !== undefined &&
      root(node["place"]),
  );
}
