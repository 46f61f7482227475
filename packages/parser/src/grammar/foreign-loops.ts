/** The heads of loops as other languages write them: `for (const x of xs)`, `for (let i = 0; i < n; i++)`. */

import * as T from "../tokens.ts";
import type { Expression, Pattern } from "../tree/index.ts";
import { BlockGrammar } from "./blocks.ts";

/** What a `for` walks, and what it binds. */
export interface LoopHead {
  readonly pattern: Pattern;
  readonly iterable: Expression;
}

export abstract class LoopGrammar extends BlockGrammar {
  /** What stands between `for` and the block. */
  protected loopHead(): LoopHead {
    if (this.at(T.ParenOpen)) {
      const foreign = this.parenthesizedHead();
      if (foreign !== undefined) return foreign;
    }
    const pattern = this.pattern();
    if (this.atForeignWord("of")) {
      const span = this.spanOf(this.take());
      this.foreignForm(span, "of", "in", [{ span, newText: "in" }]);
    } else {
      this.expect(T.InKeyword, "`in` and what to walk");
    }
    return { pattern, iterable: this.head() };
  }

  /** A head in parentheses; undefined if they are those of a tuple's pattern. */
  private parenthesizedHead(): LoopHead | undefined {
    let semicolons = false;
    let walks = false;
    let depth = 0;
    let ahead = 1;
    for (; ; ahead++) {
      const { tokenType } = this.LA(ahead);
      if (tokenType === T.endOfFile || tokenType === T.Newline) return undefined;
      if (tokenType === T.ParenOpen || tokenType === T.LambdaOpen) depth++;
      else if (tokenType === T.ParenClose && --depth === 0) break;
      else if (tokenType === T.Semicolon) semicolons = true;
      else if (depth === 1 && (tokenType === T.InKeyword || this.atForeignWord("of", ahead)))
        walks = true;
    }
    if (!semicolons && !walks) return undefined;
    const { start } = this;
    this.skip();
    const word = this.at(T.LetKeyword) || this.at(T.VarKeyword) ? this.take() : undefined;
    return semicolons ? this.countingHead(start) : this.walkingHead(start, word !== undefined);
  }

  private walkingHead(start: number, declared: boolean): LoopHead {
    const pattern = this.pattern();
    const of = this.atForeignWord("of");
    this.skip();
    const iterable = this.operation();
    this.expect(T.ParenClose, "`)`");
    const span = this.span(start, this.lastEnd);
    const text = (part: { start: number; end: number }): string =>
      this.source.text.slice(part.start, part.end);
    const newText = `${text(pattern)} in ${text(iterable)}`;
    const written = `for (${declared ? "let " : ""}x ${of ? "of" : "in"} xs)`;
    this.forgetProblems(span);
    this.foreignForm(span, written, "for x in xs", [{ span, newText }]);
    return { pattern, iterable };
  }

  /** `let i = 0; i < n; i++`: the variable is kept, what it counts is not known. */
  private countingHead(start: number): LoopHead {
    const pattern = this.pattern();
    let depth = 1;
    while (depth > 0) {
      const { tokenType } = this.take();
      if (tokenType === T.ParenOpen || tokenType === T.LambdaOpen) depth++;
      else if (tokenType === T.ParenClose) depth--;
    }
    const end = this.lastEnd;
    const span = this.span(start, end);
    this.forgetProblems(span);
    this.foreignForm(span, "for (let i = 0; i < n; i++)", "for i in 0..n");
    return { pattern, iterable: { kind: "ErrorExpression", start: pattern.end, end } };
  }
}
