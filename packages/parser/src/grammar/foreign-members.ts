/** What other languages write inside a type: methods, variants whose parts have no names. */

import { diagnostics, type TextEdit } from "@neuro-lang/diagnostics";

import { foreignTypes } from "../foreign-types.ts";
import { anyWord, tokenSet } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type { Block, FieldDeclaration, Name, Neuro, Parameter, Signature } from "../tree/index.ts";
import { isSelf, ownType, SignatureGrammar } from "./signatures.ts";

/** What stands behind the type of a part that has no name. */
const followsType = tokenSet(
  T.Comma,
  T.ParenClose,
  T.TypeOpen,
  T.Question,
  T.BracketOpen,
  T.Dot,
  T.Bar,
);

const ordinals = ["first", "second", "third", "fourth"];

/** A method that stands in a type: its text, as it would stand beside it. */
export interface Method {
  readonly name: Name;
  readonly newText: string;
  readonly removed: { readonly start: number; readonly end: number };
}

export abstract class ForeignMemberGrammar extends SignatureGrammar {
  /** The neuros that were written inside the types read so far. */
  protected lifted: Neuro[] = [];
  /** Where names are missing in the variants of the sum that is being read. */
  protected namesToAdd: TextEdit[] = [];

  protected abstract fieldDeclaration(): FieldDeclaration;

  // ── Methods

  /** True at a method: `neuro next(…)`, `next(…)`. */
  protected atMethod(): boolean {
    if (this.at(T.NeuroKeyword)) return anyWord[this.secondKind] === 1;
    return this.atNext(T.ParenOpen) && this.atWord();
  }

  /** Reads a method of the type; its signature counts, its body is left for when it stands beside the type. */
  protected method(owner: Name): Method {
    const { text } = this.source;
    const previous = this.lastTokenEnd();
    const from = text.slice(previous, this.start).includes("\n")
      ? text.indexOf("\n", previous)
      : previous;
    const { start } = this;
    this.takeIf(T.NeuroKeyword);
    const name = this.takeName();
    const open = this.start;
    const signature = this.recovering<Signature | undefined>(
      () => this.methodSignature(owner),
      () => this.skipPart(),
      () => undefined,
    );
    this.self = undefined;
    const body = this.skippedBody();
    const { end } = body;
    if (signature !== undefined) {
      this.lifted.push({
        kind: "Neuro",
        start,
        end,
        attributes: [],
        exported: false,
        documentation: undefined,
        form: "neuro",
        learned: false,
        extern: false,
        name,
        signature,
        body,
      });
    }
    this.forgetProblems({ start, end });
    const newText = this.outdented(from, name.start, owner, { open, end });
    return { name, newText, removed: { start: from, end } };
  }

  private methodSignature(owner: Name): Signature {
    this.self = owner;
    const signature = this.signature(true);
    const [first] = signature.parameters;
    if (first === undefined || !isSelf(first.name.text))
      signature.parameters.unshift(selfParameter(owner, signature.start));
    return signature;
  }

  /** The body of a method, which says nothing where it stands. */
  private skippedBody(): Block {
    const { start } = this;
    let braces = 0;
    while (!this.atEnd() && !this.atItemStart()) {
      if (this.at(T.BlockOpen) || this.at(T.RecordOpen)) braces++;
      else if (this.at(T.BraceClose) && --braces <= 0) {
        if (braces === 0) this.skip();
        break;
      } else if (this.at(T.Newline) && braces === 0) break;
      this.skip();
    }
    const end = Math.max(start, this.lastEnd);
    const statements = [{ kind: "ErrorStatement" as const, start, end }];
    return { kind: "Block", start: Math.min(start, end), end, statements };
  }

