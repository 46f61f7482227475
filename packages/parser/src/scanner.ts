/**
 * Text to raw tokens, in one pass over the characters: words, numbers, operators, the parts of interpolated texts, line ends.
 * Comments are collected beside the tokens. What a brace, an angle or a line end means is decided afterwards, in layout/index.ts.
 */

import type { TokenType } from "chevrotain";

import { isIdentifierPart, isIdentifierStart, isUpperCase, lookAlikes } from "./characters.ts";
import {
  classes,
  DIGIT,
  FOREIGN_WORD,
  hashStep,
  isDigit,
  isOperatorPart,
  isWordPart,
  LOWER,
  type Operator,
  operators,
  singles,
  SPACE,
  UPPER,
  wordKind,
} from "./scanner-tables.ts";
import { braceMeaning } from "./stray-braces.ts";
import { TokenList } from "./token-list.ts";
import { tokenSet } from "./token-sets.ts";
import * as T from "./tokens.ts";
import type { Comment } from "./tree/index.ts";

/** What the scanner noticed; problems.ts turns it into a problem. Offsets are UTF-16, the end exclusive. */
export interface ScanProblem {
  readonly kind:
    | "unexpected-character"
    | "look-alike-character"
    | "unclosed-text"
    | "unclosed-comment"
    | "foreign-quotes"
    | "dollar-interpolation"
    | "brace-in-text"
    | "foreign-comment"
    | "text-prefix"
    | "number-form"
    | "unknown-unit";
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Offsets of all braces of one text that are meant as such. */
  readonly braces?: number[];
}

export interface Scan {
  readonly tokens: TokenList;
  readonly comments: Comment[];
  readonly problems: ScanProblem[];
  /** True if words or operators from other languages occur: habits.ts then looks at them. */
  readonly hasHabits: boolean;
}

const bracketKind = { paren: 0, bracket: 1, brace: 2, interpolation: 3 } as const;

/** One text whose end has not been reached; an interpolation inside it scans ordinary tokens. */
interface OpenText {
  readonly start: number;
  readonly block: boolean;
  /** Braces that are meant as such, once there is one. */
  stray?: number[];
}

/** A `?` glued behind these is the mark of an optional type. */
const beforeQuestion = tokenSet(T.TypeName, T.ParenClose, T.Greater, T.Compose, T.Hole);

const NEWLINE = T.Newline.tokenTypeIdx!;
const FAT_ARROW = T.FatArrow.tokenTypeIdx!;
const PAREN_CLOSE = T.ParenClose.tokenTypeIdx!;
const IDENTIFIER = T.Identifier.tokenTypeIdx!;
const TYPE_NAME = T.TypeName.tokenTypeIdx!;
const CONST = T.ConstKeyword.tokenTypeIdx!;
const INTERFACE = T.InterfaceKeyword.tokenTypeIdx!;

/** A variable that a template of another language shows. */
const templateVariable = /\$\{[a-z]\w*\}/gu;

