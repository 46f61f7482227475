/** Another name for what stands at an offset, everywhere in the project. */

import { words } from "@neuro-lang/parser";
import type { TextEdit } from "@neuro-lang/diagnostics";
import { type Mention, mentionAt, mentionsIn, mentionsOf } from "../mentions.ts";
import { declarationOf, keyOf, type Referent } from "../referents.ts";
import type { Snapshot } from "../snapshot.ts";
import { modulesThatMayName } from "./navigation.ts";
import type { Renaming } from "./rename-clashes.ts";
import { RenameError } from "./rename-error.ts";
import { editsIn } from "./rename-edits.ts";
import { editsInBrokenLines, editsInNotes } from "./rename-unseen.ts";

export interface Renameable {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The name at an offset. Throws a RenameError if it is not for this project to change. */
export function prepareRename(snapshot: Snapshot, path: string, offset: number): Renameable {
  const { start, end } = renamed(snapshot, path, offset);
  return { start, end, name: snapshot.module(path)!.source.text.slice(start, end) };
}

function renamed(snapshot: Snapshot, path: string, offset: number): Mention {
  const mention = mentionAt(snapshot, path, offset);
  if (mention === undefined) throw new RenameError("There is no name here that could be changed.");
  const { referent } = mention;
  if (referent.kind === "module")
    throw new RenameError("Rename the file instead: imports of it are changed along.");
  const place = declarationOf(snapshot, referent);
  if (place === undefined) throw new RenameError("The language itself gives this name.");
  if (snapshot.library.has(place.file))
    throw new RenameError(`The standard library gives this name, in \`${place.file}\`.`);
  if (place.file.includes("/node_modules/"))
    throw new RenameError("A package gives this name; it is not part of this project.");
  if (isEntryPoint(snapshot, referent))
    throw new RenameError(
      "A program begins with the neuro that is called `main`: under another name nothing would run it.",
    );
  return mention;
}

function isEntryPoint(snapshot: Snapshot, referent: Referent): boolean {
  return (
    referent.kind === "definition" &&
    referent.id.endsWith("#main") &&
    snapshot.item(referent.id)?.kind === "Neuro"
  );
}

/**
 * What a rename would change, whether the name is free or not. Throws a RenameError for a name that cannot be written there.
 */
export function renaming(
  snapshot: Snapshot,
  path: string,
  offset: number,
  newName: string,
): Renaming {
  const mention = renamed(snapshot, path, offset);
  const old = snapshot.module(path)!.source.text.slice(mention.start, mention.end);
  refuseUnusable(old, newName);
  if (mention.alias === true) {
    const edits = aliasEdits(snapshot, path, mention, old, newName);
    return { path, referent: mention.referent, newName, edits };
  }
  const { referent } = mention;
  const files = modulesThatMayName(snapshot, path, referent);
  const name = { keys: keysTogether(snapshot, files, mention), old, newName };
  const edits = [
    ...editsIn(snapshot, files, name),
    ...files.flatMap((file) => editsInBrokenLines(snapshot, path, file, name, referent)),
    ...(referent.kind === "parameter" ? editsInNotes(snapshot, referent, newName) : []),
  ];
  return { path, referent, newName, edits, renamed: name };
}

/** What has to have one name: a field and, where it is read of any of several variants, theirs. */
function keysTogether(
  snapshot: Snapshot,
  files: readonly string[],
  mention: Mention,
): readonly string[] {
  const shared = files.flatMap((file) =>
    mentionsIn(snapshot, file).flatMap(({ referent, alike }) =>
      alike === undefined ? [] : [[referent, ...alike].map(keyOf)],
    ),
  );
  const keys = new Set([mention.referent, ...(mention.alike ?? [])].map(keyOf));
  // The set grows while it is walked.
  for (const key of keys)
    for (const group of shared) if (group.includes(key)) for (const other of group) keys.add(other);
  return [...keys];
}

/** The other name of an import is known in its module only. */
function aliasEdits(
  snapshot: Snapshot,
  path: string,
  { referent }: Mention,
  old: string,
  newName: string,
): readonly TextEdit[] {
  const { text } = snapshot.module(path)!.source;
  return mentionsOf(snapshot, path, keyOf(referent))
    .filter(({ alias, start, end }) => alias === true && text.slice(start, end) === old)
    .map(({ start, end }) => ({ span: { file: path, start, end }, newText: newName }));
}

function refuseUnusable(old: string, newName: string): void {
  const isUpper = /^\p{Lu}/u.test(old);
  const fits = isUpper ? /^\p{Lu}[\p{L}\p{N}_]*$/u : /^[\p{Ll}_][\p{L}\p{N}_]*$/u;
  if (!fits.test(newName))
    throw new RenameError(
      isUpper
        ? `\`${newName}\` is no name of a type: those begin with an upper-case letter.`
        : `\`${newName}\` is no name: names begin with a lower-case letter and have letters, digits and \`_\`.`,
    );
  if (words.has(newName)) throw new RenameError(`\`${newName}\` is a word of the language.`);
}
