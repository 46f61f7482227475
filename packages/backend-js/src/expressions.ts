/** Expressions. What JavaScript can only say in statements is put before the statement under way, in order of evaluation. */
import type { Expression, IrType } from "@neuro-lang/ir";
import { emitArithmetic, emitCompare, emitNegate } from "./arithmetic.ts";
import type { Body } from "./body.ts";
import { boundsOf } from "./bounds.ts";
import {
  emitCall,
  emitCallValue,
  emitConstructor,
  emitDefinition,
  emitRecord,
  emitVariant,
} from "./calls.ts";
import { emitLambda } from "./functions.ts";
import { isInside } from "./inside.ts";
import { descriptorOf } from "./descriptors.ts";
import { emitInterpolation } from "./interpolation.ts";
import {
  binary,
  call,
  indented,
  js,
  Level,
  literal,
  mark,
  marked,
  member,
  operand,
  property,
  withoutMarks,
  undefinedJs,
  type Js,
} from "./js.ts";
import { allOf, negated, planPattern } from "./patterns.ts";
import { emitTo } from "./statements.ts";
import { copyOf, explicit, hasIdentity, needsGuard, readField, readItem } from "./values.ts";

/** The value of an expression; it may be kept. */
export function emitExpression(body: Body, expression: Expression): Js {
  if (expression.kind === "local") {
    const binding = body.binding(expression.name);
    if (binding.shared && expression.copies !== false)
      return copyOf(body.context, binding.js, binding.local.type);
    return binding.js;
  }
  return emitBorrowed(body, expression);
}

/** The value of an expression that is only looked at: a `var` parameter need not be copied for it. */
export function emitBorrowed(body: Body, expression: Expression): Js {
  if (expression.kind === "is" || expression.kind === "and") return emitKind(body, expression);
  // What a pattern inside binds is known inside only.
  const outer = body.conditional;
  const value = emitKind(body, expression);
  body.conditional = outer;
  return value;
}

