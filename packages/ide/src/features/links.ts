/** What in a text leads somewhere: imports to modules, codes of problems to their pages, addresses in comments. */

import { mentionsIn } from "../mentions.ts";
import type { Snapshot } from "../snapshot.ts";

export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly to:
    | { readonly kind: "module"; readonly path: string }
    | { readonly kind: "problem"; readonly code: string }
    | { readonly kind: "address"; readonly address: string };
}

/** `P0301`, or an address up to what can only end a sentence. */
const inComments = /\bP\d{4}\b|https?:\/\/[^\s<>"'`)\]}]*[^\s<>"'`)\]}.,;:!?]/g;

export function textLinks(snapshot: Snapshot, path: string): readonly TextLink[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const { text } = module.source;
  const imports = mentionsIn(snapshot, path).flatMap(({ start, end, referent }): TextLink[] =>
    referent.kind === "module" && text[start] === '"'
      ? [{ start: start + 1, end: end - 1, to: { kind: "module", path: referent.path } }]
      : [],
  );
  const comments = module.tree.comments.flatMap((comment) =>
    [...comment.text.matchAll(inComments)].map(({ 0: found, index }): TextLink => ({
      start: comment.start + index,
      end: comment.start + index + found.length,
      to: found.startsWith("http")
        ? { kind: "address", address: found }
        : { kind: "problem", code: found },
    })),
  );
  return [...imports, ...comments].toSorted((a, b) => a.start - b.start);
}