  /** The method with what stands before it, as a neuro beside the type. */
  private outdented(
    from: number,
    name: number,
    owner: Name,
    { open, end }: { open: number; end: number },
  ): string {
    const { text } = this.source;
    const before = text.slice(from, name).replace(/(?:neuro|def|func|fn|function)\s*$/u, "");
    const parameters = text.slice(open + 1, end);
    const self = /^\s*(?:self|this)\s*(?=[,)])/u.exec(parameters)?.[0] ?? "";
    const behind = parameters.slice(self.length);
    const comma = self === "" && !/^\s*\)/u.test(behind) ? ", " : "";
    const rest = behind.replaceAll(/\bthis\b/gu, "self");
    const whole = `${before}neuro ${text.slice(name, open + 1)}self: ${owner.text}${comma}${rest}`;
    const margin = /\n([ \t]*)[^\n]*$/u.exec(before)?.[1] ?? "";
    return whole.replaceAll(`\n${margin}`, "\n").trim();
  }

  /** Says once of a type that its methods stand beside it, and moves them there. */
  protected reportMethods(owner: Name, word: Name, methods: readonly Method[]): void {
    const [first] = methods;
    if (first === undefined) return;
    // `class` was reported as a word; with methods, this is what there is to know of it.
    this.forgetProblems({ start: word.start, end: word.end });
    const end = this.lastEnd;
    const moved = methods.map(({ newText }) => `\n\n${newText}`).join("");
    const edits = [
      ...methods.map(({ removed }) => ({
        span: this.span(removed.start, removed.end),
        newText: "",
      })),
      { span: this.span(end, end), newText: moved },
    ];
    const wordSpan = this.span(word.start, word.end);
    if (this.source.text.slice(word.start, word.end) !== "type")
      edits.unshift({ span: wordSpan, newText: "type" });
    this.problems.push(
      diagnostics.methodInType.at(
        this.span(first.name.start, first.name.end),
        { method: first.name.text, type: owner.text },
        { fixes: [{ title: "Write the methods beside the type", edits, safe: false }] },
      ),
    );
  }

  // ── Parts without names

  /** What a variant holds between its parentheses. */
  protected variantFields(): FieldDeclaration[] {
    const open = this.take();
    const fields: FieldDeclaration[] = [];
    const nameless: FieldDeclaration[] = [];
    if (!this.at(T.ParenClose)) {
      do {
        const field = this.atNameless() ? this.namelessField() : this.fieldDeclaration();
        if (field.name.start === field.name.end) nameless.push(field);
        fields.push(field);
      } while (this.takeIf(T.Comma));
    }
    if (nameless.length > 0) this.nameFields(fields, nameless);
    this.close(T.ParenClose, open, "`,` or `)`");
    return fields;
  }

  /** True at a type where the name of a part should stand. */
  private atNameless(): boolean {
    if (followsType[this.secondKind] === 0) return false;
    if (this.atTypeName()) return true;
    return this.atIdentifier() && foreignTypes.get(this.token.image) !== undefined;
  }

  private namelessField(): FieldDeclaration {
    const { start } = this;
    const type = this.foreignSuffixes(this.typeExpression());
    const name: Name = { kind: "Name", start, end: start, text: "" };
    return {
      kind: "FieldDeclaration",
      start,
      end: this.lastEnd,
      name,
      type,
      default: undefined,
      documentation: undefined,
    };
  }

  /** Names the parts that have none, and notes where the names are to be written. */
  private nameFields(
    fields: readonly FieldDeclaration[],
    nameless: readonly FieldDeclaration[],
  ): void {
    const taken = new Set(fields.map(({ name }) => name.text));
    for (const [index, { name }] of nameless.entries()) {
      const wished = nameless.length === 1 ? "value" : ordinals[index];
      name.text = wished === undefined || taken.has(wished) ? `value${index + 1}` : wished;
      const before = this.span(name.start, name.start);
      this.namesToAdd.push({ span: before, newText: `${name.text}: ` });
    }
  }

  /** Says once of a sum that its parts have names. */
  protected reportNameless(): void {
    const edits = this.namesToAdd;
    const [first] = edits;
    if (first === undefined) return;
    this.namesToAdd = [];
    const { start } = first.span;
    const end = start + (/^[\p{L}\p{N}_]*/u.exec(this.source.text.slice(start))?.[0].length ?? 0);
    this.problems.push(
      diagnostics.unnamedField.at(
        this.span(start, end),
        { field: first.newText.trim(), type: this.source.text.slice(start, end) },
        { fixes: [{ title: "Name the parts", edits, safe: true }] },
      ),
    );
  }
}

function selfParameter(owner: Name, start: number): Parameter {
  const name: Name = { kind: "Name", start, end: start, text: "self" };
  const type = ownType(owner, start, start);
  return { kind: "Parameter", start, end: start, var: false, name, type, default: undefined };
}