function emitKind(body: Body, expression: Expression): Js {
  const { context } = body;
  switch (expression.kind) {
    case "local":
      return body.binding(expression.name).js;
    case "literal":
      return literal(expression.value);
    case "regex":
      return call(context.runtime("regex"), [
        literal(expression.pattern),
        literal(expression.flags),
      ]);
    case "none":
    case "unit":
      return undefinedJs;
    case "definition":
      return emitDefinition(body, expression);
    case "call":
      return emitCall(body, expression);
    case "call-value":
      return emitCallValue(body, expression);
    case "record":
      return emitRecord(body, expression);
    case "variant":
      return emitVariant(body, expression);
    case "constructor":
      return emitConstructor(body, expression);
    case "tuple":
      return listOf(sequenceOf(body, expression.items));
    case "list": {
      const items = body.sequence(
        expression.items.map(
          (item) => () =>
            item.spread ? emitBorrowed(body, item.value) : emitExpression(body, item.value),
        ),
      );
      return js(
        `[${items.map((item, index) => (expression.items[index]!.spread ? `...${operand(item, Level.assign)}` : operand(item, Level.assign))).join(", ")}]`,
      );
    }
    case "map": {
      const parts = sequenceOf(
        body,
        expression.entries.flatMap(({ key, value }) => [key, value]),
      );
      const pairs = expression.entries.map((_, index) =>
        listOf(parts.slice(index * 2, index * 2 + 2)),
      );
      return call(`new ${context.runtime("NeuroMap")}`, pairs.length === 0 ? [] : [listOf(pairs)]);
    }
    case "set": {
      const items = sequenceOf(body, expression.items);
      return call(`new ${context.runtime("NeuroSet")}`, items.length === 0 ? [] : [listOf(items)]);
    }
    case "range": {
      const [from, to] = sequenceOf(body, [expression.from, expression.to]);
      if (expression.inclusive) return call(context.runtime("range"), [from!, to!, literal(true)]);
      return call(`new ${context.runtime("Range")}`, [from!, to!]);
    }
    case "field":
      return readField(
        context,
        emitBorrowed(body, expression.object),
        expression.object.type,
        expression.name,
      );
    case "builtin-field":
      return emitBuiltinField(body, expression);
    case "item":
      return readItem(emitBorrowed(body, expression.object), expression.index);
    case "index":
      return emitIndex(body, expression);
    case "slice":
      return emitSlice(body, expression.object, expression.range);
    case "negate":
      return emitNegate(emitBorrowed(body, expression.operand), expression.domain);
    case "not":
      return negate(emitBorrowed(body, expression.operand));
    case "and":
    case "or":
      return emitLogical(body, expression);
    case "arithmetic": {
      const [left, right] = borrowedSequence(body, [expression.left, expression.right]);
      const { operator, domain } = expression;
      const result = emitArithmetic(
        body,
        operator,
        domain,
        left!,
        right!,
        boundsOf(body, expression.left),
        boundsOf(body, expression.right),
      );
      return canPanic(result) ? marked(expression.at, result) : result;
    }
    case "compare": {
      const [left, right] = borrowedSequence(body, [expression.left, expression.right]);
      return emitCompare(
        context,
        expression.operator,
        { js: left!, type: expression.left.type },
        { js: right!, type: expression.right.type },
      );
    }
    case "contains":
      return emitContains(body, expression.collection, expression.item);
    case "coalesce":
      return emitCoalesce(body, expression.left, expression.right);
    case "optional-chain":
      return emitOptionalChain(body, expression);
    case "interpolate":
      return emitInterpolation(body, expression.parts);
    case "is":
      return emitIs(body, expression);
    case "with": {
      const definition = context.representation(expression.type);
      const record =
        definition.kind === "named" ? context.record(definition.definition) : undefined;
      if (record === undefined) throw new Error("`with` changes a record.");
      const [object, ...values] = body.sequence([
        () => body.simple(emitBorrowed(body, expression.record), "record"),
        ...expression.fields.map((field) => () => emitExpression(body, field.value)),
      ]);
      const fields = record.fields.map((field) => {
        const index = expression.fields.findIndex((change) => change.name === field.name);
        return explicit(context, field, index < 0 ? property(object!, field.name) : values[index]!);
      });
      return call(`new ${context.reference(record.id)}`, fields);
    }
    case "lambda":
      return emitLambda(body, expression);
    case "if":
      return emitIf(body, expression);
    case "match":
    case "block":
    case "catch":
    case "attempt":
      return emitThroughVariable(body, expression);
    case "return":
    case "fail":
    case "break":
    case "continue":
    case "hole":
      emitTo(body, expression, { kind: "discard" });
      return undefinedJs;
  }
}

export function sequenceOf(body: Body, expressions: readonly Expression[]): Js[] {
  return body.sequence(expressions.map((expression) => () => emitExpression(body, expression)));
}
export function borrowedSequence(body: Body, expressions: readonly Expression[]): Js[] {
  return body.sequence(expressions.map((expression) => () => emitBorrowed(body, expression)));
}

export function listOf(items: readonly Js[]): Js {
  return js(`[${items.map((item) => operand(item, Level.assign)).join(", ")}]`);
}

function canPanic(value: Js): boolean {
  return value.level === Level.call;
}

export function negate(value: Js): Js {
  const swapped = /^([^()&|?]*) (===|!==) ([^()&|?]*)$/.exec(value.code);
  if (swapped !== null && value.level === Level.equal) {
    return {
      ...value,
      code: `${swapped[1]} ${swapped[2] === "===" ? "!==" : "==="} ${swapped[3]}`,
    };
  }
  return negated(value);
}

