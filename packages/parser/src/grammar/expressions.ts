/** Expressions below the operators: prefix words, calls and members, literals, `if`, `match` and the concurrent forms. */

import { diagnostics, type Problem, type Span } from "@neuro-lang/diagnostics";

import { assembleText, type RawPart } from "../assemble-text.ts";
import { identifiers, tokenMap } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type {
  Argument,
  Arm,
  Block,
  Expression,
  If,
  Intent,
  MemberAccess,
  Parallel,
  Pattern,
  Select,
  SelectArm,
  TextLiteral,
  TupleAccess,
  TypeReference,
} from "../tree/index.ts";
import { ElementGrammar } from "./elements.ts";

/** What begins an operand: the word before it is then a keyword (`await x`), not a name (`await.x`). */
const startsOperand = tokenMap([
  [T.Identifier, 1],
  [T.TypeName, 1],
  [T.MapKeyword, 1],
  [T.SetKeyword, 1],
  [T.IntLiteral, 1],
  [T.FloatLiteral, 1],
  [T.UnitLiteral, 1],
  [T.RegexLiteral, 1],
  [T.TextOpen, 1],
  [T.TrueKeyword, 1],
  [T.FalseKeyword, 1],
  [T.NoneKeyword, 1],
  [T.Hole, 1],
  [T.IntentMark, 1],
  [T.IfKeyword, 1],
  [T.MatchKeyword, 1],
  [T.DoKeyword, 1],
  [T.AttemptKeyword, 1],
]);

const prefixes = tokenMap([
  [T.Minus, 1],
  [T.AttemptKeyword, 1],
  [T.AwaitKeyword, 1],
  [T.SpawnKeyword, 1],
  [T.AskKeyword, 1],
]);
const continuesOperand = tokenMap([
  [T.Dot, 1],
  [T.OptionalDot, 1],
  [T.ParenOpen, 1],
  [T.BracketOpen, 1],
  [T.Question, 1],
]);

export abstract class ExpressionGrammar extends ElementGrammar {
  protected unary(): Expression {
    // Most operands have no word before them: one look at a table tells.
    if (prefixes[this.kind] === 1) {
      const prefixed = this.prefixed();
      if (prefixed !== undefined) return prefixed;
    }
    let expression = this.postfix();
    while (this.at(T.WithKeyword)) {
      this.skip();
      const fields = this.recordFields();
      expression = {
        kind: "With",
        start: expression.start,
        end: this.lastEnd,
        record: expression,
        fields,
      };
    }
    return expression;
  }

  /** An operand with a prefix; undefined if the word names something here. */
  private prefixed(): Expression | undefined {
    const token = this.token;
    const start = token.startOffset;
    switch (token.tokenType) {
      case T.Minus: {
        this.skip();
        const operand = this.operand();
        return { kind: "Unary", start, end: operand.end, operator: "-", operand };
      }
      case T.AttemptKeyword: {
        this.skip();
        const operand = this.operand();
        return { kind: "Attempt", start, end: operand.end, operand };
      }
      case T.AwaitKeyword: {
        if (!this.beginsOperand()) break;
        this.skip();
        const operand = this.operand();
        return { kind: "Await", start, end: operand.end, operand };
      }
      case T.SpawnKeyword:
        if (this.beginsOperand() || this.atNext(T.BlockOpen)) return this.spawn();
        break;
      case T.AskKeyword:
        if (this.beginsOperand()) return this.ask();
        break;
      default:
    }
    return undefined;
  }

  private operand(): Expression {
    this.enter();
    const operand = this.unary();
    this.depth--;
    return operand;
  }

  /** True if an operand follows the word at the cursor. */
  private beginsOperand(): boolean {
    const next = this.LA(2);
    if (startsOperand[next.tokenTypeIdx] === 1 || identifiers[next.tokenTypeIdx] === 1)
      return next.tokenType !== T.AsKeyword;
    // `await (x)` is a keyword; `await(x)`, glued, may be a call of that name, but no such name is in scope: keyword as well.
    return next.tokenType === T.ParenOpen && this.token.tokenType === T.AwaitKeyword;
  }

  private spawn(): Expression {
    const { start } = this;
    this.skip();
    if (this.at(T.BlockOpen)) {
      const body = this.block();
      return { kind: "Spawn", start, end: this.lastEnd, worker: false, body, key: undefined };
    }
    let worker = false;
    if (this.at(T.OnKeyword) && this.atNext(T.WorkerKeyword)) {
      this.skip();
      this.skip();
      worker = true;
    }
    const body = this.postfix();
    const key = !worker && this.takeIf(T.AsKeyword) ? this.text("the key, a text") : undefined;
    return { kind: "Spawn", start, end: this.lastEnd, worker, body, key };
  }

