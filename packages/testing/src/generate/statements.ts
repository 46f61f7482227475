/** Statements: variables and their changes, loops, branches, failures, deferred work. */

import { calculation } from "./calculations.ts";
import { call, expression } from "./expressions.ts";
import type { Line } from "./lines.ts";
import { bool, int, list, same, text, written } from "./types.ts";
import type { Neuro, Scope, Type, Variable } from "./types.ts";

/** Statements of one block; what they declare is forgotten at its end. */
export function block(scope: Scope, count: number, size: number): readonly Line[] {
  return scope.inside(() => {
    const written = statements(scope, count, size);
    return scope.chance.once(2) ? [...written, ...visible(scope)] : written;
  });
}

/** Shows what every variable holds, so that no difference goes unseen. */
export function visible(scope: Scope): readonly Line[] {
  return scope.variables
    .filter(({ type }) => type.kind !== "function")
    .slice(-6)
    .map(({ name }) => ({ text: `print("${name} {${name}}")` }));
}

export function statements(scope: Scope, count: number, size: number): readonly Line[] {
  return Array.from({ length: count }, () => statement(scope, size)).flat();
}

function statement(scope: Scope, size: number): readonly Line[] {
  const { chance } = scope;
  const options: [number, () => readonly Line[]][] = [
    [4, () => [declaration(scope, false)]],
    [4, () => [declaration(scope, true)]],
    [2, () => [alias(scope)]],
    [8, () => change(scope)],
    [6, () => [{ text: `print("${chance.below(10)}: {${shown(scope, scope.type(1), 2)}}")` }]],
    [2, () => [destructuring(scope)]],
    [1, () => [functionValue(scope)]],
    [2, () => varCall(scope)],
    [2, () => putting(scope)],
    [1, () => [{ text: `defer print("deferred {${shown(scope, int, 1)}}")` }]],
    [scope.quiet ? 0 : 1, () => raise(scope)],
    [1, () => handled(scope)],
  ];
  if (size > 0) {
    options.push(
      [4, () => [branch(scope, size)]],
      [4, () => loop(scope, size)],
      [2, () => [matching(scope, size)]],
      [scope.inLambda ? 0 : 3, () => calculation(scope)],
    );
  }
  if (scope.loops > 0) {
    const leave = chance.pick(["break", "continue"]);
    options.push([
      1,
      () => [{ text: `if ${expression(scope, bool, 1)}`, body: [{ text: leave }] }],
    ]);
  }
  return chance.weighted(options)();
}

/** In braces of a text: a brace at either end would be read as the text's own. */
function shown(scope: Scope, type: Type, size: number): string {
  const value = expression(scope, type, size);
  return value.startsWith("{") ? `(${value})` : value;
}

function declaration(scope: Scope, changeable: boolean): Line {
  const type = scope.type();
  const value = expression(scope, type, 3, true);
  const { name } = scope.declare(type, changeable);
  return { text: `${changeable ? "var" : "let"} ${name}: ${written(type)} = ${value}` };
}

/** A second variable with the same value: no change of one is ever seen in the other. */
function alias(scope: Scope): Line {
  const { chance } = scope;
  const holders = scope.variables.filter(({ type }) => type.kind !== "function");
  if (holders.length === 0) return declaration(scope, true);
  const { name, type } = chance.pick(holders);
  const changeable = !chance.once(3);
  const copy = scope.declare(type, changeable);
  return { text: `${changeable ? "var" : "let"} ${copy.name}: ${written(type)} = ${name}` };
}

function destructuring(scope: Scope): Line {
  const [first, second] = [scope.type(1), scope.type(1)];
  const value = expression(scope, { kind: "tuple", items: [first, second] }, 2);
  const names = [scope.declare(first, false).name, scope.declare(second, false).name];
  return { text: `let (${names.join(", ")}) = ${value}` };
}

