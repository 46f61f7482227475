/** Where a name stands that a check of the project does not see: in lines with a slip, and in documentation. */

import { namesIn } from "@neuro-lang/checker";
import { writtenOffset } from "@neuro-lang/compiler";
import type { TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { brokenNameAt, mayBeName } from "../broken.ts";
import { mentionsIn } from "../mentions.ts";
import { specifierFor } from "../imports.ts";
import { declarationOf, keyOf, type Referent } from "../referents.ts";
import { moduleOf, type Snapshot } from "../snapshot.ts";
import type { Renaming } from "./rename-clashes.ts";
import { editsIn, type Renamed } from "./rename-edits.ts";
import { RenameError } from "./rename-error.ts";

/** In parts that cannot be read. Throws a RenameError where nobody can tell whether it is the name. */
export function editsInBrokenLines(
  snapshot: Snapshot,
  path: string,
  file: string,
  { keys, old, newName }: Renamed,
  referent: Referent,
): readonly TextEdit[] {
  const { text } = snapshot.module(file)!.source;
  const read = new Set(mentionsIn(snapshot, file).map(({ start }) => start));
  return placesOf(text, old).flatMap((start) => {
    if (read.has(start) || !mayBeName(snapshot, file, start)) return [];
    const found = brokenNameAt(snapshot, file, start);
    if (found === undefined) {
      if (maySee(snapshot, file, start, old, referent)) refuse(snapshot, path, file, start, old);
      return [];
    }
    return keys.includes(keyOf(found.referent))
      ? [{ span: { file, start, end: start + old.length }, newText: newName }]
      : [];
  });
}

/** Where a word stands by itself. */
function placesOf(text: string, word: string): readonly number[] {
  const isPart = (character: string | undefined): boolean =>
    character !== undefined && /[\p{L}\p{N}_]/u.test(character);
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) places.push(at);
  return places;
}

/** True if the name would stand for it there. What stands behind a point may be anything. */
function maySee(
  snapshot: Snapshot,
  file: string,
  offset: number,
  name: string,
  referent: Referent,
): boolean {
  if (referent.kind === "definition") {
    const entity = namesIn(snapshot.program, file).get(name);
    return entity?.kind === "definition" && entity.id === referent.id;
  }
  if (referent.kind !== "local" && referent.kind !== "parameter") return false;
  const place = declarationOf(snapshot, referent);
  const item = snapshot
    .module(file)!
    .tree.items.find(({ start, end }) => start <= offset && offset < end);
  return (
    item !== undefined && place !== undefined && item.start <= place.start && place.start < item.end
  );
}

function refuse(
  snapshot: Snapshot,
  path: string,
  file: string,
  start: number,
  name: string,
): never {
  const line = snapshot.module(file)!.source.position(start).line + 1;
  const where = file === path ? `line ${line}` : `line ${line} of \`${specifierFor(path, file)}\``;
  throw new RenameError(
    `\`${name}\` stands in ${where}, which cannot be read as it is: mend that first, so that it is renamed there, too.`,
  );
}

/** `/// name: who is greeted` says what a parameter is for. */
export function editsInNotes(
  snapshot: Snapshot,
  { neuro, name }: Extract<Referent, { kind: "parameter" }>,
  newName: string,
): readonly TextEdit[] {
  const file = moduleOf(neuro);
  const item = snapshot.item(neuro);
  const module = snapshot.module(file);
  if (module === undefined || item?.kind !== "Neuro") return [];
  let inExample = false;
  return documentationOf(module.tree, item).flatMap(({ start, text }) => {
    if (/^\/\/\/\s*```/.test(text)) inExample = !inExample;
    const match = inExample ? null : /^(\/\/\/\s*(?:[-*]\s+)?`?)(\w+)`?:/.exec(text);
    if (match?.[2] !== name) return [];
    const at = start + match[1]!.length;
    return [{ span: { file, start: at, end: at + name.length }, newText: newName }];
  });
}

function documentationOf({ comments, items }: tree.Module, item: tree.Neuro) {
  const previous = items[items.indexOf(item) - 1];
  return comments.filter(
    ({ kind, start, end }) =>
      kind === "documentation" && start >= (previous?.end ?? 0) && end <= item.name.start,
  );
}

/** False if no documentation has the word: then its examples have not to be checked. */
export function isInDocumentation(snapshot: Snapshot, word: string): boolean {
  return snapshot.program.modules
    .values()
    .some(
      ({ path, tree: { comments } }) =>
        snapshot.isOwn(path) &&
        comments.some(
          ({ kind, text }) => kind.endsWith("documentation") && placesOf(text, word).length > 0,
        ),
    );
}

/** In the examples of documentation; `withExamples` is the project with them as tests. */
export function editsInExamples(
  withExamples: Snapshot,
  { renamed, edits }: Renaming,
): readonly TextEdit[] {
  if (renamed === undefined) return [];
  const known = new Set(edits.map(({ span }) => `${span.file}:${span.start}`));
  const files = [...withExamples.program.modules.keys()].filter((file) => withExamples.isOwn(file));
  return editsIn(withExamples, files, renamed).flatMap(({ span, newText }) => {
    const { source } = withExamples.module(span.file)!;
    const start = writtenOffset(source, span.start);
    if (start === undefined || known.has(`${span.file}:${start}`)) return [];
    return [{ span: { ...span, start, end: start + span.end - span.start }, newText }];
  });
}
