/** Signatures: type parameters, parameters, results and clauses, shared by neuros, agents, handlers and interfaces. */

import { diagnostics } from "@neuro-lang/diagnostics";

import { reserved } from "../token-sets.ts";
import * as T from "../tokens.ts";
import type {
  LabelMark,
  Name,
  NamedType,
  Parameter,
  Signature,
  TypeParameter,
  TypePath,
} from "../tree/index.ts";
import { StatementGrammar } from "./statements.ts";

export abstract class SignatureGrammar extends StatementGrammar {
  /** Where parameters of the latest signatures have keywords as names: a body cannot speak of them. */
  protected reservedParameters: number[] = [];
  /** The type whose method is being read, though types have none. */
  protected self: Name | undefined;

  /** `<T>(a: A) -> R uses … fails …`; `needsParameters` is false for handlers such as `on stop`. */
  protected signature(needsParameters: boolean): Signature {
    const { start } = this;
    const typeParameters = this.typeParameters();
    const parameters =
      needsParameters || this.at(T.ParenOpen) || this.at(T.LambdaOpen) ? this.parameters() : [];
    const signature: Signature = {
      kind: "Signature",
      start,
      end: start,
      typeParameters,
      parameters,
      result: this.takesResult() ? this.foreignSuffixes(this.resultType()) : undefined,
      uses: undefined,
      fails: undefined,
      implements: [],
      declassifies: [],
      endorses: false,
    };
    this.clauses(signature);
    signature.end = Math.max(start, this.lastEnd);
    if (signature.end === start || this.lastEnd < start)
      signature.start = signature.end = this.lastEnd;
    return signature;
  }

  /** Takes the `->` before a result, or a `:` in its place. */
  private takesResult(): boolean {
    if (this.takeIf(T.Arrow)) return true;
    if (this.at(T.FatArrow) && this.fatArrowBeforeResult()) return true;
    if (this.atTypeName()) {
      this.reportSlip("`->` before the result type");
      return true;
    }
    if (!this.at(T.Colon) || this.source.text.charAt(this.token.startOffset + 1) === "\n")
      return false;
    const span = this.spanOf(this.take());
    const spaced = this.source.text.charAt(span.start - 1) === " ";
    const edits = [{ span, newText: spaced ? "->" : " ->" }];
    this.problems.push(
      diagnostics.resultColon.at(span, {}, { fixes: [{ title: "Write `->`", edits, safe: true }] }),
    );
    return true;
  }

  /** `=> T {`: a `->` was meant. */
  private fatArrowBeforeResult(): boolean {
    const next = this.LA(2).tokenType;
    const behind = this.LA(3).tokenType;
    const isType =
      next === T.TypeName &&
      (behind === T.BlockOpen || behind === T.Newline || behind === T.Equals);
    if (!isType) return false;
    const span = this.spanOf(this.take());
    this.foreignForm(span, "=> T", "-> T", [{ span, newText: "->" }]);
    return true;
  }

  private clauses(signature: Signature): void {
    const before = this.lastEnd;
    for (;;) {
      switch (this.token.tokenType) {
        case T.UsesKeyword:
          this.skip();
          signature.uses = [...(signature.uses ?? []), ...this.capabilityList()];
          break;
        case T.FailsKeyword:
          this.skip();
          signature.fails = [...(signature.fails ?? []), ...this.failRow()];
          break;
        case T.ImplementsKeyword: {
          this.skip();
          const paths: TypePath[] = signature.implements;
          do paths.push(this.typePath());
          while (this.takeIf(T.Comma));
          break;
        }
        case T.DeclassifiesKeyword: {
          this.skip();
          const marks: LabelMark[] = this.labelMarks();
          if (marks.length === 0) this.slip("`personal`, `secret` or `untrusted`");
          signature.declassifies.push(...marks);
          break;
        }
        case T.EndorsesKeyword:
          this.skip();
          signature.endorses = true;
          break;
        case T.Arrow:
          if (!this.resultAfterClauses(signature, before)) return;
          break;
        default:
          return;
      }
    }
  }

