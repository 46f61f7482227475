/** Expressions as other languages write them: each is read as what it means here, and reported once with that form as its fix. */

import { diagnostics, type TextEdit } from "@neuro-lang/diagnostics";

import type { Token } from "../token-list.ts";
import * as T from "../tokens.ts";
import type {
  Block,
  Expression,
  If,
  Lambda,
  LambdaParameter,
  TypeExpression,
} from "../tree/index.ts";
import { PatternGrammar } from "./patterns.ts";

export abstract class ForeignFormGrammar extends PatternGrammar {
  protected abstract expression(): Expression;
  protected abstract operation(): Expression;

  /** Reports a form and what it is here; without edits there is no fix. */
  protected foreignForm(
    span: { start: number; end: number },
    written: string,
    meant: string,
    edits: readonly TextEdit[] = [],
    hint?: string,
  ): void {
    const fixes = edits.length === 0 ? [] : [{ title: `Write \`${meant}\``, edits, safe: true }];
    this.problems.push(
      diagnostics.foreignForm.at(
        this.span(span.start, span.end),
        hint === undefined ? { written, meant } : { written, meant, hint },
        { fixes },
      ),
    );
  }

  /** `: T` behind a name; `?: T` is `: T?`. */
  protected maybeOptional(expected: string): TypeExpression {
    if (!this.at(T.Question) && !(this.at(T.Hole) && this.token.image === "?"))
      return this.annotation(expected);
    const mark = this.spanOf(this.take());
    const type = this.annotation(expected);
    const edits = [{ span: mark, newText: "" }];
    if (!type.optional) edits.push({ span: this.span(type.end, type.end), newText: "?" });
    this.foreignForm(mark, "x?: T", "x: T?", edits);
    type.optional = true;
    return type;
  }

  /** True at the word, written as a name. */
  protected atForeignWord(word: string, ahead = 1): boolean {
    const token = this.LA(ahead);
    return token.tokenType === T.Identifier && token.image === word;
  }

  /** `|x| e`, `lambda x: e` and `x -> e`, or undefined if none of them stands here. */
  protected foreignLambda(): Lambda | undefined {
    if (this.at(T.Bar)) return this.nameless(this.take(), T.Bar, "|x| …");
    if (
      this.atForeignWord("lambda") &&
      (this.LA(2).tokenType === T.Identifier || this.atNext(T.Colon))
    )
      return this.nameless(this.take(), T.Colon, "lambda x: …");
    if (!this.atNext(T.Arrow) || !this.atIdentifier()) return undefined;
    const parameter = this.lambdaName();
    const span = this.spanOf(this.take());
    this.foreignForm(span, "x -> …", "x => …", [{ span, newText: "=>" }]);
    return this.lambdaOf(parameter.start, [parameter]);
  }

  /** The parameters up to the token that ends them, and the body. */
  private nameless(open: Token, closer: typeof T.Bar, written: string): Lambda {
    const parameters: LambdaParameter[] = [];
    while (this.atIdentifier()) {
      parameters.push(this.lambdaName());
      if (!this.takeIf(T.Comma)) break;
    }
    const close = this.expect(closer, "the end of the parameters");
    const names = parameters.map(({ start, end }) => this.source.text.slice(start, end));
    const head = names.length === 1 ? names[0]! : `(${names.join(", ")})`;
    const span = this.span(open.startOffset, close.endOffset! + 1);
    const meant = names.length === 1 ? "x => …" : "(a, b) => …";
    this.foreignForm(span, written, meant, [{ span, newText: `${head} =>` }]);
    return this.lambdaOf(open.startOffset, parameters);
  }

  private lambdaName(): LambdaParameter {
    const name = this.identifier("a parameter");
    const { start, end } = name;
    const pattern = { kind: "BindingPattern" as const, start, end, name };
    return { kind: "LambdaParameter", start, end, pattern, type: undefined };
  }

  private lambdaOf(start: number, parameters: LambdaParameter[]): Lambda {
    const body = this.expression();
    return { kind: "Lambda", start, end: this.lastEnd, parameters, body };
  }

  /** What other languages write behind an operand: a condition, a conversion, the mark that passes a failure on. */
  protected foreignSuffix(operand: Expression): Expression {
    if (this.at(T.IfKeyword)) return this.conditionBehind(operand);
    if (this.at(T.AsKeyword)) return this.conversion(operand);
    return operand;
  }

  /** `f()?`: a failure passes on by itself. */
  protected passingMark(): void {
    const span = this.spanOf(this.take());
    const hint =
      "A failure passes on to the caller by itself, and the signature says `fails`; `catch` handles it.";
    this.foreignForm(span, "f()?", "f()", [{ span, newText: "" }], hint);
  }

  /** `a if c else b`. */
  private conditionBehind(then: Expression): Expression {
    const { start } = then;
    const word = this.spanOf(this.take());
    const condition = this.operation();
    if (!this.takeIf(T.ElseKeyword)) {
      this.foreignForm(word, "a if c", "if c { a }");
      return { kind: "ErrorExpression", start, end: this.lastEnd };
    }
    const otherwise = this.expression();
    return this.conditional(word, "a if c else b", { condition, then, otherwise });
  }

  /** `then a else b` behind a condition; undefined if there is no `then`. */
  protected thenBehind(start: number, condition: Expression): Expression | undefined {
    if (!this.atForeignWord("then")) return undefined;
    const word = this.spanOf(this.take());
    const then = this.expression();
    if (this.takeIf(T.ElseKeyword)) {
      const otherwise = this.expression();
      return this.conditional(word, "if c then a else b", { start, condition, then, otherwise });
    }
    const edits = [
      { span: word, newText: "{" },
      { span: this.span(then.end, then.end), newText: " }" },
    ];
    this.foreignForm(word, "if c then a", "if c { a }", edits);
    const { end } = then;
    return { kind: "If", start, end, condition, then: this.blockOf(then), else: undefined };
  }

  /** An `if` with a value, from its parts, however they were written. */
  protected conditional(
    place: { start: number; end: number },
    written: string,
    parts: { start?: number; condition: Expression; then: Expression; otherwise: Expression },
  ): If {
    const { condition, then, otherwise } = parts;
    const start = parts.start ?? Math.min(condition.start, then.start);
    const { end } = otherwise;
    const text = (part: Expression): string => this.source.text.slice(part.start, part.end);
    const newText = `if ${text(condition)} { ${text(then)} } else { ${text(otherwise)} }`;
    const edits = [{ span: this.span(start, end), newText }];
    this.foreignForm(place, written, "if c { a } else { b }", edits);
    return {
      kind: "If",
      start,
      end,
      condition,
      then: this.blockOf(then),
      else: this.blockOf(otherwise),
    };
  }

  protected blockOf(value: Expression): Block {
    const { start, end } = value;
    const statement = {
      kind: "ExpressionStatement" as const,
      start,
      end,
      expression: value,
      after: [],
    };
    return { kind: "Block", start, end, statements: [statement] };
  }

  /** `x as T`. */
  private conversion(operand: Expression): Expression {
    const word = this.spanOf(this.take());
    this.typeExpression();
    const hint =
      "A number converts by a call: `n.toFloat()`, `x.round()`; a text is read by one that may fail: `t.toInt()`. `x is T` asks which case a value is.";
    this.foreignForm(word, "x as T", "x.toT()", [], hint);
    return { kind: "ErrorExpression", start: operand.start, end: this.lastEnd };
  }
}
