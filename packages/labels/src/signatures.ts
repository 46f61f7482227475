/** What signatures and field declarations say of labels. */

import { takesArgument, type Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Cell, combined, joined, nothing, type Step } from "./flows.ts";
import { bottom, type Label, labelOf, parameterLabel, top, wordsOf } from "./label.ts";
import { type Effect, plain, type Shape } from "./shapes.ts";

/** The types that are written in a module. */
export interface WrittenTypes {
  /** The alias that a name in a type is. */
  aliasOf(node: tree.NamedType): Alias | undefined;
  meaningOf(node: tree.TypeExpression): Type;
}

export interface Alias {
  readonly declaration: tree.AliasDeclaration;
  /** Those of the module that declares it. */
  readonly types: WrittenTypes;
}

/** What the names in a written type stand for. */
export interface Scope {
  readonly written: WrittenTypes;
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

/** A scope in which names stand for themselves. */
export function bareScope(types: WrittenTypes): Scope {
  return {
    written: types,
    types: new Map(),
    labels: new Map(),
    failures: new Map(),
    variables: new Set(),
    rows: new Map(),
  };
}

/** The scope inside a neuro: its label parameters are what they are, its row variables effects like others. */
export function ownScope(types: WrittenTypes, parameters: readonly tree.TypeParameter[]): Scope {
  const labels = parameters.filter(({ sort }) => sort === "label");
  return {
    ...bareScope(types),
    labels: new Map(labels.map(({ name }, index) => [name.text, written(parameterLabel(index))])),
  };
}

export function rowVariables(parameters: readonly tree.TypeParameter[]): ReadonlySet<string> {
  return new Set(parameters.filter(({ sort }) => sort === "uses").map(({ name }) => name.text));
}

/** Labels as written: the constant ones together, and the parameters among them. */
interface Marks {
  readonly constant: Label;
  readonly variables: readonly Cell[];
}

function marksOf(
  marks: readonly tree.LabelMark[],
  scope: Scope,
  also?: tree.Name | undefined,
): Marks {
  let constant = bottom;
  const variables: Cell[] = [];
  const add = (name: string): void => {
    const cell = scope.labels.get(name);
    // Nobody declares it, which was reported: it may be anything.
    if (cell === undefined) constant |= top;
    else if (cell.written) constant |= cell.label;
    else variables.push(cell);
  };
  for (const { label, variable } of marks) {
    if (variable) add(label);
    else constant |= labelOf(label) ?? bottom;
  }
  if (also !== undefined) add(also.text);
  return { constant, variables };
}

function cellOf({ constant, variables }: Marks): Cell {
  if (variables.length === 0) return written(constant);
  if (variables.length === 1 && constant === bottom) return variables[0]!;
  return combined(constant, variables, variables);
}

/** A shape with labels written before it. */
function marked(shape: Shape, marks: Marks): Shape {
  const { constant, variables } = marks;
  const { outer } = shape;
  if (constant === bottom && variables.length === 0) return shape;
  if (outer.written)
    return { ...shape, outer: cellOf({ constant: constant | outer.label, variables }) };
  // Label parameters take all that a value has; else what the constant does not cover is of what stands for the type.
  const takers = variables.length > 0 ? variables : [outer];
  return { ...shape, outer: combined(constant, [...variables, outer], takers) };
}

/** The shape of a written type. Where it is not written, nothing is labelled. */
export function writtenShape(
  expression: tree.TypeExpression | undefined,
  type: Type,
  scope: Scope,
): Shape {
  if (expression === undefined || expression.kind === "HoleType" || expression.kind === "ErrorType")
    return instantiated(type, scope);
  return marked(withoutMarks(expression, type, scope), marksOf(expression.labels, scope));
}

/** The types that are written in an argument; a value or a row has no labels of its own. */
function typesWritten(argument: tree.TypeArgument): readonly tree.TypeExpression[] {
  switch (argument.kind) {
    case "ConstArgument":
    case "ConstNameArgument":
    case "UsesArgument":
      return [];
    case "UnionArgument":
      return argument.items;
    default:
      return [argument];
  }
}

function argumentShape(argument: tree.TypeArgument | undefined, type: Type, scope: Scope): Shape {
  const [first, ...others] = argument === undefined ? [] : typesWritten(argument);
  if (first === undefined) return instantiated(type, scope);
  if (others.length === 0 || type.kind !== "union") return writtenShape(first, type, scope);
  const parts = [first, ...others].flatMap((each, index) => {
    const item = type.items[index];
    return item === undefined ? [] : [writtenShape(each, item, scope)];
  });
  // Which failure it is shows something of each: one label for all, as in a row of failures.
  return { type, outer: combinedOf(parts), parts, call: undefined };
}

function combinedOf(parts: readonly Shape[]): Cell {
  const outers = parts.map(({ outer }) => outer);
  const constant = outers.reduce((all, { written: is, label }) => (is ? all | label : all), bottom);
  return cellOf({ constant, variables: outers.filter((each) => !each.written) });
}

function withoutMarks(
  expression: Exclude<tree.TypeExpression, tree.HoleType | tree.ErrorType>,
  type: Type,
  scope: Scope,
  optional = expression.optional,
): Shape {
  if (optional && type.kind === "optional") {
    const inner = withoutMarks(expression, type.inner, scope, false);
    return { type, outer: nothing, parts: [inner], call: undefined };
  }
  switch (expression.kind) {
    case "NamedType": {
      const alias = scope.written.aliasOf(expression);
      if (alias !== undefined) return aliased(alias, expression, type, scope);
      if (type.kind !== "builtin" && type.kind !== "named") return instantiated(type, scope);
      const given = expression.arguments;
      if (given.length !== type.arguments.length) return instantiated(type, scope);
      const parts = type.arguments.map((each, index) => argumentShape(given[index], each, scope));
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

/** What an alias stands for, labels of its definition included. */
function aliased(
  { declaration, types: ofAlias }: Alias,
  expression: tree.NamedType,
  type: Type,
  scope: Scope,
): Shape {
  const types = new Map<string, Shape>();
  const parameters = declaration.typeParameters.filter(takesArgument);
  for (const [index, { sort, name }] of parameters.entries()) {
    const argument = sort === "type" ? expression.arguments[index] : undefined;
    // Failures of several types stand in a Result alone, not in an alias.
    const [only] = argument === undefined ? [] : typesWritten(argument);
    if (only !== undefined)
      types.set(name.text, writtenShape(only, scope.written.meaningOf(only), scope));
  }
  const meaning = ofAlias.meaningOf(declaration.type);
  const shape = writtenShape(declaration.type, meaning, { ...bareScope(ofAlias), types });
  return { ...shape, type };
}

/** True if a label that counts is written anywhere in the type. */
export function marksLabels(
  expression: tree.TypeExpression,
  counts: (mark: tree.LabelMark) => boolean = () => true,
): boolean {
  return (
    expression.labels.some(counts) ||
    innerTypes(expression).some((each) => marksLabels(each, counts))
  );
}

/** The types that a written type is made of. */
export function innerTypes(expression: tree.TypeExpression): readonly tree.TypeExpression[] {
  switch (expression.kind) {
    case "NamedType":
      return expression.arguments.flatMap(typesWritten);
    case "TupleType":
      return expression.items;
    case "FunctionType":
      return [...expression.parameters, expression.result];
    default:
      return [];
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

/**
 * A row as written: effects with their labels, and the row variables whose meaning is still open. `says` is the step that tells of
 * a label that is written at a row variable.
 */
export function writtenEffects(
  row: readonly tree.Capability[],
  scope: Scope,
  says?: (words: string) => Step,
): { readonly effects: readonly Effect[]; readonly rows: readonly string[] } {
  const effects: Effect[] = [];
  const rows: string[] = [];
  for (const { path, labels, labelVariable } of row) {
    const capability = path.map(({ text }) => text).join(".");
    const label = cellOf(marksOf(labels, scope, labelVariable));
    const bound = scope.rows.get(capability);
    if (bound !== undefined) {
      const told = says === undefined ? label : startingHere(label, says);
      effects.push(...bound.map((each) => ({ ...each, label: joined([each.label, told]) })));
    }
    if (bound === undefined && !scope.variables.has(capability))
      effects.push({ capability, label });
    if (scope.variables.has(capability)) rows.push(capability);
  }
  return { effects, rows };
}

/** A label that is written, with a step that says where it comes from. */
export function startingHere(label: Cell, says: (words: string) => Step): Cell {
  if (label === nothing || !label.written) return label;
  return new Cell(label.label, false, says(wordsOf(label.label)));
}

export function writtenFailure(row: readonly tree.FailType[], scope: Scope): Cell {
  let constant = bottom;
  const variables: Cell[] = [];
  for (const { labels, variable } of row) {
    const marks = marksOf(labels, scope);
    constant |= marks.constant;
    variables.push(...marks.variables);
    const bound = variable === undefined ? undefined : scope.failures.get(variable.text);
    if (bound !== undefined) variables.push(bound);
  }
  return cellOf({ constant, variables });
}
