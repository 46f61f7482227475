/**
 * Decides what the grammar relies on and one token alone does not tell: which line ends end a statement, which braces
 * are blocks and which records, which angles enclose types, which parentheses open a lambda.
 */

import { anyWord, clauseWords, identifiers, reserved, typeNames } from "../token-sets.ts";
import { TokenList } from "../token-list.ts";
import * as T from "../tokens.ts";
import { Angles } from "./angles.ts";
import {
  ARMS,
  BLOCK,
  BRACKET,
  FIELDS,
  Frames,
  INTERPOLATION,
  MEMBERS,
  PAREN,
  RECORD,
} from "./frames.ts";
import * as K from "./kinds.ts";
import {
  cannotEnd,
  contextualHeads,
  continues,
  endsOperand,
  heads,
  itemStarts,
  statementStarts,
} from "./tables.ts";

export interface LayoutProblem {
  readonly kind: "idle-semicolon" | "brace-on-next-line";
  readonly start: number;
}

export interface Layout {
  readonly tokens: TokenList;
  readonly problems: LayoutProblem[];
}

const LAMBDA_OPEN = T.LambdaOpen.tokenTypeIdx!;
const RECORD_OPEN = T.RecordOpen.tokenTypeIdx!;
const MAP = T.MapKeyword.tokenTypeIdx!;
const SET = T.SetKeyword.tokenTypeIdx!;
const DO = T.DoKeyword.tokenTypeIdx!;
const DEFER = T.DeferKeyword.tokenTypeIdx!;
const RACE = T.RaceKeyword.tokenTypeIdx!;
const SPAWN = T.SpawnKeyword.tokenTypeIdx!;

/** What a token needs of the pass; most need nothing. */
const interesting = new Uint8Array(256);
for (const kind of [
  K.NEWLINE,
  K.AT,
  K.BLOCK_OPEN,
  K.PAREN_OPEN,
  LAMBDA_OPEN,
  K.BRACKET_OPEN,
  K.INTERPOLATION_OPEN,
  K.PAREN_CLOSE,
  K.BRACKET_CLOSE,
  K.INTERPOLATION_CLOSE,
  K.BRACE_CLOSE,
  K.FAT_ARROW,
  K.EQUALS,
  K.COMMA,
  K.SEMICOLON,
  K.IN,
  K.LESS,
])
  interesting[kind] = 1;
for (let kind = 0; kind < heads.length; kind++)
  if (heads[kind]! > 0 || contextualHeads[kind] === 1) interesting[kind] = 1;

class LayoutPass {
  private readonly source: string;
  private readonly raw: TokenList;
  private readonly kinds: Uint8Array;
  private readonly starts: Int32Array;
  private readonly tokens: TokenList;
  private readonly problems: LayoutProblem[] = [];
  private readonly frames = new Frames();
  private readonly angles: Angles;
  /** The kind of the latest token; a line end before the first one. */
  private previous = K.NEWLINE;
  /** True from a declaration's word to its body: a clause on the next line belongs to it. */
  private inSignature = false;
  /** True from a `for` to its `in`: a brace after a type's name is a record pattern. */
  private inForPattern = false;
  /** The number of frames where an attribute stands that nothing but attributes precede on its line; 0 elsewhere. */
  private attributeFrames = 0;

  constructor(raw: TokenList) {
    this.source = raw.text;
    this.raw = raw;
    this.kinds = raw.kinds;
    this.starts = raw.starts;
    this.tokens = new TokenList(raw.text, raw.length + 16);
    this.angles = new Angles(raw);
  }

  run(): Layout {
    const { kinds } = this;
    const { length } = this.raw;
    for (let index = 0; index < length; index++) {
      const kind = kinds[index]!;
      if (interesting[kind] === 0 && this.attributeFrames === 0) this.emit(index, kind);
      else index = this.step(index, kind);
    }
    return { tokens: this.tokens, problems: this.problems };
  }

