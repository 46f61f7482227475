/** Lists as other languages make them: `[e for x in xs if c]`. */

import type { Token } from "../token-list.ts";
import * as T from "../tokens.ts";
import type { Expression, Lambda, LambdaParameter, Pattern } from "../tree/index.ts";
import { OperatorGrammar } from "./operators.ts";

/** Expressions whose whole a `.` behind them belongs to. */
const postfix: ReadonlySet<string> = new Set([
  "Identifier",
  "MemberAccess",
  "Call",
  "Index",
  "ListLiteral",
  "Parenthesized",
  "TextLiteral",
]);

export abstract class ForeignListGrammar extends OperatorGrammar {
  /** What stands behind the `e` of a comprehension, read as the calls that make such a list here. */
  protected comprehension(open: Token, item: Expression): Expression {
    const word = this.spanOf(this.take());
    const pattern = this.pattern();
    this.expect(T.InKeyword, "`in` and what to walk");
    const iterable = this.operation();
    const condition = this.takeIf(T.IfKeyword) ? this.operation() : undefined;
    const start = open.startOffset;
    if (!this.at(T.BracketClose)) {
      // Several loops in one: what they make is not known.
      this.skipPart();
      this.foreignForm(word, "[… for x in xs for y in ys]", "xs.flatMap(x => …)");
      return { kind: "ErrorExpression", start, end: this.lastEnd };
    }
    const place = { start, end: this.token.endOffset + 1 };
    const written = (part: Expression | Pattern): string =>
      this.source.text.slice(part.start, part.end);
    const name = pattern.kind === "BindingPattern" ? written(pattern) : `(${written(pattern)})`;
    const steps: [method: string, body: Expression][] = [];
    if (condition !== undefined) steps.push(["filter", condition]);
    // `[x for x in xs if c]` only chooses.
    if (condition === undefined || written(item) !== written(pattern)) steps.push(["map", item]);
    let made = iterable;
    let newText = postfix.has(iterable.kind) ? written(iterable) : `(${written(iterable)})`;
    for (const [method, body] of steps) {
      newText += `.${method}(${name} => ${written(body)})`;
      made = methodCall(made, method, { pattern: structuredClone(pattern), body }, place);
    }
    const form = condition === undefined ? "[… for x in xs]" : "[… for x in xs if c]";
    const meant = `xs${steps.map(([method]) => `.${method}(x => …)`).join("")}`;
    const edits = [{ span: this.span(place.start, place.end), newText }];
    this.foreignForm(word, form, meant, edits);
    return made;
  }
}

/** `receiver.method(pattern => body)`, all of whose parts stand somewhere in the place. */
function methodCall(
  receiver: Expression,
  method: string,
  { pattern, body }: { pattern: Pattern; body: Expression },
  { start, end }: { start: number; end: number },
): Expression {
  const parameter: LambdaParameter = {
    kind: "LambdaParameter",
    start: pattern.start,
    end: pattern.end,
    pattern,
    type: undefined,
  };
  const value: Lambda = { kind: "Lambda", start, end, parameters: [parameter], body };
  return {
    kind: "Call",
    start,
    end,
    callee: {
      kind: "MemberAccess",
      start,
      end,
      receiver,
      optional: false,
      name: { kind: "Name", start: receiver.end, end: receiver.end, text: method },
      typeArguments: [],
    },
    arguments: [{ kind: "Argument", start, end, name: undefined, value }],
  };
}
