/** Calls, functions as values, and the construction of records and variants. */
import type {
  Argument,
  Expression,
  IrExtern,
  IrField,
  IrFunction,
  IrType,
  Place,
  Suspends,
} from "@neuro-lang/ir";
import type { Body } from "./body.ts";
import { descriptorOf } from "./descriptors.ts";
import { emitBorrowed, emitExpression } from "./expressions.ts";
import { emitInterpolation } from "./interpolation.ts";
import { intrinsic } from "./intrinsics.ts";
import { call, js, Level, marked, operand, templatePart, undefinedJs, type Js } from "./js.ts";
import { emitCellArgument, emitPath, emitSharedArgument, willCopy, type Path } from "./places.ts";
import { explicit, isCell, nullForNone } from "./values.ts";
import { variantClass } from "./patterns.ts";

type Call = Extract<Expression, { kind: "call" }>;

export function emitCall(body: Body, expression: Call): Js {
  const { context } = body;
  const said = expression.callee === "neuro:prelude#panic" ? saidParts(expression) : undefined;
  if (said !== undefined)
    return marked(
      expression.at,
      js(`${context.runtime("panic")}${template(body, said)}`, Level.call),
    );
  const callee = context.callable(expression.callee);
  if (callee === undefined) throw new Error(`${expression.callee} cannot be called.`);
  const descriptors = expression.descriptors.map((type) =>
    js(descriptorOf(context, type, body.reified), Level.primary, true),
  );
  const paths: (Path | undefined)[] = [];
  const values = body.sequence(
    expression.arguments.map((argument, index) => () => {
      if (argument.kind !== "place") return emitValueArgument(body, callee, argument, index);
      paths[index] = emitPath(body, argument.place);
      return undefinedJs;
    }),
  );
  // A place is read and copied when every other argument is known; values that could be the place's own object are kept first.
  if (copiesAny(body, callee, expression.arguments, paths)) {
    const { arguments: given } = expression;
    const last = given.findLastIndex(
      (argument, index) =>
        argument.kind === "value" && !values[index]!.stable && !isAtomic(argument.value.type),
    );
    // What stands before a value that is kept is evaluated before it.
    for (let index = 0; index <= last; index++) {
      if (given[index]!.kind === "value" && !values[index]!.stable)
        values[index] = body.spill(values[index]!, "value");
    }
  }
  const writeBacks: (() => void)[] = [];
  for (const [index, path] of paths.entries()) {
    const argument = expression.arguments[index]!;
    if (path === undefined || argument.kind !== "place") continue;
    const emit = isCell(context, callee.parameters[index]!) ? emitCellArgument : emitSharedArgument;
    const passed = emit(body, path, argument.copies);
    values[index] = passed.js;
    if (passed.writeBack !== undefined) writeBacks.push(passed.writeBack);
  }
  while (!isOpen(callee) && expression.arguments[values.length - 1]?.kind === "default")
    values.pop();
  const code = callOf(body, expression, callee, [...descriptors, ...values]);
  return writeBacks.length === 0
    ? code
    : emitWithWriteBack(body, expression.type, code, writeBacks);
}

/** What a panic is told in the source itself: words, and values between them that the runtime can leave out. */
function saidParts({ arguments: [message] }: Call): readonly (string | Expression)[] | undefined {
  if (message?.kind !== "value") return undefined;
  const { value } = message;
  if (value.kind === "interpolate") return value.parts;
  return value.kind === "literal" ? [String(value.value)] : undefined;
}

function template(body: Body, parts: readonly (string | Expression)[]): string {
  return parts.every((part) => typeof part === "string")
    ? `\`${templatePart(parts.join(""))}\``
    : emitInterpolation(body, parts).code;
}

/** The name of the body that is meant: the suspending one is called `name$async`. */
export function calleeName(body: Body, callee: IrFunction | IrExtern, rows: Suspends): string {
  return body.context.reference(callee.id, callee.twofold && body.awaits(rows) ? "$async" : "");
}

function callOf(
  body: Body,
  expression: Call,
  callee: IrFunction | IrExtern,
  operands: readonly Js[],
): Js {
  const inline = intrinsic(expression.callee);
  if (inline !== undefined) {
    const values = operands.slice(expression.descriptors.length);
    // An operand without parentheses around it may start the code: the mark stands before.
    return marked(expression.at, inline(values));
  }
  const code = marked(expression.at, call(calleeName(body, callee, expression.rows), operands));
  return body.awaits(expression.suspends) ? js(`await ${code.code}`, Level.unary) : code;
}

function emitValueArgument(
  body: Body,
  callee: IrFunction | IrExtern,
  argument: Argument,
  index: number,
): Js {
  if (argument.kind !== "value")
    return isOpen(callee) ? emitExternDefault(body, callee, index) : undefinedJs;
  const parameter = callee.parameters[index]!;
  if (isOpen(callee)) return emitExpression(body, argument.value);
  return explicit(
    body.context,
    { default: parameter.default, type: parameter.local.type },
    emitExpression(body, argument.value),
  );
}

/** True if the call goes to JavaScript as it was written, and not to a function of ours. */
function isOpen(callee: IrFunction | IrExtern): callee is IrExtern {
  return callee.kind === "extern" && callee.border === "open";
}

/** Defaults of externs are written in their declarations, not in their JavaScript. */
function emitExternDefault(body: Body, callee: IrExtern, index: number): Js {
  const { default: value } = callee.parameters[index]!;
  if (value === undefined) return undefinedJs;
  return emitExpression(body, value);
}