  private ask(): Expression {
    const { start } = this;
    this.skip();
    let model;
    let args: Argument[] = [];
    if (this.atIdentifier()) {
      model = this.takeName();
      if (this.at(T.ParenOpen)) args = this.callArguments();
    }
    const prompt = this.text("the prompt, a text");
    return { kind: "Ask", start, end: this.lastEnd, model, arguments: args, prompt };
  }

  private postfix(): Expression {
    let expression = this.primary();
    const { start } = expression;
    for (let links = 1; continuesOperand[this.kind] === 1; links += 1) {
      this.link(links);
      switch (this.token.tokenType) {
        case T.Dot:
          expression = this.member(expression);
          break;
        case T.OptionalDot: {
          if (this.atNext(T.IntLiteral)) {
            expression = this.tupleItem(expression, true);
            break;
          }
          this.skip();
          const name = this.word("a member's name");
          const typeArguments = this.typeArguments();
          expression = {
            kind: "MemberAccess",
            start,
            end: this.lastEnd,
            receiver: expression,
            optional: true,
            name,
            typeArguments,
          };
          break;
        }
        case T.ParenOpen: {
          const args = this.callArguments();
          expression = {
            kind: "Call",
            start,
            end: this.lastEnd,
            callee: expression,
            arguments: args,
          };
          break;
        }
        case T.BracketOpen: {
          const open = this.take();
          const index = this.expression();
          this.close(T.BracketClose, open, "`]`");
          expression = { kind: "Index", start, end: this.lastEnd, receiver: expression, index };
          break;
        }
        default:
          // `f()?`; before an operand it is the `?` of a choice, which is read behind the whole condition.
          if (this.beginsOperand() || this.atNext(T.Minus)) return expression;
          this.passingMark();
      }
    }
    return expression;
  }

  /** `.0` and `?.0`. */
  private tupleItem(receiver: Expression, optional: boolean): TupleAccess {
    this.skip();
    const index = Number(this.take().image.replaceAll("_", ""));
    return {
      kind: "TupleAccess",
      start: receiver.start,
      end: this.lastEnd,
      receiver,
      optional,
      index,
    };
  }

  private member(receiver: Expression): Expression {
    const { start } = receiver;
    if (this.atNext(T.IntLiteral)) return this.tupleItem(receiver, false);
    this.skip();
    const mayBeRecord = this.atTypeName();
    const name = this.word("a member's name");
    const typeArguments = this.typeArguments();
    const access: MemberAccess = {
      kind: "MemberAccess",
      start,
      end: this.lastEnd,
      receiver,
      optional: false,
      name,
      typeArguments,
    };
    if (!mayBeRecord || !this.at(T.RecordOpen)) return access;
    const fields = this.recordFields();
    return { kind: "RecordLiteral", start, end: this.lastEnd, type: access, fields };
  }

  private primary(): Expression {
    const token = this.token;
    const start = token.startOffset;
    const end = token.endOffset! + 1;
    switch (token.tokenType) {
      case T.Identifier:
        return this.identifierExpression();
      case T.IntLiteral:
      case T.FloatLiteral:
      case T.UnitLiteral:
        return this.numberLiteral();
      case T.TextOpen:
        return this.textLiteral();
      case T.TypeName:
        return this.typeReference();
      case T.ParenOpen:
        return this.parenthesized();
      case T.BracketOpen:
        return this.list();
      case T.TrueKeyword:
      case T.FalseKeyword:
        this.skip();
        return { kind: "BooleanLiteral", start, end, value: token.tokenType === T.TrueKeyword };
      case T.NoneKeyword:
        this.skip();
        return { kind: "NoneLiteral", start, end };
      case T.IfKeyword:
        return this.ifExpression();
      case T.MatchKeyword: {
        this.skip();
        const subject = this.head();
        const arms = this.arms();
        return { kind: "Match", start, end: this.lastEnd, subject, arms };
      }
      case T.DoKeyword: {
        this.skip();
        const body = this.block();
        return { kind: "Do", start, end: this.lastEnd, body };
      }
      case T.RecordOpen:
        return this.bareBraces();
      case T.MapKeyword:
        return this.mapLiteral();
      case T.SetKeyword:
        return this.setLiteral();
      case T.RegexLiteral: {
        this.skip();
        const close = token.image.lastIndexOf('"');
        const closed = close > 2;
        const pattern = token.image.slice(3, closed ? close : undefined);
        return {
          kind: "RegexLiteral",
          start,
          end,
          pattern,
          flags: closed ? token.image.slice(close + 1) : "",
        };
      }
      case T.Hole:
        this.skip();
        return { kind: "HoleExpression", start, end, name: token.image.slice(1) || undefined };
      case T.IntentMark:
        return this.intent();
      case T.ParallelKeyword:
        if (this.atNext(T.ForKeyword) || this.atNext(T.ParenOpen)) {
          const parallel = this.parallel();
          if (parallel !== undefined) return parallel;
        }
        break;
      case T.RaceKeyword:
        if (this.atNext(T.BlockOpen)) return this.race();
        break;
      case T.SelectKeyword:
        if (this.atNext(T.BlockOpen)) return this.select();
        break;
      default:
    }
    if (!this.atIdentifier()) this.slip("an expression");
    return this.identifierExpression();
  }

