/** What every part of the grammar uses: looking at tokens, taking them, names and marks, reporting a slip once, going on after it. */

import type { Fix, Problem, SourceFile } from "@neuro-lang/diagnostics";
import { diagnostics } from "@neuro-lang/diagnostics";
import { EmbeddedActionsParser, type TokenType } from "chevrotain";

import type { KeywordName } from "../keyword-names.ts";
import { describe } from "../describe.ts";
import { anyWord, identifiers, tokenSet, typeNames } from "../token-sets.ts";
import { Token, TokenList } from "../token-list.ts";
import * as T from "../tokens.ts";
import type { Comment, LabelMark, Name } from "../tree/index.ts";

/** Thrown at a slip that was reported; caught where the grammar can go on. */
export class SyntaxBreak extends Error {}
/** Thrown where the source is nested too deeply; caught only around a whole item. */
export class DepthBreak extends SyntaxBreak {}

const syntaxBreak = new SyntaxBreak("reported");
const depthBreak = new DepthBreak("reported");

/** How deep expressions, types, patterns and blocks may nest: far beyond any program, well within the stack. */
export const depthLimit = 256;
/** How many links a chain may have: each makes the tree one level deeper for all who walk it. */
const chainLimit = 400;

const itemWords = tokenSet(T.NeuroKeyword, T.ExportKeyword, T.ImportKeyword, T.TypeKeyword);

/** Keywords that somebody may have meant as a name; the others stand alone or are values. */
const wouldBeName = tokenSet(
  T.AndKeyword,
  T.OrKeyword,
  T.NotKeyword,
  T.IsKeyword,
  T.InKeyword,
  T.DivKeyword,
  T.IfKeyword,
  T.MatchKeyword,
  T.ForKeyword,
  T.WhileKeyword,
  T.DoKeyword,
  T.CatchKeyword,
  T.AttemptKeyword,
  T.DeferKeyword,
  T.FailKeyword,
  T.LetKeyword,
  T.VarKeyword,
  T.NeuroKeyword,
  T.TypeKeyword,
  T.ImportKeyword,
  T.ExportKeyword,
  T.WithKeyword,
);
/** What follows a name where it is declared. */
const followsDeclared = tokenSet(
  T.Equals,
  T.Colon,
  T.Comma,
  T.ParenClose,
  T.BracketClose,
  T.BraceClose,
  T.InKeyword,
  T.FatArrow,
  T.AsKeyword,
);

const END = T.endOfFile.tokenTypeIdx!;
const NEWLINE = T.Newline.tokenTypeIdx!;

export abstract class GrammarBase extends EmbeddedActionsParser {
  protected source: SourceFile;
  protected problems: Problem[] = [];
  protected comments: readonly Comment[] = [];
  protected depth = 0;
  /** The keywords that stand where a name is declared. */
  protected keywordNames: KeywordName[] = [];
  protected tokens: TokenList;
  /** The index of the next token. */
  private cursor = 0;
  // The columns of the tokens.
  private kinds: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  /** The offset of the last reported slip: a second one at the same token is a consequence. */
  private lastSlip = -1;

  constructor(empty: SourceFile) {
    // No rule is recorded here: record.ts holds the grammar that chevrotain validates, `recovering` goes on after slips.
    super([...T.allTokens], { maxLookahead: 1, skipValidations: true });
    this.source = empty;
    this.tokens = new TokenList("", 1);
    ({ kinds: this.kinds, starts: this.starts, ends: this.ends } = this.tokens);
  }

  protected begin(
    source: SourceFile,
    tokens: TokenList,
    comments: readonly Comment[],
    problems: Problem[],
  ): void {
    this.source = source;
    this.tokens = tokens;
    ({ kinds: this.kinds, starts: this.starts, ends: this.ends } = tokens);
    this.cursor = 0;
    this.comments = comments;
    this.problems = problems;
    this.depth = 0;
    this.keywordNames = [];
    this.lastSlip = -1;
  }

  // ── Looking

  /** The token `ahead` of the cursor: 1 is the next one, 0 the last one that was taken. */
  protected override LA(ahead: number): Token {
    const { tokens } = this;
    return new Token(tokens, Math.min(this.cursor + ahead - 1, tokens.length - 1));
  }

  protected get token(): Token {
    return new Token(this.tokens, this.cursor);
  }

