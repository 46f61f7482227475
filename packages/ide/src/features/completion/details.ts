/** What an editor asks of one offer when a person looks at it: its declaration, its documentation, and the import that it needs. */

import type { TextEdit } from "@neuro-lang/diagnostics";
import { type Description, describe } from "../../describe.ts";
import { importEdit } from "../../imports.ts";
import type { Snapshot } from "../../snapshot.ts";
import type { About, Importing } from "./offers.ts";

export interface OfferDetails {
  readonly description: Description | undefined;
  readonly edits: readonly TextEdit[];
}

export function offerDetails(
  snapshot: Snapshot,
  path: string,
  about: About | undefined,
  importing: Importing | undefined,
): OfferDetails {
  const module = snapshot.module(path);
  return {
    description: about && descriptionOf(snapshot, about),
    edits:
      module === undefined || importing === undefined
        ? []
        : [importEdit(module, importing.name, importing.path, importing.specifier)],
  };
}

function descriptionOf(snapshot: Snapshot, about: About): Description | undefined {
  return about.kind === "words"
    ? { code: "", documentation: about.words }
    : describe(snapshot, about);
}