/** Through `let value$; …`. */
function emitThroughVariable(body: Body, expression: Expression): Js {
  if (expression.type.kind === "never" || expression.type.kind === "unit") {
    emitTo(body, expression, { kind: "discard" });
    return undefinedJs;
  }
  const name = body.temporary("value");
  body.push(`let ${name};`);
  emitTo(body, expression, { kind: "assign", name });
  return js(name, Level.primary, true);
}

/** True if the expression is written as statements anyway. */
export function isStatementLike(expression: Expression): boolean {
  switch (expression.kind) {
    case "match":
    case "block":
    case "catch":
    case "attempt":
    case "return":
    case "fail":
    case "break":
    case "continue":
    case "hole":
      return true;
    case "if":
      return !isTernary(expression);
    default:
      return false;
  }
}

/** True if both sides are single expressions that need no statements. */
export function isTernary(expression: Extract<Expression, { kind: "if" }>): boolean {
  const sides = [expression.then, expression.else];
  return (
    expression.type.kind !== "unit" &&
    expression.type.kind !== "never" &&
    sides.every((side) => {
      if (side === undefined || side.statements.length > 0 || side.result === undefined)
        return false;
      return (
        side.result.kind !== "if" &&
        !isStatementLike(side.result) &&
        side.result.type.kind !== "never"
      );
    })
  );
}

function emitIf(body: Body, expression: Extract<Expression, { kind: "if" }>): Js {
  if (isTernary(expression)) {
    const condition = body.capture(() => emitBorrowed(body, expression.condition));
    body.lines.push(...condition.lines);
    body.conditional = [];
    const then = body.capture(() => emitExpression(body, expression.then.result!));
    const otherwise = body.capture(() => emitExpression(body, expression.else!.result!));
    if (then.lines.length === 0 && otherwise.lines.length === 0) {
      return js(
        `${operand(condition.value, Level.ternary + 0.1)} ? ${operand(then.value, Level.assign)} : ${operand(otherwise.value, Level.ternary)}`,
        Level.ternary,
      );
    }
    const name = body.temporary("value");
    body.push(`let ${name};`);
    body.push(`if (${condition.value.code}) {`);
    body.lines.push(...then.lines.map(indented), `  ${name} = ${then.value.code};`);
    body.push("} else {");
    body.lines.push(...otherwise.lines.map(indented), `  ${name} = ${otherwise.value.code};`, "}");
    return js(name, Level.primary, true);
  }
  return emitThroughVariable(body, expression);
}

function emitLogical(body: Body, expression: Extract<Expression, { kind: "and" | "or" }>): Js {
  const isAnd = expression.kind === "and";
  const before = body.conditional;
  body.conditional = [];
  const left = emitBorrowed(body, expression.left);
  const leftBindings = body.conditional;
  body.conditional = [];
  const right = body.capture(() => emitBorrowed(body, expression.right));
  const rightBindings = body.conditional;
  // What one side of an `or` binds is known to neither the other side nor what follows.
  body.conditional = isAnd ? [...before, ...leftBindings, ...rightBindings] : before;
  if (right.lines.length === 0)
    return binary(left, isAnd ? "&&" : "||", right.value, isAnd ? Level.and : Level.or);
  const name = body.temporary("holds");
  body.push(`let ${name} = ${left.code};`);
  const kept = isAnd ? rightBindings.map(({ local }) => body.temporary(local.name)) : [];
  if (kept.length > 0) body.push(`let ${kept.join(", ")};`);
  body.push(`if (${isAnd ? name : `!${name}`}) {`);
  body.lines.push(...right.lines.map(indented));
  if (expression.right.type.kind !== "never") body.push(`  ${name} = ${right.value.code};`);
  if (kept.length > 0) {
    // The subject lives only in this block; what is bound lives longer.
    const assigned = kept.map(
      (variable, index) => `${variable} = ${rightBindings[index]!.value.code};`,
    );
    body.lines.push(`  if (${name}) {`, ...assigned.map((line) => `    ${line}`), "  }");
    const moved = rightBindings.map(({ local }, index) => ({
      local,
      value: js(kept[index]!, Level.primary, true),
    }));
    for (const { local, value } of moved) body.alias(local, value);
    body.conditional = [...before, ...leftBindings, ...moved];
  }
  body.push("}");
  return js(name, Level.primary, true);
}