export function scan(text: string): Scan {
  // About one token for three characters: more room is made where it is needed.
  const tokens = new TokenList(text, (text.length >> 1) + 16);
  const comments: Comment[] = [];
  const problems: ScanProblem[] = [];
  /** Open brackets: their kind and the index of their token. */
  const openKinds: number[] = [];
  const openIndexes: number[] = [];
  const openTexts: OpenText[] = [];
  const length = text.length;
  /** The index of the `(` that the latest `)` closed. */
  let closedParen = -1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let lineEmpty = true;
  let hasHabits = false;

  function push(type: TokenType, start: number, end: number): void {
    tokens.add(type.tokenTypeIdx!, start, end);
  }

  function open(kind: number): void {
    openKinds.push(kind);
    openIndexes.push(tokens.length);
  }

  /** Closes the innermost bracket of a kind; returns its token's index or -1. */
  function close(kind: number): number {
    let top = openKinds.length - 1;
    if (kind === bracketKind.brace) {
      while (top >= 0 && openKinds[top]! < bracketKind.brace) top--;
      if (top < 0) return -1;
    } else if (top < 0 || openKinds[top] !== kind) {
      return -1;
    }
    const index = openIndexes[top]!;
    // Setting the lengths would give room back that the next bracket asks for again.
    for (let count = openKinds.length; count > top; count--) {
      openKinds.pop();
      openIndexes.pop();
    }
    return index;
  }

  function lastKind(): number {
    return tokens.length > 0 ? tokens.kinds[tokens.length - 1]! : NEWLINE;
  }

  /** True if the last token ends at the offset. */
  function isGlued(start: number): boolean {
    return tokens.length > 0 && tokens.ends[tokens.length - 1] === start;
  }

  /** Reads a text's characters from `at` up to its end or to an interpolation. */
  function scanText(opened: OpenText): void {
    const chunkStart = at;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 92 /* \ */) {
        const next = text.charCodeAt(at + 1);
        if (next === 117 /* u */ && text.charCodeAt(at + 2) === 123) at += 3;
        else at += next === 10 || next === 13 || at + 1 >= length ? 1 : 2;
        continue;
      }
      if (code === 123 /* { */) {
        const meaning = braceMeaning(text, at, opened.block);
        if (meaning !== "expression") {
          strayBrace(opened, meaning);
          at++;
          continue;
        }
        if (
          at > chunkStart &&
          text.charCodeAt(at - 1) === 36 /* $ */ &&
          !(at - 1 > chunkStart && text.charCodeAt(at - 2) === 92)
        ) {
          problems.push({ kind: "dollar-interpolation", start: at - 1, end: at, text: "$" });
          if (at - 1 > chunkStart) push(T.TextChunk, chunkStart, at - 1);
        } else if (at > chunkStart) {
          push(T.TextChunk, chunkStart, at);
        }
        open(bracketKind.interpolation);
        push(T.InterpolationOpen, at, at + 1);
        openTexts.push(opened);
        at++;
        return;
      }
      if (code === 34 /* " */) {
        if (!opened.block) {
          if (at > chunkStart) push(T.TextChunk, chunkStart, at);
          push(T.TextClose, at, at + 1);
          at++;
          return;
        }
        if (text.charCodeAt(at + 1) === 34 && text.charCodeAt(at + 2) === 34) {
          if (at > chunkStart) push(T.TextChunk, chunkStart, at);
          push(T.TextClose, at, at + 3);
          at += 3;
          return;
        }
      } else if (code === 10 && !opened.block) {
        break;
      }
      at++;
    }
    let end = at;
    if (end > chunkStart && text.charCodeAt(end - 1) === 13) end--;
    problems.push({
      kind: "unclosed-text",
      start: opened.start,
      end: Math.max(end, opened.start + 1),
      text: opened.block ? '"""' : '"',
    });
    if (end > chunkStart) push(T.TextChunk, chunkStart, end);
    push(T.TextClose, end, end);
  }

  /** The brace at `at` opens no expression: the first one of a text is the problem, its fix mends all. */
  function strayBrace(opened: OpenText, meaning: "brace" | "unclosed"): void {
    if (opened.stray === undefined) {
      opened.stray = [];
      problems.push({
        kind: "brace-in-text",
        start: at,
        end: at + 1,
        text: meaning,
        braces: opened.stray,
      });
    }
    opened.stray.push(at);
  }

  /** A text at `at`: its quotes, and its characters up to the end or the first interpolation. */
  function openText(start: number, quotes: number): void {
    const block = text.charCodeAt(quotes + 1) === 34 && text.charCodeAt(quotes + 2) === 34;
    at = quotes + (block ? 3 : 1);
    push(T.TextOpen, start, at);
    scanText({ start, block });
  }

  /** `r"…"`, `r"""…"""`: no escapes, no interpolation. */
  function rawText(start: number): void {
    const quotes = start + 1;
    const block = text.charCodeAt(quotes + 1) === 34 && text.charCodeAt(quotes + 2) === 34;
    const mark = block ? '"""' : '"';
    at = quotes + mark.length;
    push(T.TextOpen, start, at);
    let end = text.indexOf(mark, at);
    const lineEnd = block ? length : lineEndAfter(at);
    const closed = end !== -1 && end <= lineEnd;
    if (!closed) {
      end = lineEnd;
      problems.push({ kind: "unclosed-text", start, end: Math.max(end, start + 1), text: mark });
    }
    if (end > at) push(T.TextChunk, at, end);
    at = closed ? end + mark.length : end;
    push(T.TextClose, end, at);
  }

  function lineEndAfter(from: number): number {
    let end = text.indexOf("\n", from);
    if (end === -1) end = length;
    return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  }

  /** `re"…"` with flags glued behind; a backslash keeps the next character. */
  function regex(start: number): void {
    at = start + 3;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 34 || code === 10) break;
      at += code === 92 && text.charCodeAt(at + 1) !== 10 && at + 1 < length ? 2 : 1;
    }
    if (text.charCodeAt(at) === 34) {
      at++;
      while (at < length && text.charCodeAt(at) < 128 && classes[text.charCodeAt(at)] === LOWER)
        at++;
    } else {
      if (text.charCodeAt(at - 1) === 13) at--;
      problems.push({ kind: "unclosed-text", start, end: at, text: '"' });
    }
    push(T.RegexLiteral, start, at);
  }

  /** Text in quotes that are not ours (`'…'`, `'''…'''`, `` `…` ``, `“…”`): one plain text without interpolation and one problem. */
  function foreignText(start: number, closing: string, kind: ScanProblem["kind"]): boolean {
    const { length: width } = closing;
    const end = text.indexOf(closing, start + width);
    const manyLines = width === 3 || closing === "`";
    if (end === -1 || (!manyLines && end > lineEndAfter(start))) return false;
    at = end + width;
    problems.push({ kind, start, end: at, text: text.slice(start, at) });
    push(T.TextOpen, start, start + width);
    foreignChunks(start + width, end, closing);
    push(T.TextClose, end, at);
    return true;
  }

  /** The parts of a foreign text: in a template, the variables that it shows are read. */
  function foreignChunks(start: number, end: number, closing: string): void {
    let from = start;
    if (closing === "`") {
      for (const { index, 0: whole } of text.slice(start, end).matchAll(templateVariable)) {
        const open = start + index;
        const name = open + 2;
        const close = open + whole.length - 1;
        if (open > from) push(T.TextChunk, from, open);
        push(T.InterpolationOpen, open, name);
        tokens.add(IDENTIFIER, name, close);
        push(T.InterpolationClose, close, close + 1);
        from = close + 1;
      }
    }
    if (end > from) push(T.TextChunk, from, end);
  }

  function number(start: number): void {
    const before = lastKind();
    const afterDot =
      (before === T.Dot.tokenTypeIdx || before === T.OptionalDot.tokenTypeIdx) && isGlued(start);
    let plain = start + 1;
    while (isDigit(text.charCodeAt(plain))) plain++;
    const behind = text.charCodeAt(plain);
    // Most numbers: digits, and nothing glued behind them.
    if (behind !== 46 && !isWordPart(behind)) {
      at = plain;
      push(T.IntLiteral, start, at);
      return;
    }
    at = start + 1;
    let type: TokenType = T.IntLiteral;
    if (text.charCodeAt(start) === 48 && isRadix(text.charCodeAt(at)) && !afterDot) {
      at++;
      while (at < length && isWordPart(text.charCodeAt(at))) at++;
      const image = text.slice(start, at);
      if (!/^0(?:x[0-9a-f]+(?:_[0-9a-f]+)*|b[01]+(?:_[01]+)*|o[0-7]+(?:_[0-7]+)*)$/iu.test(image)) {
        problems.push({ kind: "number-form", start, end: at, text: image });
      }
      push(type, start, at);
      return;
    }
    digits();
    if (!afterDot) {
      if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
        type = T.FloatLiteral;
        at++;
        digits();
      }
      const exponent = text.charCodeAt(at);
      if (exponent === 101 || exponent === 69) {
        const sign = text.charCodeAt(at + 1);
        const digit = sign === 43 || sign === 45 ? at + 2 : at + 1;
        if (isDigit(text.charCodeAt(digit))) {
          type = T.FloatLiteral;
          at = digit;
          digits();
        }
      }
      if (at < length && isWordPart(text.charCodeAt(at)) && text.charCodeAt(at) !== 95) {
        const suffix = at;
        while (
          at < length &&
          (isWordPart(text.charCodeAt(at)) ||
            (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))))
        )
          at++;
        if (!isUnit(text.slice(start, at))) {
          problems.push({
            kind: "unknown-unit",
            start: suffix,
            end: at,
            text: text.slice(suffix, at),
          });
        } else {
          type = T.UnitLiteral;
        }
      }
    }
    if (text.charCodeAt(at - 1) === 95 || text.slice(start, at).includes("__")) {
      problems.push({ kind: "number-form", start, end: at, text: text.slice(start, at) });
    }
    push(type, start, at);
  }

  function digits(): void {
    while (at < length && (isDigit(text.charCodeAt(at)) || text.charCodeAt(at) === 95)) at++;
  }

  function lineComment(start: number): void {
    const end = lineEndAfter(start);
    const third = text.charCodeAt(start + 2);
    const kind =
      third === 33
        ? "module-documentation"
        : third === 47 && text.charCodeAt(start + 3) !== 47
          ? "documentation"
          : "line";
    comments.push({ kind, text: text.slice(start, end), start, end, ownLine: lineEmpty });
    at = end;
  }

  /** A comment of another language, to the end of its line. */
  function foreignComment(start: number, mark: string): void {
    at = lineEndAfter(start);
    problems.push({ kind: "foreign-comment", start, end: start + mark.length, text: mark });
    comments.push({
      kind: "line",
      text: text.slice(start, at),
      start,
      end: at,
      ownLine: lineEmpty,
    });
  }

  function blockComment(start: number): void {
    let depth = 1;
    at = start + 2;
    while (at < length && depth > 0) {
      const code = text.charCodeAt(at);
      if (code === 42 && text.charCodeAt(at + 1) === 47) {
        depth--;
        at += 2;
      } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
        depth++;
        at += 2;
      } else {
        at++;
      }
    }
    if (depth > 0) problems.push({ kind: "unclosed-comment", start, end: start + 2, text: "/*" });
    comments.push({
      kind: "block",
      text: text.slice(start, at),
      start,
      end: at,
      ownLine: lineEmpty,
    });
  }

  /** A word in ASCII from its first character, which is known to begin one. */
  function word(start: number, first: number, upper: boolean): void {
    let end = start + 1;
    let hash = first;
    let code = text.charCodeAt(end);
    while (code < 128 && classes[code]! >= DIGIT) {
      hash = hashStep(hash, code);
      code = text.charCodeAt(++end);
    }
    if (code >= 128 && wordEnd(end) > end) {
      wideWord(start, end, upper);
      return;
    }
    at = end;
    if (upper) {
      tokens.add(TYPE_NAME, start, end);
      return;
    }
    let kind = wordKind(text, start, end, hash);
    if (kind === FOREIGN_WORD) {
      hasHabits = true;
      kind = IDENTIFIER;
    } else if (kind === CONST || kind === INTERFACE) {
      hasHabits = true;
    }
    tokens.add(kind, start, end);
  }

  /** A word with characters beyond ASCII: one name, whichever way its accents are written. */
  function wideWord(start: number, from: number, upper: boolean): void {
    const end = wordEnd(from);
    const written = text.slice(start, end);
    const image = written.normalize("NFC");
    if (image !== written) tokens.setImage(tokens.length, image);
    at = end;
    tokens.add(upper ? TYPE_NAME : IDENTIFIER, start, end);
  }

  /** Where a word with characters beyond ASCII ends. */
  function wordEnd(end: number): number {
    while (end < length) {
      const point = text.codePointAt(end)!;
      if (point < 128 ? classes[point]! < DIGIT : !isIdentifierPart(point)) break;
      end += point > 0xffff ? 2 : 1;
    }
    return end;
  }

  /** `?` glued to what stands before it is the mark of an optional type; else it begins a hole or an intent. */
  function question(start: number): void {
    const next = text.charCodeAt(start + 1);
    if (next === 63) {
      at = start + 2;
      push(T.Coalesce, start, at);
      return;
    }
    const touches = isGlued(start);
    const last = tokens.length - 1;
    const glued =
      touches &&
      (beforeQuestion[lastKind()] === 1 ||
        (lastKind() === T.IntLiteral.tokenTypeIdx &&
          last > 0 &&
          tokens.kinds[last - 1] === T.At.tokenTypeIdx));
    if (next === 46 && text.charCodeAt(start + 2) !== 46) {
      at = start + 2;
      push(T.OptionalDot, start, at);
      return;
    }
    at = start + 1;
    if (glued || (touches && next === 58) /* x?: T */) {
      push(T.Question, start, at);
    } else if (next === 34 || (next === 114 && text.charCodeAt(start + 2) === 34)) {
      push(T.IntentMark, start, at);
    } else {
      if (next < 128 && classes[next] === LOWER)
        while (at < length && isWordPart(text.charCodeAt(at))) at++;
      push(T.Hole, start, at);
    }
  }

  while (at < length) {
    const start = at;
    const code = text.charCodeAt(at);
    if (code >= 128) {
      const point = text.codePointAt(at)!;
      const size = point > 0xffff ? 2 : 1;
      if (isIdentifierStart(point)) {
        wideWord(start, start + size, isUpperCase(point));
        lineEmpty = false;
        continue;
      }
      if (
        point === 0xa0 ||
        point === 0xfeff ||
        point === 0x2028 ||
        point === 0x2029 ||
        /\p{Zs}/u.test(String.fromCodePoint(point))
      ) {
        at += size;
        continue;
      }
      lineEmpty = false;
      const likely = lookAlikes.get(point);
      if (likely === '"' || likely === "'") {
        let end = at + 1;
        const lineEnd = lineEndAfter(start);
        while (end < lineEnd && lookAlikes.get(text.charCodeAt(end)) !== likely) end++;
        if (end < lineEnd && foreignText(start, text.charAt(end), "look-alike-character")) continue;
      }
      at += size;
      problems.push({
        kind: likely === undefined ? "unexpected-character" : "look-alike-character",
        start,
        end: at,
        text: text.slice(start, at),
      });
      const meant = operators[likely?.charCodeAt(0) ?? 0]?.find((entry) => entry.text === likely);
      tokens.add(meant?.kind ?? T.Unknown.tokenTypeIdx!, start, at);
      continue;
    }
    const kind = classes[code]!;
    if (kind === SPACE) {
      let end = start + 1;
      while (text.charCodeAt(end) === 32) end++;
      at = end;
      continue;
    }
    if (code === 10) {
      at++;
      lineEmpty = true;
      if (lastKind() !== NEWLINE) tokens.add(NEWLINE, start, at);
      continue;
    }
    if (code === 47 /* / */) {
      const next = text.charCodeAt(at + 1);
      if (next === 47) {
        lineComment(start);
        continue;
      }
      if (next === 42) {
        blockComment(start);
        continue;
      }
    }
    if (code === 35 /* # */ && lineEmpty) {
      foreignComment(start, "#");
      continue;
    }
    if (code === 45 /* - */ && isDashComment(text, start, lineEmpty)) {
      foreignComment(start, "--");
      continue;
    }
    lineEmpty = false;
    if (kind === LOWER) {
      if (code === 102 /* f */ && text.charCodeAt(at + 1) === 34) {
        problems.push({ kind: "text-prefix", start, end: start + 1, text: "f" });
        at++;
        continue;
      }
      if (code === 114 /* r */) {
        if (text.charCodeAt(at + 1) === 34) {
          rawText(start);
          continue;
        }
        if (text.charCodeAt(at + 1) === 101 && text.charCodeAt(at + 2) === 34) {
          regex(start);
          continue;
        }
      }
      word(start, code, false);
      continue;
    }
    if (kind === UPPER) {
      word(start, code, true);
      continue;
    }
    if (kind === DIGIT) {
      number(start);
      continue;
    }
    switch (code) {
      case 34:
        openText(start, start);
        continue;
      case 40:
        open(bracketKind.paren);
        at++;
        push(T.ParenOpen, start, at);
        continue;
      case 41:
        closedParen = close(bracketKind.paren);
        at++;
        push(T.ParenClose, start, at);
        continue;
      case 91:
        open(bracketKind.bracket);
        at++;
        push(T.BracketOpen, start, at);
        continue;
      case 93:
        close(bracketKind.bracket);
        at++;
        push(T.BracketClose, start, at);
        continue;
      case 123:
        open(bracketKind.brace);
        at++;
        push(T.BlockOpen, start, at);
        continue;
      case 125: {
        const opened = close(bracketKind.brace);
        at++;
        if (opened !== -1 && tokens.kinds[opened] === T.InterpolationOpen.tokenTypeIdx) {
          push(T.InterpolationClose, start, at);
          scanText(openTexts.pop()!);
        } else {
          push(T.BraceClose, start, at);
        }
        continue;
      }
      case 63:
        question(start);
        continue;
      case 39:
        if (foreignText(start, text.startsWith("'''", start) ? "'''" : "'", "foreign-quotes"))
          continue;
        break;
      case 96:
        if (foreignText(start, "`", "foreign-quotes")) continue;
        break;
      default:
    }
    // Most operators: one character, and nothing behind it that could belong to a longer one.
    const single = singles[code]!;
    if (single !== 0 && !isOperatorPart(text.charCodeAt(start + 1))) {
      at++;
      tokens.add(single, start, at);
      continue;
    }
    const candidates = operators[code];
    let found: Operator | undefined;
    if (candidates !== undefined) {
      for (const candidate of candidates) {
        if (candidate.text.length === 1 || text.startsWith(candidate.text, at)) {
          found = candidate;
          break;
        }
      }
    }
    // The texts of foreign operators, so that one problem can name each whole: `===`, `&&`, `...`.
    const foreign = foreignOperatorAt(text, at, code, lastKind());
    if (foreign !== undefined) {
      at += foreign.length;
      push(T.Unknown, start, at);
      hasHabits = true;
      continue;
    }
    if (found === undefined || !text.startsWith(found.text, at)) {
      at++;
      if (code === 33) {
        hasHabits = true;
      } else {
        // A run of one character is one problem.
        while (text.charCodeAt(at) === code) at++;
        problems.push({
          kind: "unexpected-character",
          start,
          end: at,
          text: text.slice(start, Math.min(at, start + 20)),
        });
      }
      push(T.Unknown, start, at);
      continue;
    }
    at += found.text.length;
    if (found.kind === FAT_ARROW && closedParen !== -1) {
      let before = tokens.length - 1;
      if (before >= 0 && tokens.kinds[before] === NEWLINE) before--;
      if (before >= 0 && tokens.kinds[before] === PAREN_CLOSE)
        tokens.kinds[closedParen] = T.LambdaOpen.tokenTypeIdx!;
    }
    tokens.add(found.kind, start, at);
  }

  // Texts whose interpolation was never closed: the outermost says it for all.
  for (let index = openKinds.length - 1; index >= 0; index--) {
    if (openKinds[index] !== bracketKind.interpolation) continue;
    const opened = openTexts.pop()!;
    push(T.InterpolationClose, length, length);
    push(T.TextClose, length, length);
    if (openTexts.length > 0) continue;
    const end = Math.min(lineEndAfter(opened.start), length);
    problems.push({ kind: "unclosed-text", start: opened.start, end, text: "{" });
  }
  push(T.endOfFile, length, length + 1);
  return { tokens, comments, problems, hasHabits };
}

