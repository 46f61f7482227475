/**
 * How well completion guesses what people wrote: at names of the examples, with the first letters or only the point before them.
 * Prints the share of names that are offered, and that are offered near the top; the floors are a little below what was measured.
 */

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completions, type Mention, type Workspace } from "../src/index.ts";
import { mentionsIn } from "../src/mentions.ts";
import { Fixture } from "./fixture.ts";

const root = new URL("../../../examples/", import.meta.url);
const examples = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [projectOf(entry.name)] : [],
);

function projectOf(folder: string): Fixture {
  const files = readdirSync(new URL(`${folder}/`, root)).filter((name) =>
    /^\w.*\.neuro$/.test(name),
  );
  return new Fixture(
    files
      .map((name) => `=== ${name}\n${readFileSync(new URL(`${folder}/${name}`, root), "utf8")}`)
      .join(""),
  );
}

interface Place {
  readonly workspace: Workspace;
  readonly path: string;
  readonly text: string;
  readonly name: string;
  readonly start: number;
  /** How many letters are there already; none behind a point. */
  readonly letters: number;
}

function placesOf({ workspace, texts }: Fixture): readonly Place[] {
  return [...texts].flatMap(([path, text]) =>
    mentionsIn(workspace.snapshot(path), path)
      .filter((mention) => isWrittenFromMemory(mention, text))
      .map(({ start, end }) => {
        const letters = /[^.]\.$/.test(text.slice(0, start)) ? 0 : 1;
        return { workspace, path, text, name: text.slice(start, end), start, letters };
      }),
  );
}

/** Not a name that is made up there, and one that is one word of more than a letter. */
function isWrittenFromMemory(
  { role, alias, referent, start, end }: Mention,
  text: string,
): boolean {
  if (role === "declaration" || referent.kind === "module") return false;
  if (role === "import" && alias === true) return false;
  return /^[\p{L}_][\p{L}\p{N}_]+$/u.test(text.slice(start, end));
}

/** The place among what an editor shows, or -1. */
function placeAmongOffers({ workspace, path, name, start, letters }: Place): number {
  const { offers } = completions(workspace.snapshot(path), path, start + letters);
  const typed = name.slice(0, letters).toLowerCase();
  return offers
    .filter(({ label, filter }) => (filter ?? label).toLowerCase().startsWith(typed))
    .toSorted((a, b) => {
      const [first, second] = [`${a.rank} ${a.label}`, `${b.rank} ${b.label}`];
      return first < second ? -1 : first > second ? 1 : 0;
    })
    .findIndex(({ label, filter }) => label === name || filter === name);
}

interface Score {
  readonly offered: number;
  readonly among20: number;
  readonly among5: number;
}

function score(what: string, places: readonly number[]): Score {
  const share = (most: number): number =>
    places.filter((place) => place >= 0 && place < most).length / places.length;
  const found = { offered: share(Infinity), among20: share(20), among5: share(5) };
  const shown = Object.entries(found).map(([name, part]) => `${name} ${(part * 100).toFixed(1)} %`);
  console.log(`${what}: ${places.length} names, ${shown.join(", ")}`);
  return found;
}

function every<T>(items: readonly T[], step: number): readonly T[] {
  return items.filter((_, index) => index % step === 0);
}

const all = examples.flatMap(placesOf);
const dotted = all.filter(({ letters }) => letters === 0);
const named = all.filter(({ letters }) => letters > 0);

test("names, in programs that are whole", () => {
  const letter = score("behind a letter", every(named, 4).map(placeAmongOffers));
  expect(letter).toMatchObject({ offered: 1, among20: 1 });
  expect(letter.among5).toBeGreaterThan(0.99);
  const dot = score("behind a point", every(dotted, 2).map(placeAmongOffers));
  expect(dot.offered).toBe(1);
  expect(dot.among20).toBeGreaterThan(0.9);
  expect(dot.among5).toBeGreaterThan(0.7);
}, 120_000);

/** The same while the line is being written: nothing stands behind the place on it. */
test("names, on lines that end there", () => {
  const placed = (place: Place): number => {
    const { workspace, path, text, start, letters } = place;
    const end = text.indexOf("\n", start);
    workspace.edit(path, text.slice(0, start + letters) + text.slice(end));
    const found = placeAmongOffers(place);
    workspace.edit(path, text);
    return found;
  };
  const letter = score("behind a letter, at the end", every(named, 24).map(placed));
  expect(letter.offered).toBeGreaterThan(0.98);
  expect(letter.among5).toBeGreaterThan(0.95);
  const dot = score("behind a point, at the end", every(dotted, 6).map(placed));
  expect(dot.offered).toBe(1);
  expect(dot.among20).toBeGreaterThan(0.8);
}, 120_000);
