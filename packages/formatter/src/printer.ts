/**
 * What every rule works with: the source, and the comments that no rule has printed yet.
 *
 * The rules visit the tree in the order of the source. Each node first asks for the comments that stand before it, so none can be lost.
 * A comment on a line of its own needs a place where a line may start: the elements of lists (statements, arguments, fields …) are such
 * places, and a comment met inside an element is lifted above it.
 */

import type { Comment, Node } from "@neuro-lang/parser";
import { breakParent, hardline, lineSuffix, literalText, type Doc } from "./document.ts";

/** The columns of a line. */
export const width = 100;

export interface Element {
  readonly doc: Doc;
  /** True if the author left a blank line before it. */
  readonly blankBefore: boolean;
}

export interface Elements {
  readonly elements: readonly Element[];
  /** True if comments ask for a line each. */
  readonly broken: boolean;
}

export class Printer {
  readonly text: string;
  readonly #comments: readonly Comment[];
  #next = 0;
  #lifted: Comment[] = [];
  #depth = 0;
  readonly #columns: number;

  constructor(text: string, comments: readonly Comment[], columns: number) {
    this.text = text;
    this.#comments = comments;
    this.#columns = columns;
  }

  /** The columns that a line of the blocks and lists around has room for; those that may yet be joined do not count. */
  get room(): number {
    return this.#columns - 2 * this.#depth;
  }

  /** Prints something that stands a step deeper. */
  deeper<T>(print: () => T): T {
    this.#depth += 1;
    const result = print();
    this.#depth -= 1;
    return result;
  }

  /** The node as it stands in the source. */
  verbatim(node: Node): Doc {
    const before = this.commentsBefore(node.start);
    while (this.#peek(node.end) !== undefined) this.#next += 1;
    return [before, literalText(this.text.slice(node.start, node.end))];
  }

  /** The comments before an offset at a place where no line may start: short ones stay, others are lifted above the element. */
  commentsBefore(offset: number): Doc {
    return this.#inlineBefore(offset).map((text) => [text, " "]);
  }

  /** The same behind what they follow. */
  commentsBehind(offset: number): Doc {
    return this.#inlineBefore(offset).map((text) => [" ", text]);
  }

  hasComment(end: number): boolean {
    return this.#peek(end) !== undefined;
  }

  hasLineBreak(start: number, end: number): boolean {
    // Not `indexOf` from the start: a file may be one long line.
    return this.text.slice(start, end).includes("\n");
  }

  /** Comments before `offset` in a chain of calls, where a line may start before each member. */
  chainComments(after: number, offset: number): { trailing: Doc; own: Doc[] } {
    const own: Doc[] = [];
    let trailing: Doc = "";
    for (let comment = this.#take(offset); comment !== undefined; comment = this.#take(offset)) {
      const sameLine = own.length === 0 && !this.hasLineBreak(after, comment.start);
      if (sameLine) trailing = [trailing, this.#suffix(comment)];
      else own.push(commentDoc(comment));
    }
    return { trailing, own };
  }

  /** The nodes of a list, each with its comments, and the comments between the last one and the list's end. */
  elements<N extends Node>(
    nodes: readonly N[],
    start: number,
    end: number,
    print: (node: N, index: number) => Doc,
  ): Elements {
    const elements: Element[] = [];
    let previousEnd = start;
    let broken = false;
    for (const [index, node] of nodes.entries()) {
      const leading = this.#leading(previousEnd, node.start);
      const outer = this.#lifted;
      this.#lifted = [];
      const doc = print(node, index);
      // What a rule did not ask for stands near the node's end.
      const rest = this.commentsBehind(node.end);
      const lifted: Doc[] = this.#lifted.map((comment) => [commentDoc(comment), hardline]);
      this.#lifted = outer;
      const trailing = this.#trailing(node.end, nodes[index + 1]?.start, end);
      broken ||= leading.broken || lifted.length > 0 || trailing.broken;
      elements.push({
        doc: [leading.doc, ...lifted, doc, rest, trailing.doc],
        blankBefore: index > 0 && this.#blankBetween(previousEnd, leading.start),
      });
      previousEnd = trailing.end;
    }
    const { doc, start: dangling, broken: separate } = this.#dangling(previousEnd, end);
    if (doc !== undefined) {
      broken ||= separate;
      elements.push({
        doc,
        blankBefore: nodes.length > 0 && this.#blankBetween(previousEnd, dangling),
      });
    }
    return { elements, broken };
  }

  #inlineBefore(offset: number): string[] {
    const inline: string[] = [];
    for (let comment = this.#take(offset); comment !== undefined; comment = this.#take(offset)) {
      if (needsLine(comment)) this.#lifted.push(comment);
      else inline.push(comment.text);
    }
    return inline;
  }

  #peek(offset: number): Comment | undefined {
    const comment = this.#comments[this.#next];
    return comment !== undefined && comment.start < offset ? comment : undefined;
  }