  /** The kind of the next token, as tables have it. */
  protected get kind(): number {
    return this.kinds[this.cursor]!;
  }

  /** The index of the next token. */
  protected get index(): number {
    return this.cursor;
  }

  /** Where the next token begins. */
  protected get start(): number {
    return this.starts[this.cursor]!;
  }

  /** The kind of the token behind the next one. */
  protected get secondKind(): number {
    return this.kinds[this.cursor + 1]!;
  }

  protected at(type: TokenType): boolean {
    return this.kinds[this.cursor] === type.tokenTypeIdx;
  }

  protected atNext(type: TokenType): boolean {
    return this.kinds[this.cursor + 1] === type.tokenTypeIdx;
  }

  protected atIdentifier(): boolean {
    return identifiers[this.kinds[this.cursor]!] === 1;
  }

  protected atTypeName(): boolean {
    return typeNames[this.kinds[this.cursor]!] === 1;
  }

  protected atWord(): boolean {
    return anyWord[this.kinds[this.cursor]!] === 1;
  }

  protected atEnd(): boolean {
    return this.kinds[this.cursor] === END;
  }

  /** Where the last token that is no line end ended. */
  protected lastTokenEnd(): number {
    let at = this.cursor - 1;
    while (at >= 0 && this.kinds[at] === NEWLINE) at--;
    return at >= 0 ? this.ends[at]! : 0;
  }

  /** Where the token before the next one ends. */
  protected get lastEnd(): number {
    return this.cursor > 0 ? this.ends[this.cursor - 1]! : 0;
  }

  /** True if the last token is of this kind. */
  protected isBehind(type: TokenType): boolean {
    return this.cursor > 0 && this.kinds[this.cursor - 1] === type.tokenTypeIdx;
  }

  // ── Taking

  /** Makes a token the next one. */
  protected goTo(index: number): void {
    this.cursor = index;
  }

  /** Goes past the next token, whatever it is; the end of the file stays. */
  protected skip(): void {
    if (this.kinds[this.cursor] !== END) this.cursor++;
  }

  /** Takes the next token, whatever it is; the end of the file stays. */
  protected take(): Token {
    const token = new Token(this.tokens, this.cursor);
    this.skip();
    return token;
  }

  protected takeIf(type: TokenType): boolean {
    if (this.kinds[this.cursor] !== type.tokenTypeIdx) return false;
    this.skip();
    return true;
  }

  /** Takes a token of this kind or reports that it is missing. */
  protected expect(type: TokenType, expected: string): Token {
    if (this.kinds[this.cursor] !== type.tokenTypeIdx) this.slip(expected);
    return this.take();
  }

  protected skipNewlines(): void {
    while (this.kinds[this.cursor] === NEWLINE) this.cursor++;
  }

  // ── Slips

  /** Reports what was expected at the next token, unless a slip was reported there, and leaves the rule. */
  protected slip(expected: string, hint?: string): never {
    this.reportSlip(expected, hint);
    throw syntaxBreak;
  }

  protected reportSlip(expected: string, hint?: string): void {
    const token = this.LA(1);
    if (this.isNewSlip()) {
      this.problems.push(
        diagnostics.unexpectedSyntax.at(this.spanOf(token), {
          expected,
          found: describe(token),
          hint,
        }),
      );
    }
  }

  /** The next token, as the user would name it. */
  protected describeNext(): string {
    return describe(this.LA(1));
  }

  /** Notes a slip at the next token; false if one was reported there, or if the scanner could not read the token. */
  protected isNewSlip(): boolean {
    const token = this.LA(1);
    if (token.startOffset === this.lastSlip) return false;
    this.lastSlip = token.startOffset;
    // A text that is never closed, reported already, has swallowed what is missing behind it.
    if (this.isBehind(T.TextClose)) {
      const last = this.LA(0);
      if (last.endOffset < last.startOffset) return false;
    }
    return token.tokenType !== T.Unknown;
  }

  /** Takes the bracket that closes `open`, or says what is wrong and leaves the rule. */
  protected close(type: TokenType, open: Token, expected: string): Token {
    if (this.kinds[this.cursor] !== type.tokenTypeIdx) this.unclosed(open, expected);
    return this.take();
  }

