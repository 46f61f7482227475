/** What is offered at a place, and in which order. */

import type { Definition } from "@neuro-lang/checker";
import type { TextEdit } from "@neuro-lang/diagnostics";
import type { AnyNode } from "@neuro-lang/parser";
import { specifierFor } from "../../imports.ts";
import type { Referent } from "../../referents.ts";
import type { Site } from "../../site.ts";

export type OfferSort =
  | "argument"
  | "attribute"
  | "capability"
  | "field"
  | "keyword"
  | "label"
  | "method"
  | "module"
  | "neuro"
  | "record"
  | "snippet"
  | "sum"
  | "type"
  | "typeParameter"
  | "value"
  | "variable"
  | "variant";

/** What more is to be known of an offer: a name that outlives the check, a word of the language, or words. */
export type About =
  | Exclude<Referent, { kind: "local" | "typeParameter" }>
  | { readonly kind: "word"; readonly word: string; readonly of?: AnyNode["kind"] }
  | { readonly kind: "words"; readonly words: string };

/** A name that is brought in when the offer is taken. */
export interface Importing {
  readonly name: string;
  readonly path: string;
  /** How the module is named, if its path does not tell. */
  readonly specifier?: string;
}

export interface Offer {
  readonly label: string;
  readonly sort: OfferSort;
  /** What stands behind the name: parameters and type. */
  readonly signature?: string;
  /** Its type, or where it is from. */
  readonly from?: string;
  /** What is written, if it is not the label. Further lines are to be indented as the first one is. */
  readonly text?: string;
  /** What is written by editors that know tab stops. */
  readonly snippet?: string;
  /** What is compared with what was typed, if it is not the label. */
  readonly filter?: string;
  readonly deprecated?: true;
  /** A point or comma behind it means it. */
  readonly commits?: true;
  readonly about?: About;
  readonly importing?: Importing;
  /** What is changed elsewhere. */
  readonly edits?: readonly TextEdit[];
}

/** Whose name an offer is, from what is meant most often to what is meant least. */
export const tiers = {
  /** What does all that is missing here, and what has to come next. */
  first: 0,
  /** What is missing here: a field, a case, a variant of the type that is asked for. */
  wanted: 2,
  /** Words that most often begin what stands here. */
  leading: 4,
  local: 10,
  own: 12,
  imported: 13,
  prelude: 14,
  /** A variable of another type than what is asked for: it may have a member that fits. */
  near: 15,
  keyword: 16,
  qualifier: 18,
  /** Needs an import. */
  project: 50,
  library: 52,
  package: 54,
  /** Called with a dot by everybody, hardly ever by its name alone. */
  method: 56,
  /** Hardly ever a value that is handed on. */
  failure: 58,
} as const;

export type Tier = (typeof tiers)[keyof typeof tiers];

/** The place of what nothing puts before others of its tier: those stand in the order of the alphabet. */
export const lastOrder = 999;

/** An offer of a type that the place does not ask for stands behind those of its kind that fit, and before all imports. */
const misfit = 20;

export interface RankedOffer extends Offer {
  /** To be compared as text. */
  readonly rank: string;
}

export class Offers {
  readonly #found = new Map<string, RankedOffer>();

  /** The first offer of a label and sort stays. `order` tells between those of one tier. */
  add(offer: Offer, tier: Tier, { fits = true, order = lastOrder } = {}): void {
    const key = `${offer.sort} ${offer.label} ${offer.importing?.path ?? ""}`;
    if (this.#found.has(key)) return;
    const place = tier + (fits ? 0 : misfit);
    const digits = (number: number, length: number): string => String(number).padStart(length, "0");
    this.#found.set(key, {
      ...offer,
      rank: `${digits(place, 2)}${digits(Math.min(order, lastOrder), 3)}`,
    });
  }

  get all(): readonly RankedOffer[] {
    return [...this.#found.values()];
  }
}

/** What every offer of a definition says. */
export function ofDefinition(
  { path, snapshot }: Site,
  { id, module, deprecated }: Definition,
): Pick<Offer, "about" | "deprecated" | "from"> {
  return {
    about: { kind: "definition", id },
    // Of the module at hand, everybody knows where it is from.
    ...(module === path
      ? {}
      : { from: snapshot.packages.get(module) ?? specifierFor(path, module) }),
    ...(deprecated === undefined ? {} : { deprecated: true }),
  };
}

/** `$` and the like have a meaning of their own in a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, String.raw`\$&`);
}

/** `name: ` with a place for each. */
export function tabStops(parts: readonly string[], separator = ", "): string {
  return parts.map((part, index) => `\${${index + 1}:${escaped(part)}}`).join(separator);
}

/** For editors that know no tab stops: what stands at them is written. */
export function withoutStops(snippet: string): string {
  return snippet.replace(/\$(?:\d|\{\d+:([^}]*)\})/g, (_, words?: string) => words ?? "");
}
