/** Statements as other languages write them: `Int x = 3`, `do { … } while c`. */

import { diagnostics } from "@neuro-lang/diagnostics";

import { foreignTypes } from "../foreign-types.ts";
import { tokenSet } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type {
  Do,
  Expression,
  LetStatement,
  NamedType,
  Statement,
  VarStatement,
  WhileStatement,
} from "../tree/index.ts";
import { LoopGrammar } from "./foreign-loops.ts";

const assigns = tokenSet(T.Equals, T.PlusEquals, T.MinusEquals, T.StarEquals, T.SlashEquals);
const beginsStatement = tokenSet(T.Newline, T.BlockOpen, T.Semicolon, T.FatArrow);

export abstract class ForeignStatementGrammar extends LoopGrammar {
  protected abstract recoveringValue(): Expression;

  /** What an expression begins that is no statement here; undefined if it is one. */
  protected foreignStatement(begun: Expression): Statement | undefined {
    if (begun.kind === "Do") return this.at(T.WhileKeyword) ? this.doWhile(begun) : undefined;
    if (!this.at(T.Identifier) || !this.atNext(T.Equals)) return undefined;
    const type = this.typeOf(begun);
    return type === undefined ? undefined : this.typedDeclaration(type);
  }

  /** The type that was read as an expression. */
  private typeOf(begun: Expression): NamedType | undefined {
    const { start, end } = begun;
    let name;
    if (begun.kind === "TypeReference") {
      ({ name } = begun);
    } else if (begun.kind === "Identifier") {
      const text = foreignTypes.get(begun.name);
      if (text === undefined) return undefined;
      name = { kind: "Name" as const, start, end: start + begun.name.length, text };
    } else {
      return undefined;
    }
    const version = begun.kind === "TypeReference" ? begun.version : undefined;
    const path = { kind: "TypePath" as const, start, end, namespace: undefined, name, version };
    return {
      kind: "NamedType",
      start,
      end,
      labels: [],
      optional: false,
      path,
      arguments: begun.typeArguments,
    };
  }

  /** `Int x = 3`: a `let`, or a `var` where it is assigned later. */
  private typedDeclaration(type: NamedType): LetStatement | VarStatement {
    const { start } = type;
    const name = this.takeName();
    const word = this.isAssignedLater(name.text) ? "var" : "let";
    const span = this.span(start, name.end);
    const { text } = this.source;
    const written = text.slice(type.path.name.end, type.end);
    const declared = `${word} ${name.text}: ${type.path.name.text}${written}`;
    this.foreignForm(span, `${text.slice(start, name.end)} = …`, `${declared} = …`, [
      { span, newText: declared },
    ]);
    this.skip();
    const value = this.recoveringValue();
    const end = this.lastEnd;
    if (word === "var") return { kind: "VarStatement", start, end, name, type, value };
    const pattern = { kind: "BindingPattern" as const, start: name.start, end: name.end, name };
    return { kind: "LetStatement", start, end, pattern, type, value, after: [] };
  }

  /** True if a statement behind the cursor, in the same item, assigns the variable. */
  private isAssignedLater(name: string): boolean {
    for (let ahead = 1; ; ahead++) {
      const token = this.LA(ahead);
      if (token.tokenType === T.endOfFile) return false;
      const before = this.LA(ahead - 1);
      if (before.tokenType === T.Newline && this.source.text[token.startOffset - 1] === "\n")
        return false;
      if (
        beginsStatement[before.tokenTypeIdx] === 1 &&
        assigns[this.LA(ahead + 1).tokenTypeIdx] === 1 &&
        token.image === name
      )
        return true;
    }
  }

  /** `do { … } while c`: a loop that is left at its end. */
  private doWhile({ start, body }: Do): WhileStatement {
    this.skip();
    const condition = this.operation();
    const { end } = condition;
    const { text } = this.source;
    const asked = condition.kind === "Parenthesized" ? condition.expression : condition;
    const exit = `if not (${text.slice(asked.start, asked.end)}) { break }`;
    const last = body.statements.at(-1);
    const inside = last?.end ?? body.start + 1;
    const line = text.lastIndexOf("\n", start) + 1;
    const margin = /^[ \t]*/u.exec(text.slice(line, start))![0];
    const manyLines = text.slice(body.start, body.end).includes("\n");
    const closing = manyLines
      ? `\n${margin}  ${exit}\n${margin}}`
      : `${last === undefined ? "" : ";"} ${exit} }`;
    // Comments behind the last statement stay where they are.
    const from = manyLines ? this.lineEnd(body.end - 1) : inside;
    const edits = [
      { span: this.span(start, start + 2), newText: "while true" },
      { span: this.span(from, end), newText: closing },
    ];
    // What goes on with the next round would pass by the condition at the end.
    const safe = !/\bcontinue\b/u.test(text.slice(body.start, body.end));
    this.problems.push(
      diagnostics.foreignForm.at(
        this.span(start, start + 2),
        { written: "do { … } while c", meant: "while true { …; if not c { break } }" },
        { fixes: [{ title: "Write a `while true`", edits, safe }] },
      ),
    );
    return {
      kind: "WhileStatement",
      start,
      end,
      condition: { kind: "BooleanLiteral", start, end: start + 2, value: true },
      body: { ...body, end, statements: [...body.statements, this.leavingUnless(condition)] },
    };
  }

  /** Where the text before the offset ends, without the white space behind it. */
  private lineEnd(offset: number): number {
    let at = offset;
    while (at > 0 && " \t\r\n".includes(this.source.text.charAt(at - 1))) at--;
    return at;
  }

  /** `if not c { break }`. */
  private leavingUnless(operand: Expression): Statement {
    const { start, end } = operand;
    const condition = { kind: "Unary" as const, start, end, operator: "not" as const, operand };
    const then = this.blockOf({ kind: "Break", start: end, end });
    const expression = { kind: "If" as const, start, end, condition, then, else: undefined };
    return { kind: "ExpressionStatement", start, end, expression, after: [] };
  }
}
