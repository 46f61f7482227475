/** What a compiled module says about its entry point (`$main`) and its tests (`$tests`), for those who run them. */

import type { TypeDescriptor } from "./descriptor.ts";

export interface EntryParameter {
  readonly name: string;
  readonly type: TypeDescriptor;
  /** The default written in the source, evaluated when it is taken. */
  readonly default?: () => unknown;
  /** The default is private, or has to be computed: the help says nothing of it. */
  readonly hidden?: boolean;
}

/** The `main` of a module. */
export interface Entry {
  /** The text of its `///` lines; a line `name: what it is` documents the parameter of that name. */
  readonly documentation?: string;
  readonly parameters: readonly EntryParameter[];
  /** True if values of the program may be private. */
  readonly holdsPrivate?: boolean;
  /** Gives a promise if main suspends. */
  readonly run: (...values: never[]) => unknown;
}

export interface TestCase {
  readonly name: string;
  /** One-based line of the test in its source. */
  readonly line: number;
  /** The inputs of `for all`; empty for a plain test. */
  readonly parameters: readonly EntryParameter[];
  /** Gives a promise if its body suspends. */
  readonly run: (...inputs: never[]) => unknown;
}
