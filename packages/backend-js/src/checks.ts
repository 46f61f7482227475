/** `expect`, `given` and holes. */
import type { Block, Expression, Statement } from "@neuro-lang/ir";
import { emitCompare } from "./arithmetic.ts";
import { Body, discard } from "./body.ts";
import { descriptorOf } from "./descriptors.ts";
import { borrowedSequence, emitBorrowed, emitExpression, negate } from "./expressions.ts";
import { mentions } from "./functions.ts";
import { emitShown } from "./interpolation.ts";
import { jump } from "./jumps.ts";
import { call, indented, js, Level, mark, templatePart, type Js } from "./js.ts";
import { emitBlock } from "./statements.ts";

export function emitExpect(body: Body, statement: Extract<Statement, { kind: "expect" }>): void {
  const { context } = body;
  const { condition } = statement;
  const at = mark(statement.at);
  const fail = (message: string): string =>
    `${at}${context.runtime("panic")}\`expected: ${templatePart(statement.source)}${message}\`;`;
  if (condition.kind !== "compare") {
    const test = emitBorrowed(body, condition);
    body.conditional = [];
    body.push(`${at}if (${negate(test).code}) ${fail("")}`);
    return;
  }
  const [left, right] = borrowedSequence(body, [condition.left, condition.right]).map((value) =>
    body.simple(value, "side"),
  );
  const test = emitCompare(
    context,
    condition.operator,
    { js: left!, type: condition.left.type },
    { js: right!, type: condition.right.type },
  );
  const shown = (value: Js, expression: Expression): string =>
    `\${${emitShown(body, value, expression.type, false).code}}`;
  const sides = `\\n  left:  ${shown(left!, condition.left)}\\n  right: ${shown(right!, condition.right)}`;
  body.block(`${at}if (${negate(test).code}) `, () => body.push(fail(sides)));
}

/**
 * The body runs as a function of its own, with the providers in place of the host's. What leaves the neuro or a loop around leaves
 * that function first: its result says how, or that it came to its end.
 */
export function emitGiven(body: Body, statement: Extract<Statement, { kind: "given" }>): void {
  const { context } = body;
  const values = body.sequence(
    statement.providers.map((provider) => () => emitExpression(body, provider.value)),
  );
  const fields = statement.providers.map(
    (provider, index) => `${JSON.stringify(provider.capability)}: ${values[index]!.code}`,
  );
  const suspends = mentions(
    statement.body,
    (node) => typeof node["suspends"] === "string" && body.awaits(node["suspends"] as "always"),
  );
  const inner = new Body(context, body.rowSuspends, body.reified, body);
  inner.result = body.result;
  inner.leaves = new Set();
  inner.continueComments(body);
  const lines = inner.captureLines(() => emitBlock(inner, statement.body, discard));
  const head = suspends
    ? `await ${context.runtime("withHostAsync")}({ ${fields.join(", ")} }, async () => {`
    : `${context.runtime("withHost")}({ ${fields.join(", ")} }, () => {`;
  const returns = mentions(statement.body, (node) => node["kind"] === "return");
  if (!returns && inner.leaves.size === 0) {
    body.push(`${mark(statement.at)}${head}`);
    body.lines.push(...lines.map(indented), "});");
    return;
  }
  const left = context.runtime("left");
  const outcome = body.temporary("outcome");
  body.push(`${mark(statement.at)}const ${outcome} = ${head}`);
  body.lines.push(...lines.map(indented));
  if (comesToItsEnd(statement.body)) body.push(indented(`return ${left}.never;`));
  body.push("});");
  for (const kind of inner.leaves)
    body.push(`if (${outcome} === ${left}.${kind}) ${jump(body, kind)}`);
  if (returns) body.push(`if (${outcome} !== ${left}.never) return ${outcome};`);
}

function comesToItsEnd({ statements, result }: Block): boolean {
  const last = statements.at(-1);
  const value = result ?? (last?.kind === "expression" ? last.expression : undefined);
  return value?.type.kind !== "never";
}

export function emitHole(body: Body, expression: Extract<Expression, { kind: "hole" }>): void {
  const { context } = body;
  const live = expression.live.map((local) => {
    const value = body.binding(local.name).js;
    const descriptor = descriptorOf(context, local.type, body.reified);
    const shown = call(
      context.runtime("show"),
      descriptor === "undefined" ? [value] : [value, js(descriptor, Level.primary)],
    );
    return `\\n  ${local.name} = \${${shown.code}}`;
  });
  body.push(
    `${mark(expression.at)}${context.runtime("panic")}\`the hole ?${expression.name} was reached${live.join("")}\`;`,
  );
}
