/** Types with labels: the shape of a type, and a cell at each of its levels. */

import type { Type } from "@neuro-lang/checker";
import { bottom, type Label } from "./label.ts";
import { Cell, flow, joined, nothing, type Step } from "./flows.ts";

/** A capability that something uses, and how private and how far trusted what it does is. */
export interface Effect {
  readonly capability: string;
  readonly label: Cell;
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
  readonly effects: readonly Effect[];
  /** Row variables that it passes on. */
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
          effects: type.uses.capabilities.map((capability) => ({ capability, label: make() })),
          rows: type.uses.variables,
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

/** Everything that looking at the whole value shows. */
export function deepCells(shape: Shape, found: Cell[] = []): Cell[] {
  if (shape.outer !== nothing) found.push(shape.outer);
  for (const part of shape.parts) deepCells(part, found);
  if (shape.call !== undefined) {
    deepCells(shape.call.result, found);
    if (shape.call.failure !== nothing) found.push(shape.call.failure);
  }
  return found;
}

export function deepLabel(shape: Shape, step?: Step): Cell {
  return joined(deepCells(shape), step);
}

/** What a value is where its type is known to be narrower or wider: `T?` as `T`, `T` as `T?`. */
export function viewedAs(shape: Shape, type: Type): Shape {
  if (shape.type.kind === "optional" && type.kind !== "optional")
    return under(shape.parts[0]!, shape.outer);
  if (shape.type.kind !== "optional" && type.kind === "optional")
    return { type, outer: nothing, parts: [shape], call: undefined };
  return shape;
}

/** Lets a value flow into a place. Gives what its labels have above those that the place is written with. */
export function give(value: Shape, place: Shape, step: Step): Cell {
  const above: Cell[] = [];
  giveInto(value, place, { step, above, around: bottom });
  return joined(above);
}

interface Giving {
  readonly step: Step;
  readonly above: Cell[];
  /** What the place is written with around this part of it: whoever reads the part gets that as well. */
  readonly around: Label;
}

function giveInto(value: Shape, place: Shape, giving: Giving): void {
  const given = viewedAs(value, place.type);
  giveCell(given.outer, place.outer, giving);
  const around = place.outer.written ? giving.around | place.outer.label : giving.around;
  const inner = { ...giving, around };
  for (const [index, part] of place.parts.entries()) {
    const own = given.parts[index];
    if (own !== undefined) giveInto(own, part, inner);
  }
  if (given.call === undefined || place.call === undefined) return;
  for (const [index, parameter] of given.call.parameters.entries()) {
    const expected = place.call.parameters[index];
    // What the place will call it with.
    if (expected !== undefined) giveInto(expected, parameter, { ...giving, around: bottom });
  }
  giveInto(given.call.result, place.call.result, inner);
  giveCell(given.call.failure, place.call.failure, inner);
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
