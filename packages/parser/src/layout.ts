/**
 * Decides what the grammar relies on and one token alone does not tell: which line ends end a statement, which braces
 * are blocks and which records, which angles enclose types, which parentheses open a lambda.
 */

import type { IToken, TokenType } from "chevrotain";

import * as T from "./tokens.ts";
import {
  anyWord,
  clauseWords,
  identifiers,
  reserved,
  tokenMap,
  tokenSet,
  typeNames,
} from "./token-sets.ts";

export interface LayoutProblem {
  readonly kind: "idle-semicolon" | "brace-on-next-line";
  readonly token: IToken;
}

export interface Layout {
  readonly tokens: IToken[];
  readonly problems: LayoutProblem[];
}

const idx = (type: TokenType): number => type.tokenTypeIdx!;
const NEWLINE = idx(T.Newline);
const BLOCK_OPEN = idx(T.BlockOpen);
const BRACE_CLOSE = idx(T.BraceClose);
const PAREN_OPEN = idx(T.ParenOpen);
const PAREN_CLOSE = idx(T.ParenClose);
const LAMBDA_OPEN = idx(T.LambdaOpen);
const BRACKET_OPEN = idx(T.BracketOpen);
const BRACKET_CLOSE = idx(T.BracketClose);
const INTERPOLATION_OPEN = idx(T.InterpolationOpen);
const INTERPOLATION_CLOSE = idx(T.InterpolationClose);
const COMMA = idx(T.Comma);
const SEMICOLON = idx(T.Semicolon);
const COLON = idx(T.Colon);
const FAT_ARROW = idx(T.FatArrow);
const EQUALS = idx(T.Equals);
const EXPORT = idx(T.ExportKeyword);
const ARROW = idx(T.Arrow);
const DOT = idx(T.Dot);
const OPTIONAL_DOT = idx(T.OptionalDot);
const LESS = idx(T.Less);
const GREATER = idx(T.Greater);
const GREATER_EQUAL = idx(T.GreaterEqual);
const COMPOSE = idx(T.Compose);
const TYPE_NAME = idx(T.TypeName);
const AT = idx(T.At);
const INT = idx(T.IntLiteral);
const NOT = idx(T.NotKeyword);
const IN = idx(T.InKeyword);
const END = idx(T.endOfFile);
const TYPE_CLOSE = idx(T.TypeClose);
const WITH = idx(T.WithKeyword);
const TEXT_OPEN = idx(T.TextOpen);
const FOR = idx(T.ForKeyword);
const ALL = idx(T.AllKeyword);

/** A line cannot end with these: the statement goes on. */
const cannotEnd = tokenSet(
  T.Comma,
  T.Colon,
  T.Dot,
  T.OptionalDot,
  T.Arrow,
  T.FatArrow,
  T.Equals,
  T.PlusEquals,
  T.MinusEquals,
  T.StarEquals,
  T.SlashEquals,
  T.EqualEqual,
  T.BangEqual,
  T.Less,
  T.LessEqual,
  T.Greater,
  T.GreaterEqual,
  T.Plus,
  T.Minus,
  T.Star,
  T.Slash,
  T.Percent,
  T.Bar,
  T.Compose,
  T.RangeExclusive,
  T.RangeInclusive,
  T.Coalesce,
  T.At,
  T.AndKeyword,
  T.OrKeyword,
  T.NotKeyword,
  T.IsKeyword,
  T.InKeyword,
  T.DivKeyword,
  T.IfKeyword,
  T.ElseKeyword,
  T.MatchKeyword,
  T.ForKeyword,
  T.WhileKeyword,
  T.DoKeyword,
  T.FailKeyword,
  T.CatchKeyword,
  T.AttemptKeyword,
  T.DeferKeyword,
  T.LetKeyword,
  T.VarKeyword,
  T.NeuroKeyword,
  T.TypeKeyword,
  T.ImportKeyword,
  T.ExportKeyword,
  T.WithKeyword,
);