  private identifierExpression(): Expression {
    const token = this.take();
    const start = token.startOffset;
    const typeArguments = this.typeArguments();
    return { kind: "Identifier", start, end: this.lastEnd, name: token.image, typeArguments };
  }

  private typeReference(): Expression {
    const { start } = this;
    const name = this.takeName();
    const version = this.version();
    const typeArguments = this.typeArguments();
    const reference: TypeReference = {
      kind: "TypeReference",
      start,
      end: this.lastEnd,
      name,
      version,
      typeArguments,
    };
    if (!this.at(T.RecordOpen)) return reference;
    const fields = this.recordFields();
    return { kind: "RecordLiteral", start, end: this.lastEnd, type: reference, fields };
  }

  private ifExpression(): Expression {
    const { start } = this;
    this.skip();
    const condition = this.condition();
    const foreign = this.thenBehind(start, condition);
    if (foreign !== undefined) return foreign;
    const then = this.block();
    const first: If = { kind: "If", start, end: this.lastEnd, condition, then, else: undefined };
    // `else if` in a loop, so that a long chain takes no stack here.
    const chain = [first];
    while (this.takeIf(T.ElseKeyword)) {
      const last = chain[chain.length - 1]!;
      if (!this.at(T.IfKeyword)) {
        last.else = this.block();
        break;
      }
      const nextStart = this.take().startOffset;
      const nextCondition = this.condition();
      const nextThen = this.block();
      const next: If = {
        kind: "If",
        start: nextStart,
        end: this.lastEnd,
        condition: nextCondition,
        then: nextThen,
        else: undefined,
      };
      last.else = next;
      chain.push(next);
      this.link(chain.length);
    }
    const end = this.lastEnd;
    for (const part of chain) part.end = end;
    return first;
  }

  private intent(): Intent {
    const { start } = this;
    this.skip();
    const words = this.text("what it should do, a text");
    let example;
    if (this.at(T.SuchKeyword) && this.atNext(T.ThatKeyword)) {
      this.skip();
      this.skip();
      const open = this.expect(T.ParenOpen, "`(`");
      example = this.expression();
      this.close(T.ParenClose, open, "`)`");
    }
    return { kind: "Intent", start, end: this.lastEnd, words, example };
  }

  /** `parallel for …`, `parallel(…) for …`; undefined if it is a call of something named `parallel`. */
  private parallel(): Parallel | undefined {
    if (this.atNext(T.ParenOpen)) {
      // The matching parenthesis tells: only `for` makes it a loop.
      let depth = 0;
      let ahead = 2;
      for (; this.LA(ahead).tokenType !== T.endOfFile; ahead++) {
        const type = this.LA(ahead).tokenType;
        if (type === T.ParenOpen || type === T.LambdaOpen) depth++;
        else if (type === T.ParenClose && --depth === 0) break;
      }
      if (this.LA(ahead + 1).tokenType !== T.ForKeyword) return undefined;
    }
    const { start } = this;
    this.skip();
    const args = this.at(T.ParenOpen) ? this.callArguments() : [];
    this.expect(T.ForKeyword, "`for`");
    const pattern = this.pattern();
    this.expect(T.InKeyword, "`in`");
    const iterable = this.head();
    const body = this.block();
    return { kind: "Parallel", start, end: this.lastEnd, arguments: args, pattern, iterable, body };
  }

  private race(): Expression {
    const { start } = this;
    this.skip();
    const open = this.expect(T.BlockOpen, "`{`");
    const items: Expression[] = [];
    while (!this.at(T.BraceClose)) {
      items.push(this.expression());
      if (!this.separator()) break;
    }
    this.close(T.BraceClose, open, "a new line, `,` or `}`");
    return { kind: "Race", start, end: this.lastEnd, items };
  }

  private select(): Select {
    const { start } = this;
    this.skip();
    const open = this.expect(T.BlockOpen, "`{`");
    const arms: SelectArm[] = [];
    while (!this.at(T.BraceClose)) {
      arms.push(this.selectArm());
      if (!this.separator()) break;
    }
    this.close(T.BraceClose, open, "a new line, `,` or `}`");
    return { kind: "Select", start, end: this.lastEnd, arms };
  }

