/** What signatures and field declarations say of labels. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Cell, joined, nothing } from "./flows.ts";
import { bottom, type Label, labelOf, parameterLabel } from "./label.ts";
import { type Effect, plain, type Shape, under } from "./shapes.ts";

/** What the names in a written type stand for. */
export interface Scope {
  /** Type parameters; one that is absent stands for itself. */
  readonly types: ReadonlyMap<string, Shape>;
  /** Label parameters. */
  readonly labels: ReadonlyMap<string, Cell>;
  /** Failure variables. */
  readonly failures: ReadonlyMap<string, Cell>;
  /** Names of row variables. */
  readonly variables: ReadonlySet<string>;
  /** What stands for them; one that is absent stands for itself. */
  readonly rows: ReadonlyMap<string, readonly Effect[]>;
}

const constants = new Map<Label, Cell>([[bottom, nothing]]);
/** The cell of a written label. */
export function written(label: Label): Cell {
  let cell = constants.get(label);
  if (cell === undefined) constants.set(label, (cell = new Cell(label, true)));
  return cell;
}

/** The scope inside a neuro: its label parameters are what they are. */
export function ownScope(parameters: readonly tree.TypeParameter[]): Scope {
  const labels = parameters.filter(({ sort }) => sort === "label");
  return {
    types: new Map(),
    labels: new Map(labels.map(({ name }, index) => [name.text, written(parameterLabel(index))])),
    failures: new Map(),
    variables: rowVariables(parameters),
    rows: new Map(),
  };
}

export function rowVariables(parameters: readonly tree.TypeParameter[]): ReadonlySet<string> {
  return new Set(parameters.filter(({ sort }) => sort === "uses").map(({ name }) => name.text));
}

export function markedCell(marks: readonly tree.LabelMark[], scope: Scope): Cell {
  let constant = bottom;
  const variables: Cell[] = [];
  for (const { label, variable } of marks) {
    if (!variable) constant |= labelOf(label) ?? bottom;
    const cell = variable ? scope.labels.get(label) : undefined;
    if (cell?.written === true) constant |= cell.label;
    else if (cell !== undefined) variables.push(cell);
  }
  if (variables.length === 0) return written(constant);
  if (variables.length === 1 && constant === bottom) return variables[0]!;
  return joined([...variables, new Cell(constant)]);
}

/** The shape of a written type. Where it is not written, nothing is labelled. */
export function writtenShape(
  expression: tree.TypeExpression | undefined,
  type: Type,
  scope: Scope,
): Shape {
  if (expression === undefined || expression.kind === "HoleType" || expression.kind === "ErrorType")
    return instantiated(type, scope);
  const outer = markedCell(expression.labels, scope);
  const shape = withoutMarks(expression, type, scope);
  if (outer === nothing) return shape;
  if (shape.outer === nothing) return { ...shape, outer };
  if (shape.outer.written && outer.written)
    return { ...shape, outer: written(shape.outer.label | outer.label) };
  return under(shape, outer);
}

/** The type that is written as an argument; a value or a row has no labels of its own. */
function typeWritten(argument: tree.TypeArgument): tree.TypeExpression | undefined {
  switch (argument.kind) {
    case "ConstArgument":
    case "ConstNameArgument":
    case "UnionArgument":
    case "UsesArgument":
      return undefined;
    default:
      return argument;
  }
}

function withoutMarks(
  expression: Exclude<tree.TypeExpression, tree.HoleType | tree.ErrorType>,
  type: Type,
  scope: Scope,
): Shape {
  if (expression.optional && type.kind === "optional") {
    const inner = withoutMarks({ ...expression, optional: false }, type.inner, scope);
    return { type, outer: nothing, parts: [inner], call: undefined };
  }
  switch (expression.kind) {
    case "NamedType": {
      if (type.kind !== "builtin" && type.kind !== "named") return instantiated(type, scope);
      const given = expression.arguments.map(typeWritten);
      if (given.length !== type.arguments.length) return instantiated(type, scope);
      const parts = type.arguments.map((each, index) => writtenShape(given[index], each, scope));
      return { type, outer: nothing, parts, call: undefined };
    }
    case "TupleType": {
      if (expression.items.length === 1) return writtenShape(expression.items[0], type, scope);
      if (type.kind !== "tuple") return instantiated(type, scope);
      const parts = type.items.map((each, index) =>
        writtenShape(expression.items[index], each, scope),
      );
      return { type, outer: nothing, parts, call: undefined };
    }
    case "FunctionType": {
      if (type.kind !== "function") return instantiated(type, scope);
      const { effects, rows } = writtenEffects(expression.uses, scope);
      return {
        type,
        outer: nothing,
        parts: [],
        call: {
          parameters: type.parameters.map((each, index) =>
            writtenShape(expression.parameters[index], each, scope),
          ),
          result: writtenShape(expression.result, type.result, scope),
          effects,
          rows,
          failure: writtenFailure(expression.fails, scope),
        },
      };
    }
  }
}

/** What a type without labels of its own is, with what stands for its parameters. */
function instantiated(type: Type, scope: Scope): Shape {
  if (type.kind === "parameter") return scope.types.get(type.name) ?? plain(type);
  const all = (types: readonly Type[]): Shape[] => types.map((each) => instantiated(each, scope));
  switch (type.kind) {
    case "builtin":
    case "named":
      return { type, outer: nothing, parts: all(type.arguments), call: undefined };
    case "tuple":
      return { type, outer: nothing, parts: all(type.items), call: undefined };
    case "optional":
      return { type, outer: nothing, parts: all([type.inner]), call: undefined };
    default:
      return plain(type);
  }
}

/** A row as written: effects with their labels, and the row variables that have no meaning here. */
export function writtenEffects(
  row: readonly tree.Capability[],
  scope: Scope,
): { readonly effects: readonly Effect[]; readonly rows: readonly string[] } {
  const effects: Effect[] = [];
  const rows: string[] = [];
  for (const { path, labels, labelVariable } of row) {
    const capability = path.map(({ text }) => text).join(".");
    const label = joinedMarks(labels, labelVariable, scope);
    const bound = scope.rows.get(capability);
    if (bound !== undefined) effects.push(...bound);
    else if (scope.variables.has(capability)) rows.push(capability);
    else effects.push({ capability, label });
  }
  return { effects, rows };
}

function joinedMarks(
  labels: readonly tree.LabelMark[],
  variable: tree.Name | undefined,
  scope: Scope,
): Cell {
  const cell = markedCell(labels, scope);
  const named = variable === undefined ? undefined : scope.labels.get(variable.text);
  return named === undefined ? cell : joined([cell, named]);
}

export function writtenFailure(row: readonly tree.FailType[], scope: Scope): Cell {
  let constant = bottom;
  const variables: Cell[] = [];
  for (const { labels, variable } of row) {
    const bound = variable === undefined ? undefined : scope.failures.get(variable.text);
    if (bound !== undefined) variables.push(bound);
    const cell = markedCell(labels, scope);
    if (cell.written) constant |= cell.label;
    else variables.push(cell);
  }
  if (variables.length === 0) return written(constant);
  return constant === bottom ? joined(variables) : joined([...variables, new Cell(constant)]);
}
