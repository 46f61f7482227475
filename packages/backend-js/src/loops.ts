/** Loops: over arrays and ranges by index, over everything else by iteration. */
import type { Expression, Pattern, Statement } from "@neuro-lang/ir";
import { anyInt, intersection, type Bounds } from "./arithmetic.ts";
import { discard, type Body, type Jump } from "./body.ts";
import { boundsOf } from "./bounds.ts";
import { emitBorrowed, emitExpression, negate } from "./expressions.ts";
import { emitLoop, type Loop } from "./fast-loop.ts";
import { withIndex } from "./inside.ts";
import { rangeHolds, whileHolds } from "./limits.ts";
import { element, js, Level, member, operand, type Js } from "./js.ts";
import { planPattern } from "./patterns.ts";
import { assigns, declareAll, emitBlock, emitCondition } from "./statements.ts";

type For = Extract<Statement, { kind: "for" }>;
type While = Extract<Statement, { kind: "while" }>;

export function emitFor(body: Body, statement: For, at: string): void {
  const type = body.context.representation(statement.iterable.type);
  if (statement.iterable.kind === "range") emitRange(body, statement, statement.iterable, at);
  else if (type.kind === "list" || type.kind === "bytes") emitList(body, statement, at);
  else emitIteration(body, statement, at);
}

/** Emits the statements of a round. */
function emitRound(body: Body, loop: Loop): void {
  body.fast?.startRound(body, loop);
  emitBlock(body, loop.body, discard);
}

/** Runs the emission of a loop's body; gives the label that jumps out of it need. */
function inLoop(
  body: Body,
  round: string,
  emit: () => void,
): { readonly label: string; readonly lines: string[] } {
  const jump: Jump = { kind: "loop", hint: "loop", label: undefined };
  if (body.fast !== undefined) body.fast.round = round;
  body.jumps.push(jump);
  const lines = body.inScope(emit);
  body.jumps.pop();
  return { label: jump.label === undefined ? "" : `${jump.label}: `, lines };
}

function emitRange(
  body: Body,
  statement: For,
  range: Extract<Expression, { kind: "range" }>,
  at: string,
): void {
  const [from, to] = body.sequence([
    () => emitExpression(body, range.from),
    () => emitExpression(body, range.to),
  ]);
  const end = to!.stable ? to! : body.spill(to!, "end");
  const bounds = {
    low: boundsOf(body, range.from).low,
    high: boundsOf(body, range.to).high - (range.inclusive ? 0 : 1),
  };
  emitLoop(body, statement, (rest) =>
    emitCounted(body, statement, { range, bounds, from: rest ?? from!.code, end }, at),
  );
}

interface Counted {
  readonly range: Extract<Expression, { kind: "range" }>;
  readonly bounds: Bounds;
  /** Where it starts, and what it counts up to. */
  readonly from: string;
  readonly end: Js;
}

function emitCounted(body: Body, statement: For, counted: Counted, at: string): void {
  const { range, bounds, from, end } = counted;
  const emit = (): void => {
    const { pattern } = statement;
    const isDirect = pattern.kind === "bind" && !pattern.local.var;
    const name = isDirect ? body.declare(pattern.local) : body.temporary("i");
    if (isDirect) body.bounds.set(pattern.local.name, intersection(bounds, anyInt));
    const { label, lines } = inLoop(body, name, () => {
      if (!isDirect) bind(body, pattern, js(name, Level.primary, true));
      const round = (): void => emitRound(body, statement);
      if (isDirect) {
        rangeHolds(body, pattern.local.name, range, () =>
          withIndex(body, pattern.local.name, range, statement.body, round),
        );
      } else round();
    });
    const sign = range.inclusive ? "<=" : "<";
    body.push(
      `${label}${at}for (let ${name} = ${from}; ${name} ${sign} ${operand(end, Level.compare + 0.1)}; ${name}++) {`,
    );
    body.lines.push(...lines);
    body.push("}");
  };
  body.lines.push(...body.inScope(emit).map((line) => line.replaceAll(/^ {2}/gm, "")));
}

/** The list at entry: a `var` parameter that the body changes is copied. */
function emitWalked(body: Body, statement: For): Js {
  const { iterable } = statement;
  const unchanged = iterable.kind === "local" && !assigns(statement.body, iterable.name);
  const value = unchanged ? emitBorrowed(body, iterable) : emitExpression(body, iterable);
  if (value.stable || unchanged) return value;
  return body.spill(value, "list");
}

function emitList(body: Body, statement: For, at: string): void {
  const walked = emitWalked(body, statement);
  const list = body.simple(walked, "list");
  emitLoop(body, statement, (rest) => {
    const index = body.temporary("i");
    const { label, lines } = inLoop(body, index, () => {
      bind(body, statement.pattern, element(list, js(index)));
      emitRound(body, statement);
    });
    body.push(
      `${label}${at}for (let ${index} = ${rest ?? 0}; ${index} < ${member(list, "length").code}; ${index}++) {`,
    );
    body.lines.push(...lines);
    body.push("}");
  });
}

function emitIteration(body: Body, statement: For, at: string): void {
  const walked = emitWalked(body, statement);
  const { pattern } = statement;
  const isEntry =
    pattern.kind === "tuple" &&
    pattern.items.every((item) => item.kind === "bind" || item.kind === "any");
  let head = "";
  const { label, lines } = inLoop(body, "true", () => {
    if (pattern.kind === "bind") {
      head = body.declare(pattern.local);
    } else if (isEntry) {
      head = `[${pattern.items.map((item) => (item.kind === "bind" ? body.declare(item.local) : "")).join(", ")}]`;
    } else {
      head = body.temporary("item");
      bind(body, pattern, js(head, Level.primary, true));
    }
    emitBlock(body, statement.body, discard);
  });
  body.push(`${label}${at}for (const ${head} of ${walked.code}) {`);
  body.lines.push(...lines);
  body.push("}");
}

function bind(body: Body, pattern: Pattern, value: Js): void {
  if (pattern.kind === "any") return;
  if (pattern.kind === "bind") {
    body.push(`const ${body.declare(pattern.local)} = ${value.code};`);
    return;
  }
  const subject = value.stable ? value : body.spill(value, "item");
  declareAll(
    body,
    planPattern(body.context, pattern, { kind: "value", js: subject }, undefined).bindings,
  );
}

export function emitWhile(body: Body, statement: While, at: string): void {
  emitLoop(body, statement, () => {
    let head = "true";
    const { label, lines } = inLoop(body, "true", () => {
      const condition = body.capture(() => emitCondition(body, statement.condition));
      const { test, bindings } = condition.value;
      if (condition.lines.length === 0) head = test.code;
      else body.lines.push(...condition.lines, `if (${negate(test).code}) break;`);
      declareAll(body, bindings);
      whileHolds(body, statement.condition, statement.body, () => emitRound(body, statement));
    });
    body.push(`${label}${at}while (${head}) {`);
    body.lines.push(...lines);
    body.push("}");
  });
}
