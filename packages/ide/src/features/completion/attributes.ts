/** Attributes before a declaration, and what stands in their parentheses. */

import { attributeTable, derivable } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { type Offers, tiers } from "./offers.ts";

const snippets: Readonly<Record<string, string>> = {
  derive: "derive($1)",
  deprecated: 'deprecated("${1:use …}")',
  argument: 'argument(${1:parameter}: "${2:name}")',
  accept: "accept(${1:0.9})",
};

/** The words that begin what an attribute may stand before; without them, it may stand before anything. */
const places: Readonly<Record<string, readonly string[]>> = {
  derive: ["type", "opaque"],
  text: ["opaque"],
  argument: ["neuro", "extern"],
  accept: ["test"],
  borrows: ["extern"],
};

/** The word that begins the declaration behind an attribute, other attributes and comments left out. */
function declarationBehind({ text, word }: Site): string | undefined {
  const behind = text.slice(word.end).replace(/^.*\n/, "");
  return /^(?:\s*(?:@|\/\/).*\n)*\s*(?:export\s+)?(\p{Ll}+)\b/u.exec(behind)?.[1];
}

export function offerAttributes(site: Site, offers: Offers): void {
  const { text, word } = site;
  const declaration = declarationBehind(site);
  for (const [order, { name, says }] of attributeTable.entries()) {
    const before = places[name];
    if (declaration !== undefined && before !== undefined && !before.includes(declaration))
      continue;
    const snippet = text[word.end] === "(" ? undefined : snippets[name];
    offers.add(
      {
        label: name,
        sort: "attribute",
        about: { kind: "words", words: says },
        ...(snippet === undefined ? {} : { snippet }),
      },
      tiers.own,
      { order },
    );
  }
}

export function offerAttributeArguments(
  site: Site,
  offers: Offers,
  attribute: tree.Attribute,
): void {
  if (attribute.name.text === "derive") {
    const written = attribute.arguments.flatMap(({ value }) =>
      value.kind === "TypeReference" ? [value.name.text] : [],
    );
    for (const name of derivable)
      if (!written.includes(name))
        offers.add({ label: name, sort: "type", about: { kind: "builtin", name } }, tiers.own);
  }
  const { item } = site;
  if (attribute.name.text === "argument" && item?.kind === "Neuro")
    for (const { name } of item.signature.parameters)
      offers.add(
        { label: `${name.text}:`, filter: name.text, sort: "argument", text: `${name.text}: ` },
        tiers.own,
      );
}
