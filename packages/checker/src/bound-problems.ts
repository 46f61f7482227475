/** A value whose type cannot do what somebody asks of it, and how that is mended. */

import { diagnostics, type Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { derived, isDerivable } from "./derives.ts";
import type { Bound, Type } from "./types.ts";

type Asking = Parameters<typeof diagnostics.boundNotMet.at>[1]["asking"];

/** To be asked when the types of the body are solved. */
export function requireBound(
  body: Body,
  node: tree.Node,
  type: Type,
  bound: Bound,
  asking: Asking,
): void {
  if (body.has(type, bound)) return;
  const resolved = body.solver.resolve(type);
  const parameter = resolved.kind === "parameter" && resolved.owner === body.owner;
  body.report(
    diagnostics.boundNotMet.at(
      body.span(node),
      {
        type: body.show(type),
        bound,
        asking,
        derivable: isDerivable(resolved, bound),
        parameter,
      },
      { fixes: boundFixes(body, resolved, bound) },
    ),
  );
}

/** How a type gets a bound that it lacks; `type` is resolved. */
export function boundFixes(body: Body, type: Type, bound: Bound): readonly Fix[] {
  return type.kind === "parameter" && type.owner === body.owner
    ? boundAdded(body, type.name, bound)
    : derived(body.program, body.module, type, bound);
}

/** `T` becomes `T: Bound` where it is declared. */
function boundAdded(body: Body, name: string, bound: Bound): Fix[] {
  const declaration = body.module.declarations.get(body.owner);
  if (declaration?.kind !== "Neuro") return [];
  const parameter = declaration.signature.typeParameters.find((each) => each.name.text === name);
  if (parameter === undefined) return [];
  const { end } = parameter.bounds.at(-1) ?? parameter.name;
  const newText = parameter.bounds.length === 0 ? `: ${bound}` : ` + ${bound}`;
  const edits = [{ span: body.span({ start: end, end }), newText }];
  return [{ title: `Ask for ${bound} of \`${name}\``, edits, safe: false }];
}
