/** What is offered in a fixture, as lines of text. */

import { completions, type RankedOffer } from "../src/index.ts";
import { Fixture } from "./fixture.ts";

/** In the order in which an editor shows them. */
export function offersAt(fixture: Fixture, mark = ""): readonly RankedOffer[] {
  const { path, offset } = fixture.mark(mark);
  return completions(fixture.workspace.snapshot(path), path, offset).offers.toSorted(
    (a, b) =>
      (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0) || a.label.localeCompare(b.label, "en"),
  );
}