/** True if null may be a value of the type: JavaScript's `??` and `?.` would take it for none. */
function mayBeNull(body: Body, type: IrType): boolean {
  const represented = body.context.representation(type);
  if (represented.kind === "optional") return mayBeNull(body, represented.inner);
  return represented.kind === "json" || represented.kind === "parameter";
}

function emitCoalesce(body: Body, left: Expression, right: Expression): Js {
  const value = emitExpression(body, left);
  const otherwise = body.capture(() => emitExpression(body, right));
  const nullable = mayBeNull(body, left.type);
  if (otherwise.lines.length === 0) {
    if (!nullable)
      return binary(orNullish(value), "??", orNullish(otherwise.value), Level.coalesce);
    const kept = body.simple(value, "value");
    return js(
      `${operand(kept, Level.equal)} !== undefined ? ${kept.code} : ${operand(otherwise.value, Level.ternary)}`,
      Level.ternary,
    );
  }
  if (right.type.kind === "never") {
    const kept = body.simple(value, "value");
    body.push(`if (${operand(kept, Level.equal)} === undefined) {`);
    body.lines.push(...otherwise.lines.map(indented), "}");
    return kept;
  }
  const name = body.temporary("value");
  body.push(`let ${name} = ${value.code};`);
  body.push(`if (${name} === undefined) {`);
  body.lines.push(...otherwise.lines.map(indented), `  ${name} = ${otherwise.value.code};`, "}");
  return js(name, Level.primary, true);
}
/** JavaScript forbids `??` beside `&&` and `||`. */
function orNullish(value: Js): Js {
  return value.level === Level.and || value.level === Level.or
    ? js(`(${value.code})`, Level.primary, value.stable)
    : value;
}

function emitOptionalChain(
  body: Body,
  expression: Extract<Expression, { kind: "optional-chain" }>,
): Js {
  const object = emitBorrowed(body, expression.object);
  const inner = expression.body;
  const isPlainField =
    inner.kind === "field" &&
    inner.object.kind === "local" &&
    inner.object.name === expression.local.name;
  if (isPlainField && !mayBeNull(body, expression.object.type)) {
    const field = readField(body.context, js("object"), inner.object.type, inner.name).code.slice(
      "object".length,
    );
    return js(
      `${operand(object, Level.call)}?${field.startsWith("[") ? `.${field}` : field}`,
      Level.call,
    );
  }
  const kept = body.simple(object, "value");
  body.alias(expression.local, kept);
  const value = body.capture(() => emitExpression(body, inner));
  const test = `${operand(kept, Level.equal)} === undefined`;
  if (value.lines.length === 0)
    return js(`${test} ? undefined : ${operand(value.value, Level.ternary)}`, Level.ternary);
  const name = body.temporary("value");
  body.push(`let ${name};`);
  body.push(`if (!(${test})) {`);
  body.lines.push(...value.lines.map(indented), `  ${name} = ${value.value.code};`, "}");
  return js(name, Level.primary, true);
}

/** The variables stand for parts of the subject until the condition is known to hold. */
function emitIs(body: Body, expression: Extract<Expression, { kind: "is" }>): Js {
  const subject = body.simple(emitBorrowed(body, expression.operand), "subject");
  const plan = planPattern(
    body.context,
    expression.pattern,
    { kind: "value", js: subject },
    expression.operand.type,
  );
  for (const { local, value } of plan.bindings) {
    body.alias(local, value);
    body.conditional = [...body.conditional, { local, value }];
  }
  return allOf(plan.tests);
}

