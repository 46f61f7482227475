/** Names that other modules export: of the project, of the library, of installed packages. Taking one imports it. */

import {
  type Definition,
  type DefinitionId,
  exportsOf,
  isHome,
  type Local,
  namesIn,
} from "@neuro-lang/checker";
import type { Library } from "@neuro-lang/compiler";
import { words } from "@neuro-lang/parser";
import { typeParametersOf } from "../../mentions.ts";
import type { NamedItem, Snapshot } from "../../snapshot.ts";
import type { Site } from "../../site.ts";
import type { Asked } from "./asked.ts";
import { offerDefinition } from "./definitions.ts";
import { type About, type Importing, type Offer, type Offers, type Tier, tiers } from "./offers.ts";
import { offerType } from "./offered-type.ts";

/** An exported name of a module that is not part of the program: what is written there is all that is known. */
interface Written {
  readonly name: string;
  readonly path: string;
  readonly item: NamedItem;
  /** Something in its module fails with it. */
  readonly raised: boolean;
  readonly specifier?: string;
}

const libraryNames = new WeakMap<Library, readonly Written[]>();

/** What modules of the library export that no module of the program imports. */
function namesOfLibrary(snapshot: Snapshot): readonly Written[] {
  const { library } = snapshot;
  let names = libraryNames.get(library);
  if (names === undefined) {
    names = library.modules.flatMap((path) => exportedItems(snapshot, path));
    libraryNames.set(library, names);
  }
  return names.filter(({ path }) => snapshot.module(path) === undefined);
}

function exportedItems(snapshot: Snapshot, path: string): readonly Written[] {
  const items = snapshot.written(path)?.items ?? new Map<string, NamedItem>();
  const raised = new Set(items.values().flatMap(raisedBy));
  return [...items].flatMap(([name, item]) =>
    item.exported ? [{ name, path, item, raised: raised.has(name) }] : [],
  );
}

/** The names of what a signature says that it fails with. */
function raisedBy(item: NamedItem): readonly string[] {
  const row = item.kind === "Neuro" ? item.signature.fails : undefined;
  return row?.flatMap(({ type }) => type?.path.name.text ?? []) ?? [];
}

interface Exported {
  readonly name: string;
  readonly definition: Definition;
  readonly importing: Importing;
  readonly tier: Tier;
}

/** Whether a name can be brought in: it means nothing yet at the place, and no word of the language has it. */
type Free = (name: string) => boolean;

function freeAt({ snapshot, path, item }: Site, locals: readonly Local[]): Free {
  const taken = new Set(namesIn(snapshot.program, path).keys());
  for (const { binding } of locals) taken.add(binding.name);
  for (const { name } of item === undefined ? [] : typeParametersOf(item)) taken.add(name.text);
  return (name) => name !== "main" && !taken.has(name) && words.get(name)?.word !== "reserved";
}

/** What modules of the program export and the module at hand does not see. */
function exportsOfOthers({ snapshot, path }: Site, isFree: Free): readonly Exported[] {
  const seen = new Set<DefinitionId>();
  for (const entity of namesIn(snapshot.program, path).values())
    if (entity.kind === "definition") seen.add(entity.id);
  const found: Exported[] = [];
  for (const module of snapshot.program.modules.values()) {
    if (module.path === path) continue;
    const tier = tierOf(snapshot, module.path);
    for (const [name, id] of exportsOf(module)) {
      const definition = snapshot.definition(id);
      if (definition === undefined || seen.has(id) || !isFree(name)) continue;
      const specifier = snapshot.packages.get(module.path);
      const importing = {
        name,
        path: module.path,
        ...(specifier === undefined ? {} : { specifier }),
      };
      found.push({ name, definition, importing, tier });
    }
  }
  return found;
}

function tierOf(snapshot: Snapshot, path: string): Tier {
  if (isHome(path)) return tiers.method;
  if (snapshot.library.has(path)) return tiers.library;
  return path.includes("/node_modules/") ? tiers.package : tiers.project;
}

