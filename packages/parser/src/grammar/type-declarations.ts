/** Declarations of types: records, sums, aliases, opaque types and interfaces. */

import * as T from "../tokens.ts";
import type {
  AliasDeclaration,
  Attribute,
  FieldDeclaration,
  InterfaceDeclaration,
  InterfaceMember,
  Name,
  OpaqueDeclaration,
  RecordDeclaration,
  SumDeclaration,
  TypeParameter,
  VariantDeclaration,
} from "../tree/index.ts";
import { ForeignMemberGrammar, type Method } from "./foreign-members.ts";

/** What every item has beside its own parts. */
export interface ItemStart {
  readonly start: number;
  readonly attributes: Attribute[];
  readonly exported: boolean;
  readonly documentation: string | undefined;
}

export abstract class TypeDeclarationGrammar extends ForeignMemberGrammar {
  protected typeDeclaration(
    item: ItemStart,
  ): RecordDeclaration | SumDeclaration | AliasDeclaration {
    const word = this.takeName();
    const name = this.typeName("the type's name, in upper case");
    const typeParameters = this.typeParameters();
    if (this.at(T.Equals) && this.atNext(T.BlockOpen)) this.equalsBeforeFields(name);
    if (this.at(T.BlockOpen)) {
      const fields = this.recordDeclarationFields(name, word);
      return {
        kind: "RecordDeclaration",
        ...item,
        end: this.lastEnd,
        name,
        typeParameters,
        fields,
      };
    }
    this.expect(T.Equals, "`{` and the fields, or `=` and the type");
    if (this.at(T.Bar)) return this.sum(item, name, typeParameters);
    // A bare upper-case name may begin a sum or be the type itself: what follows tells.
    if (this.atTypeName()) {
      const next = this.LA(2).tokenType;
      if (next === T.ParenOpen || next === T.Bar) return this.sum(item, name, typeParameters);
    }
    const type = this.typeExpression();
    return { kind: "AliasDeclaration", ...item, end: this.lastEnd, name, typeParameters, type };
  }

  /** `type P = { … }`: a record has no `=`. */
  private equalsBeforeFields(name: Name): void {
    const { text } = this.source;
    const equals = this.spanOf(this.take());
    const behind = text.charAt(equals.end) === " " ? equals.end + 1 : equals.end;
    const edits = [{ span: this.span(equals.start, behind), newText: "" }];
    this.foreignForm(equals, `type ${name.text} = { … }`, `type ${name.text} { … }`, edits);
  }

  private sum(item: ItemStart, name: Name, typeParameters: TypeParameter[]): SumDeclaration {
    const variants: VariantDeclaration[] = [];
    do variants.push(this.variant());
    while (this.at(T.Bar));
    this.reportNameless();
    return { kind: "SumDeclaration", ...item, end: this.lastEnd, name, typeParameters, variants };
  }

  /** A variant with the bar before it, which the first one may lack; documentation stands before the bar or behind it. */
  private variant(): VariantDeclaration {
    const beforeBar = this.documentationBefore();
    const documentation =
      (this.takeIf(T.Bar) ? this.documentationBefore() : undefined) ?? beforeBar;
    const { start } = this;
    const name = this.typeName("a variant's name, in upper case");
    const fields = this.at(T.ParenOpen) ? this.variantFields() : undefined;
    return { kind: "VariantDeclaration", start, end: this.lastEnd, name, fields, documentation };
  }

  private recordDeclarationFields(owner: Name, word: Name): FieldDeclaration[] {
    const open = this.take();
    this.skipNewlines();
    const fields: FieldDeclaration[] = [];
    let methods: Method[] | undefined;
    while (!this.at(T.BraceClose)) {
      if (this.atMethod()) (methods ??= []).push(this.method(owner));
      else fields.push(this.fieldDeclaration());
      if (!this.separator()) break;
    }
    this.close(T.BraceClose, open, "a new line, `,` or `}`");
    if (methods !== undefined) this.reportMethods(owner, word, methods);
    return fields;
  }

  protected fieldDeclaration(): FieldDeclaration {
    const documentation = this.documentationBefore();
    const { start } = this;
    const name = this.word("a field's name");
    const type = this.maybeOptional("`:` and the field's type");
    const value = this.takeIf(T.Equals) ? this.expression() : undefined;
    return {
      kind: "FieldDeclaration",
      start,
      end: this.lastEnd,
      name,
      type,
      default: value,
      documentation,
    };
  }

  protected opaqueDeclaration(item: ItemStart): OpaqueDeclaration {
    this.skip();
    this.expect(T.TypeKeyword, "`type`");
    const name = this.typeName("the type's name, in upper case");
    this.expect(T.Equals, "`=` and the type");
    const type = this.typeExpression();
    return { kind: "OpaqueDeclaration", ...item, end: this.lastEnd, name, type };
  }

  protected interfaceDeclaration(item: ItemStart): InterfaceDeclaration {
    this.skip();
    const name = this.typeName("the interface's name, in upper case");
    const version = this.version();
    const typeParameters = this.typeParameters();
    const open = this.expect(T.BlockOpen, "`{` and the members");
    const members: InterfaceMember[] = [];
    this.skipNewlines();
    while (this.at(T.NeuroKeyword)) {
      const documentation = this.documentationBefore();
      const { start } = this;
      this.skip();
      const member = this.identifier("the neuro's name, in lower case");
      const signature = this.signature(true);
      members.push({
        kind: "InterfaceMember",
        start,
        end: this.lastEnd,
        name: member,
        signature,
        documentation,
      });
      if (!this.at(T.Newline)) break;
      this.skipNewlines();
    }
    this.close(T.BraceClose, open, "`neuro` and a signature, or `}`");
    return {
      kind: "InterfaceDeclaration",
      ...item,
      end: this.lastEnd,
      name,
      version,
      typeParameters,
      members,
    };
  }

  /** The text of the `///` lines between the last token and the next one. */
  protected documentationBefore(): string | undefined {
    const { comments } = this;
    const before = this.token.startOffset;
    let low = 0;
    let high = comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comments[middle]!.start < before) low = middle + 1;
      else high = middle;
    }
    const after = this.lastTokenEnd();
    const lines: string[] = [];
    for (let at = low - 1; at >= 0; at--) {
      const comment = comments[at]!;
      if (comment.start < after) break;
      if (comment.kind === "documentation") lines.push(comment.text.slice(3).replace(/^ /u, ""));
      else if (lines.length > 0) break;
    }
    return lines.length === 0 ? undefined : lines.toReversed().join("\n");
  }
}
