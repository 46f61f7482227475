/** Types with labels: the shape of a type, and a cell at each of its levels. */

import { covers, type DefinitionId, type Type, type Variance } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { bottom, type Label, wordsOf } from "./label.ts";
import { Cell, flow, joined, nothing, type Step, withoutWay } from "./flows.ts";
import { taking } from "./taking.ts";

/** A capability that something uses, and how private and how far trusted what it does is. */
export interface Effect {
  readonly capability: string;
  readonly label: Cell;
}

/** What declarations of types say of the labels of their values. */
export interface Declarations {
  /** All fields that a value of the type may have, if any of them is declared with a label. */
  labelledFields(id: DefinitionId, parts: readonly Shape[]): readonly Shape[];
  /** For each type argument, in which direction it may vary. */
  variances(id: DefinitionId): readonly Variance[];
}

/** A value's labels. */
export interface Shape {
  readonly type: Type;
  /** Of the value as such: of a collection it covers size and keys, of an optional its presence. */
  readonly outer: Cell;
  /** Of its items, arguments, parts. */
  readonly parts: readonly Shape[];
  /** Of a function. */
  readonly call: CallShape | undefined;
}

export interface CallShape {
  readonly parameters: readonly Shape[];
  readonly result: Shape;
  /** Row variables of the neuro at hand are effects of their own name. */
  readonly effects: readonly Effect[];
  /** Row variables of a neuro that is called: what is given decides what they stand for. */
  readonly rows: readonly string[];
  /** Whether and how it fails. */
  readonly failure: Cell;
}

/** Makes the cell of one level. */
export type MakeCell = () => Cell;

export const fresh: MakeCell = () => new Cell();
export const unlabelled: MakeCell = () => nothing;

/** The shape of a type with a cell of its own at each level. */
export function shapeOf(type: Type, make: MakeCell): Shape {
  const all = (types: readonly Type[]): Shape[] => types.map((each) => shapeOf(each, make));
  switch (type.kind) {
    case "builtin":
    case "named":
      return { type, outer: make(), parts: all(type.arguments), call: undefined };
    case "tuple":
    case "union":
      return { type, outer: make(), parts: all(type.items), call: undefined };
    case "optional":
      return { type, outer: make(), parts: [shapeOf(type.inner, make)], call: undefined };
    case "function":
      return {
        type,
        outer: make(),
        parts: [],
        call: {
          parameters: all(type.parameters),
          result: shapeOf(type.result, make),
          effects: [...type.uses.capabilities, ...type.uses.variables, taking].map(
            (capability) => ({ capability, label: make() }),
          ),
          rows: [],
          failure: make(),
        },
      };
    case "parameter":
    case "constant":
    case "variable":
    case "error":
      return { type, outer: make(), parts: [], call: undefined };
  }
}

/** The same shape with another label around it. */
export function under(shape: Shape, label: Cell, step?: Step): Shape {
  if (label === nothing) return shape;
  return { ...shape, outer: joined([shape.outer, label], step) };
}

/** What the parts of a value are labelled with, leaving out what its type declares of its fields. */
export function deepLabel(shape: Shape, step?: Step): Cell {
  return joined(deepCells(shape, undefined), step);
}

/** Everything that looking at the whole value shows: what its fields are declared with, too. */
export function seenLabel(declarations: Declarations, shape: Shape, step?: Step): Cell {
  return joined(deepCells(shape, declarations), step);
}

function deepCells(
  shape: Shape,
  declarations: Declarations | undefined,
  found: Cell[] = [],
  seen: Set<DefinitionId> = new Set(),
): Cell[] {
  if (shape.outer !== nothing) found.push(shape.outer);
  for (const part of shape.parts) deepCells(part, declarations, found, seen);
  if (shape.call !== undefined) {
    deepCells(shape.call.result, declarations, found, seen);
    if (shape.call.failure !== nothing) found.push(shape.call.failure);
  }
  const { type } = shape;
  if (declarations !== undefined && type.kind === "named" && !seen.has(type.definition)) {
    seen.add(type.definition);
    for (const field of declarations.labelledFields(type.definition, shape.parts))
      deepCells(field, declarations, found, seen);
  }
  return found;
}

/** What a value is where its type is known to be narrower or wider: `T?` as `T`, `T` as `T?`. */
export function viewedAs(shape: Shape, type: Type): Shape {
  if (shape.type.kind === "optional" && type.kind !== "optional")
    return under(shape.parts[0]!, shape.outer);
  if (shape.type.kind !== "optional" && type.kind === "optional")
    return { type, outer: nothing, parts: [shape], call: undefined };
  return shape;
}

/** What of a value a place is not written for. */
export interface Given {
  /** Labels above those that are written. */
  readonly above: Cell;
  /** Functions that take labels off, where what is written says that none does. */
  readonly takers: Cell;
}

/** Lets a value flow into a place. `rows` takes the effects that row variables of a called neuro stand for. */
export function give(
  declarations: Declarations,
  value: Shape,
  place: Shape,
  step: Step,
  rows?: ReadonlyMap<string, Effect[]>,
): Given {
  const above: Cell[] = [];
  const refused: Cell[] = [];
  giveInto(value, place, { declarations, step, above, refused, rows, around: bottom });
  return { above: joined(above), takers: joined(refused) };
}

