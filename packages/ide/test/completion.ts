/** What is offered at a mark of a fixture, and how tests say it. */

import { expect, test } from "vitest";
import { completions, type RankedOffer, type Snapshot } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

/** Checks module after module, so that the library is checked once. */
const { workspace } = new Fixture("");

/** What is known of the program that a fixture is. */
export function snapshotOf(fixture: Fixture): Snapshot {
  const [[path, text] = [], second] = fixture.texts;
  if (path === undefined || text === undefined || second !== undefined)
    return fixture.workspace.snapshot(fixture.mark().path);
  workspace.edit(path, text);
  return workspace.snapshot(path);
}

/** In the order in which an editor shows them. */
function offersAt(fixture: Fixture): readonly RankedOffer[] {
  const { path, offset } = fixture.mark();
  return completions(snapshotOf(fixture), path, offset).offers.toSorted(
    (a, b) =>
      (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0) || a.label.localeCompare(b.label, "en"),
  );
}

/** Where each label stands, to be compared as text. */
export function ranksAt(text: string): ReadonlyMap<string, string> {
  return new Map(offersAt(new Fixture(text)).map(({ label, rank }) => [label, rank]));
}

/** What a case is about, a text with a mark, and what is offered: `first second … somewhere !nowhere`, with `_` for a space. */
export type Case = readonly [title: string, text: string, offered: string];

/** Texts of cases stand in a module that `around` makes of them. */
export function cases(around: (text: string) => string, table: readonly Case[]): void {
  test.each(table)("%s: %s", (_, text, offered) => {
    const labels = offersAt(new Fixture(around(text))).map(({ label }) =>
      label.replaceAll(" ", "_"),
    );
    const [start = "", rest = ""] = offered.split("…");
    const words = (list: string): string[] => list.split(" ").filter((word) => word !== "");
    const first = words(start).filter((word) => !word.startsWith("!"));
    const absent = [...words(start), ...words(rest)].filter((word) => word.startsWith("!"));
    const others = words(rest).filter((word) => !word.startsWith("!"));
    expect(labels.slice(0, first.length)).toEqual(first);
    if (!offered.includes("…") && absent.length === 0) expect(labels).toEqual(first);
    expect(others.filter((label) => !labels.includes(label))).toEqual([]);
    expect(labels.filter((label) => absent.includes(`!${label}`))).toEqual([]);
  });
}
