/** A declaration moves to a module of its own, or to one that it has to do with; imports follow on all sides. */

import type { CheckedModule } from "@neuro-lang/checker";
import { SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import { format } from "@neuro-lang/formatter";
import type * as tree from "@neuro-lang/parser";
import { importsOf, specifierFor, specifierOf } from "../imports.ts";
import { mentionsOf } from "../mentions.ts";
import { keyOf } from "../referents.ts";
import { importChanges, importLines, type WantedName } from "../rewriting/import-changes.ts";
import { itemAround } from "../rewriting/item-places.ts";
import { type Leaving, leavingOf } from "../rewriting/leaving.ts";
import { isOn } from "../rewriting/selection.ts";
import type { Snapshot } from "../snapshot.ts";
import { type Action, type ActionContext, type CodeAction, replace } from "./action.ts";
import { wordOf } from "./export-declaration.ts";
import { freshAmong, namesIn } from "./fresh-name.ts";

/** More places than this are no help. */
const mostPlaces = 4;

type Movable =
  | tree.Neuro
  | tree.ModuleLet
  | tree.RecordDeclaration
  | tree.SumDeclaration
  | tree.AliasDeclaration;

const movable: ReadonlySet<string> = new Set([
  "Neuro",
  "ModuleLet",
  "RecordDeclaration",
  "SumDeclaration",
  "AliasDeclaration",
]);

export const moveDeclaration: Action = {
  name: "move-declaration",
  find(context) {
    const item = itemAround(context);
    if (item === undefined || !isMovable(item)) return [];
    const isHere = isOn(context, wordOf(context, item), item.name.end);
    if (!isHere || !hasMore(context, item)) return [];
    const leaving = leavingOf(context, item);
    if (leaving === undefined) return [];
    const places = acquaintances(context, leaving).slice(0, mostPlaces);
    return [
      ...moved(context, leaving, toNewModule(context, leaving)),
      ...places.flatMap((target) => moved(context, leaving, toModule(context, target, leaving))),
    ];
  },
};

/** What is bound to its module is not: an entry point, foreign code beside it, what a policy trusts there. */
function isMovable(item: tree.Item): item is Movable {
  if (item.kind !== "Neuro") return movable.has(item.kind);
  const { form, extern, name, signature } = item;
  const isTrusted = signature.declassifies.length > 0;
  return form === "neuro" && !extern && !isTrusted && name.text !== "main";
}

/** A module of which nothing is left is better renamed. */
function hasMore({ module }: ActionContext, item: tree.Item): boolean {
  return module.tree.items.some((each) => each !== item && "name" in each && each.kind !== "Test");
}

/** A place that a declaration can go to. */
interface Destination {
  readonly path: string;
  /** As the title says it. */
  readonly title: string;
  /** Edits there; undefined if it does not fit in. */
  readonly arrival: readonly TextEdit[] | undefined;
}

function moved(
  context: ActionContext,
  leaving: Leaving,
  { path, title, arrival }: Destination,
): readonly CodeAction[] {
  const { name, isMissed, unneeded } = leaving;
  const wanted: WantedName = { text: name, path, specifier: undefined };
  const staying = importChanges(context.module, unneeded, isMissed ? [wanted] : []);
  const elsewhere = changesElsewhere(context, leaving, path);
  if (arrival === undefined || staying === undefined || elsewhere === undefined) return [];
  const edits = [
    ...withDeparture(context, leaving, staying),
    ...leaving.exports,
    ...arrival,
    ...elsewhere,
  ];
  return [{ title: `Move \`${name}\` to ${title}`, kind: "refactor.move", edits }];
}

/** With the blank lines behind it, or those before it if it is the last one. */
function departure(context: ActionContext, { range }: Leaving): TextEdit {
  const { text } = context.source;
  const behind = /^(?:\r?\n)*/.exec(text.slice(range.end))![0].length;
  const isLast = range.end + behind === text.length;
  const start = isLast ? text.slice(0, range.start).trimEnd().length : range.start;
  return replace(context, { start, end: range.end + behind }, isLast ? "\n" : "");
}

/** Imports that come where the declaration began are one edit with its going. */
function withDeparture(
  context: ActionContext,
  leaving: Leaving,
  imports: readonly TextEdit[],
): readonly TextEdit[] {
  const { span, newText } = departure(context, leaving);
  const isThere = (edit: TextEdit): boolean => edit.span.start === span.start;
  const here = imports.filter(isThere).map((edit) => edit.newText);
  return [{ span, newText: here.join("") + newText }, ...imports.filter((edit) => !isThere(edit))];
}

function toNewModule(
  { snapshot, path }: ActionContext,
  { name, text, needs }: Leaving,
): Destination {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const taken = new Set(
    [...snapshot.program.modules.keys(), ...snapshot.unreadable.keys()].map((each) =>
      each.replace(/\.neuro$/, ""),
    ),
  );
  const fresh = `${freshAmong(taken, folder + inKebabCase(name))}.neuro`;
  const imports = importLines(fresh, [...needs.values()]);
  const written = `${[imports, text].filter((part) => part !== "").join("\n\n")}\n`;
  const newText = format(new SourceFile(fresh, written)).text ?? written;
  return {
    path: fresh,
    title: `the new module \`${specifierFor(path, fresh)}\``,
    arrival: [{ span: { file: fresh, start: 0, end: 0 }, newText }],
  };
}

function inKebabCase(name: string): string {
  return name.replaceAll(/(?<=[\p{Ll}\p{N}])\p{Lu}/gu, (letter) => `-${letter}`).toLowerCase();
}

/** Modules that speak of it, and those that it speaks of. */
function acquaintances({ snapshot, path }: ActionContext, { id, needs }: Leaving): CheckedModule[] {
  const spoken = new Set([...needs.values()].map((need) => need.path));
  return ownModules(snapshot).filter(
    (module) => module.path !== path && (spoken.has(module.path) || speaksOf(snapshot, module, id)),
  );
}

/** Where neuros and types may stand. */
function ownModules(snapshot: Snapshot): CheckedModule[] {
  return [...snapshot.program.modules.values()].filter(
    ({ path }) => snapshot.isOwn(path) && !path.endsWith("/policy.neuro"),
  );
}

function speaksOf(snapshot: Snapshot, { path }: CheckedModule, id: Leaving["id"]): boolean {
  return mentionsOf(snapshot, path, keyOf({ kind: "definition", id })).length > 0;
}

function toModule(context: ActionContext, target: CheckedModule, leaving: Leaving): Destination {
  const title = `\`${specifierFor(context.path, target.path)}\``;
  return { path: target.path, title, arrival: arrivalIn(context, target, leaving) };
}

function arrivalIn(
  { path }: ActionContext,
  target: CheckedModule,
  { name, text, needs }: Leaving,
): readonly TextEdit[] | undefined {
  const known = new Map<string, string | undefined>();
  for (const own of target.definitions.keys()) known.set(own, `${target.path} ${own}`);
  for (const item of importsOf(target)) {
    const from = target.imports.get(specifierOf(item));
    if (item.namespace !== undefined) known.set(item.namespace.text, `${from} *`);
    for (const { as, name: each } of item.names)
      known.set((as ?? each).text, `${from} ${each.text}`);
  }
  // It may have been imported from where it comes from.
  const isAwaited = known.get(name) === `${path} ${name}`;
  const isTaken = known.has(name) && !isAwaited;
  const missing = [...needs].filter(([local]) => !known.has(local));
  const isOther = [...needs].some(
    ([local, need]) =>
      known.has(local) && known.get(local) !== `${need.path} ${need.text.split(" ")[0]}`,
  );
  const added = [...(isAwaited ? [] : [name]), ...missing.map(([local]) => local)];
  const variables = new Set(target.tree.items.flatMap((item) => [...namesIn(item)]));
  const isHiding = added.some((each) => variables.has(each));
  if (isTaken || isOther || isHiding) return undefined;
  const imports = importChanges(
    target,
    new Set(isAwaited ? [name] : []),
    missing.map(([, need]) => need),
  );
  const at = target.source.text.trimEnd().length;
  const span = { file: target.path, start: at, end: at };
  return imports && [...imports, { span, newText: `\n\n${text}` }];
}

/** Whoever imports it does so from its new place; undefined if somebody has it in another way. */
function changesElsewhere(
  { snapshot, path }: ActionContext,
  { id, name }: Leaving,
  target: string,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const module of ownModules(snapshot)) {
    if (module.path === path || module.path === target) continue;
    if (!speaksOf(snapshot, module, id)) continue;
    const isFromHere = (item: tree.Import | tree.Reexport): boolean =>
      module.imports.get(specifierOf(item)) === path;
    const imported = importsOf(module)
      .filter(isFromHere)
      .flatMap(({ names }) => names)
      .find((each) => each.name.text === name);
    const isPassedOn = module.tree.items.some(
      (item) =>
        (item.kind === "Reexport" && isFromHere(item)) ||
        (item.kind === "Import" && item.namespace !== undefined && isFromHere(item)),
    );
    if (imported === undefined || isPassedOn) return undefined;
    const text = imported.as === undefined ? name : `${name} as ${imported.as.text}`;
    const gone = new Set([(imported.as ?? imported.name).text]);
    const changes = importChanges(module, gone, [{ text, path: target, specifier: undefined }]);
    if (changes === undefined) return undefined;
    edits.push(...changes);
  }
  return edits;
}
