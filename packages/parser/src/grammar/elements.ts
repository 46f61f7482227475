/**
 * What stands in brackets, separated by commas: arguments, the fields of records, the entries of maps, the items of lists, sets
 * and tuples. A slip in one of them costs that one alone.
 */

import { diagnostics } from "@neuro-lang/diagnostics";
import type { TokenType } from "chevrotain";

import { identifiers, tokenSet } from "../token-sets.ts";
import type { Token } from "../token-list.ts";
import * as T from "../tokens.ts";
import type {
  Argument,
  ErrorExpression,
  Expression,
  MapEntry,
  Name,
  RecordEntry,
  Spread,
} from "../tree/index.ts";
import { ForeignListGrammar } from "./foreign-lists.ts";

/** What begins an element and cannot go on with the one before it: between the two, the comma is missing. */
const startsElement = tokenSet(
  T.Identifier,
  T.TypeName,
  T.MapKeyword,
  T.SetKeyword,
  T.IntLiteral,
  T.FloatLiteral,
  T.UnitLiteral,
  T.RegexLiteral,
  T.TextOpen,
  T.TrueKeyword,
  T.FalseKeyword,
  T.NoneKeyword,
  T.LambdaOpen,
  T.RecordOpen,
);

/** What the elements of one kind of brackets are. */
interface ElementKind<N> {
  readonly closer: TokenType;
  readonly expected: string;
  readonly read: () => N;
  readonly broken: (start: number, end: number) => N;
  /** True if a comma may be missing before the next token. */
  readonly begins: () => boolean;
}

const errorExpression = (start: number, end: number): ErrorExpression => ({
  kind: "ErrorExpression",
  start,
  end,
});

export abstract class ElementGrammar extends ForeignListGrammar {
  private readonly beginsValue = (): boolean => {
    const { tokenTypeIdx, tokenType } = this.token;
    return (
      startsElement[tokenTypeIdx] === 1 ||
      (identifiers[tokenTypeIdx] === 1 && tokenType !== T.AsKeyword)
    );
  };

  private readonly argumentKind: ElementKind<Argument> = {
    closer: T.ParenClose,
    expected: "`,` or `)`",
    read: () => this.argument(),
    broken: (start, end) => ({
      kind: "Argument",
      start,
      end,
      name: undefined,
      value: errorExpression(start, end),
    }),
    begins: this.beginsValue,
  };

  private readonly fieldKind: ElementKind<RecordEntry> = {
    closer: T.BraceClose,
    expected: "`,` or `}`",
    read: () => this.recordEntry(),
    // Whose field it was is not known: a nameless one stands for any.
    broken: (start, end) => ({
      kind: "RecordField",
      start,
      end,
      name: { kind: "Name", start, end: start, text: "" },
      value: errorExpression(start, end),
    }),
    begins: () => this.at(T.RangeExclusive) || (this.atWord() && this.atNext(T.Colon)),
  };

  private readonly entryKind: ElementKind<MapEntry> = {
    closer: T.BraceClose,
    expected: "`,` or `}`",
    read: () => this.mapEntry(),
    broken: (start, end) => ({
      kind: "MapEntry",
      start,
      end,
      key: errorExpression(start, start),
      value: errorExpression(start, end),
    }),
    begins: this.beginsValue,
  };

  private readonly setKind: ElementKind<Expression> = {
    closer: T.BraceClose,
    expected: "`,` or `}`",
    read: () => this.expression(),
    broken: errorExpression,
    begins: this.beginsValue,
  };

  private readonly groupKind: ElementKind<Expression> = {
    ...this.setKind,
    closer: T.ParenClose,
    expected: "`,` or `)`",
  };

  private readonly listKind: ElementKind<Expression | Spread> = {
    closer: T.BracketClose,
    expected: "`,` or `]`",
    read: () => (this.at(T.RangeExclusive) ? this.spread() : this.expression()),
    broken: errorExpression,
    begins: this.beginsValue,
  };

  /** The elements behind an opening bracket, and the closing one. */
  private elements<N>(open: Token, kind: ElementKind<N>): N[] {
    const found = this.elementsUpTo(open, kind);
    this.close(kind.closer, open, kind.expected);
    return found;
  }

  /** The elements behind an opening bracket, up to what closes it. */
  private elementsUpTo<N>(open: Token, kind: ElementKind<N>): N[] {
    const found: N[] = [];
    if (!this.at(kind.closer)) {
      do found.push(this.recovering(kind.read, this.skipElement, kind.broken));
      while (this.goesOn(open, kind));
    }
    return found;
  }

  private readonly skipElement = (): void => this.skipPart();

  /** Takes the comma between two elements; says so where it is missing or something else stands in its place. */
  private goesOn(open: Token, kind: Pick<ElementKind<unknown>, "closer" | "begins">): boolean {
    if (this.takeIf(T.Comma)) return true;
    if (this.at(kind.closer)) return false;
    if (this.at(T.Semicolon)) return this.semicolonForComma(kind.closer);
    if (!kind.begins() || this.isUnclosed(open)) return false;
    if (this.isNewSlip()) {
      const { lastEnd } = this;
      const span = this.spanOf(this.token);
      const ownLine = this.source.text.slice(lastEnd, span.start).includes("\n");
      const edits = [{ span: this.span(lastEnd, lastEnd), newText: "," }];
      // On one line an operator may be what is missing.
      const safe = ownLine || kind.closer === T.BraceClose;
      this.problems.push(
        diagnostics.missingComma.at(
          span,
          { next: this.describeNext() },
          { fixes: [{ title: "Write the `,`", edits, safe }] },
        ),
      );
    }
    return true;
  }