  /** Lays out the token at `index`, and returns the index of the last one that was dealt with. */
  private step(index: number, kind: number): number {
    const { frames } = this;
    if (kind === K.NEWLINE) {
      // The declaration that an attribute belongs to may stand on the next line.
      if (this.attributeFrames !== frames.depth) this.lineEnd(index);
      return index;
    }
    if (kind === K.AT) {
      if (this.startsMember() || this.previous === K.SEMICOLON) this.attributeFrames = frames.depth;
    } else if (
      this.attributeFrames === frames.depth &&
      this.previous !== K.AT &&
      kind !== K.PAREN_OPEN
    ) {
      this.attributeFrames = 0;
    }
    if (heads[kind]! > 0 || contextualHeads[kind] === 1) {
      this.head(index, kind);
      this.emit(index, kind);
      return index;
    }
    switch (kind) {
      case K.BLOCK_OPEN:
        this.openBrace(index);
        return index;
      case K.PAREN_OPEN:
        this.emit(index, kind);
        frames.open(PAREN);
        return index;
      case LAMBDA_OPEN:
        this.emit(index, frames.kind === ARMS && frames.inArmHead ? K.PAREN_OPEN : kind);
        frames.open(PAREN);
        return index;
      case K.BRACKET_OPEN:
        this.emit(index, kind);
        frames.open(BRACKET);
        return index;
      case K.INTERPOLATION_OPEN:
        this.emit(index, kind);
        frames.open(INTERPOLATION);
        return index;
      case K.PAREN_CLOSE:
        // `f(x => { … )`: the brace was forgotten, unless the `)` is one too many: `f(x => { … ) })`.
        if (frames.isBlockInParens && !this.isStrayParen(index)) frames.close();
        this.closeBracket(kind);
        break;
      case K.BRACKET_CLOSE:
      case K.INTERPOLATION_CLOSE:
      case K.BRACE_CLOSE:
        this.closeBracket(kind);
        break;
      case K.FAT_ARROW:
        frames.inArmHead = false;
        // `(x: Int) => Int {`: a slip for `->`, which the grammar reports.
        if (!this.inSignature) frames.dropPending();
        break;
      case K.EQUALS:
        // `type P = { … }`: a slip, which the grammar reports; the braces are those of a record's fields.
        if (this.inSignature && frames.isPending && !this.isBeforeFields(index)) this.dropHead();
        break;
      case K.COMMA:
        if (frames.kind === ARMS) frames.inArmHead = true;
        break;
      case K.SEMICOLON:
        this.semicolon(index);
        return index;
      case K.IN:
        this.inForPattern = false;
        break;
      case K.LESS:
        return this.less(index);
      default:
    }
    this.emit(index, kind);
    return index;
  }

  private closeBracket(kind: number): void {
    this.dropTrailingComma();
    this.frames.closeFor(kind);
  }

  private isStrayParen(index: number): boolean {
    const next = this.skipLines(index + 1);
    return this.kinds[next] === K.BRACE_CLOSE && this.kinds[next + 1] === K.PAREN_CLOSE;
  }

  private isBeforeFields(index: number): boolean {
    if (this.kinds[index + 1] !== K.BLOCK_OPEN || this.frames.pendingKind !== FIELDS) return false;
    const first = this.skipLines(index + 2);
    return this.isNameAt(first) || this.kinds[first] === K.BRACE_CLOSE;
  }

  private emit(index: number, kind: number): void {
    this.tokens.addFrom(this.raw, index, kind);
    this.previous = kind;
  }

  private dropTrailingComma(): void {
    if (this.previous !== K.COMMA) return;
    this.tokens.length--;
    this.previous = this.kindBefore(1);
  }

  /** The kind of the token that is the last but `back - 1`; a line end before the first one. */
  private kindBefore(back: number): number {
    const at = this.tokens.length - back;
    return at >= 0 ? this.tokens.kinds[at]! : K.NEWLINE;
  }

