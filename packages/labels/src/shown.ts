/** What a module shows to others of labels, so that a later check can tell whether those have to be looked at again. */

import type { CheckedModule, DefinitionId } from "@neuro-lang/checker";
import type { Span } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { RowsNoted } from "./inferred.ts";
import type { Label } from "./label.ts";

/** What a neuro does that no signature says, as plain data: it is kept of bodies that are not looked at again. */
export interface Unsaid {
  /** Where providers that it gives may note what its row variables do. */
  readonly rowsNoted: RowsNoted;
  /** It comes to take labels off. */
  readonly taking: Taking | undefined;
}

export interface Taking {
  /** With the label parameters that decide it. */
  readonly label: Label;
  /** From what takes the label off on. */
  readonly steps: readonly { readonly what: string; readonly span: Span }[];
}

/**
 * Signatures, types and values as they are written, and what is not: if none of that changes, no label elsewhere does, and no way
 * of an error.
 */
export function shownOf(
  { source, tree: { items } }: CheckedModule,
  unsaid: readonly (readonly [DefinitionId, Unsaid])[],
): string {
  const written = items.flatMap((item) => {
    const span = spanShown(item);
    return span === undefined ? [] : [source.text.slice(span.start, span.end)];
  });
  return JSON.stringify([written, unsaid]);
}

function spanShown(item: tree.Item): { readonly start: number; readonly end: number } | undefined {
  switch (item.kind) {
    case "Neuro":
      return { start: item.name.start, end: item.signature.end };
    case "RecordDeclaration":
    case "SumDeclaration":
    case "AliasDeclaration":
    case "OpaqueDeclaration":
    // What is not written of a value's labels is what it is made of.
    case "ModuleLet":
      return item;
    default:
      return undefined;
  }
}
