/** What a writer of programs believes of labels at one point: of the variables, and of what control depends on. */

import type { Chance } from "../random.ts";
import type { Rules } from "./rules.ts";

/** Public, or labelled. */
export type Level = 0 | 1;

/**
 * `Items` is a list whose length may be public while its items are labelled, `Card` a record with a public and a labelled field;
 * everything else is labelled as a whole.
 */
export type Kind =
  | "Int"
  | "Bool"
  | "Text"
  | "List"
  | "Map"
  | "Box"
  | "Shape"
  | "Option"
  | "Items"
  | "Card";

export interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly level: Level;
  readonly changes: boolean;
}

/** The ways to leave what follows undone. */
export type Exit = "return" | "failure" | "break" | "continue";

type Levels = Readonly<Record<Exit, Level>>;

const stays: Levels = { return: 0, failure: 0, break: 0, continue: 0 };

export class Scope {
  readonly chance: Chance;
  readonly rules: Rules;
  /** True if what is private is shown, too, to see whether anything is. */
  readonly tells: boolean;
  variables: readonly Variable[];
  #branch: Level = 0;
  #exits = stays;
  /** The highest level of control at which each exit may be taken here; undefined where it leads nowhere. */
  #allowed: Readonly<Partial<Record<Exit, Level>>> = {};
  #names = 0;

  constructor(chance: Chance, rules: Rules, variables: readonly Variable[], tells: boolean) {
    this.chance = chance;
    this.rules = rules;
    this.tells = tells;
    this.variables = variables;
  }

  // ── Names

  name(): string {
    this.#names += 1;
    return `v${this.#names}`;
  }

  declare(kind: Kind, level: Level, changes = false, name = this.name()): Variable {
    const variable: Variable = { name, kind, level, changes };
    this.variables = [...this.variables, variable];
    return variable;
  }

  /** Runs what declares names that are forgotten afterwards. */
  inBlock<Result>(action: () => Result): Result {
    const outer = this.variables;
    const result = action();
    this.variables = outer;
    return result;
  }

  /** Runs what may only name variables that never change. */
  captured<Result>(action: () => Result): Result {
    const outer = this.variables;
    this.variables = outer.filter(({ changes }) => !changes);
    const result = action();
    this.variables = outer;
    return result;
  }

  /** A variable of this kind at most as private as the level, the private ones first. */
  find(kind: Kind, level: Level, changes = false): Variable | undefined {
    const fitting = this.variables.filter(
      (each) => each.kind === kind && each.level <= level && (!changes || each.changes),
    );
    const same = fitting.filter((each) => each.level === level);
    const found = same.length > 0 && !this.chance.once(3) ? same : fitting;
    return found.length === 0 ? undefined : this.chance.pick(found);
  }

  // ── Control

  /** What it shows that control is here. */
  get control(): Level {
    return highest([this.#branch, ...Object.values(this.#exits)]);
  }

  /** Mostly private where control is, public or private elsewhere. */
  level(): Level {
    return this.chance.once(this.control === 1 ? 5 : 2) ? 0 : 1;
  }

  /** Runs what happens only if something of this level is so. */
  inBranch<Result>(level: Level, action: () => Result): Result {
    const outer = this.#branch;
    this.#branch = highest([outer, level]);
    const result = this.inBlock(action);
    this.#branch = outer;
    return result;
  }

  /** Runs things of which one happens; what follows shows how any of them was left. */
  alternatives<Result>(actions: readonly (() => Result)[]): Result[] {
    const before = this.#exits;
    const ends: Levels[] = [];
    const results = actions.map((action) => {
      this.#exits = before;
      const result = action();
      ends.push(this.#exits);
      return result;
    });
    this.#exits = before;
    for (const end of ends) this.#raise(end);
    return results;
  }

  /** What follows may not happen, and whether it does has this level. */
  leaves(exit: Exit, level: Level): void {
    this.#raise({ [exit]: level });
  }

  #raise(levels: Partial<Levels>): void {
    const all = Object.entries(levels).map(([exit, level]) => [
      exit,
      highest([this.#exits[exit as Exit], level]),
    ]);
    this.#exits = { ...this.#exits, ...(Object.fromEntries(all) as Partial<Levels>) };
  }

  /** True if control of this level may take the exit. */
  allows(exit: Exit, level: Level): boolean {
    const most = this.#allowed[exit];
    return most !== undefined && level <= most;
  }

  /** Runs what may take exits at these levels beside those that are allowed around. */
  allowing<Result>(exits: Partial<Record<Exit, Level>>, action: () => Result): Result {
    const outer = this.#allowed;
    this.#allowed = { ...outer, ...exits };
    const result = action();
    this.#allowed = outer;
    return result;
  }

  /** Runs the rounds of a loop, which may be left privately or not; after it nobody shows what only leaves its rounds. */
  inLoop<Result>(around: Level, left: Level, action: () => Result): Result {
    const before = this.#exits;
    const level = (exit: Exit): Level | undefined =>
      this.#allowed[exit] === undefined ? undefined : lowest(this.#allowed[exit], left);
    const outward = { return: level("return"), failure: level("failure") };
    const allowed = Object.fromEntries(
      Object.entries(outward).filter(([, most]) => most !== undefined),
    ) as Partial<Record<Exit, Level>>;
    const result = this.allowing({ ...allowed, break: left, continue: 1 }, () =>
      this.inBranch(around, action),
    );
    this.#exits = { ...this.#exits, break: before.break, continue: before.continue };
    return result;
  }

  /** Runs what a `catch` or `attempt` guards, whose failures may have this level. */
  guarded<Result>(failure: Level, action: () => Result): Result {
    const before = this.#exits;
    const result = this.allowing({ failure }, () => this.inBlock(action));
    this.#exits = { ...this.#exits, failure: before.failure };
    return result;
  }
}

export function highest(levels: readonly Level[]): Level {
  return levels.includes(1) ? 1 : 0;
}

function lowest(a: Level, b: Level): Level {
  return a === 0 ? a : b;
}
