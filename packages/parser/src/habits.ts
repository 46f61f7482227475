/**
 * Habits from other languages: words and operators that mean something here under another name. Each is reported once, with
 * the form here as its fix, and its tokens are replaced by those of that form, so that the rest of the line is understood.
 */

import { diagnostics, type Problem, type SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import type { IToken, TokenType } from "chevrotain";

import { anyWord, identifiers, tokenSet, typeNames } from "./token-sets.ts";
import {
  closingBracket,
  type HabitContext,
  replaceEnum,
  replaceSwitch,
  tokenAs,
} from "./foreign-structures.ts";
import { TokenList } from "./token-list.ts";
import * as T from "./tokens.ts";

/** Words that only other languages know; the scanner looks out for them. */
export const foreignWords: readonly string[] = [
  "null",
  "undefined",
  "nil",
  "function",
  "func",
  "def",
  "fn",
  "async",
  "throw",
  "raise",
  "try",
  "new",
  "console",
  "elif",
  "elseif",
  "elsif",
  "class",
  "struct",
  "enum",
  "switch",
  "loop",
  "pass",
  "mut",
  "pub",
  "public",
  "private",
  "protected",
  "static",
  "instanceof",
];

const logic: Readonly<Record<string, readonly [string, TokenType]>> = {
  "&&": ["and", T.AndKeyword],
  "||": ["or", T.OrKeyword],
};
const equality: Readonly<Record<string, readonly [string, TokenType]>> = {
  "===": ["==", T.EqualEqual],
  "!==": ["!=", T.BangEqual],
};

/** What an operand ends with: `!` glued behind it is a mark, elsewhere a negation. */
const endsOperand = tokenSet(
  T.Identifier,
  T.TypeName,
  T.ParenClose,
  T.BracketClose,
  T.BraceClose,
  T.TextClose,
  T.IntLiteral,
  T.NoneKeyword,
);
/** What may follow a word that takes an operand. */
const startsOperand = tokenSet(
  T.Identifier,
  T.TypeName,
  T.ParenOpen,
  T.LambdaOpen,
  T.BracketOpen,
  T.TextOpen,
  T.IntLiteral,
  T.FloatLiteral,
  T.NoneKeyword,
  T.MatchKeyword,
  T.IfKeyword,
  T.AwaitKeyword,
);

const itemWords = tokenSet(
  T.NeuroKeyword,
  T.TypeKeyword,
  T.LetKeyword,
  T.ConstKeyword,
  T.InterfaceKeyword,
  T.OpaqueKeyword,
);
/** Words that begin a declaration elsewhere, and those that stand before one. */
const foreignItems: ReadonlySet<string> = new Set([
  "function",
  "func",
  "def",
  "fn",
  "async",
  "class",
  "struct",
  "enum",
  "static",
]);

export interface Replaced {
  readonly tokens: TokenList;
  readonly problems: Problem[];
}

/** Replaces the habits in raw tokens. */
export function replaceHabits(scanned: TokenList, source: SourceFile): Replaced {
  const raw = scanned.toObjects();
  const tokens: IToken[] = [];
  const problems: Problem[] = [];
  /** Raw tokens that a habit before them has dealt with: dropped, or replaced. */
  const replaced = new Map<number, IToken[]>();
  const context: HabitContext = { raw, source, problems, replaced };

  const spanOf = (token: IToken): TextEdit["span"] => ({
    file: source.path,
    start: token.startOffset,
    end: token.endOffset! + 1,
  });
  const foreign = (token: IToken, written: string, meant: string, edits: readonly TextEdit[]) =>
    problems.push(
      diagnostics.foreignForm.at(
        spanOf(token),
        { written, meant },
        { fixes: [{ title: `Write \`${meant}\``, edits, safe: true }] },
      ),
    );
  /** The span of a token and the space behind it: what is removed with a word. */
  const spanWithSpace = (token: IToken): TextEdit["span"] => {
    let end = token.endOffset! + 1;
    while (source.text.charAt(end) === " ") end++;
    return { file: source.path, start: token.startOffset, end };
  };
  const write = (token: IToken, newText: string) => ({
    fixes: [
      {
        title: `Write \`${newText.trim()}\``,
        edits: [{ span: spanOf(token), newText }],
        safe: true,
      },
    ],
  });
  const remove = (token: IToken) => ({
    fixes: [
      {
        title: `Remove \`${token.image}\``,
        edits: [{ span: spanWithSpace(token), newText: "" }],
        safe: true,
      },
    ],
  });
  function typeAt(index: number): TokenType | undefined {
    return raw[index]?.tokenType;
  }

  function isOperandAt(index: number): boolean {
    const token = raw[index];
    return (
      token !== undefined &&
      (startsOperand[token.tokenTypeIdx] === 1 || identifiers[token.tokenTypeIdx] === 1)
    );
  }

  function operator(token: IToken, index: number): IToken[] {
    const { image } = token;
    const word = logic[image];
    if (word !== undefined) {
      problems.push(
        diagnostics.foreignLogic.at(
          spanOf(token),
          { written: image, meant: word[0] },
          write(token, word[0]),
        ),
      );
      return [tokenAs(token, word[1], word[0])];
    }
    const equal = equality[image];
    if (equal !== undefined) {
      problems.push(
        diagnostics.strictEquality.at(
          spanOf(token),
          { written: image, meant: equal[0] },
          write(token, equal[0]),
        ),
      );
      return [tokenAs(token, equal[1], equal[0])];
    }
    if (image === "<>") {
      foreign(token, "<>", "!=", [{ span: spanOf(token), newText: "!=" }]);
      return [tokenAs(token, T.BangEqual, "!=")];
    }
    if (image === "::") {
      foreign(token, "::", ".", [{ span: spanOf(token), newText: "." }]);
      return [tokenAs(token, T.Dot, ".")];
    }
    if (image === ":=") {
      const name = tokens.pop()!;
      const before = { ...spanOf(name), end: name.startOffset };
      foreign(token, "x := …", "let x = …", [
        { span: before, newText: "let " },
        { span: spanOf(token), newText: "=" },
      ]);
      return [tokenAs(name, T.LetKeyword, "let"), name, tokenAs(token, T.Equals, "=")];
    }
    if (image === "**") {
      const hint = "`2.0.pow(0.5)` and `2.pow(10)` are powers.";
      problems.push(
        diagnostics.foreignForm.at(spanOf(token), { written: "a ** b", meant: "a.pow(b)", hint }),
      );
      return [tokenAs(token, T.Star, "*")];
    }
    if (image === "...") {
      problems.push(diagnostics.threeDots.at(spanOf(token), {}, write(token, "..")));
      return [tokenAs(token, T.RangeExclusive, "..")];
    }
    if (image === "++" || image === "--") {
      const meant = image === "++" ? "+=" : "-=";
      const fix = write(token, ` ${meant} 1`);
      problems.push(diagnostics.increment.at(spanOf(token), { written: image, meant }, fix));
      const type = image === "++" ? T.PlusEquals : T.MinusEquals;
      return [tokenAs(token, type, meant), tokenAs(token, T.IntLiteral, "1")];
    }
    if (image === "!") {
      const before = raw[index - 1];
      const glued = before !== undefined && before.endOffset === token.startOffset - 1;
      if (
        glued &&
        (endsOperand[before.tokenTypeIdx] === 1 || identifiers[before.tokenTypeIdx] === 1)
      ) {
        const reason = '.expect("it is there")';
        problems.push(
          diagnostics.nonNullMark.at(
            spanOf(token),
            {},
            {
              fixes: [
                {
                  title: `Write \`${reason}\``,
                  edits: [{ span: spanOf(token), newText: reason }],
                  safe: true,
                },
              ],
            },
          ),
        );
        return [];
      }
      problems.push(
        diagnostics.foreignLogic.at(
          spanOf(token),
          { written: "!", meant: "not" },
          {
            fixes: [
              {
                title: "Write `not`",
                edits: [{ span: spanWithSpace(token), newText: "not " }],
                safe: true,
              },
            ],
          },
        ),
      );
      return [tokenAs(token, T.NotKeyword, "not")];
    }
    return [token];
  }

  /** `function (a) { … }`: a nameless one becomes an arrow. */
  function namelessFunction(token: IToken, index: number): IToken[] {
    const close = closingBracket(raw, index + 1);
    if (close === -1 || typeAt(close + 1) !== T.BlockOpen) return [token];
    const paren = raw[close]!;
    const after = { file: source.path, start: paren.endOffset! + 1, end: paren.endOffset! + 1 };
    problems.push(
      diagnostics.functionWord.at(
        spanOf(token),
        { written: token.image, meant: "(…) => { … }" },
        {
          fixes: [
            {
              title: "Write an arrow",
              edits: [
                { span: spanWithSpace(token), newText: "" },
                { span: after, newText: " =>" },
              ],
              safe: true,
            },
          ],
        },
      ),
    );
    replaced.set(index + 1, [tokenAs(raw[index + 1]!, T.LambdaOpen, "(")]);
    replaced.set(close, [paren, tokenAs(paren, T.FatArrow, "=>")]);
    return [];
  }

  /** `try { … } catch (e) { … }` becomes `do { … } catch e => { … }`; `try f()` loses its word. */
  function tryWord(token: IToken, index: number): IToken[] {
    if (typeAt(index + 1) !== T.BlockOpen) {
      problems.push(diagnostics.tryWord.at(spanOf(token), { advice: "remove it" }, remove(token)));
      return [];
    }
    const close = closingBracket(raw, index + 1);
    let next = close + 1;
    while (typeAt(next) === T.Newline) next++;
    const edits: TextEdit[] = [{ span: spanOf(token), newText: "do" }];
    if (close !== -1 && typeAt(next) === T.CatchKeyword && typeAt(next + 1) === T.ParenOpen) {
      const binding = raw[next + 2]!;
      const end = raw[next + 3];
      if (anyWord[binding.tokenTypeIdx] === 1 && end?.tokenType === T.ParenClose) {
        const whole = {
          file: source.path,
          start: raw[next + 1]!.startOffset,
          end: end.endOffset! + 1,
        };
        edits.push({ span: whole, newText: `${binding.image} =>` });
        replaced.set(next + 1, []);
        replaced.set(next + 3, [tokenAs(end, T.FatArrow, "=>")]);
      }
    } else if (
      close !== -1 &&
      typeAt(next) === T.CatchKeyword &&
      typeAt(next + 1) === T.BlockOpen
    ) {
      const word = raw[next]!;
      const behind = { file: source.path, start: word.endOffset! + 1, end: word.endOffset! + 1 };
      edits.push({ span: behind, newText: " _ =>" });
      replaced.set(next, [word, tokenAs(word, T.Identifier, "_"), tokenAs(word, T.FatArrow, "=>")]);
    }
    problems.push(
      diagnostics.tryWord.at(
        spanOf(token),
        { advice: "write `do { … } catch err => { … }`" },
        {
          fixes: [{ title: "Write `do { … } catch err => { … }`", edits, safe: true }],
        },
      ),
    );
    return [tokenAs(token, T.DoKeyword, "do")];
  }

  function beginsLine(before: TokenType | undefined): boolean {
    return before === undefined || before === T.Newline || before === T.BlockOpen;
  }

  /** True at a declaration, or at a word that is one elsewhere. */
  function beginsItem(index: number): boolean {
    const token = raw[index]!;
    return (
      itemWords[token.tokenTypeIdx] === 1 ||
      (token.tokenType === T.Identifier && foreignItems.has(token.image))
    );
  }

  function word(token: IToken, index: number): IToken[] {
    const before = typeAt(index - 1);
    const after = typeAt(index + 1);
    if (before === T.Dot || before === T.OptionalDot || after === T.Colon || after === T.Equals)
      return [token];
    const next = raw[index + 1]!;
    switch (token.image) {
      case "null":
      case "undefined":
      case "nil":
        problems.push(
          diagnostics.nullValue.at(spanOf(token), { written: token.image }, write(token, "none")),
        );
        return [tokenAs(token, T.NoneKeyword, "none")];
      case "function":
      case "func":
      case "def":
      case "fn":
        if (after === T.ParenOpen || after === T.LambdaOpen) {
          return token.image === "function" ? namelessFunction(token, index) : [token];
        }
        if (identifiers[next.tokenTypeIdx] === 0) return [token];
        problems.push(
          diagnostics.functionWord.at(
            spanOf(token),
            { written: token.image, meant: "neuro" },
            write(token, "neuro"),
          ),
        );
        return [tokenAs(token, T.NeuroKeyword, "neuro")];
      case "async": {
        const begins =
          after === T.NeuroKeyword ||
          after === T.LambdaOpen ||
          after === T.BlockOpen ||
          identifiers[next.tokenTypeIdx] === 1;
        if (!begins) return [token];
        problems.push(diagnostics.asyncWord.at(spanOf(token), {}, remove(token)));
        return [];
      }
      case "throw":
      case "raise":
        if (!isOperandAt(index + 1)) return [token];
        problems.push(diagnostics.throwWord.at(spanOf(token), {}, write(token, "fail")));
        return [tokenAs(token, T.FailKeyword, "fail")];
      case "try":
        return after === T.BlockOpen || (isOperandAt(index + 1) && after !== T.ParenOpen)
          ? tryWord(token, index)
          : [token];
      case "new":
        if (typeNames[next.tokenTypeIdx] === 0) return [token];
        problems.push(diagnostics.newWord.at(spanOf(token), {}, remove(token)));
        return [];
      case "console": {
        const member = raw[index + 2];
        if (after !== T.Dot || member === undefined || typeAt(index + 3) !== T.ParenOpen)
          return [token];
        if (!["log", "info", "debug", "warn", "error"].includes(member.image)) return [token];
        const meant = member.image === "warn" || member.image === "error" ? "eprint" : "print";
        const whole = { file: source.path, start: token.startOffset, end: member.endOffset! + 1 };
        problems.push(
          diagnostics.consoleLog.at(
            whole,
            { member: member.image, meant },
            {
              fixes: [
                {
                  title: `Write \`${meant}\``,
                  edits: [{ span: whole, newText: meant }],
                  safe: true,
                },
              ],
            },
          ),
        );
        replaced.set(index + 1, []);
        replaced.set(index + 2, []);
        return [tokenAs(token, T.Identifier, meant)];
      }
      case "class":
      case "struct":
        if (typeNames[next.tokenTypeIdx] === 0) return [token];
        problems.push(
          diagnostics.classWord.at(spanOf(token), { written: token.image }, write(token, "type")),
        );
        return [tokenAs(token, T.TypeKeyword, "type")];
      case "enum":
        return (
          (typeNames[next.tokenTypeIdx] === 1 ? replaceEnum(context, index) : undefined) ?? [token]
        );
      case "switch":
        return (isOperandAt(index + 1) ? replaceSwitch(context, index) : undefined) ?? [token];
      case "loop":
        if (after !== T.BlockOpen) return [token];
        foreign(token, "loop", "while true", [{ span: spanOf(token), newText: "while true" }]);
        return [tokenAs(token, T.WhileKeyword, "while"), tokenAs(token, T.TrueKeyword, "true")];
      case "pass":
        if (!beginsLine(before) || (after !== T.Newline && after !== T.BraceClose)) return [token];
        problems.push(diagnostics.passWord.at(spanOf(token), {}, remove(token)));
        return [];
      case "mut": {
        if (identifiers[next.tokenTypeIdx] === 0) return [token];
        const binding = tokens[tokens.length - 1];
        const isLet = binding?.tokenType === T.LetKeyword;
        if (!isLet && before !== T.ParenOpen && before !== T.Comma) return [token];
        const span = { ...spanOf(token), start: (isLet ? binding : token).startOffset };
        foreign(token, isLet ? "let mut" : "mut", "var", [{ span, newText: "var" }]);
        if (isLet) tokens.pop();
        return [tokenAs(isLet ? binding : token, T.VarKeyword, "var")];
      }
      case "pub":
      case "public":
        if (!beginsItem(index + 1)) return [token];
        problems.push(
          diagnostics.visibilityWord.at(
            spanOf(token),
            { written: token.image, exported: true },
            write(token, "export"),
          ),
        );
        return [tokenAs(token, T.ExportKeyword, "export")];
      case "private":
      case "protected":
      case "static":
        if (!beginsItem(index + 1)) return [token];
        problems.push(
          diagnostics.visibilityWord.at(
            spanOf(token),
            { written: token.image, exported: false },
            remove(token),
          ),
        );
        return [];
      case "instanceof":
        foreign(token, "instanceof", "is", [{ span: spanOf(token), newText: "is" }]);
        return [tokenAs(token, T.IsKeyword, "is")];
      case "elif":
      case "elseif":
      case "elsif":
        if (before !== T.BraceClose && before !== T.Newline) return [token];
        problems.push(
          diagnostics.elifWord.at(spanOf(token), { written: token.image }, write(token, "else if")),
        );
        return [tokenAs(token, T.ElseKeyword, "else"), tokenAs(token, T.IfKeyword, "if")];
      default:
        return [token];
    }
  }

  for (let index = 0; index < raw.length; index++) {
    const token = raw[index]!;
    const dealtWith = replaced.get(index);
    if (dealtWith !== undefined) {
      tokens.push(...dealtWith);
    } else if (token.tokenType === T.Unknown) {
      tokens.push(...operator(token, index));
    } else if (token.tokenType === T.Identifier && foreignWordSet.has(token.image)) {
      tokens.push(...word(token, index));
    } else if (token.tokenType === T.InterfaceKeyword && hasFields(index)) {
      problems.push(diagnostics.interfaceFields.at(spanOf(token), {}, write(token, "type")));
      tokens.push(tokenAs(token, T.TypeKeyword, "type"));
    } else if (token.tokenType === T.ConstKeyword && isConstant(index)) {
      problems.push(diagnostics.constWord.at(spanOf(token), {}, write(token, "let")));
      tokens.push(tokenAs(token, T.LetKeyword, "let"));
    } else {
      tokens.push(token);
    }
  }
  return { tokens: TokenList.of(source.text, tokens), problems };

  /** `interface X { name: T }`: data, not the neuros that an interface lists. */
  function hasFields(index: number): boolean {
    if (typeNames[raw[index + 1]!.tokenTypeIdx] === 0) return false;
    let at = index + 2;
    if (typeAt(at) !== T.BlockOpen) return false;
    do at++;
    while (typeAt(at) === T.Newline);
    return (
      anyWord[raw[at]!.tokenTypeIdx] === 1 &&
      (typeAt(at + 1) === T.Colon || typeAt(at + 1) === T.Question)
    );
  }

  /** `const x = …`, but not the `const n: Int` of a type parameter. */
  function isConstant(index: number): boolean {
    let at = index - 1;
    while (typeAt(at) === T.Newline) at--;
    const before = typeAt(at);
    if (before === T.Less || before === T.Comma || before === T.Dot) return false;
    const next = raw[index + 1]!;
    const type = next.tokenType;
    return (
      identifiers[next.tokenTypeIdx] === 1 ||
      type === T.BlockOpen ||
      type === T.BracketOpen ||
      type === T.ParenOpen
    );
  }
}

const foreignWordSet: ReadonlySet<string> = new Set(foreignWords);
