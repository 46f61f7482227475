/** Functions and lambdas: parameters, defaults, self tail calls as loops, the suspending body beside the synchronous one. */
import type { Block, Expression, IrFunction, IrParameter, IrType } from "@neuro-lang/ir";
import { Body, type Binding } from "./body.ts";
import type { ModuleContext } from "./context.ts";
import { emitExpression } from "./expressions.ts";
import { indented, js, Level, mark, operand, type Js } from "./js.ts";
import { emitBlock } from "./statements.ts";
import { copyOf, isCell, nullForNone } from "./values.ts";

/** The declarations of a function: one, or two if it has a row variable. */
export function emitFunction(
  context: ModuleContext,
  definition: IrFunction,
  head: (name: string) => string,
): string[] {
  const name = context.ownName(definition);
  const { suspends, twofold } = definition;
  const first = emitBody(context, definition, suspends === "always", false, head(name));
  if (!twofold) return first;
  // What only makes functions that suspend does not suspend itself.
  const second = emitBody(context, definition, suspends !== "never", true, head(`${name}$async`));
  return [...first, "", ...second];
}

function emitBody(
  context: ModuleContext,
  definition: IrFunction,
  suspending: boolean,
  row: boolean,
  head: string,
): string[] {
  const body = new Body(context, row, new Set(definition.reified));
  body.startComments(context.module.positions[definition.at] ?? 0);
  body.result = definition.result;
  const calls = mentions(
    definition.body,
    (node) => node["kind"] === "call" && node["callee"] === definition.id,
  );
  const captures = calls && mentions(definition.body, (node) => node["kind"] === "lambda");
  const { parameters, setup } = emitParameters(body, definition.parameters);
  for (const [index, parameter] of definition.parameters.entries()) {
    if (captures && !parameter.var)
      parameters[index] = parameters[index]!.replace(
        body.binding(parameter.local.name).js.code,
        inputName(body, parameter),
      );
  }
  if (calls) {
    body.tail = {
      definition: definition.id,
      inputs: definition.parameters.map((parameter) => {
        if (parameter.var) return undefined;
        return captures ? inputName(body, parameter) : body.binding(parameter.local.name).js.code;
      }),
      used: false,
      label: undefined,
    };
  }
  const lines = body.captureLines(() => emitBlock(body, definition.body, { kind: "return" }));
  const inner =
    body.tail?.used === true
      ? loop(body, lines, captures ? definition : undefined)
      : withInputs(body, lines, captures ? definition : undefined);
  const descriptors = definition.reified.map((parameter) => `$${parameter}`);
  const signature = `${mark(definition.at)}${head}(${[...descriptors, ...parameters].join(", ")}) {`;
  const prefix = suspending ? signature.replace("function", "async function") : signature;
  return [prefix, ...[...setup, ...inner].map(indented), "}"];
}

/** Parameters as they stand in a function's head, and the statements that complete what they are given. */
export function emitParameters(
  body: Body,
  declared: readonly IrParameter[],
): { readonly parameters: string[]; readonly setup: string[] } {
  const { context } = body;
  const setup: string[] = [];
  const parameters = declared.map((parameter) => {
    const cell = isCell(context, parameter);
    const shown = body.declare(parameter.local, { cell, shared: parameter.var && !cell });
    if (parameter.default === undefined) return shown;
    // A default is one expression here: statements cannot stand among parameters.
    const value = body.capture(() => emitExpression(body, parameter.default!));
    if (value.lines.length === 0) return `${shown} = ${operand(value.value, Level.assign)}`;
    setup.push(
      `if (${shown} === undefined) {`,
      ...value.lines.map(indented),
      `  ${shown} = ${value.value.code};`,
      "}",
    );
    return shown;
  });
  for (const { default: value, local } of declared) {
    if (!nullForNone(context, { default: value, type: local.type })) continue;
    const name = body.binding(local.name).js.code;
    setup.push(`if (${name} === null) ${name} = undefined;`);
  }
  return { parameters, setup };
}

/** Where the next round's argument waits while a lambda may still hold this round's. */
function inputName(body: Body, parameter: IrParameter): string {
  return `${body.binding(parameter.local.name).js.code}$next`;
}

function withInputs(
  body: Body,
  lines: readonly string[],
  definition: IrFunction | undefined,
): string[] {
  if (definition === undefined) return [...lines];
  return [...inputLines(body, definition), ...lines];
}
function inputLines(body: Body, definition: IrFunction): string[] {
  return definition.parameters
    .filter((parameter) => !parameter.var)
    .map(
      (parameter) =>
        `const ${body.binding(parameter.local.name).js.code} = ${inputName(body, parameter)};`,
    );
}

function loop(body: Body, lines: readonly string[], definition: IrFunction | undefined): string[] {
  const label = body.tail!.label === undefined ? "" : `${body.tail!.label}: `;
  const end = endsInJump(lines) ? [] : ["return;"];
  const inputs = definition === undefined ? [] : inputLines(body, definition);
  return [`${label}while (true) {`, ...[...inputs, ...lines, ...end].map(indented), "}"];
}
function endsInJump(lines: readonly string[]): boolean {
  return /^(return|continue|throw)\b/.test(lines.at(-1) ?? "");
}

/** True if some node in the tree is as described. */
export function mentions(
  tree: unknown,
  test: (node: Readonly<Record<string, unknown>>) => boolean,
): boolean {
  if (typeof tree !== "object" || tree === null) return false;
  if (Array.isArray(tree)) return tree.some((item) => mentions(item, test));
  const node = tree as Record<string, unknown>;
  return test(node) || Object.values(node).some((item) => mentions(item, test));
}

export function emitLambda(outer: Body, expression: Extract<Expression, { kind: "lambda" }>): Js {
  const body = new Body(outer.context, outer.rowSuspends, outer.reified, outer);
  for (const { local, js: value } of capturedObjects(outer, expression)) {
    // The closure has the object as it is now, whatever the caller does with it later.
    const snapshot = outer.spill(copyOf(outer.context, value, local.type), local.name);
    body.alias(local, snapshot);
  }
  body.continueComments(outer);
  body.result = resultOf(expression.type);
  const names = expression.parameters.map((parameter) => body.declare(parameter));
  const head = `${body.awaits(expression.suspends) ? "async " : ""}(${names.join(", ")}) => `;
  const single = singleExpression(expression.body);
  if (single !== undefined) {
    const { value, lines } = body.capture(() => emitExpression(body, single));
    if (lines.length === 0) return js(head + operand(value, Level.assign), Level.assign, true);
  }
  const lines = body.captureLines(() => emitBlock(body, expression.body, { kind: "return" }));
  outer.continueComments(body);
  if (lines.length === 0) return js(`${head}{}`, Level.assign, true);
  return js([`${head}{`, ...lines.map(indented), "}"].join("\n"), Level.assign, true);
}

/** Callers' objects that the lambda uses, unless it is known not to outlive the call. */
function capturedObjects(outer: Body, expression: Expression): Binding[] {
  const names = new Set<string>();
  mentions(expression, (node) => {
    if (node["kind"] === "local" && node["copies"] !== false && typeof node["name"] === "string")
      names.add(node["name"]);
    return false;
  });
  return [...names].flatMap((name) => {
    const binding = outer.bindings.get(name);
    return binding?.shared === true ? [binding] : [];
  });
}

function resultOf(type: IrType): IrType {
  return type.kind === "function" ? type.result : { kind: "unit" };
}
function singleExpression(block: Block): Expression | undefined {
  if (block.statements.length > 0 || block.result === undefined) return undefined;
  return block.result;
}