  /** `f() uses console -> T`: the result, which belongs to `before`. */
  private resultAfterClauses(signature: Signature, before: number): boolean {
    const clause =
      signature.uses === undefined ? signature.fails && ("fails" as const) : ("uses" as const);
    if (clause === undefined || signature.result !== undefined) return false;
    const behind = this.lastEnd;
    const arrow = this.start;
    this.skip();
    signature.result = this.foreignSuffixes(this.resultType());
    this.reportLateResult(clause, { before, behind, arrow });
    return true;
  }

  protected typeParameters(): TypeParameter[] {
    if (!this.at(T.TypeOpen)) return [];
    const open = this.take();
    const parameters: TypeParameter[] = [];
    do parameters.push(this.typeParameter());
    while (this.takeIf(T.Comma));
    this.close(T.TypeClose, open, "`,` or `>`");
    return parameters;
  }

  private typeParameter(): TypeParameter {
    const { start } = this;
    const parameter: TypeParameter = {
      kind: "TypeParameter",
      start,
      end: start,
      sort: "type",
      name: this.missingName(),
      bounds: [],
      type: undefined,
    };
    switch (this.token.tokenType) {
      case T.UsesKeyword:
      case T.FailsKeyword:
      case T.LabelKeyword:
        parameter.sort = this.take().image as "uses" | "fails" | "label";
        parameter.name = this.identifier("the parameter's name, in lower case");
        break;
      case T.ConstKeyword:
        this.skip();
        parameter.sort = "const";
        parameter.name = this.identifier("the parameter's name, in lower case");
        this.expect(T.Colon, "`:` and the type");
        parameter.type = this.typeExpression();
        break;
      default:
        parameter.name = this.typeName("a type parameter, in upper case");
        if (this.takeIf(T.Colon)) {
          do parameter.bounds.push(this.namedType(this.token.startOffset, []));
          while (this.takeIf(T.Plus));
        }
    }
    parameter.end = this.lastEnd;
    return parameter;
  }

  protected parameters(): Parameter[] {
    const open = this.at(T.LambdaOpen)
      ? this.take()
      : this.expect(T.ParenOpen, "`(` and the parameters");
    const parameters: Parameter[] = [];
    if (!this.at(T.ParenClose)) {
      do parameters.push(this.recoveringParameter());
      while (this.takeIf(T.Comma));
    }
    this.close(T.ParenClose, open, "`,` or `)`");
    return parameters;
  }

  private recoveringParameter(): Parameter {
    return this.recovering<Parameter>(
      () => this.parameter(),
      () => this.skipPart(),
      (start, end) => ({
        kind: "Parameter",
        start,
        end,
        var: false,
        name: { kind: "Name", start, end: start, text: "" },
        type: { kind: "ErrorType", start, end, labels: [], optional: false },
        default: undefined,
      }),
    );
  }

  private parameter(): Parameter {
    const { start } = this;
    const isVar = this.takeIf(T.VarKeyword);
    if (reserved[this.kind] === 1) this.reservedParameters.push(this.start);
    const name = this.lowerWord("a parameter's name");
    const isOwn = this.self !== undefined && isSelf(name.text) && !this.at(T.Colon);
    const type = isOwn
      ? ownType(this.self!, name.start, name.end)
      : this.maybeOptional("`:` and the parameter's type");
    const value = this.takeIf(T.Equals) ? this.expression() : undefined;
    return { kind: "Parameter", start, end: this.lastEnd, var: isVar, name, type, default: value };
  }
}

/** How other languages call the value that a method belongs to. */
export function isSelf(name: string): boolean {
  return name === "self" || name === "this";
}

/** The type that a method belongs to, as the type of its first parameter. */
export function ownType({ text }: Name, start: number, end: number): NamedType {
  const name = { kind: "Name" as const, start, end, text };
  return {
    kind: "NamedType",
    start,
    end,
    labels: [],
    optional: false,
    path: { kind: "TypePath", start, end, namespace: undefined, name, version: undefined },
    arguments: [],
  };
}