  private semicolonForComma(closer: TokenType): boolean {
    const next = this.LA(2).tokenType;
    if (next === T.Newline || next === T.endOfFile) return false;
    const span = this.spanOf(this.take());
    this.problems.push(
      diagnostics.semicolonForComma.at(
        span,
        {},
        { fixes: [{ title: "Write `,`", edits: [{ span, newText: "," }], safe: true }] },
      ),
    );
    return !this.at(closer);
  }

  /** Arguments in parentheses. */
  protected callArguments(): Argument[] {
    return this.elements(this.take(), this.argumentKind);
  }

  private argument(): Argument {
    const { start } = this;
    const name = this.elementName();
    const value = this.expression();
    return { kind: "Argument", start, end: this.lastEnd, name, value };
  }

  /** `name:` before a value, or `name =` in its place. */
  private elementName(): Name | undefined {
    if (!this.atWord() || (!this.atNext(T.Colon) && !this.atNext(T.Equals))) return undefined;
    const name = this.takeName();
    this.takeColon();
    return name;
  }

  /** Takes the colon behind a name, or a `=` in its place; false if there is neither. */
  private takeColon(): boolean {
    if (this.takeIf(T.Colon)) return true;
    if (!this.at(T.Equals)) return false;
    const span = this.spanOf(this.take());
    const { text } = this.source;
    const spaceBefore = text.charAt(span.start - 1) === " ";
    const spaceAfter = text.charAt(span.end) === " " || text.charAt(span.end) === "\n";
    const whole = spaceBefore ? this.span(span.start - 1, span.end) : span;
    const edits = [{ span: whole, newText: spaceAfter ? ":" : ": " }];
    this.problems.push(
      diagnostics.equalsForColon.at(
        span,
        {},
        { fixes: [{ title: "Write `:`", edits, safe: true }] },
      ),
    );
    return true;
  }

  /** Fields in braces. */
  protected recordFields(): RecordEntry[] {
    return this.elements(this.expect(T.RecordOpen, "`{` and the fields"), this.fieldKind);
  }

  /** Braces without a type before them: a record, or a map whose word was forgotten. */
  protected bareBraces(): Expression {
    const { start } = this;
    const next = this.LA(2).tokenType;
    if (next !== T.TextOpen && next !== T.IntLiteral) {
      const fields = this.recordFields();
      return { kind: "RecordLiteral", start, end: this.lastEnd, type: undefined, fields };
    }
    const open = this.take();
    const before = this.span(start, start);
    this.problems.push(
      diagnostics.mapBraces.at(
        this.spanOf(open),
        {},
        {
          fixes: [
            { title: "Write `Map {`", edits: [{ span: before, newText: "Map " }], safe: true },
          ],
        },
      ),
    );
    const entries = this.elements(open, this.entryKind);
    return { kind: "MapLiteral", start, end: this.lastEnd, typeArguments: [], entries };
  }

  private recordEntry(): RecordEntry {
    const { start } = this;
    if (this.at(T.RangeExclusive)) return this.spread();
    const name = this.word("a field's name");
    const value = this.takeColon() ? this.fieldValue() : undefined;
    return { kind: "RecordField", start, end: this.lastEnd, name, value };
  }

  /** A field's value: a slip in it loses the value, not the field. */
  private fieldValue(): Expression {
    return this.recovering<Expression>(() => this.expression(), this.skipElement, errorExpression);
  }

  private spread(): Spread {
    const { start } = this;
    this.skip();
    const value = this.operation();
    return { kind: "Spread", start, end: this.lastEnd, value };
  }

  protected mapLiteral(): Expression {
    const { start } = this;
    this.skip();
    const typeArguments = this.typeArguments();
    const entries = this.elements(this.expect(T.RecordOpen, "`{`"), this.entryKind);
    return { kind: "MapLiteral", start, end: this.lastEnd, typeArguments, entries };
  }

  private mapEntry(): MapEntry {
    const { start } = this;
    const key = this.expression();
    if (!this.takeColon()) this.slip("`:` and the key's value");
    const value = this.expression();
    return { kind: "MapEntry", start, end: this.lastEnd, key, value };
  }

  protected setLiteral(): Expression {
    const { start } = this;
    this.skip();
    const typeArguments = this.typeArguments();
    const items = this.elements(this.expect(T.RecordOpen, "`{`"), this.setKind);
    return { kind: "SetLiteral", start, end: this.lastEnd, typeArguments, items };
  }

  protected parenthesized(): Expression {
    const open = this.take();
    const start = open.startOffset;
    const items = this.elements(open, this.groupKind);
    const end = this.lastEnd;
    return items.length === 1
      ? { kind: "Parenthesized", start, end, expression: items[0]! }
      : { kind: "TupleLiteral", start, end, items };
  }

  protected list(): Expression {
    const open = this.take();
    const items = this.elementsUpTo(open, this.listKind);
    const [item] = items;
    const made =
      this.at(T.ForKeyword) && items.length === 1 && item!.kind !== "Spread"
        ? this.comprehension(open, item!)
        : undefined;
    this.close(T.BracketClose, open, this.listKind.expected);
    if (made !== undefined) return made;
    return { kind: "ListLiteral", start: open.startOffset, end: this.lastEnd, items };
  }
}
