/** Fields that perhaps are slips: what was meant, and the fix that writes it. */

import { closest, diagnostics, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";

/** A field that the type does not have, in a literal or a pattern; gives the one that was perhaps meant. */
export function reportUnknownField(
  body: Body,
  name: tree.Name,
  type: string,
  fields: readonly { readonly name: string }[],
): string | undefined {
  if (name.text === "") return undefined;
  const suggestion = closest(
    name.text,
    fields.map((field) => field.name),
  );
  const span = body.span(name);
  body.report(
    diagnostics.unknownField.at(
      span,
      { name: name.text, type, suggestion },
      { fixes: spelled(span, suggestion) },
    ),
  );
  return suggestion;
}
