/** Expressions of a wanted type, as source. What needs no parentheses has none, everything else has. */

import { bool, float, int, list, same, text, written } from "./types.ts";
import type { RecordType, Scope, SumType, Type } from "./types.ts";

const texts = [
  '""',
  '"a"',
  '"key"',
  '"äß"',
  '"😀"',
  '"a😀b\u{1d11e}"',
  '"say \\"hi\\""',
  '"\\{x}"',
  '"b c"',
  '"\\n"',
];
const edges = ["9007199254740991", "(-9007199254740991)", "4503599627370496", "94906267"];

/** `known`: the type is written beside the expression, so that `[]`, `none` and bare variants have a type. */
export function expression(scope: Scope, type: Type, size: number, known = false): string {
  const { chance } = scope;
  const variables = scope.of(type);
  if (variables.length > 0 && chance.once(size <= 0 ? 1.5 : 3))
    return scope.read(chance.pick(variables));
  if (size <= 0) return simple(scope, type, known);
  if (chance.once(4)) return general(scope, type, size - 1, known);
  return special(scope, type, size - 1, known);
}

export function simple(scope: Scope, type: Type, known: boolean): string {
  const { chance } = scope;
  const part = (inner: Type): string => simple(scope, inner, known);
  switch (type.kind) {
    case "Int":
      if (chance.once(60)) return chance.pick(edges);
      return chance.once(4) ? `(-${chance.between(1, 9)})` : String(chance.between(0, 12));
    case "Float":
      return chance.pick(["0.0", "1.0", "2.5", "(-0.5)", "1e21", "0.1", "3.0", "1.5e-7"]);
    case "Bool":
      return chance.pick(["true", "false"]);
    case "Text":
      return chance.pick(texts);
    case "List":
      if (known && chance.once(4)) return "[]";
      return `[${many(scope, 1, 3, () => part(type.item)).join(", ")}]`;
    case "Set":
      return `Set { ${many(scope, 1, 3, () => part(type.item)).join(", ")} }`;
    case "Map":
      return `Map { ${many(scope, 1, 3, () => `${part(type.key)}: ${part(type.value)}`).join(", ")} }`;
    case "tuple":
      return `(${type.items.map(part).join(", ")})`;
    case "optional":
      // Alone it would have no type.
      return known && chance.once(3)
        ? "none"
        : `[${simple(scope, type.inner, false)}].at(${chance.below(2)})`;
    case "function":
      return lambda(scope, type.parameter, type.result, 0);
    case "record":
      return record(scope, type, 0);
    case "sum":
      return variant(scope, type, 0);
  }
}

function many<Item>(scope: Scope, low: number, high: number, make: () => Item): Item[] {
  return Array.from({ length: scope.chance.between(low, high) }, make);
}

function record(scope: Scope, type: RecordType, size: number): string {
  const fields = type.fields.flatMap((field) =>
    field.default !== undefined && scope.chance.once(2)
      ? []
      : [`${field.name}: ${expression(scope, field.type, size, true)}`],
  );
  // In a head a record has to stand in parentheses.
  return `(${type.name} { ${fields.join(", ")} })`;
}

function variant(scope: Scope, type: SumType, size: number): string {
  const { name, fields } = scope.chance.pick(type.variants);
  if (fields.length === 0) return `${type.name}.${name}`;
  const values = fields.map((field) => expression(scope, field.type, size, true));
  return `${type.name}.${name}(${values.join(", ")})`;
}

/** A lambda may read what is outside and change nothing there. */
export function lambda(scope: Scope, parameter: Type, result: Type, size: number): string {
  return scope.inside(() => {
    const { inLambda } = scope;
    scope.inLambda = true;
    const { name } = scope.declare(parameter, false);
    const body = expression(scope, result, size);
    scope.inLambda = inLambda;
    const inner = body.startsWith("{") || /^[A-Z]/.test(body) ? `(${body})` : body;
    return `(${name}: ${written(parameter)}) => ${inner}`;
  });
}