function emitBuiltinField(
  body: Body,
  { object, name, type: result }: Extract<Expression, { kind: "builtin-field" }>,
): Js {
  const { context } = body;
  const value = emitBorrowed(body, object);
  const type = context.representation(object.type);
  const length = (): Js => {
    if (type.kind === "text") return call(context.runtime("textLength"), [value]);
    return member(value, type.kind === "map" || type.kind === "set" ? "size" : "length");
  };
  if (name === "length") return length();
  if (name === "isEmpty")
    return binary(
      type.kind === "text" ? member(value, "length") : length(),
      "===",
      literal(0),
      Level.equal,
    );
  if (type.kind === "time") return call(context.runtime("timePart"), [value, literal(name)]);
  if (name === "cause") {
    const record = js(descriptorOf(context, result, body.reified));
    return call(context.runtime("causeOf"), [value, record]);
  }
  return member(value, name);
}

function emitIndex(body: Body, expression: Extract<Expression, { kind: "index" }>): Js {
  const { context } = body;
  const type = context.representation(expression.object.type);
  const [object, index] = body.sequence([
    () => emitBorrowed(body, expression.object),
    () => emitExpression(body, expression.index),
  ]);
  if (type.kind === "map") return call(`${operand(object!, Level.call)}.get`, [index!]);
  if (type.kind === "text")
    return marked(expression.at, call(context.runtime("textIndex"), [object!, index!]));
  const list = isPlainRead(object!) ? object! : body.simple(object!, "list");
  const at = body.simple(index!, "index");
  // Outside the list JavaScript gives undefined, and then the runtime looks again and panics.
  const read = js(`${operand(list, Level.call)}[${at.code}]`, Level.call);
  if (isInside(body, expression.object, expression.index)) return read;
  if (needsGuard(context, expression.type)) {
    if (body.fast !== undefined) {
      body.fast.inside(body, list, at, boundsOf(body, expression.index));
      return read;
    }
    body.checks += 1;
  }
  const again = call(context.runtime("listIndex"), [list, at]);
  return js(`${read.code} ?? ${mark(expression.at)}${again.code}`, Level.coalesce);
}

/** A chain of fields and items without checks: written twice it costs nothing and reads better than a variable. */
function isPlainRead(value: Js): boolean {
  return /^[\p{ID_Continue}$]+(?:\.[\p{ID_Continue}$]+|\[[\p{ID_Continue}$]+\])*$/u.test(
    value.code,
  );
}

function emitSlice(body: Body, object: Expression, range: Expression): Js {
  const { context } = body;
  const type = context.representation(object.type);
  if (type.kind === "text" && range.kind === "range" && !range.inclusive) {
    // No Range has to be made for `text[a..b]`.
    return call(
      context.runtime("textBetween"),
      borrowedSequence(body, [object, range.from, range.to]),
    );
  }
  const [value, bounds] = borrowedSequence(body, [object, range]);
  const name =
    type.kind === "text" ? "textSlice" : type.kind === "bytes" ? "bytesSlice" : "listSlice";
  return call(context.runtime(name), [value!, bounds!]);
}

function emitContains(body: Body, collection: Expression, item: Expression): Js {
  const { context } = body;
  const type = context.representation(collection.type);
  // The item stands first in the source, as in `x in xs`.
  const [first, container] = borrowedSequence(body, [item, collection]);
  const isPlain =
    container!.stable || /^[\p{ID_Continue}$.]+$/u.test(withoutMarks(container!.code));
  const value = first!.stable || isPlain ? first : body.spill(first!, "item");
  const method = (name: string): Js => call(`${operand(container!, Level.call)}.${name}`, [value!]);
  switch (type.kind) {
    case "text":
      return method("includes");
    case "map":
    case "set":
    case "range":
      return method("has");
    case "list":
      return hasIdentity(context, type.item)
        ? method("includes")
        : call(context.runtime("listContains"), [container!, value!]);
    default:
      return call(context.runtime("contains"), [container!, value!]);
  }
}
