/**
 * Blocks, and what people write in their place: a colon and indentation, a line without braces. Where a brace is missing, the
 * indentation tells which block it belongs to.
 */

import { diagnostics, type Fix } from "@neuro-lang/diagnostics";

import { reserved, tokenSet } from "../token-sets.ts";
import type { Token } from "../token-list.ts";
import * as T from "../tokens.ts";
import type { Arm, Block, Statement } from "../tree/index.ts";
import { ExpressionGrammar } from "./expressions.ts";

/** What ends the search for an arm's `=>` in the statement that begins here. */
const notAnArm = tokenSet(T.Equals, T.CatchKeyword, T.Semicolon, T.BraceClose, T.BlockOpen);

/** Begins a statement and no pattern: among arms, a `}` was forgotten above it. */
const startsStatement = tokenSet(
  T.LetKeyword,
  T.VarKeyword,
  T.ReturnKeyword,
  T.ForKeyword,
  T.WhileKeyword,
  T.DeferKeyword,
  T.IfKeyword,
  T.FailKeyword,
);

export abstract class BlockGrammar extends ExpressionGrammar {
  /** The brace of a closed block whose closing brace is indented as if it belonged to another one. */
  private suspect: Token | undefined;
  /** How many blocks without braces are open: an `else` ends the last statement of such a one. */
  protected withoutBracesDepth = 0;
  /** How many blocks of lambdas are open. */
  private lambdaBlocks = 0;

  protected abstract wholeStatement(): Statement;

  protected block(): Block {
    return this.at(T.BlockOpen) ? this.braces(false) : this.withoutBraces();
  }

  /** The block of an arm: another arm in it tells that it was never closed. */
  protected armBlock(): Block {
    return this.braces(true);
  }

  /** The block of a lambda: a `)` in it tells that it was never closed. */
  protected lambdaBlock(): Block {
    this.lambdaBlocks++;
    const block = this.braces(false);
    this.lambdaBlocks--;
    return block;
  }

  /** True at a `)` in a lambda's block that belongs to the call around the lambda. */
  protected atOuterParen(): boolean {
    return (
      this.lambdaBlocks > 0 &&
      this.at(T.ParenClose) &&
      !(this.atNext(T.BraceClose) && this.LA(3).tokenType === T.ParenClose)
    );
  }

  private braces(ofArm: boolean): Block {
    const open = this.take();
    const start = open.startOffset;
    this.enter();
    const statements: Statement[] = [];
    for (;;) {
      if (ofArm && statements.length > 0 && this.at(T.Newline) && this.beforeArm()) break;
      while (this.at(T.Newline) || this.at(T.Semicolon)) this.take();
      if (this.at(T.BraceClose) || this.atEnd() || this.atItemStart()) break;
      if (this.at(T.ParenClose) && this.atOuterParen()) break;
      statements.push(this.wholeStatement());
    }
    if (this.at(T.BraceClose)) {
      this.noteIndentation(open);
      this.skip();
    } else {
      // A block that is never closed keeps its statements; what is missing may be its value.
      this.reportUnclosedBlock(open);
      statements.push({ kind: "ErrorStatement", start: this.lastEnd, end: this.lastEnd });
    }
    this.depth--;
    return { kind: "Block", start, end: this.lastEnd, statements };
  }

  /** True if the line behind the line end at the cursor, or what stands so far ahead, reads like `pattern => …`. */
  protected beforeArm(from = 2): boolean {
    const first = this.LA(from);
    if (reserved[first.tokenTypeIdx] === 1 && first.tokenType !== T.NoneKeyword) return false;
    let brackets = 0;
    for (let ahead = from; ahead < from + 38; ahead++) {
      const { tokenType, tokenTypeIdx } = this.LA(ahead);
      if (tokenType === T.FatArrow && brackets === 0) return true;
      if (tokenType === T.Newline || tokenType === T.endOfFile || notAnArm[tokenTypeIdx] === 1)
        return false;
      if (tokenType === T.ParenOpen || tokenType === T.BracketOpen) brackets++;
      else if (tokenType === T.ParenClose || tokenType === T.BracketClose) brackets--;
      // `(a, b) =>` begins an arm or a lambda, which is no statement.
      else if (tokenType === T.LambdaOpen) return ahead === from;
    }
    return false;
  }

  /** Notes the innermost block whose closing brace stands on a line of its own, at another indentation than the block began. */
  private noteIndentation(open: Token): void {
    const close = this.token;
    if (this.suspect !== undefined || !this.startsLine(close)) return;
    if (this.indentation(open) !== this.indentation(close)) this.suspect = open;
  }