/** Forms that every type has. */
function general(scope: Scope, type: Type, size: number, known: boolean): string {
  const { chance } = scope;
  const value = (of: Type = type): string => expression(scope, of, size, known);
  const condition = (): string => expression(scope, bool, size);
  const options: [number, () => string][] = [
    [3, () => `(if ${condition()} { ${value()} } else { ${value()} })`],
    [1, () => `pick(${condition()}, ${value()}, ${value()})`],
    [1, () => `(${value()}, ${expression(scope, int, size)}).0`],
    [1, () => `(Box { value: ${value()} }).value`],
    [2, () => match(scope, type, size, known)],
    [1, () => scope.inside(() => block(scope, type, size, known))],
  ];
  if (type.kind !== "optional" && type.kind !== "function") {
    const optional: Type = { kind: "optional", inner: type };
    options.push([2, () => `(${expression(scope, optional, size)} ?? ${value()})`]);
    const failing = scope.neuros.filter(
      (neuro) =>
        neuro.fails && neuro.result !== undefined && same(neuro.result, type) && isPlain(neuro),
    );
    if (failing.length > 0)
      options.push([4, () => `(${call(scope, chance.pick(failing), size)} catch ${value()})`]);
  }
  const neuros = scope.neuros.filter(
    (neuro) =>
      !neuro.fails && neuro.result !== undefined && same(neuro.result, type) && isPlain(neuro),
  );
  if (neuros.length > 0) options.push([4, () => call(scope, chance.pick(neuros), size)]);
  const functions = scope.variables.flatMap(({ name, type: of }) =>
    of.kind === "function" && same(of.result, type) ? [{ name, parameter: of.parameter }] : [],
  );
  if (functions.length > 0) {
    const { name, parameter } = chance.pick(functions);
    options.push([3, () => `${name}(${value(parameter)})`]);
  }
  const owners = scope.types.flatMap((owner) =>
    owner.kind === "record"
      ? owner.fields.flatMap((field) => (same(field.type, type) ? [{ owner, field }] : []))
      : [],
  );
  if (owners.length > 0) {
    const { owner, field } = chance.pick(owners);
    const holders = scope.of(owner);
    if (holders.length > 0)
      options.push([4, () => `${scope.read(chance.pick(holders))}.${field.name}`]);
  }
  return chance.weighted(options)();
}

function isPlain(neuro: Scope["neuros"][number]): boolean {
  return neuro.parameters.every((parameter) => !parameter.var);
}

/** A call without `var` parameters. */
export function call(scope: Scope, neuro: Scope["neuros"][number], size: number): string {
  const values = neuro.parameters.map(({ type }, index) =>
    index === 0 && neuro.rounds !== undefined
      ? String(scope.chance.below(neuro.rounds))
      : expression(scope, type, size, true),
  );
  return `${neuro.name}(${values.join(", ")})`;
}

function block(scope: Scope, type: Type, size: number, known: boolean): string {
  const of = scope.type(1);
  const value = expression(scope, of, size, true);
  const { name } = scope.declare(of, false);
  return `do { let ${name}: ${written(of)} = ${value}; ${expression(scope, type, size, known)} }`;
}

function match(scope: Scope, type: Type, size: number, known: boolean): string {
  const { chance } = scope;
  const value = (): string => expression(scope, type, size, known);
  const sums = scope.types.filter((candidate) => candidate.kind === "sum");
  if (sums.length > 0 && chance.once(2)) {
    const sum = chance.pick(sums);
    const arms = sum.variants.map(({ name, fields }) =>
      scope.inside(() => {
        const bound = fields.map((field) => scope.declare(field.type, false).name);
        const pattern = bound.length === 0 ? name : `${name}(${bound.join(", ")})`;
        const guarded = chance.once(4)
          ? `${pattern} if ${expression(scope, bool, size)} => ${arm(value())}, `
          : "";
        return `${guarded}${pattern} => ${arm(value())}`;
      }),
    );
    return `(match ${subject(expression(scope, sum, size))} { ${arms.join(", ")} })`;
  }
  if (chance.once(2)) {
    const literals = [chance.between(-3, 3), chance.between(4, 8)].map(String);
    const low = chance.between(9, 12);
    return `(match ${subject(expression(scope, int, size))} { ${literals[0]} => ${arm(value())}, ${literals[1]} | ${low}..=${low + 5} => ${arm(value())}, _ => ${arm(value())} })`;
  }
  const item = scope.type(0);
  const items = subject(expression(scope, list(item), size));
  const empty = arm(value());
  return scope.inside(() => {
    const { name: first } = scope.declare(item, false);
    const { name: rest } = scope.declare(list(item), false);
    return `(match ${items} { [] => ${empty}, [${first}, ..${rest}] => ${arm(value())} })`;
  });
}

