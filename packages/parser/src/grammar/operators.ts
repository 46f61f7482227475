/** Expressions: operators by precedence, lambdas, jumps, `catch`. */

import { diagnostics, type Fix, type Span } from "@neuro-lang/diagnostics";
import type { TokenType } from "chevrotain";

import { tokenMap } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type {
  Arm,
  AssignStatement,
  BinaryOperator,
  Block,
  Expression,
  Lambda,
  LambdaParameter,
} from "../tree/index.ts";
import { ForeignFormGrammar } from "./foreign-forms.ts";

// Precedence, the loosest first; a level is also the index of its meaning in `binary`.
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const PIPE = 5;
const RANGE = 6;
const COALESCE = 7;
const ADDITION = 8;
const MULTIPLICATION = 9;

const levels = tokenMap([
  [T.OrKeyword, OR],
  [T.AndKeyword, AND],
  [T.NotKeyword, COMPARISON],
  [T.EqualEqual, COMPARISON],
  [T.BangEqual, COMPARISON],
  [T.Less, COMPARISON],
  [T.LessEqual, COMPARISON],
  [T.Greater, COMPARISON],
  [T.GreaterEqual, COMPARISON],
  [T.InKeyword, COMPARISON],
  [T.IsKeyword, COMPARISON],
  [T.Compose, PIPE],
  [T.RangeExclusive, RANGE],
  [T.RangeInclusive, RANGE],
  [T.Coalesce, COALESCE],
  [T.Plus, ADDITION],
  [T.Minus, ADDITION],
  [T.Star, MULTIPLICATION],
  [T.Slash, MULTIPLICATION],
  [T.DivKeyword, MULTIPLICATION],
  [T.Percent, MULTIPLICATION],
]);

const jumps = tokenMap(
  [T.ReturnKeyword, T.FailKeyword, T.BreakKeyword, T.ContinueKeyword].map(
    (type): [TokenType, number] => [type, 1],
  ),
);

/** What may follow a `return` without a value. */
const endsReturn = tokenMap(
  [
    T.Newline,
    T.Semicolon,
    T.BraceClose,
    T.ParenClose,
    T.BracketClose,
    T.Comma,
    T.InterpolationClose,
    T.endOfFile,
    T.CatchKeyword,
    T.ElseKeyword,
  ].map((type): [TokenType, number] => [type, 1]),
);

/** What begins a lambda in other languages, or a parameter that one begins with. */
const mayBeForeign = tokenMap([
  [T.Bar, 1],
  [T.Identifier, 1],
]);

/** What other languages write behind an operand, and this one never does. */
const foreignSuffixes = tokenMap([
  [T.IfKeyword, 1],
  [T.AsKeyword, 1],
]);

export abstract class OperatorGrammar extends ForeignFormGrammar {
  protected abstract unary(): Expression;
  protected abstract block(): Block;
  protected abstract lambdaBlock(): Block;
  protected abstract arms(): Arm[];
  protected abstract beforeArm(from: number): boolean;
  protected abstract simple(): Expression | AssignStatement;

  /** Any expression. */
  protected expression(): Expression {
    this.enter();
    const expression = this.undelimited();
    this.depth--;
    return expression;
  }

  private undelimited(): Expression {
    const token = this.token;
    if (token.tokenType === T.LambdaOpen || (this.atNext(T.FatArrow) && this.atIdentifier()))
      return this.lambda();
    if (jumps[token.tokenTypeIdx] === 1) return this.jump(false);
    if (mayBeForeign[token.tokenTypeIdx] === 1) {
      const lambda = this.foreignLambda();
      if (lambda !== undefined) return lambda;
    }
    let body = this.operation();
    if (this.at(T.Hole) || this.at(T.Question)) body = this.ternary(body);
    else if (foreignSuffixes[this.kind] === 1) body = this.foreignSuffix(body);
    return this.at(T.CatchKeyword) ? this.catchAfter(body) : body;
  }

  /** `c ? a : b`, read as the `if` that it means. */
  private ternary(condition: Expression): Expression {
    const mark = this.token;
    if (mark.image !== "?") this.slip("the end of the expression");
    if (endsReturn[this.secondKind] === 1) {
      this.passingMark();
      return condition;
    }
    this.skip();
    const then = this.expression();
    this.expect(T.Colon, "the end of the expression");
    const otherwise = this.expression();
    const { start } = condition;
    const { end } = otherwise;
    const written = (part: Expression): string => this.source.text.slice(part.start, part.end);
    const newText = `if ${written(condition)} { ${written(then)} } else { ${written(otherwise)} }`;
    const edits = [{ span: this.span(start, end), newText }];
    this.problems.push(
      diagnostics.ternary.at(
        this.spanOf(mark),
        {},
        { fixes: [{ title: "Write an `if`", edits, safe: true }] },
      ),
    );
    return {
      kind: "If",
      start,
      end,
      condition,
      then: this.blockOf(then),
      else: this.blockOf(otherwise),
    };
  }