function functionValue(scope: Scope): Line {
  const type: Type = { kind: "function", parameter: scope.type(0), result: scope.type(1) };
  const value = expression(scope, type, 2);
  const { name } = scope.declare(type, false);
  // Its capabilities would belong to a written type.
  return { text: `let ${name} = ${value}` };
}

/** A place below a variable, as written, and its type. */
interface Place {
  readonly root: Variable;
  readonly text: string;
  readonly type: Type;
  /** What must hold for the place to be there. */
  readonly guard: string | undefined;
  readonly indexed: boolean;
}

function places(scope: Scope): Place[] {
  const found: Place[] = [];
  const add = (root: Variable, shape: Omit<Place, "root">, depth: number): void => {
    const place = { root, ...shape };
    found.push(place);
    if (depth === 0) return;
    const { type, text: base, guard } = place;
    const both = (more: string): string => (guard === undefined ? more : `${guard} and ${more}`);
    if (type.kind === "record") {
      for (const field of type.fields)
        add(
          root,
          { text: `${base}.${field.name}`, type: field.type, guard, indexed: false },
          depth - 1,
        );
    } else if (type.kind === "List") {
      const number = String(scope.chance.below(3));
      const index = scope.chance.once(3) ? `note(${number})` : number;
      const there = both(`${base}.length > ${number}`);
      add(
        root,
        { text: `${base}[${index}]`, type: type.item, guard: there, indexed: false },
        depth - 1,
      );
    } else if (type.kind === "tuple") {
      type.items.forEach((item, index) =>
        add(root, { text: `${base}.${index}`, type: item, guard, indexed: false }, depth - 1),
      );
    } else if (type.kind === "Map" && type.key.kind === "Text") {
      found.push({ root, text: `${base}["k"]`, type: type.value, guard, indexed: true });
    }
  };
  for (const variable of scope.variables) {
    if (variable.changeable)
      add(
        variable,
        { text: variable.name, type: variable.type, guard: undefined, indexed: false },
        2,
      );
  }
  return found;
}

function change(scope: Scope): readonly Line[] {
  const { chance } = scope;
  const found = places(scope);
  if (found.length === 0) return [declaration(scope, true)];
  const place = chance.pick(found);
  const { type, text: target } = place;
  let made: string;
  if (place.indexed) {
    made = `${target} = ${expression(scope, type, 2, true)}`;
  } else if (type.kind === "List" && chance.once(2)) {
    const item = expression(scope, type.item, 2, true);
    const index = chance.below(2);
    made = chance.pick([
      `${target}.append(${item})`,
      `${target}.append(${item})`,
      `${target}.prepend(${item})`,
      `${target}.reverse()`,
      // What is taken out is optional, which cannot be said twice.
      type.item.kind === "optional" ? `${target}.clear()` : `_ = ${target}.removeFirst()`,
      `${target}.appendAll(${target})`,
      `if ${target}.length > ${index} { _ = ${target}.removeAt(${index}) }`,
    ]);
  } else if (type.kind === "Set" && chance.once(2)) {
    const item = expression(scope, type.item, 2);
    made = chance.pick([`${target}.add(${item})`, `${target}.remove(${item})`]);
  } else if (type.kind === "Map" && chance.once(2)) {
    const key = expression(scope, type.key, 1);
    const value = expression(scope, type.value, 2, true);
    made = chance.pick([`${target}[${key}] = ${value}`, `${target}.remove(${key})`]);
  } else {
    const value = expression(scope, type, 2, true);
    const compound =
      (type.kind === "Int" || type.kind === "Float" || type.kind === "Text") && chance.once(2);
    const signs = type.kind === "Text" ? ["+="] : ["+=", "-=", "*="];
    made = `${target} ${compound ? chance.pick(signs) : "="} ${value}`;
  }
  // The value may have fixed the variable in a lambda.
  if (!place.root.changeable) return [declaration(scope, true)];
  // What doubles in every round would soon fill the memory.
  const bound =
    !place.indexed && (type.kind === "List" || type.kind === "Text")
      ? [`${target}.length < 100`]
      : [];
  const there = place.guard === undefined || chance.once(25) ? [] : [place.guard];
  const guards = [...there, ...bound];
  if (guards.length === 0) return [{ text: made }];
  return [{ text: `if ${guards.join(" and ")}`, body: [{ text: made }] }];
}

