/** What the layout pass knows of kinds of tokens: which end a line, which go on with one, which begin a head. */

import { tokenMap, tokenSet } from "../token-sets.ts";
import * as T from "../tokens.ts";
import { ARMS, BLOCK, FIELDS } from "./frames.ts";

/** A line cannot end with these: the statement goes on. */
export const cannotEnd = tokenSet(
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
export const continues = tokenSet(
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
export const endsOperand = tokenSet(
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

/** Reserved words that begin a head; the value is what its brace opens, plus one. */
export const heads = tokenMap([
  [T.IfKeyword, BLOCK + 1],
  [T.WhileKeyword, BLOCK + 1],
  [T.ForKeyword, BLOCK + 1],
  [T.MatchKeyword, ARMS + 1],
  [T.NeuroKeyword, BLOCK + 1],
  [T.TypeKeyword, FIELDS + 1],
]);
/** Contextual words that begin a head where the next token shows that they are meant as keywords. */
export const contextualHeads = tokenSet(
  T.NetKeyword,
  T.AgentKeyword,
  T.InterfaceKeyword,
  T.TestKeyword,
  T.OnKeyword,
  T.EveryKeyword,
  T.MigrateKeyword,
  T.GivenKeyword,
);
/** Words that begin a statement and never stand first on a line in brackets: there, the closing bracket was forgotten. */
export const statementStarts = tokenSet(
  T.LetKeyword,
  T.VarKeyword,
  T.ReturnKeyword,
  T.WhileKeyword,
  T.DeferKeyword,
);

/** Words that begin an item wherever they stand first on an unindented line. */
export const itemStarts = tokenSet(T.NeuroKeyword, T.ExportKeyword, T.ImportKeyword, T.TypeKeyword);