  /** An expression without lambda, jump and `catch` at its top. */
  protected operation(): Expression {
    return this.binary(OR);
  }

  /** What stands between a keyword and a block. A `catch` in it is reported and read as if it stood in parentheses. */
  protected head(): Expression {
    const body = this.operation();
    if (!this.at(T.CatchKeyword)) return body;
    const span = this.spanOf(this.token);
    if (this.atNext(T.BlockOpen) && !this.beforeArms()) return this.catchWithoutHandler(body, span);
    const caught = this.catchAfter(body);
    const parentheses = {
      title: "Write the parentheses",
      edits: [
        { span: this.span(caught.start, caught.start), newText: "(" },
        { span: this.span(caught.end, caught.end), newText: ")" },
      ],
      safe: true,
    };
    // Without a block behind it, what was meant for one may be what is handled here.
    const fixes = this.at(T.BlockOpen) ? [parentheses] : [];
    this.problems.push(diagnostics.catchInHead.at(span, { handled: true }, { fixes }));
    return caught;
  }

  /** True if the braces behind the `catch` at the cursor begin with an arm. */
  private beforeArms(): boolean {
    return this.beforeArm(this.LA(3).tokenType === T.Newline ? 4 : 3);
  }

  /** `for x in xs catch { print(x) }`: the braces are those of the block, and nothing says what the failure gives. */
  private catchWithoutHandler(body: Expression, span: Span): Expression {
    const word = this.take();
    const end = word.endOffset! + 1;
    const fix = {
      title: "Write the parentheses, and `?` for what it gives",
      edits: [
        { span: this.span(body.start, body.start), newText: "(" },
        { span: this.span(end, end), newText: " ?)" },
      ],
      safe: false,
      likely: true,
    };
    this.problems.push(diagnostics.catchInHead.at(span, { handled: false }, { fixes: [fix] }));
    const value: Expression = { kind: "ErrorExpression", start: end, end };
    return {
      kind: "Catch",
      start: body.start,
      end,
      body,
      binding: undefined,
      value,
      arms: undefined,
    };
  }

  /** The condition of `if` and `while`: an `=` in it is reported and read as `==`. */
  protected condition(): Expression {
    const left = this.head();
    if (!this.at(T.Equals)) return left;
    const span = this.spanOf(this.take());
    const fix = { title: "Write `==`", edits: [{ span, newText: "==" }], safe: true };
    this.problems.push(diagnostics.assignmentInCondition.at(span, {}, { fixes: [fix] }));
    const right = this.operation();
    return { kind: "Binary", start: left.start, end: right.end, operator: "==", left, right };
  }

  private lambda(): Lambda {
    const { start } = this;
    const parameters: LambdaParameter[] = [];
    if (this.at(T.LambdaOpen)) {
      const open = this.take();
      if (!this.at(T.ParenClose)) {
        do parameters.push(this.lambdaParameter());
        while (this.takeIf(T.Comma));
      }
      this.close(T.ParenClose, open, "`,` or `)`");
    } else {
      const name = this.identifier("a parameter");
      const pattern =
        name.text === "_"
          ? { kind: "WildcardPattern" as const, start: name.start, end: name.end }
          : { kind: "BindingPattern" as const, start: name.start, end: name.end, name };
      parameters.push({ kind: "LambdaParameter", start, end: name.end, pattern, type: undefined });
    }
    this.expect(T.FatArrow, "`=>`");
    const body = this.at(T.BlockOpen) ? this.lambdaBlock() : this.expression();
    return { kind: "Lambda", start, end: this.lastEnd, parameters, body };
  }

  private lambdaParameter(): LambdaParameter {
    const { start } = this;
    const pattern = this.pattern();
    const type = this.takeIf(T.Colon) ? this.typeExpression() : undefined;
    return { kind: "LambdaParameter", start, end: this.lastEnd, pattern, type };
  }

