/** Types, their arguments, capability and failure rows. */

import { diagnostics } from "@neuro-lang/diagnostics";

import { foreignTypes } from "../foreign-types.ts";
import { tokenSet } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type {
  Capability,
  ConstNameArgument,
  FailType,
  LabelMark,
  Name,
  NamedType,
  TextLiteral,
  TypeArgument,
  TypeExpression,
  TypePath,
} from "../tree/index.ts";
import { GrammarBase } from "./base.ts";

/** What stands for any type elsewhere: the checker says what to write. */
const anything: ReadonlySet<string> = new Set(["any", "unknown", "object"]);

/** What tells a label parameter from the namespace of a type. */
const afterLabel = tokenSet(
  T.TypeName,
  T.Identifier,
  T.ParenOpen,
  T.Hole,
  T.PersonalKeyword,
  T.SecretKeyword,
  T.UntrustedKeyword,
);

export abstract class TypeGrammar extends GrammarBase {
  protected abstract textLiteral(): TextLiteral;

  protected typeExpression(): TypeExpression {
    this.enter();
    const { start } = this;
    const labels = this.typeLabels();
    const type = this.at(T.ParenOpen)
      ? this.parenthesizedType(start, labels, true)
      : this.plainType(start, labels);
    if (this.takeIf(T.Question)) {
      type.optional = true;
      type.end = this.lastEnd;
    }
    this.depth--;
    return type;
  }

  /** `: T` behind a name that is kept when the type is broken. */
  protected annotation(expected: string): TypeExpression {
    return this.recovering<TypeExpression>(
      () => {
        this.expect(T.Colon, expected);
        return this.foreignSuffixes(this.typeExpression());
      },
      () => this.skipPart(),
      (start, end) => ({ kind: "ErrorType", start, end, labels: [], optional: false }),
    );
  }

  /** `T[]`, `T | null` and `A | B` where one type stands. */
  protected foreignSuffixes(type: TypeExpression): TypeExpression {
    const first = this.foreignMarks(type);
    if (!this.takeIf(T.Bar)) return first;
    const { start } = first;
    const { end } = this.typeExpression();
    this.problems.push(diagnostics.unionType.at(this.span(start, end), {}));
    return { kind: "ErrorType", start, end, labels: [], optional: false };
  }

  /** `T[]` and `T | null`, as other languages write a list and an optional. */
  private foreignMarks(type: TypeExpression): TypeExpression {
    const { start } = type;
    if (this.at(T.BracketOpen) && this.atNext(T.BracketClose)) {
      this.skip();
      const { end } = this.spanOf(this.take());
      const meant = `List<${this.textOf(type)}>`;
      this.reportForeign({ start, end }, this.source.text.slice(start, end), meant);
      return this.foreignMarks(listOf(type, end));
    }
    if (!this.at(T.Bar) || !this.atNext(T.NoneKeyword)) return type;
    const item = this.textOf(type);
    this.skip();
    this.skip();
    const { lastEnd: end } = this;
    const written = this.source.text.slice(start, end);
    this.reportForeign({ start, end }, written, `${item}?`);
    type.optional = true;
    return type;
  }

  /** A type as it is written here. */
  private textOf(type: TypeArgument): string {
    const { start, end } = type;
    if (type.kind !== "NamedType" || type.path.namespace !== undefined)
      return this.source.text.slice(start, end);
    const inside = type.arguments.map((argument) => this.textOf(argument)).join(", ");
    const mark = type.optional ? "?" : "";
    return `${type.path.name.text}${inside === "" ? "" : `<${inside}>`}${mark}`;
  }

  private reportForeign(
    place: { start: number; end: number },
    written: string,
    meant: string,
  ): void {
    const span = this.span(place.start, place.end);
    this.forgetProblems(span);
    const fix = { title: `Write \`${meant}\``, edits: [{ span, newText: meant }], safe: true };
    this.problems.push(diagnostics.foreignForm.at(span, { written, meant }, { fixes: [fix] }));
  }

  /** A neuro's result: a function type stands in parentheses there. */
  protected resultType(): TypeExpression {
    this.enter();
    const { start } = this;
    const labels = this.typeLabels();
    const type = this.at(T.ParenOpen)
      ? this.parenthesizedType(start, labels, false)
      : this.plainType(start, labels);
    if (this.takeIf(T.Question)) {
      type.optional = true;
      type.end = this.lastEnd;
    }
    this.depth--;
    return type;
  }

  /** Labels before a type: the words, and label parameters, which a type follows directly. */
  private typeLabels(): LabelMark[] {
    const labels: LabelMark[] = [];
    for (;;) {
      labels.push(...this.labelMarks());
      if (!this.at(T.Identifier) || afterLabel[this.secondKind] === 0) return labels;
      const { start, end, text } = this.takeName();
      labels.push({ kind: "LabelMark", start, end, label: text, variable: true });
    }
  }