function copiesAny(
  body: Body,
  callee: IrFunction | IrExtern,
  passed: readonly Argument[],
  paths: readonly (Path | undefined)[],
): boolean {
  return passed.some((argument, index) => {
    const path = paths[index];
    if (argument.kind !== "place" || path === undefined) return false;
    const levels = path.steps.length + (isCell(body.context, callee.parameters[index]!) ? 0 : 1);
    return (
      willCopy(body, path, argument.copies, levels) ||
      isCell(body.context, callee.parameters[index]!)
    );
  });
}

/** Values that nobody can change in place. */
export function isAtomic(type: IrType): boolean {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
    case "tuple":
    case "named":
    case "parameter":
    case "union":
      return false;
    case "optional":
      return isAtomic(type.inner);
    default:
      return true;
  }
}

/** Changes before a failure stay, so they are written back in any case. */
function emitWithWriteBack(
  body: Body,
  type: IrType,
  code: Js,
  writeBacks: readonly (() => void)[],
): Js {
  const result =
    type.kind === "unit" || type.kind === "never" ? undefined : body.temporary("result");
  if (result !== undefined) body.push(`let ${result};`);
  body.block(
    "try ",
    () => body.push(result === undefined ? `${code.code};` : `${result} = ${code.code};`),
    "} finally {",
  );
  body.lines.push(
    ...body.inScope(() => {
      for (const writeBack of writeBacks) writeBack();
    }),
  );
  body.push("}");
  return result === undefined ? undefinedJs : js(result, Level.primary, true);
}

export function emitCallValue(
  body: Body,
  expression: Extract<Expression, { kind: "call-value" }>,
): Js {
  const [callee, ...operands] = body.sequence([
    () => emitBorrowed(body, expression.callee),
    ...expression.arguments.map((argument) => () => emitExpression(body, argument)),
  ]);
  const code = marked(expression.at, call(operand(callee!, Level.call), operands));
  return body.awaits(expression.suspends) ? js(`await ${code.code}`, Level.unary) : code;
}

/** A constant, or a function as a value. */
export function emitDefinition(
  body: Body,
  expression: Extract<Expression, { kind: "definition" }>,
): Js {
  const { context } = body;
  const callee = context.callable(expression.id);
  if (callee === undefined) return js(context.reference(expression.id), Level.primary, true);
  const name = calleeName(body, callee, expression.rows);
  const special = callee.parameters.some((parameter) =>
    nullForNone(context, { default: parameter.default, type: parameter.local.type }),
  );
  if (expression.descriptors.length === 0 && !special) return js(name, Level.primary, true);
  const count =
    expression.type.kind === "function"
      ? expression.type.parameters.length
      : callee.parameters.length;
  const names = callee.parameters.slice(0, count).map((parameter) => `${parameter.local.name}$`);
  const operands = names.map((given, index) => {
    const parameter = callee.parameters[index]!;
    return explicit(context, { default: parameter.default, type: parameter.local.type }, js(given));
  });
  const descriptors = expression.descriptors.map((type) =>
    js(descriptorOf(context, type, body.reified)),
  );
  return js(
    `(${names.join(", ")}) => ${call(name, [...descriptors, ...operands]).code}`,
    Level.assign,
    true,
  );
}

export function emitConstructor(
  body: Body,
  expression: Extract<Expression, { kind: "constructor" }>,
): Js {
  const { context } = body;
  const sum = context.sum(expression.definition);
  if (sum === undefined)
    return js(
      `(...fields) => new ${context.reference(expression.definition)}(...fields)`,
      Level.assign,
      true,
    );
  const variant = sum.variants[expression.tag]!;
  const special = variant.fields.some((field) => nullForNone(context, field));
  if (!special) return js(`${context.reference(sum.id)}.${variant.name}`, Level.call, true);
  const names = variant.fields.map((field) => `${field.name}$`);
  const fields = variant.fields.map((field, index) => explicit(context, field, js(names[index]!)));
  return js(
    `(${names.join(", ")}) => ${call(`new ${variantClass(context, sum.id, expression.tag)}`, fields).code}`,
    Level.assign,
    true,
  );
}

export function emitRecord(body: Body, expression: Extract<Expression, { kind: "record" }>): Js {
  const { context } = body;
  const record = context.record(expression.definition)!;
  return call(
    `new ${context.reference(record.id)}`,
    emitFields(body, record.fields, expression.fields),
  );
}

export function emitVariant(body: Body, expression: Extract<Expression, { kind: "variant" }>): Js {
  const { context } = body;
  const sum = context.sum(expression.definition)!;
  const variant = sum.variants[expression.tag]!;
  if (variant.bare) return js(`${context.reference(sum.id)}.${variant.name}`, Level.call, true);
  return call(
    `new ${variantClass(context, sum.id, expression.tag)}`,
    emitFields(body, variant.fields, expression.fields),
  );
}

function emitFields(
  body: Body,
  fields: readonly IrField[],
  given: readonly (Expression | undefined)[],
): Js[] {
  const values = body.sequence(
    given.map(
      (value, index) => () =>
        value === undefined
          ? undefinedJs
          : explicit(body.context, fields[index]!, emitExpression(body, value)),
    ),
  );
  let count = values.length;
  while (count > 0 && given[count - 1] === undefined) count -= 1;
  return values.slice(0, count);
}

export function rootOf(place: Place): string {
  return place.kind === "local" ? place.name : rootOf(place.object);
}