function foreignOperatorAt(
  text: string,
  at: number,
  code: number,
  before: number,
): string | undefined {
  switch (code) {
    case 42:
      return text.startsWith("**", at) ? "**" : undefined;
    case 58:
      if (text.startsWith("::", at)) return "::";
      return text.startsWith(":=", at) && before === IDENTIFIER ? ":=" : undefined;
    case 60:
      return text.startsWith("<>", at) ? "<>" : undefined;
    case 61:
      return text.startsWith("===", at) ? "===" : undefined;
    case 33:
      return text.startsWith("!==", at) ? "!==" : undefined;
    case 38:
      return text.startsWith("&&", at) ? "&&" : undefined;
    case 124:
      return text.startsWith("||", at) ? "||" : undefined;
    case 46:
      return text.startsWith("...", at) ? "..." : undefined;
    case 43:
      return text.startsWith("++", at) ? "++" : undefined;
    case 45:
      return text.startsWith("--", at) && before === IDENTIFIER && endsStatement(text, at)
        ? "--"
        : undefined;
    default:
      return undefined;
  }
}

/** Two words behind `--`, the second no operator: what nobody subtracts. */
const prose = /^-- [\p{L}][\p{L}',]* (?!(?:and|or|is|in|not|div|if|else|catch|with)\b)\p{L}/u;

/** True at a comment of other languages: `--` says nothing as an operator where a line begins, or before words. */
function isDashComment(text: string, at: number, lineEmpty: boolean): boolean {
  if (text.charCodeAt(at + 1) !== 45) return false;
  const behind = text.charCodeAt(at + 2);
  if (lineEmpty && (behind === 32 || behind === 10)) return true;
  return behind === 32 && prose.test(text.slice(at, at + 100));
}

/** True if the `--` at `at` ends a statement: what counts down elsewhere. */
function endsStatement(text: string, at: number): boolean {
  return /^--[ \t]*(?:$|[\r\n;})])/u.test(text.slice(at, at + 20));
}

function isRadix(code: number): boolean {
  return code === 120 || code === 98 || code === 111 || code === 88 || code === 66 || code === 79;
}

const durationForm = /^(?:[0-9][0-9_]*(?:\.[0-9]+)?(?:ms|[smhd]))+$/u;
const sizeForm = /^[0-9][0-9_]*(?:\.[0-9]+)?(?:B|KB|MB|GB|TB)$/u;
function isUnit(image: string): boolean {
  return durationForm.test(image) || sizeForm.test(image);
}
