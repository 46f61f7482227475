/** Patterns: of `match` and `catch` arms, `is`, `let`, `for` and lambda parameters. */

import { numberValue, unitValue } from "../numbers.ts";
import { reserved } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type {
  FieldPattern,
  Name,
  NumberLiteral,
  Pattern,
  PatternArgument,
  RestPattern,
  UnitLiteral,
} from "../tree/index.ts";
import { TypeGrammar } from "./types.ts";

export abstract class PatternGrammar extends TypeGrammar {
  protected pattern(): Pattern {
    this.enter();
    const first = this.namedPattern();
    let pattern = first;
    if (this.at(T.Bar)) {
      const alternatives = [first];
      while (this.takeIf(T.Bar)) alternatives.push(this.namedPattern());
      pattern = { kind: "OrPattern", start: first.start, end: this.lastEnd, alternatives };
    }
    this.depth--;
    return pattern;
  }

  private namedPattern(): Pattern {
    const pattern = this.patternAtom();
    if (!this.takeIf(T.AsKeyword)) return pattern;
    const name = this.identifier("a name for the whole value");
    return { kind: "AsPattern", start: pattern.start, end: this.lastEnd, pattern, name };
  }

  private patternAtom(): Pattern {
    const token = this.token;
    const start = token.startOffset;
    switch (token.tokenType) {
      case T.Minus:
      case T.IntLiteral:
      case T.FloatLiteral:
      case T.UnitLiteral:
        return this.numberPattern();
      case T.TextOpen: {
        const value = this.textLiteral();
        return { kind: "LiteralPattern", start, end: this.lastEnd, value };
      }
      case T.TrueKeyword:
      case T.FalseKeyword: {
        this.skip();
        const value = {
          kind: "BooleanLiteral" as const,
          start,
          end: this.lastEnd,
          value: token.image === "true",
        };
        return { kind: "LiteralPattern", start, end: this.lastEnd, value };
      }
      case T.NoneKeyword: {
        this.skip();
        return {
          kind: "LiteralPattern",
          start,
          end: this.lastEnd,
          value: { kind: "NoneLiteral", start, end: this.lastEnd },
        };
      }
      case T.ParenOpen:
      case T.LambdaOpen:
        return this.tuplePattern();
      case T.BracketOpen:
        return this.listPattern();
      default:
    }
    if (this.atTypeName()) return this.constructorPattern();
    const name = this.identifier("a pattern");
    if (name.text === "_") return { kind: "WildcardPattern", start, end: name.end };
    return { kind: "BindingPattern", start, end: name.end, name };
  }

  private numberPattern(): Pattern {
    const from = this.patternNumber();
    if (!this.at(T.RangeExclusive) && !this.at(T.RangeInclusive)) {
      return { kind: "LiteralPattern", start: from.start, end: from.end, value: from };
    }
    const inclusive = this.take().tokenType === T.RangeInclusive;
    const to = this.patternNumber();
    return { kind: "RangePattern", start: from.start, end: to.end, from, to, inclusive };
  }

  private patternNumber(): NumberLiteral | UnitLiteral {
    const { start } = this;
    const negative = this.takeIf(T.Minus);
    if (!this.at(T.IntLiteral) && !this.at(T.FloatLiteral) && !this.at(T.UnitLiteral))
      this.slip("a number");
    const literal = this.numberLiteral();
    literal.start = start;
    if (negative) literal.value = -literal.value;
    return literal;
  }

  /** A number, a duration or a size. */
  protected numberLiteral(): NumberLiteral | UnitLiteral {
    const token = this.take();
    const start = token.startOffset;
    if (token.tokenType === T.UnitLiteral) {
      const { unit, value } = unitValue(token.image);
      return { kind: "UnitLiteral", start, end: this.lastEnd, unit, value };
    }
    const float = token.tokenType === T.FloatLiteral;
    return {
      kind: "NumberLiteral",
      start,
      end: this.lastEnd,
      float,
      value: numberValue(token.image),
    };
  }

  private constructorPattern(): Pattern {
    const { start } = this;
    const path: Name[] = [this.typeName("a type")];
    while (this.takeIf(T.Dot)) path.push(this.typeName("a variant"));
    if (this.at(T.RecordOpen)) {
      const brace = this.take();
      const fields: FieldPattern[] = [];
      let open = false;
      if (!this.at(T.BraceClose)) {
        do {
          if (this.takeIf(T.RangeExclusive)) open = true;
          else fields.push(this.fieldPattern());
        } while (this.takeIf(T.Comma));
      }
      this.close(T.BraceClose, brace, "`,` or `}`");
      return { kind: "RecordPattern", start, end: this.lastEnd, path, fields, open };
    }
    let args: PatternArgument[] | undefined;
    if (this.at(T.ParenOpen)) {
      const paren = this.take();
      args = [];
      if (!this.at(T.ParenClose)) {
        do args.push(this.patternArgument());
        while (this.takeIf(T.Comma));
      }
      this.close(T.ParenClose, paren, "`,` or `)`");
    }
    return { kind: "VariantPattern", start, end: this.lastEnd, path, arguments: args };
  }

  private fieldPattern(): FieldPattern {
    const { start } = this;
    if (reserved[this.kind] === 1 && !this.atNext(T.Colon))
      this.keywordNames.push({ start, place: "field" });
    const name = this.word("a field's name");
    const pattern = this.takeIf(T.Colon) ? this.pattern() : undefined;
    return { kind: "FieldPattern", start, end: this.lastEnd, name, pattern };
  }

  private patternArgument(): PatternArgument {
    const { start } = this;
    let name;
    if (this.atWord() && this.atNext(T.Colon)) {
      name = this.takeName();
      this.skip();
    }
    const pattern = this.pattern();
    return { kind: "PatternArgument", start, end: this.lastEnd, name, pattern };
  }

  private tuplePattern(): Pattern {
    const bracket = this.take();
    const start = bracket.startOffset;
    const items: Pattern[] = [];
    if (!this.at(T.ParenClose)) {
      do items.push(this.pattern());
      while (this.takeIf(T.Comma));
    }
    this.close(T.ParenClose, bracket, "`,` or `)`");
    return items.length === 1
      ? items[0]!
      : { kind: "TuplePattern", start, end: this.lastEnd, items };
  }

  private listPattern(): Pattern {
    const bracket = this.take();
    const start = bracket.startOffset;
    const items: (Pattern | RestPattern)[] = [];
    if (!this.at(T.BracketClose)) {
      do {
        const itemStart = this.token.startOffset;
        if (this.takeIf(T.RangeExclusive)) {
          const name = this.atIdentifier() ? this.takeName() : undefined;
          items.push({ kind: "RestPattern", start: itemStart, end: this.lastEnd, name });
        } else {
          items.push(this.pattern());
        }
      } while (this.takeIf(T.Comma));
    }
    this.close(T.BracketClose, bracket, "`,` or `]`");
    return { kind: "ListPattern", start, end: this.lastEnd, items };
  }
}
