/** The body of one function while it is emitted: its lines so far, its variables, and where jumps lead. */
import type { IrType, Local, Suspends } from "@neuro-lang/ir";
import type { Bounds } from "./arithmetic.ts";
import type { ModuleContext } from "./context.ts";
import type { FastLoop } from "./fast-loop.ts";
import { indented, js, Level, withoutMarks, type Js } from "./js.ts";
import type { Limit } from "./limits.ts";
import { freeName, safeName, sourceName } from "./names.ts";

/** Where the value of a statement-like expression goes. */
export type Target =
  | { readonly kind: "discard" }
  | { readonly kind: "return" }
  | { readonly kind: "assign"; readonly name: string };
export const discard: Target = { kind: "discard" };

export interface Binding {
  readonly local: Local;
  /** How the variable is read and, if it is a var, assigned. */
  readonly js: Js;
  /** The name of its cell `{ value }`, for a `var` parameter that is handed one. */
  readonly cell: string | undefined;
  /** A `var` parameter that is the caller's own object: changed in place, copied where it escapes. */
  readonly shared: boolean;
}

export type Jump =
  | { readonly kind: "switch" }
  | { readonly kind: "loop"; readonly hint: string; label: string | undefined };

/** Of a function that calls itself in tail position. */
export interface TailCalls {
  readonly definition: string;
  /** Where the next round's arguments go; undefined for `var` parameters, which stay what they are. */
  readonly inputs: readonly (string | undefined)[];
  used: boolean;
  label: string | undefined;
}

export class Body {
  readonly context: ModuleContext;
  /** True in the suspending body of a function whose suspension depends on its row. */
  readonly rowSuspends: boolean;
  /** Type parameters whose descriptors are in scope as `$T`. */
  readonly reified: ReadonlySet<string>;
  readonly bindings: Map<string, Binding>;
  /** What is known of Int variables that are never assigned again. */
  readonly bounds: Map<string, Bounds>;
  /** Int variables that hold the length of a list which never changes: variable → list. */
  readonly lengths: Map<string, string>;
  /** `list index` pairs of variables of which the index is known to be inside the list. */
  readonly inside: Set<string>;
  /** Of lists that keep the length they were made with. */
  readonly sizes = new Map<string, Limit>();
  /** What variables do not go beyond, here. */
  readonly limits = new Map<string, Limit>();
  /** Int variables that never hold a negative number, and the bounds of all that they ever hold. */
  readonly fromZero = new Map<string, Bounds>();
  /** Bounds of Int variables until they are assigned. */
  readonly held = new Map<string, Bounds>();
  readonly #scopes: Set<string>[];
  readonly #declared = new Set<string>();
  lines: string[] = [];
  readonly jumps: Jump[] = [];
  /** Of the body of a `given`, which is a function of its own: the jumps that lead out of it. */
  leaves: Set<"break" | "continue"> | undefined;
  tail: TailCalls | undefined;
  /** Of the loop under way, if this is its fast form. */
  fast: FastLoop | undefined;
  /** How many checks were emitted that a fast form would do without. */
  checks = 0;
  result: IrType = { kind: "unit" };
  /** Variables of `is` patterns met in the condition under way; declared where the condition holds. */
  conditional: { readonly local: Local; readonly value: Js }[] = [];
  #comment = Number.MAX_SAFE_INTEGER;

  constructor(
    context: ModuleContext,
    rowSuspends: boolean,
    reified: ReadonlySet<string>,
    outer?: Body,
  ) {
    this.context = context;
    this.rowSuspends = rowSuspends;
    this.reified = reified;
    this.bindings = new Map(outer?.bindings);
    this.bounds = new Map(outer?.bounds);
    this.lengths = new Map(outer?.lengths);
    this.inside = new Set(outer?.inside);
    this.#scopes = [...(outer === undefined ? [] : outer.#scopes), new Set()];
  }

  awaits(suspends: Suspends): boolean {
    return suspends === "always" || (suspends === "row" && this.rowSuspends);
  }

  /** The variable is assigned: what held for its value holds no longer. */
  forget(variable: string): void {
    this.held.delete(variable);
    this.limits.delete(variable);
  }

