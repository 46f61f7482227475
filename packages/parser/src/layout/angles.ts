/** Which `<` enclose types, and which compare. */

import { foreignTypes } from "../foreign-types.ts";
import { identifiers, tokenSet, typeNames } from "../token-sets.ts";
import type { TokenList } from "../token-list.ts";
import * as T from "../tokens.ts";
import {
  BRACKET_CLOSE,
  BRACKET_OPEN,
  COMMA,
  COMPOSE,
  DOT,
  GREATER,
  GREATER_EQUAL,
  LESS,
  PAREN_CLOSE,
  PAREN_OPEN,
  USES,
} from "./kinds.ts";

/** What may stand between the angles of type arguments or type parameters. */
const insideAngles = tokenSet(
  T.TypeName,
  T.Comma,
  T.Dot,
  T.Question,
  T.Hole,
  T.ParenOpen,
  T.ParenClose,
  T.Arrow,
  T.At,
  T.IntLiteral,
  T.Bar,
  T.Colon,
  T.Plus,
  T.Newline,
  T.TextOpen,
  T.TextChunk,
  T.TextClose,
  T.PersonalKeyword,
  T.SecretKeyword,
  T.UntrustedKeyword,
  T.UsesKeyword,
  T.FailsKeyword,
  T.LabelKeyword,
  T.ConstKeyword,
);
const labelWords = tokenSet(T.PersonalKeyword, T.SecretKeyword, T.UntrustedKeyword);
/** After these a lower-case name may stand in angles: a capability, a failure variable, a parameter's name. */
const beforeNameInAngles = tokenSet(
  T.UsesKeyword,
  T.FailsKeyword,
  T.LabelKeyword,
  T.ConstKeyword,
  T.Dot,
  T.Bar,
);
/** What stands around a whole argument in angles. */
const beforeArgument = tokenSet(T.Less, T.Comma, T.Newline);
const afterArgument = tokenSet(T.Comma, T.Greater, T.Compose, T.GreaterEqual, T.Newline);

const IDENTIFIER = T.Identifier.tokenTypeIdx!;

export class Angles {
  private readonly raw: TokenList;
  private readonly kinds: Uint8Array;
  private readonly length: number;
  /** The indexes of `<` that are known to be operators. */
  private readonly notAngles = new Set<number>();

  constructor(raw: TokenList) {
    this.raw = raw;
    this.kinds = raw.kinds;
    this.length = raw.length;
  }

  /** The index of the `>` that ends the type angles opened by the `<` at `index`, or -1 if they are operators. */
  endOf(index: number): number {
    if (this.notAngles.has(index)) return -1;
    const open: number[] = [];
    const end = this.match(index, open);
    // What was still open there is not closed for itself either: no `<` is looked at twice in vain.
    if (end === -1) for (const at of open) this.notAngles.add(at);
    return end;
  }

  private match(index: number, open: number[]): number {
    const { kinds } = this;
    let parens = 0;
    for (let at = index; at < this.length; at++) {
      const current = kinds[at]!;
      if (current === LESS) {
        open.push(at);
      } else if (current === GREATER || current === COMPOSE || current === GREATER_EQUAL) {
        const closed = current === COMPOSE ? 2 : 1;
        if (closed > open.length) return -1;
        open.length -= closed;
        if (open.length === 0) return parens === 0 ? at : -1;
      } else if (insideAngles[current] === 1) {
        if (current === PAREN_OPEN) parens++;
        else if (current === PAREN_CLOSE && --parens < 0) return -1;
      } else if (current === BRACKET_OPEN && kinds[at + 1] === BRACKET_CLOSE) {
        // `T[]`: a slip for `List<T>`, which the grammar reports.
        at++;
      } else if (identifiers[current] === 0 || !this.mayBeNamed(at, open.at(-1)!, parens)) {
        return -1;
      }
    }
    return -1;
  }

  /** True if the lower-case name at `at` has a place in types; `open` is the innermost `<` around it. */
  private mayBeNamed(at: number, open: number, parens: number): boolean {
    const { kinds } = this;
    const before = kinds[at - 1]!;
    return (
      kinds[at + 1] === DOT ||
      this.isLabel(at) ||
      this.isConstName(at, open) ||
      beforeNameInAngles[before] === 1 ||
      (before === PAREN_OPEN && kinds[at - 2] === USES) ||
      (before === COMMA && parens > 0) ||
      (before === LESS && foreignTypes.has(this.raw.image(at)))
    );
  }

  /** True at a name that is a whole argument of the type before the `<` at `open`: a `const` parameter. */
  private isConstName(at: number, open: number): boolean {
    const { kinds } = this;
    return (
      typeNames[kinds[open - 1]!] === 1 &&
      beforeArgument[kinds[at - 1]!] === 1 &&
      afterArgument[kinds[at + 1]!] === 1
    );
  }

  /** True at a name that a type follows directly: a label parameter. */
  private isLabel(at: number): boolean {
    const { kinds } = this;
    if (kinds[at] !== IDENTIFIER) return false;
    const next = kinds[at + 1]!;
    if (typeNames[next] === 1 || labelWords[next] === 1) return true;
    // `List<l (A, B)>`, but not `a<b(c)>(d)`.
    return next === PAREN_OPEN && kinds[at - 1] === LESS && typeNames[kinds[at - 2]!] === 1;
  }
}