interface Giving {
  readonly declarations: Declarations;
  readonly step: Step;
  readonly above: Cell[];
  readonly refused: Cell[];
  readonly rows: ReadonlyMap<string, Effect[]> | undefined;
  /** What the place is written with around this part of it: whoever reads the part gets that as well. */
  readonly around: Label;
}

function giveInto(value: Shape, place: Shape, giving: Giving): void {
  if (place.outer.written) {
    giveParts(value, place, giving);
    return;
  }
  // What an inner part does not say, the nearest place around it that may have any label does.
  const above: Cell[] = [];
  giveParts(value, place, { ...giving, above });
  flow(joined(above), place.outer);
}

function giveParts(value: Shape, place: Shape, giving: Giving): void {
  const given = viewedAs(value, place.type);
  giveCell(given.outer, place.outer, giving);
  const around = place.outer.written ? giving.around | place.outer.label : giving.around;
  const inner = { ...giving, around };
  const outward = { ...giving, around: bottom };
  const { type } = place;
  const variances = type.kind === "named" ? giving.declarations.variances(type.definition) : [];
  for (const [index, part] of place.parts.entries()) {
    const own = given.parts[index];
    if (own === undefined) continue;
    const variance = variances[index] ?? "out";
    if (variance !== "in") giveInto(own, part, inner);
    // Functions inside will be called with what the place says.
    if (variance !== "out") giveInto(part, own, outward);
  }
  if (given.call === undefined || place.call === undefined) return;
  for (const [index, parameter] of given.call.parameters.entries()) {
    const expected = place.call.parameters[index];
    // What the place will call it with.
    if (expected !== undefined) giveInto(expected, parameter, outward);
  }
  giveInto(given.call.result, place.call.result, inner);
  giveCell(given.call.failure, place.call.failure, inner);
  for (const effect of given.call.effects) giveEffect(effect, place.call, inner);
}

/** An effect of a function that is given goes into the row that is written there, or into what row variables stand for. */
function giveEffect(effect: Effect, place: CallShape, giving: Giving): void {
  if (effect.capability === taking) {
    giveTaking(effect, place, giving);
    return;
  }
  const covering = place.effects.filter((each) => covers(each.capability, effect.capability));
  for (const { label } of covering) giveCell(effect.label, label, giving);
  if (covering.length > 0) return;
  for (const name of place.rows) giving.rows?.get(name)?.push(effect);
  // A row that does not cover it belongs to a type's own parameter.
  if (place.rows.length === 0) giveCell(effect.label, nothing, giving);
}

/** No row says of a function that it takes labels off: row variables stand for that as well, and types that are inferred. */
function giveTaking(effect: Effect, place: CallShape, giving: Giving): void {
  if (effect.label === nothing) return;
  const inferred = place.effects.filter(
    ({ capability, label }) => capability === taking && !label.written,
  );
  for (const { label } of inferred) flow(effect.label, label);
  if (inferred.length > 0) return;
  for (const name of place.rows) giving.rows?.get(name)?.push(effect);
  if (place.rows.length === 0) giving.refused.push(effect.label);
}

function giveCell(from: Cell, to: Cell, { step, above, around }: Giving): void {
  if (from === nothing) return;
  if (!to.written) {
    flow(from, to, step);
    return;
  }
  const more = new Cell();
  flow(from, more, step, to.label | around);
  above.push(more);
}

/** A shape without any label. */
export function plain(type: Type): Shape {
  return shapeOf(type, unlabelled);
}

/** The same labels, without the steps that brought them. */
export function hidden(shape: Shape): Shape {
  const { call } = shape;
  return {
    ...shape,
    outer: withoutWay(shape.outer),
    parts: shape.parts.map((part) => hidden(part)),
    call: call && {
      ...call,
      result: hidden(call.result),
      effects: call.effects.map((each) => ({ ...each, label: withoutWay(each.label) })),
      failure: withoutWay(call.failure),
    },
  };
}

/** Labels that are written start here: the way of an error begins with a step that says so. */
export function sourced(
  shape: Shape,
  node: tree.Node,
  says: (words: string) => string,
  {
    file,
    names,
  }: { readonly file?: string | undefined; readonly names?: readonly string[] | undefined } = {},
): Shape {
  const { outer } = shape;
  const source =
    outer.written && outer !== nothing
      ? new Cell(outer.label, false, { node, what: says(wordsOf(outer.label, names)), file })
      : outer;
  const parts = shape.parts.map((part) => sourced(part, node, says, { file, names }));
  const same = source === outer && parts.every((part, index) => part === shape.parts[index]);
  return same ? shape : { ...shape, outer: source, parts };
}

/** A label as a value of its own, to be let into the outside of a place. */
export function outside(
  place: Shape,
  outer: Cell,
): { readonly value: Shape; readonly place: Shape } {
  return {
    value: { type: place.type, outer, parts: [], call: undefined },
    place: { ...place, parts: [], call: undefined },
  };
}
