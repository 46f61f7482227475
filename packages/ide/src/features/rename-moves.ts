/** Places and things before a rename, found again after it. */

import type { Span, TextEdit } from "@neuro-lang/diagnostics";
import { declarationOf, keyOf, type Referent } from "../referents.ts";
import type { Snapshot } from "../snapshot.ts";

/** Where places of the texts before are in those after. */
export class Moves {
  readonly #files: ReadonlyMap<string, MovesInFile>;

  constructor(edits: readonly TextEdit[]) {
    const byFile = Map.groupBy(edits, ({ span }) => span.file);
    this.#files = new Map([...byFile].map(([file, own]) => [file, new MovesInFile(own)]));
  }

  of(file: string, start: number): number {
    return start + (this.#files.get(file)?.before(start) ?? 0);
  }

  /** Of the variable in `{ subject }`, which may have become `{ subject: topic }`. */
  ofVariable(file: string, start: number): number {
    const colon = this.#files.get(file)?.texts.get(start)?.indexOf(": ") ?? -1;
    return this.of(file, start) + (colon === -1 ? 0 : colon + 2);
  }

  /** Of a place in the texts after. */
  isEdited({ file, start, end }: Span): boolean {
    const starts = this.#files.get(file)?.texts.keys().toArray() ?? [];
    return starts.some((each) => start <= this.of(file, each) && this.of(file, each) <= end);
  }

  /** The same for the same thing before and after: names change, declarations only move. */
  keyBefore(snapshot: Snapshot, referent: Referent): string {
    const place = declarationOf(snapshot, referent);
    if (place === undefined) return keyOf(referent);
    const isVariable = referent.kind === "local";
    const start = isVariable
      ? this.ofVariable(place.file, place.start)
      : this.of(place.file, place.start);
    return keyAt(referent, { ...place, start });
  }
}

/** A name may be mentioned thousands of times: places are looked up, not counted. */
class MovesInFile {
  /** What is written, by where it stood. */
  readonly texts: ReadonlyMap<number, string>;
  readonly #starts: readonly number[];
  /** By how much what stands behind each start moves. */
  readonly #moves: readonly number[];

  constructor(edits: readonly TextEdit[]) {
    const ordered = edits.toSorted((a, b) => a.span.start - b.span.start);
    this.texts = new Map(ordered.map(({ span, newText }) => [span.start, newText]));
    this.#starts = ordered.map(({ span }) => span.start);
    let moved = 0;
    this.#moves = ordered.map(
      ({ span, newText }) => (moved += newText.length - (span.end - span.start)),
    );
  }

  /** By how much the edits before a place move it. */
  before(place: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return this.#moves[low - 1] ?? 0;
  }
}

/** Like `keyBefore`, in the texts after. */
export function keyAfter(snapshot: Snapshot, referent: Referent): string {
  const place = declarationOf(snapshot, referent);
  return place === undefined ? keyOf(referent) : keyAt(referent, place);
}

/** A module is declared at its start, as the first of its items may be. */
function keyAt({ kind }: Referent, { file, start }: Span): string {
  return kind === "module" ? file : `${file}:${start}`;
}
