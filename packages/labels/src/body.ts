/** One body while its labels are found: what is known of its variables, what its control depends on, what it does. */

import type { Binding, CheckedModule, Facts, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Cell, flow, joined, nothing, type Step } from "./flows.ts";
import type { Label } from "./label.ts";
import type { Program } from "./program.ts";
import { type Effect, fresh, give, plain, type Shape, shapeOf } from "./shapes.ts";
import type { Scope } from "./signatures.ts";

/** An effect and the call that has it. */
export interface FoundEffect extends Effect {
  readonly node: tree.Node;
  /** What is called. */
  readonly callee: string;
  /** What the call says beyond the row of what it calls: through its arguments, or because it happens at all. */
  readonly lift: Cell;
}

/** A label that must not be there, found when everything is known. */
export interface Demand {
  readonly kind: "fits" | "result" | "failure" | "trusted-point";
  readonly cell: Cell;
  readonly node: tree.Node;
  /** What is asked for, in the user's words. */
  readonly place: string;
  /** Parts of the label that may stay. */
  readonly except: Label;
}

/** What the control at a point depends on, beside the branches around it. */
interface Exits {
  /** A `return` may have happened. */
  returned: Cell;
  /** A failure may have happened. */
  failed: Cell;
  /** A `break` or `continue` may have happened. */
  left: Cell;
}

export class Body {
  readonly program: Program;
  readonly module: CheckedModule;
  readonly scope: Scope;
  readonly variables: Map<Binding, Shape>;
  readonly demands: Demand[];
  effects: FoundEffect[] = [];
  /** What a failure here shows. */
  failure: Cell = new Cell();
  /** What `return` gives a value to. */
  result: Shape | undefined;
  resultPlace = "";
  /** What the declaration may take off a label. */
  declassifies: Label = 0;
  #branch: Cell = nothing;
  #exits: Exits = { returned: nothing, failed: nothing, left: nothing };
  /** Where `break` and `continue` show what they depend on. */
  #loop: Cell | undefined;

  constructor(program: Program, module: CheckedModule, scope: Scope, outer?: Body) {
    this.program = program;
    this.module = module;
    this.scope = scope;
    this.variables = outer?.variables ?? new Map();
    this.demands = outer?.demands ?? [];
    if (outer !== undefined) this.#branch = outer.pc;
  }

  get facts(): Facts {
    return this.module.facts;
  }

  typeOf(expression: tree.Expression): Type {
    return this.facts.types.get(expression) ?? { kind: "error" };
  }

  text(node: tree.Node): string {
    return this.module.source.text.slice(node.start, node.end);
  }

  // ── Control

  /** What it shows that control is here. */
  get pc(): Cell {
    const { returned, failed, left } = this.#exits;
    return joined([this.#branch, returned, failed, left]);
  }

  /** Runs what happens only if something labelled is so. */
  inBranch<T>(label: Cell, action: () => T): T {
    const outer = this.#branch;
    this.#branch = joined([outer, label]);
    const result = action();
    this.#branch = outer;
    return result;
  }

  /** A `return` here: what follows shows whether it happened. */
  returns(): void {
    this.#exits.returned = joined([this.#exits.returned, this.pc]);
  }

  /** A failure that shows this may happen here. */
  fails(label: Cell, step: Step): void {
    const shown = joined([label, this.pc]);
    flow(shown, this.failure, step);
    this.#exits.failed = joined([this.#exits.failed, shown]);
  }

  /** A `break` or `continue` here: the rest of the loop, and its later rounds, show whether it happened. */
  leaves(): void {
    const { pc } = this;
    this.#exits.left = joined([this.#exits.left, pc]);
    if (this.#loop !== undefined) flow(pc, this.#loop);
  }

  /** Runs a loop's rounds. */
  inLoop(label: Cell, action: () => void): void {
    const outer = this.#loop;
    const { left } = this.#exits;
    this.#loop = new Cell();
    this.inBranch(joined([label, this.#loop]), action);
    this.#loop = outer;
    this.#exits.left = left;
  }

  /** Runs what a `catch` or `attempt` guards; gives what its failures show. */
  guarded<T>(action: () => T): { readonly value: T; readonly failure: Cell } {
    const outer = this.failure;
    const { failed } = this.#exits;
    const failure = new Cell();
    this.failure = failure;
    const value = action();
    this.failure = outer;
    this.#exits.failed = failed;
    return { value, failure };
  }

  // ── Effects and demands

  uses({ capability, label }: Effect, node: tree.Node, callee: string, lift: Cell): void {
    const { pc } = this;
    const effect = {
      capability,
      node,
      callee,
      label: joined([label, pc]),
      lift: joined([lift, pc]),
    };
    this.effects.push(effect);
  }

  /** The value must not say more than the place; what it says above is asked for when all is known. */
  mustFit(value: Shape, place: Shape, node: tree.Node, what: string, step: Step): void {
    this.demand("fits", give(value, place, step), node, what);
  }

  demand(
    kind: Demand["kind"],
    cell: Cell,
    node: tree.Node,
    place: string,
    except: Label = 0,
  ): void {
    if (cell !== nothing) this.demands.push({ kind, cell, node, place, except });
  }

  // ── Variables

  declare(name: tree.Name, value: Shape, step: Step): void {
    const binding = this.facts.bindings.get(name);
    if (binding === undefined) return;
    let shape = this.variables.get(binding);
    if (shape === undefined) {
      shape = shapeOf(binding.type, fresh);
      this.variables.set(binding, shape);
    }
    give(value, shape, step);
  }

  variable(binding: Binding): Shape {
    return this.variables.get(binding) ?? plain(binding.type);
  }
}