  private plainType(start: number, labels: LabelMark[]): TypeExpression {
    if (this.at(T.Hole)) {
      const hole = this.take();
      return {
        kind: "HoleType",
        start,
        end: this.lastEnd,
        labels,
        optional: false,
        name: hole.image.slice(1) || undefined,
      };
    }
    return this.namedType(start, labels);
  }

  protected namedType(start: number, labels: LabelMark[]): NamedType {
    const path = this.typePath();
    const known = this.problems.length;
    const args = this.typeArguments();
    const end = this.lastEnd;
    if (this.problems.length > known && path.name.text === "Promise" && args.length === 1) {
      const inside = this.withoutPromise({ start, end }, args[0]!);
      if (inside !== undefined) return { ...inside, start, labels };
    }
    return { kind: "NamedType", start, end, labels, optional: false, path, arguments: args };
  }

  /** `Promise<string[]>`: one problem for all that is foreign in it. */
  private withoutPromise(
    { start, end }: { start: number; end: number },
    inside: TypeArgument,
  ): NamedType | undefined {
    if (inside.kind !== "NamedType") return undefined;
    const written = this.source.text.slice(start, end);
    this.reportForeign({ start, end }, written, this.textOf(inside));
    return { ...inside, end };
  }

  protected typePath(): TypePath {
    const { start } = this;
    let namespace;
    if (this.atIdentifier() && this.atNext(T.Dot)) {
      namespace = this.takeName();
      this.skip();
    }
    const name = this.typePathName();
    const version = this.version();
    return { kind: "TypePath", start, end: this.lastEnd, namespace, name, version };
  }

  private typePathName(): Name {
    if (this.atIdentifier() && anything.has(this.token.image)) return this.takeName();
    const meant = this.atIdentifier() ? foreignTypes.get(this.token.image) : undefined;
    if (meant === undefined) return this.typeName("a type");
    const token = this.take();
    const span = this.spanOf(token);
    const fix = { title: `Write \`${meant}\``, edits: [{ span, newText: meant }], safe: true };
    this.problems.push(
      diagnostics.foreignType.at(span, { written: token.image, meant }, { fixes: [fix] }),
    );
    return { ...this.nameOf(token), text: meant };
  }

  private parenthesizedType(
    start: number,
    labels: LabelMark[],
    mayBeFunction: boolean,
  ): TypeExpression {
    const open = this.expect(T.ParenOpen, "`(`");
    const items: TypeExpression[] = [];
    if (!this.at(T.ParenClose)) {
      do items.push(this.typeExpression());
      while (this.takeIf(T.Comma));
    }
    this.close(T.ParenClose, open, "`,` or `)`");
    const unparenthesized = !mayBeFunction && this.at(T.Arrow);
    const before = this.lastEnd;
    // Behind a result such words belong to the neuro.
    const early = mayBeFunction && !this.at(T.Arrow) ? this.functionRows() : undefined;
    const isEarly = this.lastEnd > before;
    if (!isEarly && !this.at(T.Arrow)) {
      return { kind: "TupleType", start, end: this.lastEnd, labels, optional: false, items };
    }
    const place = { before, behind: this.lastEnd, arrow: this.start };
    this.expect(T.Arrow, "`->` and the result");
    const result = this.resultType();
    const { uses, fails } = early ?? this.functionRows();
    if (isEarly) this.reportLateResult(uses.length > 0 ? "uses" : "fails", place);
    if (unparenthesized) this.reportFunctionResult(open.startOffset);
    return {
      kind: "FunctionType",
      start,
      end: this.lastEnd,
      labels,
      optional: false,
      parameters: items,
      result,
      uses,
      fails,
    };
  }

  private functionRows(): { uses: Capability[]; fails: FailType[] } {
    const uses = this.takeIf(T.UsesKeyword) ? this.capabilityGroup() : [];
    const fails = this.takeIf(T.FailsKeyword) ? this.failRow() : [];
    return { uses, fails };
  }

  /** A result that was just read: it belongs to `before`, and stands at the `arrow` behind the clauses. */
  protected reportLateResult(
    clause: "uses" | "fails",
    { before, behind, arrow }: { before: number; behind: number; arrow: number },
  ): void {
    const end = this.lastEnd;
    const { text } = this.source;
    // A comment between them stays where it is.
    const from = text.slice(behind, arrow).trim() === "" ? behind : arrow;
    const edits = [
      { span: this.span(before, before), newText: ` ${text.slice(arrow, end)}` },
      { span: this.span(from, end), newText: "" },
    ];
    const fix = { title: `Move it before \`${clause}\``, edits, safe: true };
    this.problems.push(
      diagnostics.resultAfterClauses.at(this.span(arrow, end), { clause }, { fixes: [fix] }),
    );
  }