/** A call whose `var` parameters change variables here. */
function varCall(scope: Scope): readonly Line[] {
  const { chance } = scope;
  const changing = scope.neuros.filter((neuro) =>
    neuro.parameters.some((parameter) => parameter.var),
  );
  if (changing.length === 0) return change(scope);
  const neuro = chance.pick(changing);
  const values = neuro.parameters.map((parameter, index) => {
    if (parameter.var) return undefined;
    if (index === 0 && neuro.rounds !== undefined) return String(chance.below(neuro.rounds));
    return expression(scope, parameter.type, 2, true);
  });
  const taken = new Set<Variable>();
  const arguments_ = neuro.parameters.map((parameter, index) => {
    if (!parameter.var) return values[index];
    const fitting = places(scope).filter(
      (place) =>
        !taken.has(place.root) &&
        place.guard === undefined &&
        !place.indexed &&
        same(place.type, parameter.type),
    );
    if (fitting.length === 0) return undefined;
    const place = chance.pick(fitting);
    taken.add(place.root);
    return place.text;
  });
  if (arguments_.includes(undefined)) return [declarationOf(scope, neuro)];
  const made = `${neuro.name}(${arguments_.join(", ")})`;
  if (neuro.fails) return [{ text: `_ = attempt ${made}` }];
  return [{ text: neuro.result === undefined ? made : `print("{${made}}")` }];
}

/** A variable that the neuro can change the next time. */
function declarationOf(scope: Scope, neuro: Neuro): Line {
  const { type } = neuro.parameters.find((parameter) => parameter.var)!;
  const value = expression(scope, type, 2, true);
  const { name } = scope.declare(type, true);
  return { text: `var ${name}: ${written(type)} = ${value}` };
}

/** The same for a generic neuro; the item may come from the very list. */
function putting(scope: Scope): readonly Line[] {
  const { chance } = scope;
  const lists = places(scope).filter(
    ({ type, guard, indexed }) => type.kind === "List" && guard === undefined && !indexed,
  );
  if (lists.length === 0) return change(scope);
  const place = chance.pick(lists);
  if (place.type.kind !== "List") return [];
  const item = expression(scope, place.type.item, 2, true);
  if (!place.root.changeable) return [];
  return [{ text: `print("put {put(${place.text}, ${item})}")` }];
}

function branch(scope: Scope, size: number): Line {
  const condition = expression(scope, bool, 2);
  const body = block(scope, scope.chance.between(1, 3), size - 1);
  return scope.chance.once(2)
    ? { text: `if ${condition}`, body }
    : {
        text: `if ${condition}`,
        body,
        otherwise: block(scope, scope.chance.between(1, 2), size - 1),
      };
}

