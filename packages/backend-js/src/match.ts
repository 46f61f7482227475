/** `match` as a switch on tags or literals where the arms allow it, otherwise as a chain of tests. */
import type { Arm, Expression, Pattern } from "@neuro-lang/ir";
import type { Body, Target } from "./body.ts";
import { emitBorrowed, emitExpression } from "./expressions.ts";
import { indented, literal, mark, type Js } from "./js.ts";
import { allOf, alwaysFits, planPattern, type Plan, type Subject } from "./patterns.ts";
import { declareAll, emitBlock } from "./statements.ts";
import { tagOf } from "./values.ts";

type Match = Extract<Expression, { kind: "match" }>;

export function emitMatch(body: Body, expression: Match, target: Target): void {
  const subject = emitSubject(body, expression);
  const labels = subject.kind === "value" ? switchLabels(body, expression) : undefined;
  if (labels !== undefined && subject.kind === "value")
    emitSwitch(body, expression, subject.js, labels, target);
  else emitChain(body, expression, subject, target);
}

/** A tuple that is written only to be matched is not built. */
function emitSubject(body: Body, expression: Match): Subject {
  const { subject } = expression;
  if (subject.kind === "tuple" && expression.arms.every((arm) => takesApart(arm.pattern))) {
    const items = body.sequence(subject.items.map((item) => () => emitExpression(body, item)));
    return { kind: "items", items: items.map((item) => body.simple(item, "subject")) };
  }
  const binds = expression.arms.some((arm) => bindsWhole(arm.pattern));
  const value = binds ? emitExpression(body, subject) : emitBorrowed(body, subject);
  return { kind: "value", js: body.simple(value, "subject") };
}
function takesApart(pattern: Pattern): boolean {
  return (
    pattern.kind === "tuple" ||
    pattern.kind === "any" ||
    (pattern.kind === "or" && pattern.alternatives.every(takesApart))
  );
}
function bindsWhole(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "bind":
    case "as":
      return true;
    case "some":
    case "of-type":
      return bindsWhole(pattern.pattern);
    case "or":
      return pattern.alternatives.some(bindsWhole);
    default:
      return false;
  }
}

type Labels = {
  readonly on: "tag" | "value";
  readonly arms: readonly (readonly (number | string)[] | undefined)[];
};

/** The case labels of each arm (undefined for the last, open one), if a switch can tell the arms apart. */
function switchLabels(body: Body, expression: Match): Labels | undefined {
  const { arms, subject } = expression;
  if (arms.length < 3 || arms.some((arm) => arm.guard !== undefined)) return undefined;
  if (body.context.representation(subject.type).kind === "union") return undefined;
  const on = headOf(arms[0]!.pattern);
  if (on === undefined) return undefined;
  const labels: (readonly (number | string)[] | undefined)[] = [];
  for (const [index, arm] of arms.entries()) {
    const found = labelsOf(body, arm.pattern, on);
    if (
      found === undefined &&
      !(index === arms.length - 1 && (arm.pattern.kind === "any" || arm.pattern.kind === "bind"))
    )
      return undefined;
    labels.push(found);
  }
  return { on, arms: labels };
}
function headOf(pattern: Pattern): "tag" | "value" | undefined {
  if (pattern.kind === "or") return headOf(pattern.alternatives[0]!);
  if (pattern.kind === "variant") return "tag";
  return pattern.kind === "literal" && typeof pattern.value !== "boolean" ? "value" : undefined;
}
function labelsOf(
  body: Body,
  pattern: Pattern,
  on: "tag" | "value",
): readonly (number | string)[] | undefined {
  if (pattern.kind === "or") {
    const all = pattern.alternatives.map((alternative) => labelsOf(body, alternative, on));
    const bare = pattern.alternatives.every(
      (item) => item.kind !== "variant" || item.fields.every((field) => field.kind === "any"),
    );
    return bare && all.every((labels) => labels !== undefined) ? all.flat() : undefined;
  }
  if (on === "value")
    return pattern.kind === "literal" && typeof pattern.value !== "boolean"
      ? [pattern.value]
      : undefined;
  if (
    pattern.kind !== "variant" ||
    !pattern.fields.every((field) => alwaysFits(body.context, field))
  )
    return undefined;
  return [pattern.tag];
}

