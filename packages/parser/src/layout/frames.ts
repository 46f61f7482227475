/** The open brackets around a place, and the heads that wait for their brace in each. */

import { BRACE_CLOSE, BRACKET_CLOSE, INTERPOLATION_CLOSE, PAREN_CLOSE } from "./kinds.ts";

// What a head's brace opens.
export const BLOCK = 0;
export const ARMS = 1;
export const MEMBERS = 2;
export const FIELDS = 3;

// Kinds of frames: an open bracket, or the file itself.
export const PAREN = 10;
export const BRACKET = 11;
export const RECORD = 12;
export const INTERPOLATION = 13;

export class Frames {
  /** The kind of the innermost frame; the outermost one is the file. */
  kind = BLOCK;
  /** True at the pattern of an arm, up to its `=>`. */
  inArmHead = false;
  /** What the brace of each pending head opens. */
  private readonly pending: number[] = [];
  /** How many heads were pending when the innermost frame opened. */
  private base = 0;
  private readonly kinds: number[] = [BLOCK];
  private readonly bases: number[] = [0];
  private readonly armHeads: boolean[] = [false];

  get depth(): number {
    return this.kinds.length;
  }

  /** True if a head waits for its brace. */
  get isPending(): boolean {
    return this.pending.length > this.base;
  }

  expect(kind: number): void {
    this.pending.push(kind);
  }

  /** What the brace of the latest head opens. */
  get pendingKind(): number {
    return this.pending.at(-1)!;
  }

  /** The kind that the latest head waits for. */
  takePending(): number {
    return this.pending.pop()!;
  }

  /** Forgets the heads of the innermost frame. */
  dropPending(): void {
    this.pending.length = this.base;
  }

  open(kind: number): void {
    this.armHeads[this.armHeads.length - 1] = this.inArmHead;
    this.kinds.push(kind);
    this.bases.push(this.pending.length);
    this.kind = kind;
    this.base = this.pending.length;
    this.inArmHead = kind === ARMS;
    this.armHeads.push(this.inArmHead);
  }

  close(): void {
    this.kinds.pop();
    this.pending.length = Math.min(this.pending.length, this.bases.pop()!);
    this.armHeads.pop();
    const top = this.kinds.length - 1;
    this.kind = this.kinds[top]!;
    this.base = this.bases[top]!;
    this.inArmHead = this.armHeads[top]!;
  }

  /** Closes what stands around an item: everything. */
  closeAll(): void {
    while (this.kinds.length > 1) this.close();
    this.pending.length = 0;
  }

  /** Closes brackets up to the block around them. */
  closeBrackets(): void {
    while (this.kind >= PAREN) this.close();
  }

  /** True in a block that stands directly in parentheses. */
  get isBlockInParens(): boolean {
    return this.kind === BLOCK && this.kinds.at(-2) === PAREN;
  }

  /** True if a block stands around the place, beside the file. */
  get isInBlock(): boolean {
    return this.kinds.some((kind, at) => at > 0 && kind < PAREN);
  }

  /** Closes the frame that a closing bracket belongs to, if there is one. */
  closeFor(closer: number): void {
    if (this.kinds.length === 1) return;
    if (closes(closer, this.kind)) {
      this.close();
      return;
    }
    // A wrong closer: a brace or an interpolation's end closes what is open inside it, another is ignored.
    const strong = closer === BRACE_CLOSE || closer === INTERPOLATION_CLOSE;
    for (let at = this.kinds.length - 1; at > 0; at--) {
      const kind = this.kinds[at]!;
      if (closes(closer, kind)) {
        while (this.kinds.length > at) this.close();
        return;
      }
      if (!strong && kind !== PAREN && kind !== BRACKET) return;
      if (kind === INTERPOLATION) return;
    }
  }
}

function closes(closer: number, kind: number): boolean {
  switch (closer) {
    case PAREN_CLOSE:
      return kind === PAREN;
    case BRACKET_CLOSE:
      return kind === BRACKET;
    case INTERPOLATION_CLOSE:
      return kind === INTERPOLATION;
    default:
      return kind < PAREN || kind === RECORD;
  }
}
