/** One type, offered where a type is written. */

import type { Definition } from "@neuro-lang/checker";
import type { Site } from "../../site.ts";
import { ofDefinition, type Offer, type Offers, type Tier } from "./offers.ts";

/** Nothing, for a definition that is no type. */
export function offerType(
  site: Site,
  offers: Offers,
  label: string,
  definition: Definition,
  tier: Tier,
  more: Pick<Offer, "importing"> = {},
): void {
  if (definition.kind === "neuro" || definition.kind === "let") return;
  const parameters = "typeParameters" in definition ? definition.typeParameters : [];
  offers.add(
    {
      label,
      sort: definition.kind === "sum" || definition.kind === "record" ? definition.kind : "type",
      ...typeText(
        site,
        label,
        parameters.filter(({ sort }) => sort === "type" || sort === "const").length,
      ),
      ...ofDefinition(site, definition),
      ...more,
    },
    tier,
  );
}

/** `List<…>`, unless the angles stand there already. */
export function typeText(
  { text, word }: Site,
  name: string,
  parameters: number,
): Pick<Offer, "snippet" | "signature"> {
  if (parameters === 0 || text[word.end] === "<") return {};
  const places = Array.from({ length: parameters }, (_, index) => `$${index + 1}`);
  return { signature: "<>", snippet: `${name}<${places.join(", ")}>` };
}