function emitSwitch(
  body: Body,
  expression: Match,
  subject: Js,
  labels: Labels,
  target: Target,
): void {
  const { context } = body;
  body.push(
    `${mark(expression.at)}switch (${labels.on === "tag" ? tagOf(subject).code : subject.code}) {`,
  );
  body.jumps.push({ kind: "switch" });
  for (const [index, arm] of expression.arms.entries()) {
    const found = labels.arms[index];
    const isLast = index === expression.arms.length - 1;
    const heads =
      found === undefined ? ["default:"] : found.map((label) => `case ${literal(label).code}:`);
    // The checker proved that one arm fits; saying `default` tells JavaScript so.
    if (isLast && found !== undefined && !heads.includes("default:")) heads.push("default:");
    const plan = planPattern(
      context,
      arm.pattern,
      { kind: "value", js: subject },
      expression.subject.type,
    );
    const lines = body.inScope(() => {
      declareAll(body, plan.bindings);
      emitBlock(body, arm.body, target);
    });
    if (!isLast && !leaves(lines)) lines.push("  break;");
    body.lines.push(...indent(heads.slice(0, -1)), `  ${heads.at(-1)!} {`);
    body.lines.push(...indent(lines), "  }");
  }
  body.jumps.pop();
  body.push("}");
}
function indent(lines: readonly string[]): string[] {
  return lines.map(indented);
}
/** True if the lines end in a jump, so that nothing falls through. */
function leaves(lines: readonly string[]): boolean {
  return /^ {2}[\uE000\d\uE001]*(return|throw|continue|break)\b/.test(lines.at(-1) ?? "");
}

interface Tested {
  readonly arm: Arm;
  readonly plan: Plan;
  /** With the guard; undefined if it always holds. */
  readonly test: Js | undefined;
  readonly guardLines: readonly string[];
}

function emitChain(body: Body, expression: Match, subject: Subject, target: Target): void {
  const tested = expression.arms.map((arm, index) =>
    testArm(body, arm, subject, expression, index),
  );
  if (tested.some(({ guardLines }) => guardLines.length > 0)) {
    emitLabelled(body, expression, subject, target);
    return;
  }
  let head = mark(expression.at);
  for (const { arm, plan, test } of tested) {
    const lines = (): string[] =>
      body.inScope(() => {
        declareAll(body, plan.bindings);
        emitBlock(body, arm.body, target);
      });
    if (test === undefined) {
      if (head.includes("else")) {
        const emitted = lines();
        if (emitted.length > 0) body.push("} else {");
        body.lines.push(...emitted, "}");
      } else {
        body.push("{");
        body.lines.push(...lines(), "}");
      }
      return;
    }
    body.push(`${head}if (${test.code}) {`);
    body.lines.push(...lines());
    head = "} else ";
  }
  body.push("}");
}

function testArm(body: Body, arm: Arm, subject: Subject, expression: Match, index: number): Tested {
  const plan = planPattern(body.context, arm.pattern, subject, expression.subject.type);
  // The checker proved that one arm fits: the last needs no test.
  const tests =
    index === expression.arms.length - 1 && arm.guard === undefined ? [] : [...plan.tests];
  if (arm.guard === undefined)
    return { arm, plan, test: tests.length === 0 ? undefined : allOf(tests), guardLines: [] };
  for (const { local, value } of plan.bindings) body.alias(local, value);
  const guard = body.capture(() => emitBorrowed(body, arm.guard!));
  body.conditional = [];
  return { arm, plan, test: allOf([...tests, guard.value]), guardLines: guard.lines };
}

/** Guards that need statements: each arm leaves the labelled block when it is done. */
function emitLabelled(body: Body, expression: Match, subject: Subject, target: Target): void {
  const label = body.temporary("match");
  body.push(`${label}: {`);
  const arms = body.inScope(() => {
    for (const arm of expression.arms) {
      const plan = planPattern(body.context, arm.pattern, subject, expression.subject.type);
      const head = plan.tests.length === 0 ? "" : `if (${allOf(plan.tests).code}) `;
      body.block(head, () => {
        declareAll(body, plan.bindings);
        const run = (): void => {
          emitBlock(body, arm.body, target);
          body.push(`break ${label};`);
        };
        if (arm.guard === undefined) run();
        else body.block(`if (${emitBorrowed(body, arm.guard).code}) `, run);
      });
    }
  });
  body.lines.push(...arms, "}");
}
