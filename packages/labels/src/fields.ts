/** Fields of records, variants, opaque values and failures, read or changed. */

import type { Resolution, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { labelsOf } from "./expressions.ts";
import { joined, nothing, type Step } from "./flows.ts";
import { nameLabels } from "./names.ts";
import { fresh, plain, type Shape, shapeOf, sourced, under, viewedAs } from "./shapes.ts";

export function memberLabels(body: Body, node: tree.MemberAccess, type: Type): Shape {
  const resolution = body.facts.resolutions.get(node);
  if (resolution?.kind === "group") {
    const receiver = labelsOf(body, node.receiver);
    return under(plain(type), body.seen(receiver));
  }
  if (resolution?.kind !== "field") return nameLabels(body, node, type);
  return partOf(labelsOf(body, node.receiver), type, (whole) =>
    fieldLabels(body, whole, resolution, type, node),
  );
}

/** `pair.0` and `pair?.0`. */
export function itemLabels(body: Body, node: tree.TupleAccess, type: Type): Shape {
  return partOf(labelsOf(body, node.receiver), type, (whole) =>
    under(whole.parts[node.index] ?? plain(type), whole.outer),
  );
}

/** What `read` finds in the receiver, or in what it holds if it is optional: then whether there is something shows as well. */
function partOf(receiver: Shape, type: Type, read: (whole: Shape) => Shape): Shape {
  if (receiver.type.kind !== "optional") return read(receiver);
  const value = read(under(receiver.parts[0]!, receiver.outer));
  if (receiver.outer === nothing || type.kind !== "optional") return value;
  return under(viewedAs(value, type), receiver.outer);
}

type FieldResolution = Extract<Resolution, { readonly kind: "field" }>;

function fieldLabels(
  body: Body,
  whole: Shape,
  { owner, name, variants }: FieldResolution,
  type: Type,
  node: tree.MemberAccess,
): Shape {
  const read: Step = { node, what: `its field \`${name}\` is read` };
  if (owner === "failure") {
    // The message of a failure writes out its fields; that of a cause those of any failure.
    const shown = name === "cause" ? body.program.labelsOfCauses : body.seen(whole);
    return under(plain(type), joined([whole.outer, shown]), read);
  }
  const fields = declaredFields(body, whole, name, variants);
  if (fields.length === 0) return under(plain(type), whole.outer, read);
  const says = (words: string): string => `the field \`${name}\` is declared ${words}`;
  if (fields.length === 1) return under(sourced(fields[0]!, node, says), whole.outer, read);
  const either = shapeOf(type, fresh);
  for (const field of fields) body.give(sourced(field, node, says), either, read);
  return under(either, whole.outer, read);
}

/** The field as declared: once for each variant that the value may be. */
function declaredFields(
  body: Body,
  { type, parts }: Shape,
  name: string,
  variants: readonly string[] | undefined,
): readonly Shape[] {
  if (type.kind !== "named") return [];
  const { program } = body;
  const inner = name === "value" ? program.opaqueInner(type.definition) : undefined;
  if (inner !== undefined) return [inner];
  const owners: readonly (string | undefined)[] = variants ?? [undefined];
  return owners.flatMap((variant) => program.field(type.definition, variant, name, parts) ?? []);
}

/** A field as a place to be changed; if variants declare it differently, only what has no label fits all of them. */
export function fieldPlace(body: Body, whole: Shape, node: tree.MemberAccess): Shape {
  const resolution = body.facts.resolutions.get(node);
  if (resolution?.kind !== "field") return whole;
  const fields = declaredFields(body, whole, resolution.name, resolution.variants);
  if (fields.length === 0) return whole;
  return fields.length === 1 ? fields[0]! : plain(fields[0]!.type);
}
