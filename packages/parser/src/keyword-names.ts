/**
 * Keywords in the place of names: `let in = 3`. The grammar notes them where a name is declared; here they become names, with all
 * that is said of them later in the same item, so that the file can be read again as it was meant.
 */

import { diagnostics, type Problem, type SourceFile, type TextEdit } from "@neuro-lang/diagnostics";

import { tokenSet } from "./token-sets.ts";
import type { TokenList } from "./token-list.ts";
import * as T from "./tokens.ts";

export interface KeywordName {
  /** Where it stands. */
  readonly start: number;
  /** What its declaration is: the name of a parameter is the callers' as well, a field's stays beside the new one. */
  readonly place: "value" | "parameter" | "field";
}

const IDENTIFIER = T.Identifier.tokenTypeIdx!;
const NEWLINE = T.Newline.tokenTypeIdx!;

/** What an operand ends with: a word behind it is an operator. */
const endsOperand = tokenSet(
  T.Identifier,
  T.TypeName,
  T.ParenClose,
  T.BracketClose,
  T.TextClose,
  T.IntLiteral,
  T.FloatLiteral,
  T.Dot,
  T.OptionalDot,
);

/** What follows a name, and no keyword: an operator, or the end of the expression. */
const followsName = tokenSet(
  T.ParenClose,
  T.BracketClose,
  T.BraceClose,
  T.InterpolationClose,
  T.Comma,
  T.Newline,
  T.Semicolon,
  T.endOfFile,
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
  T.Coalesce,
  T.Dot,
  T.OptionalDot,
  T.RangeExclusive,
  T.RangeInclusive,
  T.FatArrow,
  T.AndKeyword,
  T.OrKeyword,
  T.IsKeyword,
  T.InKeyword,
  T.DivKeyword,
);

/** Makes the keywords names, and says so of each that is declared. */
export function nameKeywords(
  tokens: TokenList,
  declared: readonly KeywordName[],
  source: SourceFile,
): Problem[] {
  const problems: Problem[] = [];
  for (const { start, place } of declared) {
    const index = tokens.indexAt(start);
    if (tokens.kinds[index] === IDENTIFIER) continue;
    const word = tokens.image(index);
    const uses = usesOf(tokens, index);
    for (const at of uses) tokens.kinds[at] = IDENTIFIER;
    const spanAt = (at: number): TextEdit["span"] => ({
      file: source.path,
      start: tokens.starts[at]!,
      end: tokens.ends[at]!,
    });
    const name = `${word}Value`;
    const edits = uses.map((at) => ({
      span: spanAt(at),
      newText: at === index && place === "field" ? `${word}: ${name}` : name,
    }));
    const safe = place !== "parameter" && !source.text.includes(name);
    problems.push(
      diagnostics.keywordName.at(
        spanAt(index),
        { word },
        { fixes: [{ title: `Call it \`${name}\``, edits, safe }] },
      ),
    );
  }
  return problems;
}

/** The indexes of the keyword at `index` and of its later uses as a name, up to the end of the item. */
function usesOf(tokens: TokenList, index: number): number[] {
  const { kinds, starts, text, length } = tokens;
  const kind = kinds[index]!;
  const uses = [index];
  for (let at = index + 1; at < length - 1; at++) {
    const before = kinds[at - 1]!;
    if (
      before === NEWLINE &&
      text.charCodeAt(starts[at]! - 1) === 10 &&
      startsItem[kinds[at]!] === 1
    )
      break;
    if (kinds[at] !== kind || followsName[kinds[at + 1]!] === 0) continue;
    // The name that was just found is no operand yet where its kind is asked for.
    if (endsOperand[before] === 0 && uses.at(-1) !== at - 1) uses.push(at);
  }
  return uses;
}

const startsItem = tokenSet(
  T.NeuroKeyword,
  T.ExportKeyword,
  T.ImportKeyword,
  T.TypeKeyword,
  T.LetKeyword,
  T.TestKeyword,
  T.At,
);