/** A record in a head stands in parentheses. */
function subject(value: string): string {
  return `(${value})`;
}
function arm(value: string): string {
  return `(${value})`;
}

/** Forms of one type. */
function special(scope: Scope, type: Type, size: number, known: boolean): string {
  const { chance } = scope;
  const of = (inner: Type): string => expression(scope, inner, size);
  const pair = (inner: Type, operators: readonly string[]): string =>
    `(${of(inner)} ${chance.pick(operators)} ${of(inner)})`;
  const some = (): Type => scope.type(1);
  switch (type.kind) {
    case "Int":
      return chance.weighted<() => string>([
        [6, () => pair(int, ["+", "-", "*", "+", "-"])],
        [
          2,
          () =>
            `(${of(int)} ${chance.pick(["div", "%"])} ${chance.once(6) ? of(int) : chance.pick(["2", "3", "(-3)", "7"])})`,
        ],
        [1, () => `(-${of(int)})`],
        [3, () => `note(${of(int)})`],
        [2, () => `${of(list(some()))}.length`],
        [2, () => `${of(text)}.length`],
        [1, () => `${of({ kind: "Map", key: text, value: int })}.length`],
        [1, () => `${of(list(int))}[${chance.below(2)}]`],
        [2, () => `(${of(list(int))}.at(${of(int)}) ?? ${of(int)})`],
        [2, () => `(${of({ kind: "Map", key: text, value: int })}[${of(text)}] ?? ${of(int)})`],
        [1, () => fold(scope, size)],
        [1, () => `${of(list(int))}.count(${lambda(scope, int, bool, size)})`],
        [1, () => `${of(int)}.abs()`],
        [1, () => `max(${of(int)}, ${of(int)})`],
        [1, () => `(${of(text)}.indexOf(${of(text)}) ?? -1)`],
        [1, () => `(${of(text)}.toInt() catch ${of(int)})`],
      ])();
    case "Float":
      return chance.weighted<() => string>([
        [4, () => pair(float, ["+", "-", "*", "/"])],
        [2, () => `(${of(int)} / ${of(int)})`],
        [2, () => `(${of(int)} ${chance.pick(["+", "*", "-"])} ${of(float)})`],
        [1, () => `(${of(float)} % ${of(float)})`],
        [1, () => `(-${of(float)})`],
        [1, () => `${of(int)}.toFloat()`],
      ])();
    case "Bool":
      return chance.weighted<() => string>([
        [4, () => pair(int, ["<", "<=", ">", ">=", "==", "!="])],
        [2, () => pair(text, ["<", "==", "!=", ">="])],
        [1, () => pair(float, ["<", "<=", "==", "!="])],
        [3, () => pair(bool, ["and", "or"])],
        [1, () => `(not ${of(bool)})`],
        [1, () => `note(${of(bool)})`],
        [2, () => pair(some(), ["==", "!="])],
        [1, () => `(${of(int)} in ${of(list(int))})`],
        [1, () => `(${of(text)} in ${of({ kind: "Map", key: text, value: int })})`],
        [1, () => `(${of(int)} in ${chance.between(-2, 3)}..${chance.between(0, 9)})`],
        [1, () => `${of(list(int))}.isEmpty`],
        [1, () => `${of(list(int))}.any(${lambda(scope, int, bool, size)})`],
        [2, () => is(scope, size)],
      ])();
    case "Text":
      return chance.weighted<() => string>([
        [5, () => `"<{${interpolated(of(some()))}}>"`],
        [2, () => pair(text, ["+"])],
        [2, () => `note(${of(text)})`],
        [1, () => `${of(text)}[${chance.between(0, 2)}..${chance.between(0, 4)}]`],
        [1, () => `${of(text)}.take(${chance.below(4)})`],
        [1, () => `${of(text)}.upper()`],
        [1, () => `${of(text)}.reversed()`],
        [1, () => `${of(list(text))}.join(", ")`],
        [1, () => `show(${of(some())})`],
        [1, () => `(${of(text)}.at(${chance.below(3)}) ?? ${of(text)})`],
      ])();
    case "List":
      return listOf(scope, type, size, known);
    case "Map":
      return chance.weighted<() => string>([
        [
          3,
          () =>
            `Map { ${many(scope, 1, 3, () => `${of(type.key)}: ${expression(scope, type.value, size, true)}`).join(", ")} }`,
        ],
        [1, () => `${of(list({ kind: "tuple", items: [type.key, type.value] }))}.toMap()`],
      ])();
    case "Set":
      return chance.weighted<() => string>([
        [2, () => `Set { ${many(scope, 1, 3, () => of(type.item)).join(", ")} }`],
        [1, () => `${of(list(type.item))}.toSet()`],
        [1, () => `${of(type)}.union(${of(type)})`],
      ])();
    case "tuple":
      return `(${type.items.map((item) => expression(scope, item, size, known)).join(", ")})`;
    case "optional":
      return chance.weighted<() => string>([
        [3, () => `${of(list(type.inner))}.at(${of(int)})`],
        [1, () => `${of(list(type.inner))}.first()`],
        [1, () => `${of({ kind: "Map", key: text, value: type.inner })}[${of(text)}]`],
        [1, () => `${of(list(type.inner))}.find(${lambda(scope, type.inner, bool, size)})`],
      ])();
    case "function":
      return lambda(scope, type.parameter, type.result, size);
    case "record": {
      const holders = scope.of(type);
      if (holders.length === 0 || chance.once(2) || type.fields.length === 0)
        return record(scope, type, size);
      const field = chance.pick(type.fields);
      return `(${scope.read(chance.pick(holders))} with { ${field.name}: ${expression(scope, field.type, size, true)} })`;
    }
    case "sum":
      return variant(scope, type, size);
  }
}