  #take(offset: number): Comment | undefined {
    const comment = this.#peek(offset);
    if (comment !== undefined) this.#next += 1;
    return comment;
  }

  /** Comments before an element, on lines of their own as far as they were. */
  #leading(previousEnd: number, offset: number): { doc: Doc; start: number; broken: boolean } {
    let doc: Doc = "";
    let start = offset;
    let broken = false;
    for (let comment = this.#take(offset); comment !== undefined; comment = this.#take(offset)) {
      start = Math.min(start, comment.start);
      const next = Math.min(offset, this.#peek(offset)?.start ?? offset);
      const ownLine = needsLine(comment) || this.hasLineBreak(comment.end, next);
      broken ||= ownLine;
      const blank = ownLine && this.#blankBetween(comment.end, next) ? hardline : "";
      doc = [doc, commentDoc(comment), ownLine ? hardline : " ", blank];
    }
    return { doc, start: Math.max(previousEnd, start), broken };
  }

  /** Comments behind an element on its last line. */
  #trailing(
    elementEnd: number,
    nextStart: number | undefined,
    listEnd: number,
  ): { doc: Doc; end: number; broken: boolean } {
    const limit = nextStart ?? listEnd;
    let doc: Doc = "";
    let end = elementEnd;
    let broken = false;
    for (;;) {
      const comment = this.#peek(limit);
      if (comment === undefined || this.hasLineBreak(end, comment.start)) break;
      const between = this.text.slice(elementEnd, comment.start);
      const lastOfLine =
        comment.kind !== "block" ||
        nextStart === undefined ||
        this.hasLineBreak(comment.end, limit);
      // What stands behind the separator on one line with the next element belongs to that.
      if (!lastOfLine && /[,;]/.test(between)) break;
      this.#next += 1;
      end = comment.end;
      if (needsLine(comment)) {
        broken = true;
        doc = [doc, this.#suffix(comment)];
      } else doc = [doc, " ", comment.text];
    }
    return { doc, end, broken };
  }

  /** Comments after the last element. */
  #dangling(
    previousEnd: number,
    end: number,
  ): { doc: Doc | undefined; start: number; broken: boolean } {
    let doc: Doc | undefined;
    let start = end;
    let broken = false;
    let last = previousEnd;
    for (let comment = this.#take(end); comment !== undefined; comment = this.#take(end)) {
      start = Math.min(start, comment.start);
      if (doc === undefined) doc = commentDoc(comment);
      else {
        const ownLine: boolean = broken || this.hasLineBreak(last, comment.start);
        const blank = this.#blankBetween(last, comment.start) ? hardline : "";
        doc = [doc, ownLine ? hardline : " ", blank, commentDoc(comment)];
        broken ||= ownLine;
      }
      broken ||= needsLine(comment);
      last = comment.end;
    }
    return { doc: doc !== undefined && broken ? [doc, breakParent] : doc, start, broken };
  }

  #suffix(comment: Comment): Doc {
    return [lineSuffix([" ", commentDoc(comment)]), breakParent];
  }

  #blankBetween(start: number, end: number): boolean {
    return /\n[^\S\n]*\n/.test(this.text.slice(start, end).replace(/[,;]/g, " "));
  }
}

function commentDoc(comment: Comment): Doc {
  return literalText(comment.text.trimEnd());
}

/** True for comments that nothing may follow on their line, or that span lines. */
function needsLine(comment: Comment): boolean {
  return comment.kind !== "block" || comment.text.includes("\n");
}