  /** `return`, `fail`, `break`, `continue`; behind `??` their value ends where an operand of `??` does. */
  private jump(behindCoalesce: boolean): Expression {
    const token = this.take();
    const start = token.startOffset;
    switch (token.tokenType) {
      case T.ReturnKeyword: {
        const value =
          endsReturn[this.kind] === 1
            ? undefined
            : behindCoalesce
              ? this.binary(COALESCE)
              : this.expression();
        return { kind: "Return", start, end: this.lastEnd, value };
      }
      case T.FailKeyword: {
        const value = behindCoalesce ? this.binary(COALESCE) : this.expression();
        return { kind: "Fail", start, end: this.lastEnd, value };
      }
      case T.BreakKeyword:
        return { kind: "Break", start, end: this.lastEnd };
      default:
        return { kind: "Continue", start, end: this.lastEnd };
    }
  }

  private catchAfter(body: Expression): Expression {
    const start = body.start;
    let caught = body;
    for (let links = 1; this.takeIf(T.CatchKeyword); links += 1) {
      this.link(links);
      if (this.at(T.BlockOpen)) {
        const arms = this.arms();
        caught = {
          kind: "Catch",
          start,
          end: this.lastEnd,
          body: caught,
          binding: undefined,
          value: undefined,
          arms,
        };
      } else if (this.atNext(T.FatArrow) && this.atIdentifier()) {
        const binding = this.takeName();
        this.skip();
        const value = this.at(T.BlockOpen) ? this.block() : this.expression();
        caught = {
          kind: "Catch",
          start,
          end: this.lastEnd,
          body: caught,
          binding,
          value,
          arms: undefined,
        };
      } else {
        const value = jumps[this.kind] === 1 ? this.jump(false) : this.operation();
        caught = {
          kind: "Catch",
          start,
          end: this.lastEnd,
          body: caught,
          binding: undefined,
          value,
          arms: undefined,
        };
      }
    }
    return caught;
  }

  /** Operators that bind at least as tightly as `minimum`. */
  private binary(minimum: number): Expression {
    let left =
      this.at(T.NotKeyword) && (minimum <= NOT || this.isMark()) ? this.negation() : this.unary();
    for (let links = 1; ; links += 1) {
      const token = this.token;
      const level = levels[token.tokenTypeIdx]!;
      if (level === 0 || level < minimum) return left;
      const start = left.start;
      if (level === COMPARISON) {
        if (token.tokenType === T.NotKeyword && !this.atNext(T.InKeyword)) return left;
        left = this.comparison(left);
        if (levels[this.kind] === COMPARISON) this.chained(left);
        continue;
      }
      this.link(links);
      this.skip();
      const operator = token.image as BinaryOperator;
      let right: Expression;
      if (level === COALESCE)
        right = jumps[this.kind] === 1 ? this.jump(true) : this.nested(COALESCE);
      else right = this.binary(level + 1);
      left = { kind: "Binary", start, end: right.end, operator, left, right };
      if (level === RANGE && levels[this.kind] === RANGE) this.chained(left);
    }
  }

  /** True at a `!`, which was reported and stands for `not`. */
  private isMark(): boolean {
    return this.token.endOffset === this.token.startOffset;
  }

  private nested(level: number): Expression {
    this.enter();
    const expression = this.binary(level);
    this.depth--;
    return expression;
  }

  private negation(): Expression {
    this.enter();
    const { start } = this;
    this.skip();
    const operand = this.binary(NOT);
    this.depth--;
    return { kind: "Unary", start, end: operand.end, operator: "not", operand };
  }

  private comparison(left: Expression): Expression {
    const start = left.start;
    const token = this.take();
    if (token.tokenType === T.IsKeyword) {
      const negated = this.takeIf(T.NotKeyword);
      const pattern = this.pattern();
      return { kind: "Is", start, end: this.lastEnd, operand: left, negated, pattern };
    }
    let operator = token.image as BinaryOperator;
    if (token.tokenType === T.NotKeyword) {
      this.skip();
      operator = "not in";
    }
    const right = this.binary(PIPE);
    return { kind: "Binary", start, end: right.end, operator, left, right };
  }

  /** Comparisons and ranges do not chain: says so, and reads on. */
  private chained(before: Expression): void {
    if (!this.isNewSlip()) return;
    const span = this.spanOf(this.token);
    const middle = before.kind === "Binary" ? before.right : undefined;
    const isRange = before.kind === "Binary" && before.operator.startsWith("..");
    const fixes: Fix[] = [];
    if (middle !== undefined && !isRange) {
      const newText = ` and ${this.source.text.slice(middle.start, middle.end)}`;
      const edits = [{ span: this.span(middle.end, middle.end), newText }];
      fixes.push({ title: "Join the comparisons with `and`", edits, safe: false, likely: true });
    }
    this.problems.push(diagnostics.chainedComparison.at(span, {}, { fixes }));
  }
}
