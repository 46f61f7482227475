/** The colour of everything in a text, for highlighting where no TextMate grammar is read. */

import type { SourceFile } from "@neuro-lang/diagnostics";
import { parse } from "./parse.ts";
import { scan } from "./scanner.ts";
import { type TokenColour, tokenTable } from "./tokens.ts";
import type * as tree from "./tree/index.ts";
import { type AnyNode, forEachChild } from "./walk.ts";

export interface ColouredToken {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly colour: TokenColour;
}

const colourOf = new Map(tokenTable.map(({ type, colour }) => [type.tokenTypeIdx!, colour]));

/** In order, without overlaps; `module` is the text's own tree, if it is there already. */
export function colouredTokens(
  source: SourceFile,
  module: tree.Module = parse(source).module,
): readonly ColouredToken[] {
  const { tokens, comments } = scan(source.text);
  const names = namesIn(module);
  const found: ColouredToken[] = comments.map(({ start, end }) => ({
    start,
    end,
    colour: "comment",
  }));
  for (let index = 0; index < tokens.length; index++) {
    const start = tokens.starts[index]!;
    const end = tokens.ends[index]!;
    const colour = colourOf.get(tokens.kinds[index]!) ?? "none";
    if (colour === "none" || start === end) continue;
    const named = names.get(start);
    // Only the tree tells whether `memory` names something or declares a memory.
    const isName = named === "attribute" || (named !== undefined && colour.startsWith("keyword"));
    found.push({ start, end, colour: isName ? named : colour });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Where names start; those of attributes have a colour of their own. */
function namesIn(module: tree.Module): ReadonlyMap<number, TokenColour> {
  const names = new Map<number, TokenColour>();
  const visit = (node: AnyNode): void => {
    if (node.kind === "Name" || node.kind === "Identifier") names.set(node.start, "identifier");
    forEachChild(node, visit);
    if (node.kind === "Attribute") names.set(node.name.start, "attribute");
  };
  visit(module);
  return names;
}
