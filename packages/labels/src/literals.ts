/** Literals of records, maps, lists and sets. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { built } from "./built.ts";
import { calculated, labelsOf } from "./expressions.ts";
import { Cell, joined, type Step } from "./flows.ts";
import { fieldOf } from "./patterns.ts";
import { fresh, outside, plain, type Shape, shapeOf, under } from "./shapes.ts";

export function recordLabels(body: Body, node: tree.RecordLiteral, type: Type): Shape {
  const fact = body.facts.records.get(node);
  const values = new Map<string, { readonly value: Shape; readonly node: tree.Node }>();
  const spreads: Cell[] = [];
  for (const field of node.fields) {
    if (field.kind === "Spread") {
      const whole = labelsOf(body, field.value);
      spreads.push(whole.outer);
      if (fact === undefined) continue;
      for (const name of body.program.fieldNames(fact.definition, fact.variant))
        values.set(name, { value: fieldOf(body, whole, fact, name), node: field });
    } else {
      values.set(field.name.text, { value: fieldValue(body, field), node: field });
    }
  }
  if (fact === undefined) {
    return under(plain(type), joined([...values.values()].map(({ value }) => body.seen(value))));
  }
  const names = body.program.fieldNames(fact.definition, fact.variant);
  const given = names.map((name) => values.get(name)?.value);
  const nodes = names.map((name) => values.get(name)?.node ?? node);
  return under(built(body, type, fact.definition, fact.variant, given, nodes), joined(spreads));
}

/** `name: value`, or `name` alone for the variable of that name. */
function fieldValue(body: Body, field: tree.RecordField): Shape {
  if (field.value !== undefined) return labelsOf(body, field.value);
  const resolution = body.facts.resolutions.get(field);
  return resolution?.kind === "local"
    ? body.variable(resolution.binding)
    : plain({ kind: "error" });
}

export function withLabels(body: Body, node: tree.With, type: Type): Shape {
  const base = labelsOf(body, node.record);
  const result = shapeOf(type, fresh);
  body.give(base, result, calculated(node));
  if (type.kind !== "named") return result;
  for (const field of node.fields) {
    const value = field.kind === "Spread" ? labelsOf(body, field.value) : fieldValue(body, field);
    const place =
      field.kind === "Spread"
        ? undefined
        : body.program.field(type.definition, undefined, field.name.text, result.parts);
    const above =
      place === undefined
        ? body.seen(value)
        : body.give(value, place, { node: field, what: "it becomes a field" });
    giveOuter(body, result, above, field, "it becomes a field");
  }
  return result;
}

export function mapLabels(body: Body, node: tree.MapLiteral, type: Type): Shape {
  const result = shapeOf(type, fresh);
  const [key, value] = result.parts;
  for (const entry of node.entries) {
    const given = labelsOf(body, entry.key);
    if (key !== undefined) body.give(given, key, { node: entry.key, what: "it is a key" });
    if (value !== undefined)
      body.give(labelsOf(body, entry.value), value, { node: entry.value, what: "it is a value" });
    // Which keys there are is the size of the map, and more.
    giveOuter(body, result, body.seen(given), entry.key, countShows);
  }
  return result;
}

export function itemsLabels(
  body: Body,
  node: tree.ListLiteral | tree.SetLiteral,
  type: Type,
): Shape {
  const result = shapeOf(type, fresh);
  const [item] = result.parts;
  for (const each of node.items) {
    const step: Step = { node: each, what: "it is an item" };
    if (each.kind === "Spread") {
      const whole = labelsOf(body, each.value);
      giveOuter(body, result, whole.outer, each, countShows);
      if (item !== undefined && whole.parts[0] !== undefined) body.give(whole.parts[0], item, step);
      continue;
    }
    const value = labelsOf(body, each);
    if (item !== undefined) body.give(value, item, step);
    // Equal items of a set are one.
    if (node.kind === "SetLiteral") giveOuter(body, result, body.seen(value), each, countShows);
  }
  return result;
}

const countShows = "how many there are shows it";

function giveOuter(body: Body, result: Shape, label: Cell, node: tree.Node, what: string): void {
  const { value, place } = outside(result, label);
  body.give(value, place, { node, what });
}
