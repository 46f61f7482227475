/** A whole random program that the checker accepts: types, failures, neuros that call those before them, and `main`. */

import { calculated } from "./calculations.ts";
import { expression, simple } from "./expressions.ts";
import type { Line } from "./lines.ts";
import { Chance } from "./random.ts";
import { failure, statements, visible } from "./statements.ts";
import { Scope, bool, int, text, written } from "./types.ts";
import type { Field, Neuro, RecordType, SumType, Type } from "./types.ts";

/** Generic neuros and a generic record that every program may use. */
const common: readonly Line[] = [
  { text: "@derive(Data)", fixed: true },
  { text: "type Box<T> { value: T, count: Int = 1 }", fixed: true },
  { text: 'neuro show<T: Data>(x: T) -> Text = "<{x}>"', fixed: true },
  { text: "neuro pick<T>(c: Bool, a: T, b: T) -> T = if c { a } else { b }", fixed: true },
  // Shows in which order things are evaluated.
  { text: 'neuro note<T: Data>(x: T) -> T { print("note {x}"); return x }', fixed: true },
  {
    text: "neuro put<T>(var xs: List<T>, x: T) -> Int { xs.append(x); return xs.length }",
    fixed: true,
  },
];

export function generateProgram(seed: number): readonly Line[] {
  const chance = new Chance(seed);
  const types = declareTypes(chance);
  const failures = declareFailures();
  const neuros: Neuro[] = [];
  const lines: Line[] = [...common, ...calculated];
  for (const type of types) lines.push(...typeLines(type));
  for (const type of [failures.record, failures.sum]) lines.push(...typeLines(type));
  const count = chance.between(1, 4);
  for (let index = 0; index < count; index += 1) {
    const scope = new Scope(chance, types, failures, neuros);
    const { line, neuro } = declareNeuro(scope, `neuro${index}`);
    lines.push(line);
    neuros.push(neuro);
  }
  const scope = new Scope(chance, types, failures, neuros);
  scope.quiet = !chance.once(4);
  const body = [...statements(scope, chance.between(5, 11), 2), ...visible(scope)];
  lines.push({ text: "neuro main()", body, fixed: true });
  return lines;
}

function declareTypes(chance: Chance): (RecordType | SumType)[] {
  const types: (RecordType | SumType)[] = [];
  const none = declareFailures();
  for (let index = chance.between(1, 3); index > 0; index -= 1) {
    const scope = new Scope(chance, types, none, []);
    const field = (name: string, mayDefault: boolean): Field => {
      const type = scope.type(1);
      const fallback = mayDefault && chance.once(3) ? simple(scope, type, true) : undefined;
      return { name, type, default: fallback };
    };
    if (chance.once(2)) {
      const fields = Array.from({ length: chance.between(1, 3) }, (_, which) =>
        field(`f${which}`, true),
      );
      types.push({ kind: "record", name: `Record${index}`, fields });
    } else {
      const variants = Array.from({ length: chance.between(2, 3) }, (_, which) => ({
        name: `V${index}${which}`,
        fields: Array.from({ length: chance.below(3) }, (__, part) => field(`p${part}`, false)),
      }));
      types.push({ kind: "sum", name: `Sum${index}`, variants });
    }
  }
  return types;
}

function declareFailures(): { record: RecordType; sum: SumType } {
  const field = (name: string, type: Type): Field => ({ name, type, default: undefined });
  return {
    record: { kind: "record", name: "Broken", fields: [field("code1", int)] },
    sum: {
      kind: "sum",
      name: "Trouble",
      variants: [
        { name: "Small", fields: [] },
        { name: "Big", fields: [field("why", text), field("size", { kind: "Float" })] },
      ],
    },
  };
}

function typeLines(type: RecordType | SumType): readonly Line[] {
  const fields = (all: readonly Field[]): string =>
    all
      .map(
        (field) =>
          `${field.name}: ${written(field.type)}${field.default === undefined ? "" : ` = ${field.default}`}`,
      )
      .join(", ");
  const derive: Line = { text: "@derive(Data)", fixed: true };
  if (type.kind === "record")
    return [derive, { text: `type ${type.name} { ${fields(type.fields)} }`, fixed: true }];
  const variants = type.variants.map(({ name, fields: parts }) =>
    parts.length === 0 ? name : `${name}(${fields(parts)})`,
  );
  return [derive, { text: `type ${type.name} = ${variants.join(" | ")}`, fixed: true }];
}

function declareNeuro(scope: Scope, name: string): { line: Line; neuro: Neuro } {
  const { chance } = scope;
  const rounds = chance.once(4) ? (chance.once(2) ? 6 : 3000) : undefined;
  const parameters = Array.from({ length: chance.between(1, 3) }, (_, index) => {
    if (index === 0 && rounds !== undefined) return { type: int, var: false };
    return { type: scope.type(1), var: chance.once(3) };
  });
  const result = chance.once(5) ? undefined : scope.type(1);
  const fails = rounds === undefined && chance.once(3);
  scope.result = result;
  const declared = parameters.map((parameter) => ({
    ...parameter,
    variable: scope.declare(parameter.type, parameter.var),
  }));
  const names = declared.map(({ variable }) => variable.name);
  const head = (all: readonly Neuro["parameters"][number][]): string => {
    const shown = all.map(
      ({ type, var: isVar }, index) => `${isVar ? "var " : ""}${names[index]}: ${written(type)}`,
    );
    return `neuro ${name}(${shown.join(", ")})${result === undefined ? "" : ` -> ${written(result)}`}`;
  };
  if (rounds !== undefined) {
    const end = result === undefined ? "" : ` ${expression(scope, result, 2, true)}`;
    // What a lambda took is not handed on as a place.
    const kept = declared.map(({ type, variable }) => ({ type, var: variable.changeable }));
    const neuro: Neuro = { name, parameters: kept, result, fails: false, rounds };
    return { line: { text: head(kept), body: recursion(neuro, names, end) }, neuro };
  }
  const body = [...statements(scope, chance.between(1, 4), 1), ...visible(scope)];
  if (fails) {
    const condition = expression(scope, bool, 2);
    body.push({
      text: `if ${condition}`,
      body: [{ text: `fail ${failure(scope)}`, fixed: true }],
      fixed: true,
    });
  }
  if (result !== undefined)
    body.push({ text: `return ${expression(scope, result, 2, true)}`, fixed: true });
  const neuro: Neuro = { name, parameters, result, fails: fails || scope.fails, rounds };
  return { line: { text: head(parameters), body }, neuro };
}

/** Counts its first parameter down to 0: by a tail call with many rounds, or twice in an expression with few. */
function recursion(neuro: Neuro, names: readonly string[], end: string): readonly Line[] {
  const [count = "", ...others] = names;
  const { result, rounds = 0 } = neuro;
  const step = `${neuro.name}(${[`${count} - 1`, ...others].join(", ")})`;
  const changed = neuro.parameters.flatMap(({ type, var: isVar }, index) =>
    isVar && type.kind === "Int" ? [{ text: `${names[index]} = (${names[index]} + 1) % 7` }] : [],
  );
  const next =
    result === undefined
      ? step
      : rounds > 10 || result.kind !== "Int" || changed.length > 0
        ? `return ${step}`
        : `return (${step} + ${step}) % 1000`;
  return [
    { text: `if ${count} <= 0`, body: [{ text: `return${end}`, fixed: true }], fixed: true },
    ...changed,
    { text: next, fixed: true },
  ];
}