  private dropHead(): void {
    this.frames.dropPending();
    this.inSignature = false;
  }

  /** The index of the first raw token at or after `index` that is no line end. */
  private skipLines(index: number): number {
    while (this.kinds[index] === K.NEWLINE) index++;
    return index;
  }

  // ── Line ends

  private lineEnd(index: number): void {
    const { frames, previous } = this;
    const nextIndex = this.skipLines(index);
    const next = this.kinds[nextIndex]!;
    if (itemStarts[next] === 1 && this.closesAll(nextIndex, next)) {
      frames.closeAll();
      this.inSignature = false;
      this.emit(index, K.NEWLINE);
      return;
    }
    if (frames.kind >= PAREN) {
      if (this.isForgottenCloser(nextIndex, next)) {
        frames.closeBrackets();
        this.emit(index, K.NEWLINE);
      }
      return;
    }
    if (previous === K.NEWLINE || previous === K.BLOCK_OPEN) return;
    if ((next === K.BRACE_CLOSE && frames.depth > 1) || next === K.END) return;
    if (cannotEnd[previous] === 1 && !this.endsInName() && !this.startsOver(nextIndex, next))
      return;
    if (next === K.BLOCK_OPEN && frames.isPending) {
      this.problems.push({ kind: "brace-on-next-line", start: this.starts[nextIndex]! });
      return;
    }
    if (continues[next] === 1 && this.goesOn(nextIndex, next)) return;
    if (next === K.NOT && this.kinds[nextIndex + 1] === K.IN) return;
    if (clauseWords[next] === 1 && this.inSignature) return;
    this.dropHead();
    frames.inArmHead = frames.kind === ARMS;
    this.emit(index, K.NEWLINE);
  }

  /** True if an item begins at `next`, and what is open above it was forgotten. */
  private closesAll(nextIndex: number, next: number): boolean {
    const { frames } = this;
    const isMember = next === K.NEURO && (frames.kind === MEMBERS || frames.kind === FIELDS);
    return frames.depth > 1 && !isMember && this.startsItem(nextIndex);
  }

  /** True if a statement begins at `next`, inside brackets that were never closed. */
  private isForgottenCloser(nextIndex: number, next: number): boolean {
    return (
      statementStarts[next] === 1 &&
      !this.inSignature &&
      !this.cannotEndBefore(next) &&
      !this.isNameAt(nextIndex) &&
      this.frames.isInBlock
    );
  }

  /** True if the last token is a member's name, whatever word it is. */
  private endsInName(): boolean {
    return reserved[this.previous] === 1 && this.isMemberName();
  }

  /** True if the next line begins anew though the one before it is not complete. */
  private startsOver(nextIndex: number, next: number): boolean {
    return (
      (statementStarts[next] === 1 && !this.isNameAt(nextIndex) && !this.cannotEndBefore(next)) ||
      (this.previous !== K.EXPORT && this.frames.kind === BLOCK && this.startsItem(nextIndex))
    );
  }

  /** True if the word that could go on with a statement does so. */
  private goesOn(nextIndex: number, next: number): boolean {
    const { kind } = this.frames;
    // `else => …` among arms: a slip for `_`, which the grammar reports.
    if (kind === ARMS && next === K.ELSE && this.kinds[nextIndex + 1] === K.FAT_ARROW) return false;
    // `else:` in a block names no field: it is a slip for `else {`.
    return !this.isNameAt(nextIndex) || (next === K.ELSE && kind === BLOCK);
  }

  /** True if an item begins at the unindented line of the token at `index`: whatever is open above it was forgotten. */
  private startsItem(index: number): boolean {
    if (itemStarts[this.kinds[index]!] === 0) return false;
    const before = this.source.charCodeAt(this.starts[index]! - 1);
    if (before !== 10 && before !== 13) return false;
    const next = this.kinds[index + 1];
    return next !== K.COLON && next !== K.COMMA && next !== K.EQUALS;
  }