function loop(scope: Scope, size: number): readonly Line[] {
  const { chance } = scope;
  const count = chance.between(1, 3);
  const inLoop = (declare: () => void): readonly Line[] =>
    scope.inside(() => {
      scope.loops += 1;
      declare();
      const body = statements(scope, count, size - 1);
      scope.loops -= 1;
      return body;
    });
  switch (chance.below(5)) {
    case 0: {
      // Walks the value at entry, whatever the body does to the variable.
      const lists = scope.variables.filter(({ type }) => type.kind === "List");
      const walked = lists.length > 0 && chance.once(2) ? chance.pick(lists) : undefined;
      const item = walked?.type.kind === "List" ? walked.type.item : scope.type(1);
      const items = walked?.name ?? expression(scope, list(item), 2);
      let name = "";
      const body = inLoop(() => ({ name } = scope.declare(item, false)));
      return [{ text: `for ${name} in (${items})`, body }];
    }
    case 1: {
      let name = "";
      const to = chance.below(4);
      const body = inLoop(() => ({ name } = scope.declare(int, false)));
      return [
        { text: `for ${name} in ${chance.below(2)}..${chance.once(3) ? "=" : ""}${to}`, body },
      ];
    }
    case 2: {
      const value = scope.type(0);
      const map = expression(scope, { kind: "Map", key: text, value }, 2);
      let names: string[] = [];
      const body = inLoop(
        () => (names = [scope.declare(text, false).name, scope.declare(value, false).name]),
      );
      return [{ text: `for (${names.join(", ")}) in (${map})`, body }];
    }
    case 3: {
      const value = expression(scope, text, 1);
      let name = "";
      const body = inLoop(() => ({ name } = scope.declare(text, false)));
      return [{ text: `for ${name} in ${value}`, body }];
    }
    default: {
      const counter = scope.declare(int, false, false);
      const body = inLoop(() => undefined);
      return [
        { text: `var ${counter.name} = 0` },
        {
          text: `while ${counter.name} < ${chance.between(1, 3)}`,
          body: [{ text: `${counter.name} += 1`, fixed: true }, ...body],
        },
      ];
    }
  }
}

function matching(scope: Scope, size: number): Line {
  const { chance } = scope;
  const sums = scope.types.filter((candidate) => candidate.kind === "sum");
  if (sums.length === 0) return branch(scope, size);
  const sum = chance.pick(sums);
  const subject = expression(scope, sum, 2);
  const body = sum.variants.map(({ name, fields }) =>
    scope.inside((): Line => {
      const bound = fields.map((field) => scope.declare(field.type, false).name);
      const pattern = bound.length === 0 ? name : `${name}(${bound.join(", ")})`;
      return {
        text: `${pattern} =>`,
        body: statements(scope, chance.between(1, 2), size - 1),
        fixed: true,
      };
    }),
  );
  return { text: `match (${subject})`, body };
}

/** Leaves early, by a failure or a value. */
function raise(scope: Scope): readonly Line[] {
  const { chance } = scope;
  const condition = expression(scope, bool, 2);
  if (chance.once(2)) {
    const value = scope.result === undefined ? "" : ` ${expression(scope, scope.result, 2, true)}`;
    return [{ text: `if ${condition}`, body: [{ text: `return${value}` }] }];
  }
  scope.fails = true;
  return [{ text: `if ${condition}`, body: [{ text: `fail ${failure(scope)}` }] }];
}

export function failure(scope: Scope): string {
  const { record, sum } = scope.failures;
  if (scope.chance.once(2)) return `${record.name} { code1: ${expression(scope, int, 1)} }`;
  const { name, fields } = scope.chance.pick(sum.variants);
  const values = fields.map((field) => expression(scope, field.type, 1, true));
  return `${sum.name}.${name}${values.length === 0 ? "" : `(${values.join(", ")})`}`;
}

/** A failing call whose outcome is looked at. */
function handled(scope: Scope): readonly Line[] {
  const { chance } = scope;
  const failing = scope.neuros.filter(
    (neuro) => neuro.fails && neuro.parameters.every((parameter) => !parameter.var),
  );
  if (failing.length === 0) return raise(scope);
  const neuro = chance.pick(failing);
  const made = call(scope, neuro, 2);
  if (neuro.result === undefined)
    return [{ text: `(${made}) catch problem => print("caught {problem.message}")` }];
  if (chance.once(3)) {
    scope.fails = true;
    return [{ text: `print("{${made}}")` }];
  }
  const shownText = chance.pick([
    `print("{attempt ${made}}")`,
    `print("{(attempt ${made}) is Ok}")`,
    `print("{(${made} catch ${expression(scope, neuro.result, 2)})}")`,
  ]);
  return [{ text: shownText }];
}
