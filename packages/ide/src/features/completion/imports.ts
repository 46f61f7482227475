/** In an import: modules between the quotes, their exports between the braces. */

import { exportsOf } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { specifierFor, specifierOf } from "../../imports.ts";
import type { Site } from "../../site.ts";
import { importableNames } from "./auto-import.ts";
import { type Offer, type Offers, type OfferSort, ofDefinition, tiers } from "./offers.ts";
import { callShape } from "./signatures.ts";

type Importing = tree.Import | tree.Reexport;

const sorts: Readonly<Record<string, OfferSort>> = {
  neuro: "neuro",
  let: "value",
  record: "record",
  sum: "sum",
};

/** The names that the module exports and that are not among those of the import yet. */
export function offerExportedNames(site: Site, offers: Offers, item: Importing): void {
  const { snapshot, module } = site;
  const specifier = specifierOf(item);
  if (specifier === "") return offerNamesAndModules(site, offers, item);
  const path = module.imports.get(specifier);
  const imported = path === undefined ? undefined : snapshot.module(path);
  if (imported === undefined) return;
  const taken = new Set(item.names.map(({ name }) => name.text));
  const missing = missingNames(site);
  for (const [name, id] of exportsOf(imported)) {
    const definition = snapshot.definition(id);
    if (definition === undefined || taken.has(name)) continue;
    // Types are rarer: most of them are met as what a neuro gives, and need no name there.
    const isValue = definition.kind === "neuro" || definition.kind === "let";
    offers.add(
      {
        label: name,
        sort: sorts[definition.kind] ?? "type",
        ...(definition.kind === "neuro" ? { signature: callShape(definition) } : {}),
        ...ofDefinition(site, definition),
        commits: true,
      },
      missing.has(name) ? tiers.wanted : isValue ? tiers.own : tiers.imported,
    );
  }
}

const unknown: ReadonlySet<string> = new Set(["unknown-name", "unknown-type", "unknown-method"]);

/** What the module names and nobody knows yet. */
function missingNames({ snapshot, path, text }: Site): ReadonlySet<string> {
  const problems = snapshot.problems.filter(
    ({ name, span }) => span.file === path && unknown.has(name),
  );
  return new Set(problems.map(({ span }) => text.slice(span.start, span.end)));
}

/** Where the module is not written yet: it is the one that exports the name. */
function offerNamesAndModules(site: Site, offers: Offers, { names }: Importing): void {
  const others = names.slice(0, -1).map(({ name }) => name.text);
  const all = importableNames(site);
  const byModule = Map.groupBy(all, ({ importing }) => importing.path);
  for (const { importing, about, tier } of all) {
    const { name, path, specifier = specifierFor(site.path, path) } = importing;
    const exported = byModule.get(path)!.map((each) => each.importing.name);
    if (!others.every((other) => other !== name && exported.includes(other))) continue;
    offers.add(
      {
        label: name,
        sort: /^\p{Lu}/u.test(name) ? "type" : "neuro",
        from: specifier,
        ...withModule(site, name, specifier),
        about,
      },
      tier,
    );
  }
}

/** The name and the rest of its import, around a brace that stands there already: editors close what is opened. */
function withModule(
  { text, path, word }: Site,
  name: string,
  specifier: string,
): Pick<Offer, "text" | "snippet" | "edits"> {
  const from = ` from "${specifier}"`;
  const rest = /^([\p{L}\p{N}_\s,]*\})(?:[ \t]*from\b(?:[ \t]*"")?)?/u.exec(text.slice(word.end));
  const before = text[word.start - 1] === "{" ? " " : "";
  if (rest === null) return { text: `${before}${name} }${from}` };
  const [{ length }, closing = ""] = rest;
  const after = closing === "}" ? " " : "";
  const span = { file: path, start: word.end + closing.length, end: word.end + length };
  return {
    text: before + name + after,
    snippet: `${before}${name}$0${after}`,
    edits: [{ span, newText: from }],
  };
}

export function offerModules({ snapshot, path }: Site, offers: Offers): void {
  const { library, program, packages } = snapshot;
  for (const module of program.modules.keys()) {
    if (module === path || library.has(module) || module.endsWith("/policy.neuro")) continue;
    if (packages.has(module)) continue;
    offers.add(
      {
        label: specifierFor(path, module),
        sort: "module",
        about: { kind: "module", path: module },
      },
      tiers.local,
    );
  }
  for (const [module, specifier] of packages)
    offers.add(
      { label: specifier, sort: "module", about: { kind: "module", path: module } },
      tiers.imported,
    );
  for (const module of library.modules)
    if (module !== "neuro:prelude")
      offers.add(
        { label: module, sort: "module", about: { kind: "module", path: module } },
        tiers.own,
      );
}
