/** Values that are built out of others: records, variants, opaque values, and the defaults of what is left out. */

import type { CheckedModule, DefinitionId, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { labelsOf } from "./expressions.ts";
import { joined, nothing } from "./flows.ts";
import { fresh, plain, type Shape, shapeOf, under } from "./shapes.ts";
import { ownScope } from "./signatures.ts";

/** A record or variant of these fields: what they say above the declaration is said by the whole. */
export function built(
  body: Body,
  type: Type,
  definition: DefinitionId,
  variant: string | undefined,
  given: readonly (Shape | undefined)[],
  nodes: readonly tree.Node[],
): Shape {
  const names = body.program.fieldNames(definition, variant);
  const parts = type.kind === "named" ? type.arguments.map((each) => shapeOf(each, fresh)) : [];
  const above = names.map((name, index) => {
    const value = given[index];
    const place = body.program.field(definition, variant, name, parts);
    const node = nodes[index]!;
    if (value === undefined) fieldByDefault(body, definition, name, node);
    if (value === undefined || place === undefined) return nothing;
    return body.give(value, place, { node, what: `it becomes \`${name}\`` });
  });
  return { type, outer: joined(above), parts, call: undefined };
}

function fieldByDefault(body: Body, id: DefinitionId, field: string, node: tree.Node): void {
  const module = body.program.moduleOf(id);
  if (module === undefined) return;
  for (const { name, value } of body.program.defaultsOf(id))
    if (name === field) takenByDefault(body, id, module, value, node);
}

/** A default counts as written where it is taken. What it does there, beside giving a value, is at most to take labels off. */
export function takenByDefault(
  body: Body,
  id: DefinitionId,
  module: CheckedModule,
  value: tree.Expression,
  node: tree.Node,
): void {
  const { program } = body;
  if (!program.mayTake(id) || program.open.has(id)) return;
  program.open.add(id);
  const inner = new Body(program, module, ownScope(program.typesIn(module), []));
  labelsOf(inner, value);
  program.open.delete(id);
  for (const effect of inner.effects) body.uses(effect, node, nameOf(id), nothing);
}

/** An opaque value: what it holds says above the declaration what the whole does. */
export function wrapped(body: Body, type: Type, value: Shape | undefined, node: tree.Node): Shape {
  const inner = type.kind === "named" ? body.program.opaqueInner(type.definition) : undefined;
  if (value === undefined || inner === undefined) return plain(type);
  return under(plain(type), body.give(value, inner, { node, what: "it is wrapped" }));
}

export function nameOf(id: DefinitionId): string {
  return id.slice(id.lastIndexOf("#") + 1);
}
