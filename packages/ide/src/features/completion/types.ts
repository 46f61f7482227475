/** Names of types where a type is written, and the labels that stand before one. */

import { boundNames, builtinArity, exportsOf, namesIn } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { typeParametersOf } from "../../mentions.ts";
import type { Site } from "../../site.ts";
import { offerImportedTypes } from "./auto-import.ts";
import { offerType, typeText } from "./offered-type.ts";
import { type Offers, type Tier, tiers } from "./offers.ts";

type BuiltinName = keyof typeof builtinArity;

/** What is written most often, before the language's other types. */
const usual: readonly BuiltinName[] = [
  "Text",
  "Int",
  "List",
  "Float",
  "Bool",
  "Map",
  "Set",
  "Json",
  "Decimal",
  "Time",
];
const byUse = new Set([...usual, ...(Object.keys(builtinArity) as BuiltinName[])]);

export function offerTypes(site: Site, offers: Offers): void {
  const { failures } = site.snapshot.program;
  const isMeant = namedLike(site);
  const placeOf = (name: string, failure: boolean, tier: Tier): Tier =>
    isMeant(name) ? tiers.wanted : failure ? tiers.failure : tier;
  offerTypeParameters(site, offers, ["type", "const"]);
  for (const [order, name] of [...byUse].entries())
    offers.add(
      {
        label: name,
        sort: "type",
        about: { kind: "builtin", name },
        ...typeText(site, name, builtinArity[name]),
      },
      isMeant(name) ? tiers.wanted : tiers.imported,
      { order },
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
    const tier =
      definition.module === site.path
        ? tiers.own
        : entity.imported === undefined
          ? tiers.prelude
          : tiers.imported;
    offerType(site, offers, name, definition, placeOf(name, failures.has(definition.id), tier));
  }
  offerItself(site, offers);
  offerLabels(site, offers);
  offerImportedTypes(
    site,
    offers,
    () => true,
    // Of the library, several may be called so that nobody thinks of: `line`, `kind`.
    ({ name, failure }, tier) =>
      tier !== tiers.project && isMeant(name) ? tiers.imported : placeOf(name, failure, tier),
  );
}

/** Whether a type is called as what it is the type of: `mail: Mail`, `oldMail: Mail`, `mails: List<Mail>`. */
function namedLike({ reading: { nodes } }: Site): (type: string) => boolean {
  const typed = nodes.findLast(
    (node) =>
      node.kind === "Parameter" ||
      node.kind === "FieldDeclaration" ||
      node.kind === "VarStatement" ||
      node.kind === "LetStatement" ||
      node.kind === "LambdaParameter",
  );
  const named = typed === undefined || "name" in typed ? typed?.name : typed.pattern;
  const name = (named?.kind === "BindingPattern" ? named.name : named) as tree.Name | undefined;
  const written = name?.kind === "Name" ? name.text.toLowerCase() : "";
  return (type) => {
    const word = type.toLowerCase();
    return word.length > 2 && (written.endsWith(word) || written.endsWith(`${word}s`));
  };
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
  const { nodes } = site.reading;
  const labelled = nodes.findLast((node) => "labels" in node);
  const written = new Set(
    labelled?.labels.flatMap((mark) => (mark === nodes.at(-1) ? [] : [mark.label])),
  );
  for (const label of ["personal", "secret", "untrusted"].filter((each) => !written.has(each)))
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