/** A line that starts with these continues the one before. */
const continues = tokenSet(
  T.Dot,
  T.OptionalDot,
  T.Bar,
  T.Arrow,
  T.FatArrow,
  T.Equals,
  T.PlusEquals,
  T.MinusEquals,
  T.StarEquals,
  T.SlashEquals,
  T.EqualEqual,
  T.BangEqual,
  T.Less,
  T.LessEqual,
  T.Greater,
  T.GreaterEqual,
  T.Plus,
  T.Star,
  T.Slash,
  T.Percent,
  T.Compose,
  T.RangeExclusive,
  T.RangeInclusive,
  T.Coalesce,
  T.AndKeyword,
  T.OrKeyword,
  T.IsKeyword,
  T.InKeyword,
  T.DivKeyword,
  T.ElseKeyword,
  T.CatchKeyword,
  T.WithKeyword,
);

/** What an expression can end with: a `{` behind it cannot begin another one. */
const endsOperand = tokenSet(
  T.ParenClose,
  T.BracketClose,
  T.BraceClose,
  T.TextClose,
  T.IntLiteral,
  T.FloatLiteral,
  T.UnitLiteral,
  T.RegexLiteral,
  T.Hole,
  T.Question,
  T.TrueKeyword,
  T.FalseKeyword,
  T.NoneKeyword,
  T.ElseKeyword,
  T.DoKeyword,
  T.DeferKeyword,
  T.CatchKeyword,
  T.ImportKeyword,
  T.ExportKeyword,
  T.FatArrow,
);

/** What may stand between the angles of type arguments or type parameters. */
const insideAngles = tokenSet(
  T.TypeName,
  T.Comma,
  T.Dot,
  T.Question,
  T.Hole,
  T.ParenOpen,
  T.ParenClose,
  T.Arrow,
  T.At,
  T.IntLiteral,
  T.Bar,
  T.Colon,
  T.Plus,
  T.Newline,
  T.TextOpen,
  T.TextChunk,
  T.TextClose,
  T.PersonalKeyword,
  T.SecretKeyword,
  T.UntrustedKeyword,
  T.UsesKeyword,
  T.FailsKeyword,
  T.LabelKeyword,
  T.ConstKeyword,
);
const labelWords = tokenSet(T.PersonalKeyword, T.SecretKeyword, T.UntrustedKeyword);
/** After these a lower-case name may stand in angles: a capability, a failure variable, a parameter's name. */
const beforeNameInAngles = tokenSet(
  T.UsesKeyword,
  T.FailsKeyword,
  T.LabelKeyword,
  T.ConstKeyword,
  T.Dot,
  T.Bar,
);

// What a head's brace opens.
const BLOCK = 0;
const ARMS = 1;
const MEMBERS = 2;
const FIELDS = 3;

/** Reserved words that begin a head; the value is what its brace opens, plus one. */
const heads = tokenMap([
  [T.IfKeyword, BLOCK + 1],
  [T.WhileKeyword, BLOCK + 1],
  [T.ForKeyword, BLOCK + 1],
  [T.MatchKeyword, ARMS + 1],
  [T.NeuroKeyword, BLOCK + 1],
  [T.TypeKeyword, FIELDS + 1],
]);
/** Contextual words that begin a head where the next token shows that they are meant as keywords. */
const contextualHeads = tokenSet(
  T.NetKeyword,
  T.AgentKeyword,
  T.InterfaceKeyword,
  T.TestKeyword,
  T.OnKeyword,
  T.EveryKeyword,
  T.MigrateKeyword,
  T.GivenKeyword,
);
const NET = idx(T.NetKeyword);
const AGENT = idx(T.AgentKeyword);
const INTERFACE = idx(T.InterfaceKeyword);
const TEST = idx(T.TestKeyword);
const ON = idx(T.OnKeyword);
const EVERY = idx(T.EveryKeyword);
const MIGRATE = idx(T.MigrateKeyword);
const FROM = idx(T.FromKeyword);
const NEURO = idx(T.NeuroKeyword);
const TYPE = idx(T.TypeKeyword);
const CATCH = idx(T.CatchKeyword);
const SELECT = idx(T.SelectKeyword);
const USES = idx(T.UsesKeyword);
const TYPE_OPEN = idx(T.TypeOpen);
const ELSE = idx(T.ElseKeyword);
const RETURN = idx(T.ReturnKeyword);
const COALESCE = idx(T.Coalesce);

