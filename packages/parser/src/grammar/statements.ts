/** Statements. */

import { diagnostics } from "@neuro-lang/diagnostics";

import type { TokenType } from "chevrotain";

import * as T from "../tokens.ts";
import type {
  AssignOperator,
  AssignStatement,
  Expression,
  Name,
  Statement,
} from "../tree/index.ts";
import { ForeignStatementGrammar } from "./foreign-statements.ts";
import { tokenMap } from "../token-sets.ts";

const assignments = tokenMap([
  [T.Equals, 1],
  [T.PlusEquals, 1],
  [T.MinusEquals, 1],
  [T.StarEquals, 1],
  [T.SlashEquals, 1],
]);

/** What may stand behind a value after `=`. A closing bracket that nothing opened leaves the value as it is. */
const endsValue = tokenMap(
  [
    T.Newline,
    T.Semicolon,
    T.BraceClose,
    T.ParenClose,
    T.BracketClose,
    T.InterpolationClose,
    T.AfterKeyword,
    T.endOfFile,
  ].map((type): [TokenType, number] => [type, 1]),
);

export abstract class StatementGrammar extends ForeignStatementGrammar {
  /** A statement up to its end. What stands behind it was part of what is meant: without it, an expression says something else. */
  protected wholeStatement(): Statement {
    const statement = this.recoveringStatement();
    if (this.at(T.Newline) || this.at(T.Semicolon) || this.at(T.BraceClose) || this.atEnd())
      return statement;
    if (this.atOuterParen()) return statement;
    if (this.withoutBracesDepth > 0 && this.at(T.ElseKeyword)) return statement;
    this.reportSlip("the end of the statement", this.callHint(statement));
    const closer = this.at(T.ParenClose) || this.at(T.BracketClose);
    this.skipStatement();
    if (closer || statement.kind !== "ExpressionStatement") return statement;
    return { kind: "ErrorStatement", start: statement.start, end: this.lastEnd };
  }

  /** A name and a value behind it: a call whose parentheses were left out. */
  private callHint(statement: Statement): string | undefined {
    if (statement.kind !== "ExpressionStatement") return undefined;
    const { kind, start, end } = statement.expression;
    if (kind !== "Identifier" && kind !== "MemberAccess") return undefined;
    return `The arguments of a call stand in parentheses: \`${this.source.text.slice(start, end)}(…)\`.`;
  }

  /** A statement, or the error node for one that is broken. */
  private recoveringStatement(): Statement {
    return this.recovering(
      () => this.statement(),
      () => this.skipStatement(),
      (start, end) => ({ kind: "ErrorStatement", start, end }),
    );
  }

  /** A declaration in a body, as other languages have local functions: says so, and passes over it. */
  private nestedDeclaration(start: number): Statement {
    const word = this.token.image;
    if (this.isNewSlip())
      this.problems.push(diagnostics.nestedDeclaration.at(this.spanOf(this.token), { word }));
    this.skipStatement();
    return { kind: "ErrorStatement", start, end: this.lastEnd };
  }

  private statement(): Statement {
    const token = this.token;
    const start = token.startOffset;
    switch (token.tokenType) {
      case T.LetKeyword: {
        this.skip();
        const pattern = this.pattern();
        const type = this.takeIf(T.Colon) ? this.typeExpression() : undefined;
        this.expect(T.Equals, "`=` and the value");
        const value = this.recoveringValue();
        const after = this.afterNames();
        return { kind: "LetStatement", start, end: this.lastEnd, pattern, type, value, after };
      }
      case T.VarKeyword: {
        this.skip();
        const name = this.identifier("a name");
        const type = this.takeIf(T.Colon) ? this.typeExpression() : undefined;
        this.expect(T.Equals, "`=` and the value");
        const value = this.recoveringValue();
        return { kind: "VarStatement", start, end: this.lastEnd, name, type, value };
      }
      case T.ForKeyword: {
        this.skip();
        const { pattern, iterable } = this.loopHead();
        const body = this.block();
        return { kind: "ForStatement", start, end: this.lastEnd, pattern, iterable, body };
      }
      case T.WhileKeyword: {
        this.skip();
        const condition = this.condition();
        const body = this.block();
        return { kind: "WhileStatement", start, end: this.lastEnd, condition, body };
      }
      case T.DeferKeyword: {
        this.skip();
        const body = this.at(T.BlockOpen) ? this.block() : this.expression();
        return { kind: "DeferStatement", start, end: this.lastEnd, body };
      }
      case T.NeuroKeyword:
      case T.TypeKeyword:
        return this.nestedDeclaration(start);
      case T.ExpectKeyword:
        if (this.continuesAsName()) break;
        this.skip();
        return { kind: "ExpectStatement", start, condition: this.expression(), end: this.lastEnd };
      case T.GivenKeyword:
        if (this.atNext(T.ParenOpen)) {
          this.skip();
          const args = this.callArguments();
          const body = this.block();
          return { kind: "GivenStatement", start, end: this.lastEnd, arguments: args, body };
        }
        break;
      default:
    }
    const simple = this.simple();
    if (endsValue[this.kind] === 0 && simple.kind !== "AssignStatement") {
      const foreign = this.foreignStatement(simple);
      if (foreign !== undefined) return foreign;
    }
    const after = this.afterNames();
    if (simple.kind === "AssignStatement") {
      simple.after = after;
      simple.end = this.lastEnd;
      return simple;
    }
    return { kind: "ExpressionStatement", start, end: this.lastEnd, expression: simple, after };
  }

  /** True if the word at the cursor is a variable here: `expect.x`, `expect = 3`. */
  private continuesAsName(): boolean {
    const next = this.LA(2);
    return (
      next.tokenType === T.Dot ||
      assignments[next.tokenTypeIdx] === 1 ||
      next.tokenType === T.Newline
    );
  }

  /** The value after `=`: a slip in it loses the value, not the name that is bound; so does what stands behind it. */
  protected recoveringValue(): Expression {
    return this.recovering<Expression>(
      () => {
        const value = this.expression();
        if (endsValue[this.kind] === 0) this.slip("the end of the statement");
        return value;
      },
      () => this.skipStatement(),
      (start, end) => ({ kind: "ErrorExpression", start, end }),
    );
  }

  /** An expression or an assignment. */
  protected simple(): Expression | AssignStatement {
    const target = this.expression();
    if (assignments[this.kind] === 0) return target;
    const operator = this.take().image as AssignOperator;
    const value = this.expression();
    return {
      kind: "AssignStatement",
      start: target.start,
      end: this.lastEnd,
      target,
      operator,
      value,
      after: [],
    };
  }

  /** `after a, b`: control edges of a net. */
  private afterNames(): Name[] {
    if (!this.takeIf(T.AfterKeyword)) return [];
    const names = [this.identifier("the name of an earlier value")];
    while (this.takeIf(T.Comma)) names.push(this.identifier("the name of an earlier value"));
    return names;
  }
}
