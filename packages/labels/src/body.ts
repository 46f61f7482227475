/** One body while its labels are found: what is known of its variables, what its control depends on, what it does. */

import type { Binding, CheckedModule, Facts, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Cell, flow, joined, nothing, type Step } from "./flows.ts";
import type { RowsNoted } from "./inferred.ts";
import { bottom, type Label, top } from "./label.ts";
import type { Program } from "./program.ts";
import { type Effect, fresh, give, plain, seenLabel, type Shape, shapeOf } from "./shapes.ts";
import type { Scope } from "./signatures.ts";
import { taking } from "./taking.ts";

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
  readonly kind:
    | "fits"
    | "result"
    | "trusted-point"
    | "trusted-choice"
    | "closed-row"
    | "shown"
    | "noted";
  readonly cell: Cell;
  readonly node: tree.Node;
  /** What is asked for, in the user's words. */
  readonly place: string;
  /** Parts of the label that may stay. */
  readonly except: Label;
  /** Where the label could be written. */
  readonly type: tree.TypeExpression | undefined;
  readonly row: readonly tree.Capability[] | undefined;
}

/** What the control at a point depends on, beside the branches around it. */
export interface Exits {
  /** A `return` may have happened. */
  readonly returned: Cell;
  /** A failure may have happened. */
  readonly failed: Cell;
  /** A `break` may have happened. */
  readonly broken: Cell;
  /** A `continue` may have happened. */
  readonly continued: Cell;
}