  private reportUnclosedBlock(open: Token): void {
    const { suspect } = this;
    this.suspect = undefined;
    if (suspect !== undefined && suspect.startOffset > open.startOffset)
      this.reportUnclosed(suspect);
    else this.reportUnclosed(open, this.at(T.ParenClose) ? [this.braceBefore(this.start)] : []);
  }

  private braceBefore(at: number): Fix {
    const spaced = /\s/u.test(this.source.text.charAt(at - 1));
    const edits = [{ span: this.span(at, at), newText: spaced ? "}" : " }" }];
    return { title: "Write the `}`", edits, safe: true };
  }

  /** Forgets what was noted of blocks: a new item begins. */
  protected forgetIndentation(): void {
    this.suspect = undefined;
    this.withoutBracesDepth = 0;
    this.lambdaBlocks = 0;
  }

  protected arms(): Arm[] {
    const open = this.expect(T.BlockOpen, "`{`");
    this.enter();
    const arms: Arm[] = [];
    while (!this.at(T.BraceClose)) {
      arms.push(this.recoveringArm());
      if (this.at(T.Newline) && startsStatement[this.secondKind] === 1) break;
      if (!this.separator() || this.atItemStart()) break;
    }
    if (this.at(T.BraceClose)) {
      this.noteIndentation(open);
      this.skip();
    } else if (this.at(T.Newline) || this.atItemStart() || this.atEnd()) {
      this.reportUnclosedBlock(open);
    } else {
      this.close(T.BraceClose, open, "a new line, `,` or `}`");
    }
    this.depth--;
    return arms;
  }

  /** A block without braces: says so, and takes what is indented behind the head, or the one statement on its line. */
  private withoutBraces(): Block {
    const head = this.LA(0);
    const colon = this.at(T.Colon) ? this.take() : undefined;
    const first = this.at(T.Newline) ? this.LA(2) : this.token;
    const ownLine = first.startOffset > 0 && this.startsLine(first);
    const outer = this.indentation(head);
    const inside = ownLine
      ? this.indentation(first) > outer
      : colon !== undefined || reserved[first.tokenTypeIdx] === 1;
    if (!inside || first.tokenType === T.endOfFile || first.tokenType === T.BraceClose) {
      this.expect(T.BlockOpen, "`{`");
    }
    const fresh = this.isNewSlip();
    const { start } = this;
    this.enter();
    this.withoutBracesDepth++;
    const statements: Statement[] = [];
    do {
      while (this.at(T.Newline)) this.take();
      statements.push(this.wholeStatement());
    } while (
      ownLine &&
      this.at(T.Newline) &&
      this.indentation(this.LA(2)) > outer &&
      this.LA(2).tokenType !== T.BraceClose
    );
    this.withoutBracesDepth--;
    const end = this.lastEnd;
    // The closing brace of the block whose opening one is missing.
    const closed =
      ownLine &&
      this.at(T.Newline) &&
      this.LA(2).tokenType === T.BraceClose &&
      this.indentation(this.LA(2)) === outer &&
      this.startsLine(this.LA(2)) &&
      (outer > 0 || this.depth === 1);
    if (closed) {
      this.skip();
      this.skip();
    }
    this.depth--;
    if (fresh) this.reportWithoutBraces(head, colon, { end, ownLine, closed });
    return { kind: "Block", start, end: this.lastEnd, statements };
  }

  private reportWithoutBraces(
    head: Token,
    colon: Token | undefined,
    { end, ownLine, closed }: { end: number; ownLine: boolean; closed: boolean },
  ): void {
    const behind = head.endOffset! + 1;
    const place = colon === undefined ? this.spanOf(head) : this.spanOf(colon);
    const opening = this.span(behind, colon === undefined ? behind : place.end);
    const margin = " ".repeat(this.indentation(head));
    const edits = [{ span: opening, newText: " {" }];
    if (!closed) {
      edits.push({ span: this.span(end, end), newText: ownLine ? `\n${margin}}` : " }" });
    }
    this.problems.push(
      diagnostics.blockBraces.at(
        place,
        { colon: colon !== undefined },
        { fixes: [{ title: closed ? "Write the `{`" : "Write the braces", edits, safe: true }] },
      ),
    );
  }

  /** True if the token is the first one on its line. */
  private startsLine(token: Token): boolean {
    const { text } = this.source;
    let at = token.startOffset - 1;
    while (text.charAt(at) === " " || text.charAt(at) === "\t") at--;
    return at < 0 || text.charAt(at) === "\n";
  }

  /** How far the token's line is indented. */
  private indentation(token: Token): number {
    const { text } = this.source;
    const line = text.lastIndexOf("\n", token.startOffset - 1) + 1;
    let at = line;
    while (text.charAt(at) === " " || text.charAt(at) === "\t") at++;
    return at - line;
  }
}
