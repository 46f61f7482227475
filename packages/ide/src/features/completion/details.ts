/** What an editor asks of one offer when a person looks at it: its declaration, its documentation, and the import that it needs. */

import type { TextEdit } from "@neuro-lang/diagnostics";
import { type Description, describe } from "../../describe.ts";
import { importEdit } from "../../imports.ts";
import type { Snapshot } from "../../snapshot.ts";
import { meaningOf } from "../../words.ts";
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
  switch (about.kind) {
    case "words":
      return { code: "", documentation: about.words };
    case "word": {
      const meaning = meaningOf(about.word, about.of);
      return meaning && { code: "", documentation: meaning.says, page: meaning.page };
    }
    default:
      return describe(snapshot, about);
  }
}