export class Body {
  readonly program: Program;
  readonly module: CheckedModule;
  readonly scope: Scope;
  readonly variables: Map<Binding, Shape>;
  /** What those are made of that never change. */
  readonly lets: Map<Binding, tree.Expression>;
  /** The types of those that are written with one. */
  readonly writtenTypes: Map<Binding, tree.TypeExpression>;
  readonly demands: Demand[];
  effects: FoundEffect[] = [];
  /** What a failure here shows. */
  failure: Cell = new Cell();
  /** What `return` gives a value to. */
  result: Shape | undefined;
  resultPlace = "";
  resultType: tree.TypeExpression | undefined;
  /** What the declaration may take off a label. */
  declassifies: Label = 0;
  /** What was done inside a `given`: whoever made the providers can look at it afterwards. */
  readonly given: Cell;
  /** Where providers that are given here may note what row variables do. */
  rowsNoted: RowsNoted = "nowhere";
  #branch: Cell = nothing;
  #exits: Exits = {
    returned: nothing,
    failed: nothing,
    broken: nothing,
    continued: nothing,
  };

  /** True of the body of a lambda, which stands in another body. */
  readonly inLambda: boolean;

  constructor(program: Program, module: CheckedModule, scope: Scope, outer?: Body) {
    this.inLambda = outer !== undefined;
    this.program = program;
    this.module = module;
    this.scope = scope;
    this.variables = outer?.variables ?? new Map();
    this.lets = outer?.lets ?? new Map();
    this.writtenTypes = outer?.writtenTypes ?? new Map();
    this.demands = outer?.demands ?? [];
    this.given = outer?.given ?? new Cell();
    if (outer !== undefined) this.#branch = outer.pc;
  }

  get facts(): Facts {
    return this.module.facts;
  }

  /** Of its label parameters. */
  get labelNames(): readonly string[] {
    return [...this.scope.labels.keys()];
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
    return joined([this.#branch, ...Object.values(this.#exits)]);
  }

  /** Runs what happens only if something labelled is so. */
  inBranch<T>(label: Cell, action: () => T): T {
    const outer = this.#branch;
    this.#branch = joined([outer, label]);
    const result = action();
    this.#branch = outer;
    return result;
  }

  /** Runs one of several things that happen instead of each other; gives how it leaves, for `rejoin`. */
  aside(action: () => void): Exits {
    const before = this.#exits;
    action();
    const after = this.#exits;
    this.#exits = before;
    return after;
  }

  /** What follows alternatives shows how any of them was left. */
  rejoin(ends: readonly Exits[]): void {
    const all = [this.#exits, ...ends];
    this.#exits = {
      returned: joined(all.map(({ returned }) => returned)),
      failed: joined(all.map(({ failed }) => failed)),
      broken: joined(all.map(({ broken }) => broken)),
      continued: joined(all.map(({ continued }) => continued)),
    };
  }

  /** A `return` here: what follows shows whether it happened. */
  returns(node: tree.Node): void {
    this.#leave({ returned: joined([this.#exits.returned, this.#left(node, "what follows")]) });
  }

  /** A failure that shows this may happen here. */
  fails(label: Cell, step: Step): void {
    const shown = joined([label, this.pc]);
    flow(shown, this.failure, step);
    this.#leave({ failed: joined([this.#exits.failed, shown]) });
  }

  /** A `break` here: the rest of the loop, and its later rounds, show whether it happened. */
  breaks(node: tree.Node): void {
    const left = this.#left(node, "the rest of the loop");
    this.#leave({ broken: joined([this.#exits.broken, left]) });
  }

  /** A `continue` here: the rest of this round shows whether it happened; the next comes in any case. */
  continues(node: tree.Node): void {
    const left = this.#left(node, "the rest of the round");
    this.#leave({ continued: joined([this.#exits.continued, left]) });
  }

  #left(node: tree.Node, rest: string): Cell {
    return joined([this.pc], { node, what: `${rest} happens only if this does not` });
  }

  #leave(exits: Partial<Exits>): void {
    this.#exits = { ...this.#exits, ...exits };
  }

  /** Runs a loop's rounds. That there is another round shows that none before it left the loop, in whichever way. */
  inLoop(label: Cell, action: () => void): void {
    const { broken, continued } = this.#exits;
    const rounds = new Cell();
    this.inBranch(joined([label, rounds]), action);
    for (const exit of [this.#exits.returned, this.#exits.failed, this.#exits.broken])
      flow(exit, rounds);
    this.#leave({ broken, continued });
  }

  /** Runs what a `catch` or `attempt` guards; gives what its failures show. */
  guarded<T>(action: () => T): { readonly value: T; readonly failure: Cell } {
    const outer = this.failure;
    const { failed } = this.#exits;
    const failure = new Cell();
    this.failure = failure;
    const value = action();
    this.failure = outer;
    this.#leave({ failed });
    return { value, failure };
  }

  // ── Values

  /** Lets a value flow into a place; gives what it says above what is written there. */
  give(value: Shape, place: Shape, step: Step, rows?: ReadonlyMap<string, Effect[]>): Cell {
    const { above, takers } = give(this.program, value, place, step, rows);
    this.demand("closed-row", takers, step.node, "");
    return above;
  }

  /** All that looking at a value shows. */
  seen(shape: Shape, step?: Step): Cell {
    return seenLabel(this.program, shape, step);
  }

  // ── Effects and demands

  uses({ capability, label }: Effect, node: tree.Node, callee: string, lift: Cell): void {
    const { pc } = this;
    if (capability === taking) {
      this.#takes(joined([label, pc]), node, callee);
      return;
    }
    const effect = {
      capability,
      node,
      callee,
      label: joined([label, pc]),
      lift: joined([lift, pc]),
    };
    this.effects.push(effect);
  }

  /** Labels are taken off here, decided by what the cell is labelled with besides. */
  #takes(decided: Cell, node: tree.Node, callee: string): void {
    this.demand("trusted-point", decided, node, callee);
    // What is reported here, callers do not hear of again; what label parameters stand for, only they know.
    const kept = new Cell();
    flow(decided, kept, undefined, top);
    this.effects.push({ capability: taking, node, callee, label: kept, lift: nothing });
  }

  /** The value must not say more than the place; what it says above is asked for when all is known. */
  mustFit(
    value: Shape,
    place: Shape,
    step: Step,
    name: string,
    type: tree.TypeExpression | undefined,
  ): void {
    this.demand("fits", this.give(value, place, step), step.node, name, { type });
  }

  demand(
    kind: Demand["kind"],
    cell: Cell,
    node: tree.Node,
    place: string,
    {
      except = bottom,
      type,
      row,
    }: {
      readonly except?: Label;
      readonly type?: tree.TypeExpression | undefined;
      readonly row?: readonly tree.Capability[] | undefined;
    } = {},
  ): void {
    if (cell !== nothing) this.demands.push({ kind, cell, node, place, except, type, row });
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
    this.give(value, shape, step);
  }

  variable(binding: Binding): Shape {
    return this.variables.get(binding) ?? plain(binding.type);
  }
}