  /** True if the line goes on with the word though it begins statements: `x ??` before a `return`, an arm's `=>` before any. */
  private cannotEndBefore(next: number): boolean {
    const { previous } = this;
    return (
      next === K.RETURN &&
      (previous === K.COALESCE || previous === K.FAT_ARROW || previous === K.CATCH)
    );
  }

  private isNameAt(index: number): boolean {
    return this.kinds[index + 1] === K.COLON && anyWord[this.kinds[index]!] === 1;
  }

  private isMemberName(): boolean {
    const before = this.kindBefore(2);
    return before === K.DOT || before === K.OPTIONAL_DOT;
  }

  private semicolon(index: number): void {
    const { frames } = this;
    const next = this.kinds[index + 1];
    const separates =
      next !== K.NEWLINE &&
      next !== K.END &&
      next !== K.BRACE_CLOSE &&
      next !== K.SEMICOLON &&
      !this.startsMember();
    // In brackets it stands for a comma, which the grammar reports.
    const inBrackets = frames.kind >= PAREN;
    if (!separates && !inBrackets) {
      this.problems.push({ kind: "idle-semicolon", start: this.starts[index]! });
      return;
    }
    if (!inBrackets) this.dropHead();
    this.emit(index, K.SEMICOLON);
  }

  // ── Heads and braces

  /** Notes that the word at `index` begins a head, if it is meant as a keyword. */
  private head(index: number, kind: number): void {
    const { frames, previous } = this;
    const next = this.kinds[index + 1]!;
    if (previous === K.DOT || previous === K.OPTIONAL_DOT || next === K.COLON) return;
    if (heads[kind]! > 0) {
      if (kind === K.FOR && frames.isPending && this.isForAll(index)) return;
      frames.expect(heads[kind]! - 1);
      this.inForPattern = kind === K.FOR;
      if (kind === K.NEURO || kind === K.TYPE) this.inSignature = true;
      return;
    }
    if (!this.isContextualHead(kind, next)) return;
    frames.expect(kind === K.AGENT ? MEMBERS : kind === K.INTERFACE ? FIELDS : BLOCK);
    if (kind !== K.TEST && kind !== K.EVERY) this.inSignature = true;
  }

  private isForAll(index: number): boolean {
    return (
      this.kinds[this.skipLines(index + 1)] === K.ALL && this.kinds[index + 2] === K.PAREN_OPEN
    );
  }

  private isContextualHead(kind: number, next: number): boolean {
    const { frames } = this;
    switch (kind) {
      case K.NET:
        return identifiers[next] === 1;
      case K.AGENT:
      case K.INTERFACE:
        return typeNames[next] === 1;
      case K.TEST:
        return next === K.TEXT_OPEN && frames.depth === 1;
      case K.ON:
        return frames.kind === MEMBERS && this.startsMember() && anyWord[next] === 1;
      case K.EVERY:
        return frames.kind === MEMBERS && this.startsMember();
      case K.MIGRATE:
        return frames.kind === MEMBERS && next === K.FROM;
      default:
        return next === K.PAREN_OPEN && this.startsStatement();
    }
  }

  private startsStatement(): boolean {
    const { previous } = this;
    return this.startsMember() || previous === K.SEMICOLON || previous === K.FAT_ARROW;
  }

  private startsMember(): boolean {
    return this.previous === K.NEWLINE || this.previous === K.BLOCK_OPEN;
  }

  private openBrace(index: number): void {
    const { frames } = this;
    if (this.isRecord()) {
      this.emit(index, RECORD_OPEN);
      frames.open(RECORD);
      return;
    }
    let kind = BLOCK;
    if (this.previous === K.CATCH || (this.previous === K.SELECT && !this.isMemberName())) {
      kind = ARMS;
    } else if (frames.isPending && this.previous !== K.FAT_ARROW && !this.opensOwnBlock()) {
      kind = frames.takePending();
      this.inSignature = false;
    }
    this.emit(index, K.BLOCK_OPEN);
    frames.open(kind);
  }