  /** A function type as a result without parentheses: whose clauses are those behind it? */
  private reportFunctionResult(start: number): void {
    const end = this.lastEnd;
    const edits = [
      { span: this.span(start, start), newText: "(" },
      { span: this.span(end, end), newText: ")" },
    ];
    const fix = { title: "Put the function type in parentheses", edits, safe: true };
    this.problems.push(diagnostics.functionResult.at(this.span(start, end), {}, { fixes: [fix] }));
  }

  protected typeArguments(): TypeArgument[] {
    if (!this.at(T.TypeOpen)) return [];
    const open = this.take();
    const args: TypeArgument[] = [];
    do args.push(this.typeArgument());
    while (this.takeIf(T.Comma));
    this.close(T.TypeClose, open, "`,` or `>`");
    return args;
  }

  private typeArgument(): TypeArgument {
    const { start } = this;
    switch (this.token.tokenType) {
      case T.IntLiteral: {
        const value = Number(this.take().image.replaceAll("_", ""));
        return { kind: "ConstArgument", start, end: this.lastEnd, value };
      }
      case T.TextOpen: {
        const text = this.textLiteral();
        const value = text.parts
          .map((part) => (part.kind === "TextPart" ? part.value : ""))
          .join("");
        return { kind: "ConstArgument", start, end: this.lastEnd, value };
      }
      case T.UsesKeyword: {
        this.skip();
        const uses = this.capabilityGroup();
        return { kind: "UsesArgument", start, end: this.lastEnd, uses };
      }
      default:
        return this.atConstName() ? this.constName(start) : this.typeOrUnion(start);
    }
  }

  /** True at a lower-case name that is a whole argument. */
  private atConstName(): boolean {
    return (
      this.atIdentifier() &&
      (this.atNext(T.Comma) || this.atNext(T.TypeClose)) &&
      !foreignTypes.has(this.token.image)
    );
  }

  private constName(start: number): ConstNameArgument {
    const name = this.nameOf(this.take());
    return { kind: "ConstNameArgument", start, end: this.lastEnd, name };
  }

  private typeOrUnion(start: number): TypeArgument {
    const first = this.foreignMarks(this.typeExpression());
    if (!this.at(T.Bar)) return first;
    const items = [first];
    while (this.takeIf(T.Bar)) items.push(this.foreignMarks(this.typeExpression()));
    return { kind: "UnionArgument", start, end: this.lastEnd, items };
  }

  /** After `uses` in a declaration: a list, with or without parentheses. */
  protected capabilityList(): Capability[] {
    if (this.at(T.ParenOpen)) return this.capabilityGroup();
    const uses = [this.capability()];
    while (this.takeIf(T.Comma)) uses.push(this.capability());
    return uses;
  }

  /** After `uses` in a function type: one capability, or several in parentheses. */
  private capabilityGroup(): Capability[] {
    if (!this.at(T.ParenOpen)) return [this.capability()];
    const open = this.take();
    const uses: Capability[] = [];
    if (!this.at(T.ParenClose)) {
      do uses.push(this.capability());
      while (this.takeIf(T.Comma));
    }
    this.close(T.ParenClose, open, "`,` or `)`");
    return uses;
  }

  private capability(): Capability {
    const { start } = this;
    const path = [this.identifier("a capability, such as `console` or `fs.read`")];
    while (this.takeIf(T.Dot)) path.push(this.word("the rest of the capability"));
    let labels: LabelMark[] = [];
    let labelVariable;
    if (this.at(T.ParenOpen)) {
      const open = this.take();
      labels = this.labelMarks();
      if (labels.length === 0)
        labelVariable = this.identifier("`personal`, `secret`, `untrusted` or a label parameter");
      this.close(T.ParenClose, open, "`)`");
    }
    return { kind: "Capability", start, end: this.lastEnd, path, labels, labelVariable };
  }

  protected failRow(): FailType[] {
    const row = [this.failType()];
    while (this.takeIf(T.Bar)) row.push(this.failType());
    return row;
  }

  private failType(): FailType {
    const { start } = this;
    const labels = this.typeLabels();
    if (this.atIdentifier() && !this.atNext(T.Dot)) {
      const variable = this.takeName();
      return { kind: "FailType", start, end: this.lastEnd, labels, type: undefined, variable };
    }
    const type = this.namedType(this.token.startOffset, []);
    return { kind: "FailType", start, end: this.lastEnd, labels, type, variable: undefined };
  }
}

/** The list of a type that is written `T[]`. */
function listOf(item: TypeExpression, end: number): NamedType {
  const { start } = item;
  const name = { kind: "Name" as const, start, end: start, text: "List" };
  const path = {
    kind: "TypePath" as const,
    start,
    end: start,
    namespace: undefined,
    name,
    version: undefined,
  };
  return {
    kind: "NamedType",
    start,
    end,
    labels: [],
    optional: false,
    path,
    arguments: [item],
  };
}