// Kinds of frames: an open bracket, or the file itself.
const PAREN = 10;
const BRACKET = 11;
const RECORD = 12;
const INTERPOLATION = 13;

/** The token for one character of a longer one. */
function part(whole: IToken, offset: number, type: TokenType): IToken {
  const at = whole.startOffset + offset;
  return {
    image: whole.image.charAt(offset),
    startOffset: at,
    endOffset: at,
    tokenTypeIdx: type.tokenTypeIdx!,
    tokenType: type,
  };
}

/** Words that begin a statement and never stand first on a line in brackets: there, the closing bracket was forgotten. */
const statementStarts = tokenSet(
  T.LetKeyword,
  T.VarKeyword,
  T.ReturnKeyword,
  T.WhileKeyword,
  T.DeferKeyword,
);

/** Words that begin an item wherever they stand first on an unindented line. */
const itemStarts = tokenSet(T.NeuroKeyword, T.ExportKeyword, T.ImportKeyword, T.TypeKeyword);

export function layout(source: string, raw: readonly IToken[]): Layout {
  const tokens: IToken[] = [];
  const problems: LayoutProblem[] = [];
  /** Frames: their kinds, and how many heads were pending when they opened. */
  const frames: number[] = [BLOCK];
  const bases: number[] = [0];
  /** What the brace of each pending head opens. */
  const pending: number[] = [];
  let frame = BLOCK;
  let base = 0;
  /** True at the pattern of an arm, up to its `=>`. */
  let inArmHead = false;
  const armHeads: boolean[] = [false];
  /** True from a declaration's word to its body: a clause on the next line belongs to it. */
  let inSignature = false;
  /** True from a `for` to its `in`: a brace after a type's name is a record pattern. */
  let inForPattern = false;
  /** The number of frames where an attribute stands that nothing but attributes precede on its line; 0 elsewhere. */
  let attributeFrames = 0;
  /** The raw indexes of `<` that are known to be operators. */
  const notAngles = new Set<number>();
  let previous: IToken | undefined;
  let previousIdx = NEWLINE;

  function open(kind: number): void {
    armHeads[armHeads.length - 1] = inArmHead;
    frames.push(kind);
    bases.push(pending.length);
    frame = kind;
    base = pending.length;
    inArmHead = kind === ARMS;
    armHeads.push(inArmHead);
  }

  function closeTop(): void {
    frames.pop();
    pending.length = Math.min(pending.length, bases.pop()!);
    armHeads.pop();
    frame = frames[frames.length - 1]!;
    base = bases[bases.length - 1]!;
    inArmHead = armHeads[armHeads.length - 1]!;
  }

  function emit(token: IToken): void {
    tokens.push(token);
    previous = token;
    previousIdx = token.tokenTypeIdx;
  }

  function retype(token: IToken, type: TokenType): void {
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx!;
  }

  /** The index of the first raw token at or after `index` that is no line end. */
  function skipLines(index: number): number {
    while (raw[index]!.tokenTypeIdx === NEWLINE) index++;
    return index;
  }

  /** True if the word at `index` is a field's, member's or argument's name there. */
  function isName(index: number): boolean {
    return (
      previousIdx === DOT || previousIdx === OPTIONAL_DOT || raw[index + 1]!.tokenTypeIdx === COLON
    );
  }

  /** The index of the `>` that ends the type angles opened by the `<` at `index`, or -1 if they are operators. */
  function anglesEnd(index: number): number {
    if (notAngles.has(index)) return -1;
    const open: number[] = [];
    const end = matchAngles(index, open);
    // What was still open there is not closed for itself either: no `<` is looked at twice in vain.
    if (end === -1) for (const at of open) notAngles.add(at);
    return end;
  }

  /** True at a name that a type follows directly: a label parameter. */
  function isLabel(index: number): boolean {
    const next = raw[index + 1]!.tokenTypeIdx;
    if (raw[index]!.tokenType !== T.Identifier) return false;
    if (typeNames[next] === 1 || labelWords[next] === 1) return true;
    // `List<l (A, B)>`, but not `a<b(c)>(d)`.
    return (
      next === PAREN_OPEN &&
      raw[index - 1]!.tokenTypeIdx === LESS &&
      typeNames[raw[index - 2]!.tokenTypeIdx] === 1
    );
  }

  /** True at a name that is a whole argument of the type before the `<` at `open`: a `const` parameter. */
  function isConstName(index: number, open: number): boolean {
    const before = raw[index - 1]!.tokenTypeIdx;
    const after = raw[index + 1]!.tokenTypeIdx;
    return (
      typeNames[raw[open - 1]!.tokenTypeIdx] === 1 &&
      (before === LESS || before === COMMA || before === NEWLINE) &&
      (after === COMMA ||
        after === GREATER ||
        after === COMPOSE ||
        after === GREATER_EQUAL ||
        after === NEWLINE)
    );
  }

  function matchAngles(index: number, open: number[]): number {
    let parens = 0;
    for (let at = index; at < raw.length; at++) {
      const current = raw[at]!.tokenTypeIdx;
      if (current === LESS) {
        open.push(at);
      } else if (current === GREATER || current === COMPOSE || current === GREATER_EQUAL) {
        const closed = current === COMPOSE ? 2 : 1;
        if (closed > open.length) return -1;
        open.length -= closed;
        if (open.length === 0) return parens === 0 ? at : -1;
      } else if (insideAngles[current] === 1) {
        if (current === PAREN_OPEN) parens++;
        else if (current === PAREN_CLOSE && --parens < 0) return -1;
      } else if (identifiers[current] === 1) {
        const before = raw[at - 1]!.tokenTypeIdx;
        const fits =
          raw[at + 1]!.tokenTypeIdx === DOT ||
          isLabel(at) ||
          isConstName(at, open.at(-1)!) ||
          beforeNameInAngles[before] === 1 ||
          (before === PAREN_OPEN && raw[at - 2]!.tokenTypeIdx === USES) ||
          (before === COMMA && parens > 0);
        if (!fits) return -1;
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** Emits the tokens of type angles; `>>` and `>=` that close some are split. */
  function emitAngles(from: number, to: number): void {
    for (let at = from; at <= to; at++) {
      const token = raw[at]!;
      switch (token.tokenTypeIdx) {
        case NEWLINE:
          break;
        case LESS:
          retype(token, T.TypeOpen);
          emit(token);
          break;
        case GREATER:
          dropTrailingComma();
          retype(token, T.TypeClose);
          emit(token);
          break;
        case COMPOSE:
          dropTrailingComma();
          emit(part(token, 0, T.TypeClose));
          emit(part(token, 1, T.TypeClose));
          break;
        case GREATER_EQUAL:
          emit(part(token, 0, T.TypeClose));
          emit(part(token, 1, T.Equals));
          break;
        default:
          emit(token);
      }
    }
  }

  /** True if a brace here opens a record, a map or a set. */
  function isRecord(): boolean {
    if (previousIdx === WITH) return true;
    if (markCollection()) return true;
    if (inForPattern && typeNames[previousIdx] === 1) return true;
    if (pending.length > base) return false;
    // `1 -> { … }`: a slip for `=>`, which the grammar reports.
    if (previousIdx === ARROW && frame === ARMS) return false;
    if (previousIdx === INT) return tokens[tokens.length - 2]?.tokenTypeIdx === AT;
    return endsOperand[previousIdx] === 0 && identifiers[previousIdx] === 0;
  }

  /** Retypes a `Map` or `Set` before the brace, with or without type arguments; true if there is one. */
  function markCollection(): boolean {
    if (inSignature && pending.length > base) return false;
    let at = tokens.length - 1;
    if (previousIdx === TYPE_CLOSE) {
      let angles = 0;
      for (; at > 0; at--) {
        const current = tokens[at]!.tokenTypeIdx;
        if (current === TYPE_CLOSE) angles++;
        else if (current === TYPE_OPEN && --angles === 0) break;
      }
      at--;
    }
    const name = tokens[at];
    if (name === undefined || name.tokenTypeIdx !== TYPE_NAME) return false;
    if (tokens[at - 1]?.tokenTypeIdx === DOT) return false;
    if (name.image === "Map") retype(name, T.MapKeyword);
    else if (name.image === "Set") retype(name, T.SetKeyword);
    else return false;
    return true;
  }

  function head(index: number, current: number): void {
    if (isName(index)) return;
    if (heads[current]! > 0) {
      const next = raw[skipLines(index + 1)]!.tokenTypeIdx;
      if (
        current === FOR &&
        next === ALL &&
        raw[index + 2]?.tokenTypeIdx === PAREN_OPEN &&
        pending.length > base
      )
        return;
      pending.push(heads[current]! - 1);
      inForPattern = current === FOR;
      if (current === NEURO || current === TYPE) inSignature = true;
      return;
    }
    const next = raw[index + 1]!.tokenTypeIdx;
    const isHead =
      current === NET
        ? identifiers[next] === 1
        : current === AGENT || current === INTERFACE
          ? typeNames[next] === 1
          : current === TEST
            ? next === TEXT_OPEN && frames.length === 1
            : current === ON
              ? frame === MEMBERS && startsMember() && anyWord[next] === 1
              : current === EVERY
                ? frame === MEMBERS && startsMember()
                : current === MIGRATE
                  ? frame === MEMBERS && next === FROM
                  : next === PAREN_OPEN && startsStatement();
    if (!isHead) return;
    pending.push(current === AGENT ? MEMBERS : current === INTERFACE ? FIELDS : BLOCK);
    if (current !== TEST && current !== EVERY) inSignature = true;
  }

  function startsStatement(): boolean {
    return (
      previousIdx === NEWLINE ||
      previousIdx === BLOCK_OPEN ||
      previousIdx === SEMICOLON ||
      previousIdx === FAT_ARROW
    );
  }

  function startsMember(): boolean {
    return previousIdx === NEWLINE || previousIdx === BLOCK_OPEN;
  }

  /** True if an item begins at the unindented line of the token at `index`: whatever is open above it was forgotten. */
  function startsItem(index: number): boolean {
    const token = raw[index]!;
    if (itemStarts[token.tokenTypeIdx] === 0) return false;
    const before = source.charCodeAt(token.startOffset - 1);
    if (before !== 10 && before !== 13) return false;
    const next = raw[index + 1]!.tokenTypeIdx;
    return next !== COLON && next !== COMMA && next !== EQUALS;
  }

  function lineEnd(index: number): void {
    const nextIndex = skipLines(index);
    const next = raw[nextIndex]!;
    const nextIdx = next.tokenTypeIdx;
    const isMember = nextIdx === NEURO && (frame === MEMBERS || frame === FIELDS);
    if (frames.length > 1 && !isMember && startsItem(nextIndex)) {
      while (frames.length > 1) closeTop();
      pending.length = 0;
      inSignature = false;
      emit(raw[index]!);
      return;
    }
    if (frame >= PAREN) {
      if (
        statementStarts[nextIdx] === 0 ||
        inSignature ||
        cannotEndBefore(nextIdx) ||
        isNameAt(nextIndex) ||
        !frames.some((kind, at) => at > 0 && kind < PAREN)
      )
        return;
      while (frame >= PAREN) closeTop();
      emit(raw[index]!);
      return;
    }
    if (previous === undefined || previousIdx === NEWLINE || previousIdx === BLOCK_OPEN) return;
    if ((nextIdx === BRACE_CLOSE && frames.length > 1) || nextIdx === END) return;
    const nameBefore = previous !== undefined && reserved[previousIdx] === 1 && isMemberName();
    const startsOver =
      (statementStarts[nextIdx] === 1 && !isNameAt(nextIndex) && !cannotEndBefore(nextIdx)) ||
      (previousIdx !== EXPORT && frame === BLOCK && startsItem(nextIndex));
    if (cannotEnd[previousIdx] === 1 && !nameBefore && !startsOver) return;
    if (nextIdx === BLOCK_OPEN && pending.length > base) {
      problems.push({ kind: "brace-on-next-line", token: next });
      return;
    }
    // `else => …` among arms: a slip for `_`, which the grammar reports.
    const isArm =
      frame === ARMS && nextIdx === ELSE && raw[nextIndex + 1]!.tokenTypeIdx === FAT_ARROW;
    // `else:` in a block names no field: it is a slip for `else {`.
    const named = isNameAt(nextIndex) && !(nextIdx === ELSE && frame === BLOCK);
    if (continues[nextIdx] === 1 && !named && !isArm) return;
    if (nextIdx === NOT && raw[nextIndex + 1]!.tokenTypeIdx === IN) return;
    if (clauseWords[nextIdx] === 1 && inSignature) return;
    pending.length = base;
    inSignature = false;
    inArmHead = frame === ARMS;
    emit(raw[index]!);
  }

  /** True if the line goes on with the word though it begins statements: `x ??` before a `return`, an arm's `=>` before any. */
  function cannotEndBefore(next: number): boolean {
    return (
      next === RETURN &&
      (previousIdx === COALESCE || previousIdx === FAT_ARROW || previousIdx === CATCH)
    );
  }

  function isNameAt(index: number): boolean {
    return raw[index + 1]!.tokenTypeIdx === COLON && anyWord[raw[index]!.tokenTypeIdx] === 1;
  }

  function isMemberName(): boolean {
    const before = tokens[tokens.length - 2]?.tokenTypeIdx;
    return before === DOT || before === OPTIONAL_DOT;
  }

  function openBrace(token: IToken): void {
    if (isRecord()) {
      retype(token, T.RecordOpen);
      emit(token);
      open(RECORD);
      return;
    }
    let kind = BLOCK;
    if (previousIdx === CATCH || (previousIdx === SELECT && !isMemberName())) {
      kind = ARMS;
    } else if (pending.length > base && previousIdx !== FAT_ARROW && !opensOwnBlock()) {
      kind = pending.pop()!;
      inSignature = false;
    }
    emit(token);
    open(kind);
  }

  /** True if the word before the brace takes the block itself, whatever head is pending. */
  function opensOwnBlock(): boolean {
    switch (previous!.tokenType) {
      case T.DoKeyword:
      case T.DeferKeyword:
      case T.ElseKeyword:
        return true;
      case T.RaceKeyword:
      case T.SpawnKeyword:
        return !isMemberName();
      default:
        return false;
    }
  }

  for (let index = 0; index < raw.length; index++) {
    const token = raw[index]!;
    const current = token.tokenTypeIdx;
    if (current === NEWLINE) {
      // The declaration that an attribute belongs to may stand on the next line.
      if (attributeFrames !== frames.length) lineEnd(index);
      continue;
    }
    if (current === AT) {
      if (startsMember() || previousIdx === SEMICOLON) attributeFrames = frames.length;
    } else if (attributeFrames === frames.length && previousIdx !== AT && current !== PAREN_OPEN) {
      attributeFrames = 0;
    }
    if (heads[current]! > 0 || contextualHeads[current] === 1) {
      head(index, current);
      emit(token);
      continue;
    }
    switch (current) {
      case BLOCK_OPEN:
        openBrace(token);
        continue;
      case PAREN_OPEN:
        emit(token);
        open(PAREN);
        continue;
      case LAMBDA_OPEN:
        if (frame === ARMS && inArmHead) retype(token, T.ParenOpen);
        emit(token);
        open(PAREN);
        continue;
      case BRACKET_OPEN:
        emit(token);
        open(BRACKET);
        continue;
      case INTERPOLATION_OPEN:
        emit(token);
        open(INTERPOLATION);
        continue;
      case PAREN_CLOSE:
      case BRACKET_CLOSE:
      case INTERPOLATION_CLOSE:
      case BRACE_CLOSE: {
        dropTrailingComma();
        closeFor(current);
        emit(token);
        continue;
      }
      case FAT_ARROW:
        inArmHead = false;
        // `(x: Int) => Int {`: a slip for `->`, which the grammar reports.
        if (!inSignature) pending.length = base;
        emit(token);
        continue;
      case EQUALS:
        if (inSignature && pending.length > base) {
          pending.length = base;
          inSignature = false;
        }
        emit(token);
        continue;
      case COMMA:
        if (frame === ARMS) inArmHead = true;
        emit(token);
        continue;
      case SEMICOLON: {
        const next = raw[index + 1]!.tokenTypeIdx;
        const separates =
          next !== NEWLINE &&
          next !== END &&
          next !== BRACE_CLOSE &&
          next !== SEMICOLON &&
          !startsMember();
        // In brackets it stands for a comma, which the grammar reports.
        if (!separates && frame < PAREN) {
          problems.push({ kind: "idle-semicolon", token });
          continue;
        }
        if (frame < PAREN) {
          pending.length = base;
          inSignature = false;
        }
        emit(token);
        continue;
      }
      case IN:
        inForPattern = false;
        emit(token);
        continue;
      case LESS: {
        const glued = previous !== undefined && previous.endOffset === token.startOffset - 1;
        const named = anyWord[previousIdx] === 1 || previousIdx === INT;
        const end = named && (glued || inSignature) ? anglesEnd(index) : -1;
        if (end === -1) {
          emit(token);
        } else {
          emitAngles(index, end);
          index = end;
        }
        continue;
      }
      default:
        emit(token);
    }
  }
  return { tokens, problems };

  function dropTrailingComma(): void {
    if (previousIdx !== COMMA) return;
    tokens.pop();
    previous = tokens[tokens.length - 1];
    previousIdx = previous?.tokenTypeIdx ?? NEWLINE;
  }

  function closeFor(current: number): void {
    const matches = (kind: number): boolean =>
      current === PAREN_CLOSE
        ? kind === PAREN
        : current === BRACKET_CLOSE
          ? kind === BRACKET
          : current === INTERPOLATION_CLOSE
            ? kind === INTERPOLATION
            : kind < PAREN || kind === RECORD;
    if (frames.length === 1) return;
    if (matches(frame)) {
      closeTop();
      return;
    }
    // A wrong closer: a brace or an interpolation's end closes what is open inside it, another is ignored.
    const strong = current === BRACE_CLOSE || current === INTERPOLATION_CLOSE;
    for (let at = frames.length - 1; at > 0; at--) {
      const kind = frames[at]!;
      if (matches(kind)) {
        while (frames.length > at) closeTop();
        return;
      }
      if (!strong && kind !== PAREN && kind !== BRACKET) return;
      if (kind === INTERPOLATION) return;
    }
  }
}