  /** True if a brace here opens a record, a map or a set. */
  private isRecord(): boolean {
    const { frames, previous } = this;
    if (previous === K.WITH) return true;
    if (this.markCollection()) return true;
    if (this.inForPattern && typeNames[previous] === 1) return true;
    if (frames.isPending) return false;
    // `1 -> { … }`: a slip for `=>`, which the grammar reports.
    if (previous === K.ARROW && frames.kind === ARMS) return false;
    if (previous === K.INT) return this.kindBefore(2) === K.AT;
    return endsOperand[previous] === 0 && identifiers[previous] === 0;
  }

  /** Retypes a `Map` or `Set` before the brace, with or without type arguments; true if there is one. */
  private markCollection(): boolean {
    if (this.previous !== K.TYPE_CLOSE && this.previous !== K.TYPE_NAME) return false;
    if (this.inSignature && this.frames.isPending) return false;
    const { tokens } = this;
    let at = tokens.length - 1;
    if (this.previous === K.TYPE_CLOSE) {
      let angles = 0;
      for (; at > 0; at--) {
        const current = tokens.kinds[at]!;
        if (current === K.TYPE_CLOSE) angles++;
        else if (current === K.TYPE_OPEN && --angles === 0) break;
      }
      at--;
    }
    if (at < 0 || tokens.kinds[at] !== K.TYPE_NAME) return false;
    if (at > 0 && tokens.kinds[at - 1] === K.DOT) return false;
    const name = tokens.image(at);
    if (name !== "Map" && name !== "Set") return false;
    tokens.kinds[at] = name === "Map" ? MAP : SET;
    if (at === tokens.length - 1) this.previous = tokens.kinds[at]!;
    return true;
  }

  /** True if the word before the brace takes the block itself, whatever head is pending. */
  private opensOwnBlock(): boolean {
    switch (this.previous) {
      case DO:
      case DEFER:
      case K.ELSE:
        return true;
      case RACE:
      case SPAWN:
        return !this.isMemberName();
      default:
        return false;
    }
  }

  // ── Angles

  /** A `<` and, if types stand behind it, all up to its `>`; returns the index of the last token. */
  private less(index: number): number {
    const { tokens, previous } = this;
    const glued = tokens.length > 0 && tokens.ends[tokens.length - 1] === this.starts[index];
    const named = anyWord[previous] === 1 || previous === K.INT;
    const end = named && (glued || this.inSignature) ? this.angles.endOf(index) : -1;
    if (end === -1) {
      this.emit(index, K.LESS);
      return index;
    }
    this.emitAngles(index, end);
    return end;
  }

  /** Emits the tokens of type angles; `>>` and `>=` that close some are split. */
  private emitAngles(from: number, to: number): void {
    for (let at = from; at <= to; at++) {
      const kind = this.kinds[at]!;
      switch (kind) {
        case K.NEWLINE:
          break;
        case K.LESS:
          this.emit(at, K.TYPE_OPEN);
          break;
        case K.GREATER:
          this.dropTrailingComma();
          this.emit(at, K.TYPE_CLOSE);
          break;
        case K.COMPOSE:
          this.dropTrailingComma();
          this.emitPart(at, 0, K.TYPE_CLOSE);
          this.emitPart(at, 1, K.TYPE_CLOSE);
          break;
        case K.GREATER_EQUAL:
          this.emitPart(at, 0, K.TYPE_CLOSE);
          this.emitPart(at, 1, K.EQUALS);
          break;
        default:
          this.emit(at, kind);
      }
    }
  }

  /** Emits one character of a longer token as one of its own. */
  private emitPart(index: number, offset: number, kind: number): void {
    const start = this.starts[index]! + offset;
    this.tokens.add(kind, start, start + 1);
    this.previous = kind;
  }
}

export function layout(raw: TokenList): Layout {
  return new LayoutPass(raw).run();
}
