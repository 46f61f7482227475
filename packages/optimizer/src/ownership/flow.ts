/** What is known while a body is followed: how much each variable owns, who looks at whose parts, whether the place is reached. */
import type { IrType, Local } from "@neuro-lang/ir";
import { certain, deep, depth, least, sameDepth, shared, type Depth } from "./depth.ts";
import type { Source } from "./uses.ts";

export type State = Map<string, Depth>;
export interface Borrow extends Source {
  /** The variable that looks at the part. */
  readonly by: string;
}

export class Flow {
  readonly #nesting: (type: IrType) => number;
  readonly types = new Map<string, IrType>();
  state: State = new Map();
  reachable = true;
  borrows: Borrow[] = [];
  /** The worst that happened to each variable inside the `try` bodies under way. */
  readonly watches: State[] = [];

  constructor(nesting: (type: IrType) => number) {
    this.#nesting = nesting;
  }

  get(name: string): Depth {
    return this.state.get(name) ?? shared;
  }
  set(name: string, value: Depth): void {
    const type = this.types.get(name);
    const settled = type === undefined ? value : this.settle(value, type);
    this.state.set(name, settled);
    for (const watch of this.watches) watch.set(name, least(settled, watch.get(name) ?? deep));
  }
  /** Deep, if all levels that the type has are owned. */
  settle(value: Depth, type: IrType): Depth {
    if (value.terms.size > 0 && certain(value) === 0) return value;
    return certain(value) >= this.#nesting(type) ? deep : value;
  }
  /** Someone else holds what the variable has from this level on. */
  lower(source: Source, level: number): void {
    const type = this.types.get(source.root);
    if (type !== undefined && level >= this.#nesting(type)) return;
    this.set(source.root, least(this.get(source.root), depth(level)));
    // A variable that only looks at another's part shares it with the owner.
    for (const borrow of this.borrows.filter((item) => item.by === source.root))
      this.lower(borrow, borrow.level + level);
  }
  declare(local: Local, value: Depth): void {
    this.types.set(local.name, local.type);
    this.set(local.name, value);
  }
  /** Levels that are the variable's alone now, while others look at some of them. */
  owned(name: string): number {
    const looked = this.borrows
      .filter((borrow) => borrow.root === name)
      .map((borrow) => borrow.level);
    return Math.min(certain(this.get(name)), ...looked);
  }

  branches<T>(branches: readonly (() => T)[]): {
    readonly values: T[];
    readonly reached: boolean[];
  } {
    const start = this.state;
    const startReachable = this.reachable;
    const ends: State[] = [];
    const values: T[] = [];
    const reached: boolean[] = [];
    for (const branch of branches) {
      this.state = new Map(start);
      this.reachable = startReachable;
      values.push(this.scoped(branch));
      reached.push(this.reachable);
      if (this.reachable) ends.push(this.state);
    }
    this.reachable = ends.length > 0;
    this.state = ends.length === 0 ? new Map(start) : join(ends);
    return { values, reached };
  }
  valueOf({
    values,
    reached,
  }: {
    readonly values: readonly Depth[];
    readonly reached: readonly boolean[];
  }): Depth {
    return least(...values.filter((_, index) => reached[index]));
  }
  scoped<T>(visit: () => T): T {
    const outer = this.borrows;
    this.borrows = [...outer];
    const value = visit();
    this.borrows = outer;
    return value;
  }
  borrow(root: string, level: number, by: string): void {
    this.borrows.push({ root, level, by });
    for (const outer of this.borrows.filter((item) => item.by === root)) {
      if (outer.root !== root) this.borrow(outer.root, outer.level + level, by);
    }
  }
}

export function join(states: readonly State[]): State {
  const [first, ...rest] = states;
  if (rest.length === 0) return new Map(first);
  const joined: State = new Map();
  for (const state of states)
    for (const name of state.keys())
      if (!joined.has(name))
        joined.set(name, least(...states.map((item) => item.get(name) ?? deep)));
  return joined;
}
export function sameState(left: State, right: State): boolean {
  for (const [name, value] of right) {
    const other = left.get(name);
    // A variable of the body itself starts anew each round.
    if (other !== undefined && !sameDepth(other, value)) return false;
  }
  return true;
}
