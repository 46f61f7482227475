/** The lower part of the grammar of record: patterns, words and literals. See record.ts. */

import { EmbeddedActionsParser, type ParserMethod, type TokenType } from "chevrotain";

import * as T from "../tokens.ts";

export type Rule = ParserMethod<[], void>;

/** Chevrotain's alternatives, without the noise of their objects. */
export function alternatives(...all: readonly (() => unknown)[]): { ALT: () => unknown }[] {
  return all.map((ALT) => ({ ALT }));
}

export abstract class RecordOfPatterns extends EmbeddedActionsParser {
  abstract expression: Rule;

  constructor() {
    super([...T.allTokens], { maxLookahead: 2, recoveryEnabled: false });
  }

  // ── Patterns

  pattern: Rule = this.RULE("pattern", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Bar, DEF: () => this.SUBRULE(this.patternAs) });
  });

  patternAs: Rule = this.RULE("patternAs", () => {
    this.SUBRULE(this.patternAtom);
    this.OPTION(() => {
      this.CONSUME(T.AsKeyword);
      this.SUBRULE(this.identifier);
    });
  });

  patternAtom: Rule = this.RULE("patternAtom", () => {
    this.OR(
      alternatives(
        () => this.SUBRULE(this.identifier),
        () => {
          this.SUBRULE(this.patternNumber);
          this.OPTION(() => {
            this.OR1(
              alternatives(
                () => this.CONSUME(T.RangeExclusive),
                () => this.CONSUME(T.RangeInclusive),
              ),
            );
            this.SUBRULE1(this.patternNumber);
          });
        },
        () => this.SUBRULE(this.text),
        () => this.CONSUME(T.TrueKeyword),
        () => this.CONSUME(T.FalseKeyword),
        () => this.CONSUME(T.NoneKeyword),
        () => this.SUBRULE(this.constructorPattern),
        () => {
          this.CONSUME(T.ParenOpen);
          this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.pattern) });
          this.CONSUME(T.ParenClose);
        },
        () => {
          this.CONSUME(T.BracketOpen);
          this.MANY_SEP1({ SEP: T.Comma, DEF: () => this.SUBRULE(this.patternElement) });
          this.CONSUME(T.BracketClose);
        },
      ),
    );
  });

  patternNumber: Rule = this.RULE("patternNumber", () => {
    this.OPTION(() => this.CONSUME(T.Minus));
    this.SUBRULE(this.number);
  });

  constructorPattern: Rule = this.RULE("constructorPattern", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Dot, DEF: () => this.SUBRULE(this.typeName) });
    this.OPTION(() =>
      this.OR(
        alternatives(
          () => {
            this.CONSUME(T.ParenOpen);
            this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.patternArgument) });
            this.CONSUME(T.ParenClose);
          },
          () => {
            this.CONSUME(T.RecordOpen);
            this.MANY_SEP1({ SEP: T.Comma, DEF: () => this.SUBRULE(this.patternField) });
            this.CONSUME(T.BraceClose);
          },
        ),
      ),
    );
  });

  patternArgument: Rule = this.RULE("patternArgument", () => {
    this.OPTION(() => {
      this.SUBRULE(this.word);
      this.CONSUME(T.Colon);
    });
    this.SUBRULE(this.pattern);
  });

  patternField: Rule = this.RULE("patternField", () => {
    this.OR(
      alternatives(
        () => {
          this.SUBRULE(this.word);
          this.OPTION(() => {
            this.CONSUME(T.Colon);
            this.SUBRULE(this.pattern);
          });
        },
        () => this.CONSUME(T.RangeExclusive),
      ),
    );
  });

  patternElement: Rule = this.RULE("patternElement", () => {
    this.OR(
      alternatives(
        () => {
          this.CONSUME(T.RangeExclusive);
          this.OPTION(() => this.SUBRULE(this.identifier));
        },
        () => this.SUBRULE(this.pattern),
      ),
    );
  });

  // ── Words and literals

  text: Rule = this.RULE("text", () => {
    this.CONSUME(T.TextOpen);
    this.MANY(() =>
      this.OR(
        alternatives(
          () => this.CONSUME(T.TextChunk),
          () => {
            this.CONSUME(T.InterpolationOpen);
            this.SUBRULE(this.expression);
            this.CONSUME(T.InterpolationClose);
          },
        ),
      ),
    );
    this.CONSUME(T.TextClose);
  });

  number: Rule = this.RULE("number", () => this.oneOf(T.IntLiteral, T.FloatLiteral, T.UnitLiteral));
  label: Rule = this.RULE("label", () =>
    this.oneOf(T.PersonalKeyword, T.SecretKeyword, T.UntrustedKeyword),
  );
  identifier: Rule = this.RULE("identifier", () => {
    this.CONSUME(T.Identifier);
  });
  typeName: Rule = this.RULE("typeName", () => {
    this.CONSUME(T.TypeName);
  });
  word: Rule = this.RULE("word", () => this.oneOf(T.Identifier, T.TypeName));
  lowerWord: Rule = this.RULE("lowerWord", () => {
    this.CONSUME(T.Identifier);
  });

  protected oneOf(...types: readonly TokenType[]): void {
    this.OR(alternatives(...types.map((type, index) => () => this.consume(index + 1, type))));
  }
}