  private unclosed(open: Token, expected: string): never {
    if (this.isUnclosed(open)) {
      this.reportUnclosed(open);
      throw syntaxBreak;
    }
    const token = this.LA(1);
    if (this.isNewSlip()) {
      const far = this.source.text.slice(open.startOffset, token.startOffset).includes("\n");
      const related = far ? [{ span: this.spanOf(open), message: "opened here" }] : [];
      this.problems.push(
        diagnostics.unexpectedSyntax.at(
          this.spanOf(token),
          { expected, found: describe(token) },
          { related },
        ),
      );
    }
    throw syntaxBreak;
  }

  /** True where no closing bracket can be meant any more: the file or the block ends, or an item begins. */
  protected isUnclosed(open: Token): boolean {
    const { tokenType } = this.LA(1);
    return (
      this.beginsStatement(open) ||
      tokenType === T.endOfFile ||
      tokenType === T.Newline ||
      tokenType === T.BraceClose ||
      tokenType === T.InterpolationClose ||
      this.atItemStart()
    );
  }

  /** True if a line of its own begins here, though the bracket's content ends on the bracket's line: a list over lines looks different. */
  private beginsStatement(open: Token): boolean {
    const token = this.LA(1);
    if (anyWord[token.tokenTypeIdx] === 0) return false;
    const { text } = this.source;
    const lineEnd = text.indexOf("\n", open.startOffset);
    if (lineEnd === -1 || lineEnd > token.startOffset) return false;
    const content = text.slice(open.startOffset + 1, lineEnd).trim();
    if (content === "" || content.startsWith("//") || content.endsWith(",")) return false;
    return text.slice(this.lastEnd, token.startOffset).includes("\n");
  }

  /** Says that a bracket is never closed; `fixes` say where its end is missing, if that is known. */
  protected reportUnclosed(open: Token, fixes: readonly Fix[] = []): void {
    if (!this.isNewSlip()) return;
    const bracket = open.image;
    const closer = bracket === "(" ? ")" : bracket === "[" ? "]" : bracket === "<" ? ">" : "}";
    this.problems.push(
      diagnostics.unclosedBracket.at(this.spanOf(open), { bracket, closer }, { fixes }),
    );
  }

  /** True at a word that begins an item on an unindented line: every block before it should have ended. */
  protected atItemStart(): boolean {
    if (itemWords[this.kinds[this.cursor]!] === 0) return false;
    return this.isBehind(T.Newline) && this.source.text.charCodeAt(this.start - 1) === 10;
  }

  protected spanOf(token: Token): { file: string; start: number; end: number } {
    return this.span(token.startOffset, token.endOffset! + 1);
  }

  /** A span within the file, at least one character wide where the file has one. */
  protected span(start: number, end: number): { file: string; start: number; end: number } {
    const length = this.source.text.length;
    const from = Math.min(start, length);
    return { file: this.source.path, start: from, end: Math.max(from, Math.min(end, length)) };
  }

  /** Forgets what was said of words inside the span: the whole of it is written in another way. */
  protected forgetProblems({ start, end }: { start: number; end: number }): void {
    for (let at = this.problems.length - 1; at >= 0; at--) {
      const { span } = this.problems[at]!;
      if (span.start >= start && span.end <= end) this.problems.splice(at, 1);
    }
  }

  /** Counts one more level of nesting; give it back with `this.depth--`. */
  protected enter(): void {
    if (++this.depth > depthLimit) this.tooDeep(depthLimit);
  }

  /** At one more link of a chain that is read in a loop: `a + b + …`, `a.b().c()…`, `else if`. */
  protected link(count: number): void {
    if (count > chainLimit) this.tooDeep(chainLimit);
  }

  private tooDeep(limit: number): never {
    this.problems.push(diagnostics.nestedTooDeeply.at(this.spanOf(this.token), { limit }));
    throw depthBreak;
  }

