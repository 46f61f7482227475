/** Foreign code: what is assumed of an extern whose JavaScript nobody looks into. */

import { isForeign, type NeuroDefinition } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";

import { above, Cell, joined, nothing } from "./flows.ts";
import { untrusted } from "./label.ts";
import { returned } from "./lambdas.ts";
import type { Neuro } from "./program.ts";
import { plain, under } from "./shapes.ts";

/**
 * It may do all that its row says, give back and throw whatever it likes, with all that its parameters are declared to hold:
 * its signature has to say so, like that of a neuro whose body does it.
 */
export function foreignBody(
  body: Body,
  definition: NeuroDefinition,
  { name, signature }: tree.Neuro,
): void {
  const given = joined(
    signature.parameters.map((parameter) => {
      const binding = body.facts.bindings.get(parameter.name);
      return binding === undefined ? nothing : body.seen(body.variable(binding));
    }),
  );
  // What is untrusted may be carried: the parameter that says so allows it, and texts of failures are untrusted anyhow.
  const carried = above(given, untrusted);
  const { capabilities } = definition.uses;
  for (const capability of capabilities)
    body.uses({ capability, label: carried }, name, definition.name, nothing);
  if (signature.fails !== undefined && carried !== nothing)
    body.fails(carried, { node: name, what: "what it throws may tell of it" });
  // What it gives is untrusted if it touches anything, whatever it is given.
  const value = capabilities.length === 0 ? given : carried;
  returned(body, under(plain(definition.result), value), name);
}

/**
 * What foreign code gives that touches anything comes from outside. What only computes gives what follows from its arguments;
 * and who endorses the value has looked at it.
 */
export function fromForeign({ definition, declaration }: Neuro, call: tree.Node): Cell {
  const { capabilities } = definition.uses;
  if (!isForeign(definition) || capabilities.length === 0 || declaration.signature.endorses)
    return nothing;
  const what = `what \`${definition.name}\` gives comes from foreign code`;
  return new Cell(untrusted, false, { node: call, what });
}