/** Every name that an import could bring in. */
export function importableNames(
  site: Site,
): readonly { readonly importing: Importing; readonly about: About; readonly tier: Tier }[] {
  const isFree = freeAt(site, []);
  return [
    ...exportsOfOthers(site, isFree).map(({ definition: { id }, importing, tier }) => ({
      importing,
      about: { kind: "definition" as const, id },
      tier,
    })),
    ...unseen(site, isFree).map((written) => ({
      importing: importingOf(written),
      about: aboutOf(written),
      tier: tierOf(site.snapshot, written.path),
    })),
  ];
}

export function offerImportedValues(asked: Asked): void {
  const { site, offers, probed } = asked;
  const isFree = freeAt(site, probed?.locals ?? []);
  for (const { name, definition, importing, tier } of exportsOfOthers(site, isFree))
    offerDefinition(asked, name, definition, tier, { importing });
  for (const written of unseen(site, isFree)) {
    const { item } = written;
    if (item.kind !== "Neuro" && item.kind !== "ModuleLet" && item.kind !== "RecordDeclaration")
      continue;
    const sort = item.kind === "Neuro" ? "neuro" : item.kind === "ModuleLet" ? "value" : "record";
    offers.add(offerOf(site, written, sort), tierOf(site.snapshot, written.path));
  }
}

interface ImportableType {
  readonly name: string;
  readonly id: DefinitionId;
  readonly failure: boolean;
}

/** `isMeant` leaves out what cannot be meant at the place; `place` tells where what is left stands. */
export function offerImportedTypes(
  site: Site,
  offers: Offers,
  isMeant: (type: ImportableType) => boolean,
  place: (type: ImportableType, tier: Tier) => Tier = (_, tier) => tier,
): void {
  const isFree = freeAt(site, []);
  const { failures } = site.snapshot.program;
  for (const { name, definition, importing, tier } of exportsOfOthers(site, isFree)) {
    const { id } = definition;
    const type = { name, id, failure: failures.has(id) };
    if (isMeant(type)) offerType(site, offers, name, definition, place(type, tier), { importing });
  }
  for (const written of unseen(site, isFree)) {
    const { item, name, path, raised } = written;
    const isType =
      item.kind === "RecordDeclaration" ||
      item.kind === "SumDeclaration" ||
      item.kind === "AliasDeclaration" ||
      item.kind === "OpaqueDeclaration";
    const type = { name, id: `${path}#${name}`, failure: raised };
    if (isType && isMeant(type))
      offers.add(offerOf(site, written, "type"), place(type, tierOf(site.snapshot, path)));
  }
}

function unseen({ snapshot }: Site, isFree: Free): readonly Written[] {
  const packages = [...snapshot.packages].flatMap(([path, specifier]) =>
    snapshot.module(path) === undefined
      ? exportedItems(snapshot, path).map((each) => ({ ...each, specifier }))
      : [],
  );
  return [...namesOfLibrary(snapshot), ...packages].filter(({ name }) => isFree(name));
}

function offerOf({ snapshot }: Site, written: Written, sort: Offer["sort"]): Offer {
  const { name, path, item, specifier = path } = written;
  const source = snapshot.written(path)?.source.text;
  const signature =
    item.kind === "Neuro" ? source?.slice(item.signature.start, item.signature.end) : undefined;
  return {
    label: name,
    sort,
    from: specifier,
    ...(signature === undefined ? {} : { signature: signature.replace(/\s+/g, " ").trimEnd() }),
    about: aboutOf(written),
    importing: importingOf(written),
  };
}

function aboutOf({ name, path }: Written): About {
  return { kind: "definition", id: `${path}#${name}` };
}

function importingOf({ name, path, specifier }: Written): Importing {
  return { name, path, ...(specifier === undefined ? {} : { specifier }) };
}