  /** Reads a part; at a slip in it, skips what is left of it and gives the error node for what was skipped. */
  protected recovering<N>(
    read: () => N,
    skip: () => void,
    broken: (start: number, end: number) => N,
  ): N {
    const { start } = this;
    const { depth } = this;
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof SyntaxBreak) || thrown instanceof DepthBreak) throw thrown;
      this.depth = depth;
      skip();
      const end = this.lastEnd;
      return broken(Math.min(start, end), end);
    }
  }

  /** Skips to the end of a part of a list: a comma, a line end or the closing bracket of the list it stands in. */
  protected skipPart(): void {
    let brackets = 0;
    for (;;) {
      switch (this.LA(1).tokenType) {
        case T.endOfFile:
          return;
        case T.Newline:
        case T.Comma:
          if (brackets === 0 || this.LA(2).tokenType === T.endOfFile) return;
          break;
        case T.ParenOpen:
        case T.LambdaOpen:
        case T.BracketOpen:
        case T.BlockOpen:
        case T.RecordOpen:
        case T.TypeOpen:
        case T.InterpolationOpen:
          brackets++;
          break;
        case T.ParenClose:
        case T.BracketClose:
        case T.BraceClose:
        case T.TypeClose:
        case T.InterpolationClose:
          if (brackets === 0) return;
          brackets--;
          break;
        default:
      }
      this.skip();
      if (this.atItemStart()) return;
    }
  }

  /** Skips to the end of the statement: the next separator or closing brace that belongs to the block it stands in. */
  protected skipStatement(): void {
    let braces = 0;
    for (;;) {
      switch (this.LA(1).tokenType) {
        case T.endOfFile:
          return;
        case T.Newline:
          if (braces === 0) return;
          break;
        case T.Semicolon:
          if (braces === 0 && !this.insideParentheses()) return;
          break;
        case T.BlockOpen:
        case T.RecordOpen:
          braces++;
          break;
        case T.BraceClose:
          if (braces === 0) return;
          braces--;
          break;
        default:
      }
      this.skip();
      if (this.atItemStart()) return;
    }
  }

  /** True if the rest of the line closes a parenthesis that it does not open: a `;` here separates nothing. */
  private insideParentheses(): boolean {
    const far = 100;
    let open = 0;
    for (let ahead = 2; ahead < far; ahead++) {
      switch (this.LA(ahead).tokenType) {
        case T.ParenOpen:
        case T.LambdaOpen:
          open++;
          break;
        case T.ParenClose:
          if (open-- === 0) return true;
          break;
        case T.Newline:
        case T.BraceClose:
        case T.endOfFile:
          return false;
        default:
      }
    }
    return false;
  }

  // ── Names and marks

  protected nameOf(token: Token): Name {
    return { kind: "Name", start: token.startOffset, end: token.endOffset! + 1, text: token.image };
  }

  /** The name that the source does not have. */
  protected missingName(): Name {
    const at = this.lastEnd;
    return { kind: "Name", start: at, end: at, text: "" };
  }

  /** Takes the next token as a name. */
  protected takeName(): Name {
    const at = this.cursor;
    const start = this.starts[at]!;
    const end = this.ends[at]!;
    this.skip();
    return { kind: "Name", start, end, text: this.tokens.image(at) };
  }

  protected identifier(expected: string): Name {
    if (!this.atIdentifier()) this.slipAtName(expected);
    return this.takeName();
  }

  /** Reports that a name is missing, and notes the keyword that stands in its place. */
  private slipAtName(expected: string): never {
    if (wouldBeName[this.kind] === 1 && followsDeclared[this.secondKind] === 1)
      this.keywordNames.push({ start: this.start, place: "value" });
    this.slip(expected);
  }

  protected typeName(expected: string): Name {
    if (!this.atTypeName()) this.slip(expected);
    return this.takeName();
  }

  protected word(expected: string): Name {
    if (!this.atWord()) this.slip(expected);
    return this.takeName();
  }

  /** Any word in lower case: what is called as a member or named as an argument may be a keyword. */
  protected lowerWord(expected: string): Name {
    if (!this.atWord() || this.atTypeName()) this.slip(expected);
    return this.takeName();
  }

  protected labelMarks(): LabelMark[] {
    const marks: LabelMark[] = [];
    for (;;) {
      const token = this.LA(1);
      switch (token.tokenType) {
        case T.PersonalKeyword:
        case T.SecretKeyword:
        case T.UntrustedKeyword:
          this.skip();
          marks.push({
            kind: "LabelMark",
            start: token.startOffset,
            end: token.endOffset! + 1,
            label: token.image,
            variable: false,
          });
          break;
        default:
          return marks;
      }
    }
  }

  /** `@2` after a name. */
  protected version(): number | undefined {
    if (!this.at(T.At) || !this.atNext(T.IntLiteral)) return undefined;
    this.skip();
    return Number(this.take().image.replaceAll("_", ""));
  }
}