/** What stands in braces of a text must not start or end with one. */
function interpolated(value: string): string {
  return value.startsWith("{") ? `(${value})` : value;
}

function fold(scope: Scope, size: number): string {
  const { chance } = scope;
  const items = expression(scope, list(int), size);
  const start = expression(scope, int, 0);
  const [total, item] = [scope.name(), scope.name()];
  return `${items}.fold(${start}, (${total}, ${item}) => ${total} ${chance.pick(["+", "-"])} ${item})`;
}

function is(scope: Scope, size: number): string {
  const sums = scope.types.filter((candidate) => candidate.kind === "sum");
  if (sums.length === 0) return "true";
  const sum = scope.chance.pick(sums);
  const { name, fields } = scope.chance.pick(sum.variants);
  const value = `(${expression(scope, sum, size)})`;
  if (fields.length === 0 || scope.chance.once(2)) return `(${value} is ${name})`;
  return scope.inside(() => {
    const bound = fields.map((field) => scope.declare(field.type, false).name);
    return `(${value} is ${name}(${bound.join(", ")}) and ${expression(scope, bool, size)})`;
  });
}

function listOf(
  scope: Scope,
  type: Extract<Type, { kind: "List" }>,
  size: number,
  known: boolean,
): string {
  const { chance } = scope;
  const { item } = type;
  const of = (inner: Type): string => expression(scope, inner, size);
  const options: [number, () => string][] = [
    [3, () => `[${many(scope, 1, 3, () => expression(scope, item, size, known)).join(", ")}]`],
    [1, () => `[..${of(type)}, ${of(item)}]`],
    [1, () => `(${of(type)} + ${of(type)})`],
    [1, () => `${of(type)}.filter(${lambda(scope, item, bool, size)})`],
    [
      2,
      () => {
        const from = scope.type(1);
        return `${of(list(from))}.map(${lambda(scope, from, item, size)})`;
      },
    ],
    [1, () => `${of(type)}.reversed()`],
    [1, () => `${of(type)}.take(${chance.below(4)})`],
    [1, () => `${of(type)}[${chance.below(2)}..${chance.between(0, 3)}]`],
    [1, () => `${of({ kind: "Map", key: text, value: item })}.values()`],
  ];
  if (item.kind === "Int" || item.kind === "Text")
    options.push([2, () => `${of(type)}.sorted()`], [1, () => `${of(type)}.distinct()`]);
  if (item.kind === "Text")
    options.push([1, () => `${of(text)}.chars()`], [1, () => `${of(text)}.split("a")`]);
  return chance.weighted(options)();
}