  /**
   * Emits in a trial, after which only what was known before is known. If it gives nothing, names and comments are as before, too.
   */
  attempt<T>(emit: () => T | undefined): T | undefined {
    const facts = [
      this.bindings,
      this.bounds,
      this.lengths,
      this.sizes,
      this.limits,
      this.fromZero,
      this.held,
    ].map((map) => restoreMap(map));
    const names = [this.inside, this.#declared, this.#scopes.at(-1)!].map((set) => restoreSet(set));
    const comment = this.#comment;
    const result = emit();
    for (const restore of facts) restore();
    if (result === undefined) {
      for (const restore of names) restore();
      this.#comment = comment;
    }
    return result;
  }

  // ── Lines

  push(line: string): void {
    this.lines.push(line);
  }
  /** `head {`, what `emit` adds in a scope of its own, `}`. */
  block(head: string, emit: () => void, tail = "}"): void {
    this.push(`${head}{`);
    this.lines.push(...this.inScope(emit));
    this.push(tail);
  }
  /** The indented lines of a nested scope. */
  inScope(emit: () => void): string[] {
    this.#scopes.push(new Set());
    const lines = this.captureLines(emit);
    this.#scopes.pop();
    return lines.map(indented);
  }
  captureLines(emit: () => void): string[] {
    const outer = this.lines;
    this.lines = [];
    emit();
    const { lines } = this;
    this.lines = outer;
    return lines;
  }
  capture<T>(emit: () => T): { readonly value: T; readonly lines: string[] } {
    let value!: T;
    const lines = this.captureLines(() => {
      value = emit();
    });
    return { value, lines };
  }
  /** Emits operands so that they are evaluated left to right, although some need statements before their values. */
  sequence(operands: readonly (() => Js)[]): Js[] {
    const captured = operands.map((emit) => this.capture(emit));
    const last = captured.findLastIndex(({ lines }) => lines.length > 0);
    return captured.map(({ value, lines }, index) => {
      this.lines.push(...lines);
      return index < last && !value.stable ? this.spill(value, "value") : value;
    });
  }
  /** Keeps a value in a constant of its own. */
  spill(value: Js, hint: string): Js {
    const name = this.temporary(hint);
    this.push(`const ${name} = ${value.code};`);
    return js(name, Level.primary, true);
  }
  /** A form of the value that may be written twice. */
  simple(value: Js, hint: string): Js {
    return value.stable || /^[\p{ID_Continue}$]+$/u.test(withoutMarks(value.code))
      ? value
      : this.spill(value, hint);
  }

  // ── Names

  #taken(name: string): boolean {
    return this.context.isTop(name) || this.#scopes.some((scope) => scope.has(name));
  }
  temporary(hint: string): string {
    let name = `${hint}$`;
    for (let count = 2; this.#taken(name); count++) name = `${hint}$${count}`;
    this.#scopes.at(-1)!.add(name);
    return name;
  }
  /** Gives a variable its name in the present scope. */
  declare(local: Local, kind: { readonly cell?: boolean; readonly shared?: boolean } = {}): string {
    const plain = sourceName(local.name);
    const wanted = this.#declared.has(plain) && !this.#taken(safeName(plain)) ? plain : local.name;
    const name = freeName(wanted, (candidate) => this.#taken(candidate));
    this.#declared.add(local.name);
    this.#scopes.at(-1)!.add(name);
    const cell = kind.cell === true ? name : undefined;
    const value =
      cell === undefined ? js(name, Level.primary, !local.var) : js(`${name}.value`, Level.call);
    this.bindings.set(local.name, { local, js: value, cell, shared: kind.shared === true });
    return name;
  }
  /** Makes a variable stand for an expression. */
  alias(local: Local, value: Js): void {
    this.bindings.set(local.name, { local, js: value, cell: undefined, shared: false });
  }
  binding(name: string): Binding {
    const found = this.bindings.get(name);
    if (found === undefined) throw new Error(`No variable ${name} is in scope.`);
    return found;
  }

  // ── Comments

  /** Comments from this offset on belong to this body. */
  startComments(offset: number): void {
    const { comments } = this.context.module;
    const found = comments.findIndex((comment) => comment.offset >= offset);
    this.#comment = found < 0 ? comments.length : found;
  }
  commentsBefore(at: number): void {
    const { comments, positions } = this.context.module;
    const offset = positions[at];
    if (offset === undefined) return;
    for (
      ;
      this.#comment < comments.length && comments[this.#comment]!.offset < offset;
      this.#comment++
    ) {
      for (const line of commentLines(comments[this.#comment]!.text)) this.push(line);
    }
  }
  /** A nested function goes on with the comments of this one. */
  continueComments(from: Body): void {
    this.#comment = from.#comment;
  }
}

/** Keeps what is in the map now, and gives what puts it back. */
function restoreMap(map: Map<string, unknown>): () => void {
  const entries = [...map];
  return () => {
    map.clear();
    for (const [key, value] of entries) map.set(key, value);
  };
}
function restoreSet(set: Set<string>): () => void {
  const items = [...set];
  return () => {
    set.clear();
    for (const item of items) set.add(item);
  };
}

function commentLines(text: string): string[] {
  return withoutMarks(text)
    .split("\n")
    .map((line, index) => (index === 0 ? line.trim() : ` ${line.trim()}`));
}
