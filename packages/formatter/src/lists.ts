/** Lists in brackets and braces: on one line where they fit, otherwise an element a line. */

import type { Block, Node } from "@neuro-lang/parser";
import {
  breakParent,
  group,
  hardline,
  ifBreak,
  indent,
  line,
  softline,
  type Doc,
} from "./document.ts";
import type { Element, Printer } from "./printer.ts";

interface ListShape {
  readonly open: string;
  readonly close: string;
  /** Spaces inside the brackets when the list stands on one line: `{ a }` against `[a]`. */
  readonly padded?: boolean;
  /** Break however short it is: the author did, or the elements ask for it. */
  readonly forced?: boolean;
}

/** A list whose elements are parted by commas, the last one's behind it when it is broken. `end` is the offset of the closer. */
export function commaList<N extends Node>(
  printer: Printer,
  nodes: readonly N[],
  start: number,
  end: number,
  shape: ListShape,
  print: (node: N, index: number) => Doc,
): Doc {
  const { elements, broken } = printer.elements(nodes, start, end, print);
  return bracketed(elements, nodes.length, broken, shape);
}

/** A list whose elements are parted by line breaks, or by commas while they stand on one line. */
export function lineList<N extends Node>(
  printer: Printer,
  nodes: readonly N[],
  start: number,
  end: number,
  shape: ListShape,
  print: (node: N, index: number) => Doc,
): Doc {
  const { elements, broken } = printer.deeper(() => printer.elements(nodes, start, end, print));
  return bracketed(elements, nodes.length, broken, shape, [ifBreak("", ","), line], "");
}

/** The elements of a list, parted by commas unless told otherwise; those behind the first `count` are comments. */
export function bracketed(
  elements: readonly Element[],
  count: number,
  broken: boolean,
  shape: ListShape,
  separator: Doc = [",", line],
  last: Doc = ifBreak(","),
): Doc {
  const { open, close, padded = false, forced = false } = shape;
  if (elements.length === 0) return open + close;
  const edge = padded ? line : softline;
  const body: Doc[] = [edge];
  for (const [index, { doc, blankBefore }] of elements.entries()) {
    // Comments behind the last element are no element: no comma parts them from it.
    if (index > 0) body.push(index < count ? separator : line);
    if (blankBefore) body.push(softline);
    body.push(doc);
    if (index === count - 1) body.push(last);
  }
  return group([open, indent(body), edge, close, broken || forced ? breakParent : ""]);
}

/** `{ … }` with statements or members, a line each. */
export function lines(
  elements: readonly Element[],
  separate: (index: number) => boolean = () => false,
): Doc {
  if (elements.length === 0) return "{}";
  const body: Doc[] = [];
  for (const [index, { doc, blankBefore }] of elements.entries()) {
    body.push(hardline);
    if (index > 0 && (blankBefore || separate(index))) body.push(hardline);
    body.push(doc);
  }
  return ["{", indent(body), hardline, "}"];
}

/**
 * A block. One short statement that the author left on the line of its braces stays there while it fits:
 * the line breaks are those of the group around it, so that the branches of an `if` break together.
 */
export function printBlock(
  printer: Printer,
  block: Block,
  printStatement: (node: Block["statements"][number]) => Doc,
): Doc {
  const { statements, start, end } = block;
  const inline = statements.length === 1 && !printer.hasLineBreak(start, statements[0]!.start);
  const { elements, broken } = printer.deeper(() =>
    printer.elements(statements, start + 1, end - 1, printStatement),
  );
  if (inline && !broken && elements.length === 1)
    return ["{", indent([line, elements[0]!.doc]), line, "}"];
  return lines(elements);
}
