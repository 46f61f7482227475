/**
 * Whether a new name is free: the texts as they would be are checked again, and every name in them has to mean what it meant.
 * A rename moves nothing to another line, so that the lines that are told are those of both texts.
 */

import { namesIn } from "@neuro-lang/checker";
import type { Problem, Span, TextEdit } from "@neuro-lang/diagnostics";
import { specifierFor } from "../imports.ts";
import { type Mention, mentionsIn, referentsOf } from "../mentions.ts";
import { declarationOf, type Referent } from "../referents.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Renamed } from "./rename-edits.ts";
import { RenameError } from "./rename-error.ts";
import { keyAfter, Moves } from "./rename-moves.ts";

/** A rename with what it would change. */
export interface Renaming {
  /** Where it was asked for. */
  readonly path: string;
  readonly referent: Referent;
  readonly newName: string;
  readonly edits: readonly TextEdit[];
  /** Undefined of the other name of an import, which nothing else has. */
  readonly renamed?: Renamed;
}

/** Throws a RenameError that says what has the name, and where. */
export function refuseClashes(before: Snapshot, after: Snapshot, renaming: Renaming): void {
  const moves = new Moves(renaming.edits);
  const why =
    clashWithPrelude(before, renaming) ??
    changedMeaning(before, after, renaming, moves) ??
    newProblem(before, after, renaming, moves);
  if (why !== undefined) throw new RenameError(why);
}

/** What nobody mentions in a module changes nothing there, but a second `print` would mislead whoever writes on. */
function clashWithPrelude(
  before: Snapshot,
  { referent, newName, edits }: Renaming,
): string | undefined {
  if (referent.kind !== "definition") return undefined;
  const prelude = `neuro:prelude#${newName}`;
  const files = new Set(edits.map(({ span }) => span.file));
  const isThere = files.values().some((file) => {
    const entity = namesIn(before.program, file).get(newName);
    return entity?.kind === "definition" && entity.id === prelude;
  });
  return isThere ? `\`${newName}\` is taken: \`neuro:prelude\` has it.` : undefined;
}

function changedMeaning(
  before: Snapshot,
  after: Snapshot,
  renaming: Renaming,
  moves: Moves,
): string | undefined {
  const renamed = moves.keyBefore(before, renaming.referent);
  for (const file of before.program.modules.keys()) {
    if (!before.isOwn(file)) continue;
    const found = Map.groupBy(
      mentionsIn(after, file).flatMap((mention) =>
        referentsOf(mention).map((referent) => ({ mention, referent })),
      ),
      ({ mention }) => mention.start,
    );
    for (const mention of mentionsIn(before, file)) {
      for (const referent of referentsOf(mention)) {
        const key = moves.keyBefore(before, referent);
        const start =
          referent === mention.shorthand
            ? moves.ofVariable(file, mention.start)
            : moves.of(file, mention.start);
        const now = found.get(start) ?? [];
        // What means nothing any more is a problem, which says why.
        if (now.length === 0 || now.some((each) => keyAfter(after, each.referent) === key))
          continue;
        const isRenamed = key === renamed;
        const clash = isRenamed
          ? whereDeclared(renaming, after, now[0]!.referent)
          : whereDeclared(renaming, before, referent);
        const place = { file, start, end: start };
        return taken(renaming, clash, effectOf(renaming, after, mention, place, isRenamed));
      }
    }
  }
  return undefined;
}

/** What would come of it at a mention; nothing more is to be said of a declaration. */
function effectOf(
  renaming: Renaming,
  after: Snapshot,
  { role }: Mention,
  place: Span,
  isRenamed: boolean,
): string {
  if (role === "declaration") return "";
  const where = whereIn(renaming, after, place);
  return isRenamed
    ? `, and the name ${where} would mean that one`
    : `, and the name ${where}, which means that one, would mean what you rename`;
}

function taken({ newName }: Renaming, clash: string, effect: string): string {
  return `\`${newName}\` is taken: ${clash}${effect}.`;
}

function whereDeclared(renaming: Renaming, snapshot: Snapshot, referent: Referent): string {
  const place = declarationOf(snapshot, referent);
  if (place === undefined) return "the language has it";
  return `it is declared ${whereIn(renaming, snapshot, place)}`;
}

/** `in line 3`, `in line 3 of \`./shapes\``. */
function whereIn({ path }: Renaming, snapshot: Snapshot, { file, start }: Span): string {
  if (snapshot.library.has(file)) return `in \`${file}\``;
  const line = (snapshot.written(file)?.source.position(start).line ?? 0) + 1;
  return file === path ? `in line ${line}` : `in line ${line} of \`${specifierFor(path, file)}\``;
}

/** Problems that say that a name is declared where it is declared already. */
const repetitions = new Set(["duplicate-name", "shadowed-name"]);

function newProblem(
  before: Snapshot,
  after: Snapshot,
  renaming: Renaming,
  moves: Moves,
): string | undefined {
  const idOf = ({ code, span }: Problem, start: number): string => `${code} ${span.file}:${start}`;
  const known = new Set(
    before.problems.map((problem) =>
      idOf(problem, moves.of(problem.span.file, problem.span.start)),
    ),
  );
  // Whether names are well chosen is not asked here.
  const problem = after.problems.find(
    (each) => each.severity === "error" && !known.has(idOf(each, each.span.start)),
  );
  if (problem === undefined) return undefined;
  const { name, message, span, related } = problem;
  if (repetitions.has(name)) {
    const places = [span, ...related.map((each) => each.span)];
    const other = places.find((place) => !moves.isEdited(place)) ?? span;
    return taken(renaming, `it is declared ${whereIn(renaming, after, other)}`, "");
  }
  return `\`${renaming.newName}\` does not fit ${whereIn(renaming, after, span)}: ${message}`;
}