  private selectArm(): SelectArm {
    const { start } = this;
    let pattern;
    if (!this.at(T.AfterKeyword) || this.atNext(T.FromKeyword)) {
      pattern = this.pattern();
      this.expect(T.FromKeyword, "`from` and what the value comes from");
    } else {
      this.skip();
    }
    const source = this.operation();
    this.armArrow();
    const body = this.at(T.BlockOpen) ? this.block() : this.simple();
    return { kind: "SelectArm", start, end: this.lastEnd, pattern, source, body };
  }

  protected abstract armBlock(): Block;

  /** Takes the `=>` of an arm, or a `->` or `:` in its place. */
  private armArrow(): void {
    if (!this.at(T.Arrow) && !this.at(T.Colon)) {
      this.expect(T.FatArrow, "`=>` and what the arm gives");
      return;
    }
    const token = this.take();
    const span = this.spanOf(token);
    const newText =
      token.tokenType === T.Colon && this.source.text.charAt(span.start - 1) !== " " ? " =>" : "=>";
    this.problems.push(
      diagnostics.armArrow.at(
        span,
        { written: token.image },
        { fixes: [{ title: "Write `=>`", edits: [{ span, newText }], safe: true }] },
      ),
    );
  }

  protected recoveringArm(): Arm {
    return this.recovering<Arm>(
      () => this.arm(),
      () => this.skipPart(),
      (start, end) => ({
        kind: "Arm",
        start,
        end,
        pattern: { kind: "ErrorPattern", start, end },
        guard: undefined,
        body: { kind: "ErrorExpression", start, end },
      }),
    );
  }

  private arm(): Arm {
    const { start } = this;
    const pattern = this.armPattern();
    const guard = this.takesGuard() ? this.operation() : undefined;
    this.armArrow();
    const body = this.at(T.BlockOpen) ? this.armBlock() : this.simple();
    return { kind: "Arm", start, end: this.lastEnd, pattern, guard, body };
  }

  /** An arm's pattern; `else` in its place is `_`. */
  private armPattern(): Pattern {
    if (!this.at(T.ElseKeyword)) return this.pattern();
    const { start } = this;
    const span = this.spanOf(this.take());
    this.foreignForm(span, "else => …", "_ => …", [{ span, newText: "_" }]);
    return { kind: "WildcardPattern", start, end: this.lastEnd };
  }

  /** Takes the `if` of a guard, or a `when` in its place. */
  private takesGuard(): boolean {
    if (this.takeIf(T.IfKeyword)) return true;
    if (!this.atForeignWord("when")) return false;
    const span = this.spanOf(this.take());
    this.foreignForm(span, "when", "if", [{ span, newText: "if" }]);
    return true;
  }

  /** A new line or a comma in a list of arms, fields or names. */
  protected separator(): boolean {
    if (!this.at(T.Newline) && !this.at(T.Comma)) return false;
    this.skip();
    this.skipNewlines();
    return true;
  }

  protected text(expected: string): TextLiteral {
    if (!this.at(T.TextOpen)) this.slip(expected);
    return this.textLiteral();
  }

  protected textLiteral(): TextLiteral {
    const open = this.take();
    const parts: RawPart[] = [];
    for (;;) {
      const token = this.token;
      if (token.tokenType === T.TextChunk) {
        parts.push(this.take());
      } else if (token.tokenType === T.InterpolationOpen) {
        this.skip();
        parts.push(this.expression());
        if (this.at(T.Colon)) {
          const hint = "A format is a call: `{x.fixed(2)}`, `{name.padEnd(8)}`.";
          this.slip("`}`: an expression in a text ends there", hint);
        }
        this.expect(T.InterpolationClose, "`}`: an expression in a text ends there");
      } else {
        break;
      }
    }
    const close = this.expect(T.TextClose, "the closing quotes");
    return assembleText(this.source.text, open, parts, close, ({ kind, start, end }) => {
      const span = this.span(start, end);
      this.problems.push(
        kind === "escape" ? this.unknownEscape(span) : diagnostics.textIndentation.at(span, {}),
      );
    });
  }

  /** A backslash that stands for itself is written twice. */
  private unknownEscape(span: Span): Problem {
    const escape = this.source.text.slice(span.start, span.end);
    const edits = [{ span: { ...span, end: span.start }, newText: "\\" }];
    const fix = { title: `Write \`\\${escape}\``, edits, safe: false, likely: true };
    return diagnostics.unknownEscape.at(span, { escape }, { fixes: [fix] });
  }
}
