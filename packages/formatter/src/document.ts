/** The document algebra that the rules are written in: Prettier's, by the names used here. */

import { builders, utils } from "prettier/doc";

export type Doc = builders.Doc;

export const {
  breakParent,
  conditionalGroup,
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  lineSuffix,
  softline,
} = builders;

export const { willBreak } = utils;

/** Text that keeps its own line breaks, whatever the indentation around it is. */
export function literalText(text: string): Doc {
  if (!text.includes("\n")) return text;
  return join(builders.literallineWithoutBreakParent, text.split("\n"));
}
