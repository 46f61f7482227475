/** Names of types where a type is written, and the labels that stand before one. */

import { boundNames, builtinArity, exportsOf, namesIn } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { typeParametersOf } from "../../mentions.ts";
import type { Site } from "../../site.ts";
import { offerImportedTypes } from "./auto-import.ts";
import { offerType, typeText } from "./offered-type.ts";
import { type Offers, tiers } from "./offers.ts";

export function offerTypes(site: Site, offers: Offers): void {
  offerTypeParameters(site, offers, ["type", "const"]);
  for (const name of Object.keys(builtinArity))
    offers.add(
      {
        label: name,
        sort: "type",
        about: { kind: "builtin", name },
        ...typeText(site, name, builtinArity[name as keyof typeof builtinArity]),
      },
      tiers.imported,
    );
  for (const [name, entity] of namesIn(site.snapshot.program, site.path)) {
    if (entity.kind === "namespace")
      offers.add(
        { label: name, sort: "module", from: entity.path, commits: true },
        tiers.qualifier,
      );
    if (entity.kind !== "definition") continue;
    const definition = site.snapshot.definition(entity.id);
    if (definition === undefined) continue;
    const own = definition.module === site.path;
    offerType(
      site,
      offers,
      name,
      definition,
      own ? tiers.own : entity.imported === undefined ? tiers.prelude : tiers.imported,
    );
  }
  offerItself(site, offers);
  offerLabels(site, offers);
  offerImportedTypes(site, offers, () => true);
}

/** The type that is being written is not known to the check as long as it is broken. */
function offerItself({ item }: Site, offers: Offers): void {
  if (item?.kind === "RecordDeclaration" || item?.kind === "SumDeclaration")
    offers.add(
      { label: item.name.text, sort: item.kind === "SumDeclaration" ? "sum" : "record" },
      tiers.own,
    );
}

/** `T` and the like of the declaration around the place. */
export function offerTypeParameters(
  { item }: Site,
  offers: Offers,
  sorts: readonly tree.TypeParameter["sort"][],
): void {
  for (const { name, sort } of item === undefined ? [] : typeParametersOf(item))
    if (sorts.includes(sort) && name.text !== "")
      offers.add({ label: name.text, sort: "typeParameter" }, tiers.local);
}

export function offerLabels(site: Site, offers: Offers): void {
  for (const label of ["personal", "secret", "untrusted"])
    offers.add({ label, sort: "label", about: { kind: "word", word: label } }, tiers.keyword);
  offerTypeParameters(site, offers, ["label"]);
}

/** Behind `json.` in a type. */
export function offerTypesOf(site: Site, offers: Offers, namespace: string): void {
  const entity = namesIn(site.snapshot.program, site.path).get(namespace);
  const module = entity?.kind === "namespace" ? site.snapshot.module(entity.path) : undefined;
  for (const [name, id] of module === undefined ? [] : exportsOf(module)) {
    const definition = site.snapshot.definition(id);
    if (definition !== undefined) offerType(site, offers, name, definition, tiers.own);
  }
}

/** Behind `T:`. */
export function offerBounds(offers: Offers): void {
  for (const [order, name] of boundNames.entries())
    offers.add({ label: name, sort: "type", about: { kind: "builtin", name } }, tiers.own, {
      order,
    });
}
