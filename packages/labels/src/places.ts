/** Places that change: a variable, or a field, item or entry somewhere inside of one. */

import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { fieldPlace } from "./fields.ts";
import { labelsOf } from "./expressions.ts";
import { type Cell, joined, nothing, type Step } from "./flows.ts";
import { outside, plain, type Shape, viewedAs } from "./shapes.ts";

export interface Place {
  /** The variable. */
  readonly root: Shape;
  /** Its type, if that is written. */
  readonly written: tree.TypeExpression | undefined;
  readonly target: Shape;
  /** What the indices on the way show. */
  readonly index: Cell;
  /** What the size of the whole shows: keys that may be new. */
  readonly grows: Cell;
}

export function placeOf(body: Body, node: tree.Expression): Place {
  const place = placeIn(body, node);
  return { ...place, target: viewedAs(place.target, body.typeOf(node)) };
}

function placeIn(body: Body, node: tree.Expression): Place {
  switch (node.kind) {
    case "Identifier": {
      const resolution = body.facts.resolutions.get(node);
      const binding = resolution?.kind === "local" ? resolution.binding : undefined;
      const root = binding === undefined ? plain(body.typeOf(node)) : body.variable(binding);
      const written = binding === undefined ? undefined : body.writtenTypes.get(binding);
      return { root, written, target: root, index: nothing, grows: nothing };
    }
    case "Parenthesized":
      return placeOf(body, node.expression);
    case "TupleAccess": {
      const whole = placeOf(body, node.receiver);
      return { ...whole, target: whole.target.parts[node.index] ?? whole.target };
    }
    case "Index": {
      const whole = placeOf(body, node.receiver);
      const key = labelsOf(body, node.index);
      const index = body.seen(key);
      const { type } = whole.target;
      const isMap = type.kind === "builtin" && type.name === "Map";
      const target = (isMap ? whole.target.parts[1] : whole.target.parts[0]) ?? whole.target;
      if (!isMap) return { ...whole, target, index: joined([whole.index, index]) };
      const keys = whole.target.parts[0];
      const step: Step = { node: node.index, what: "it is a key" };
      const above = keys === undefined ? nothing : body.give(key, keys, step);
      return {
        ...whole,
        target,
        index: joined([whole.index, index]),
        // Which keys there are is the size of the map, and more.
        grows: joined([whole.grows, above, index, body.pc], step),
      };
    }
    case "MemberAccess": {
      const whole = placeOf(body, node.receiver);
      return { ...whole, target: fieldPlace(body, whole.target, node) };
    }
    default: {
      const value = labelsOf(body, node);
      return { root: value, written: undefined, target: value, index: nothing, grows: nothing };
    }
  }
}

/**
 * Lets a value into a place, and what it shows that this happens. What a field or item is not declared to hold, the whole
 * variable is labelled with; if that is written, it must cover it.
 */
export function store(
  body: Body,
  place: Place,
  value: Shape,
  shown: Cell,
  name: string,
  step: Step,
): void {
  const above = body.give(value, place.target, step);
  const control = outside(place.target, joined([shown, place.index]));
  const aboveControl = body.give(control.value, control.place, step);
  const whole = outside(place.root, joined([above, aboveControl, place.grows]));
  body.mustFit(whole.value, whole.place, step, name, place.written);
}
