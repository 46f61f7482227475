/** What the page, the compiler in its worker and the program in its worker say to each other. */

import type { Severity } from "@neuro-lang/diagnostics";
import type { ColouredToken } from "@neuro-lang/parser";
import type { Answers } from "./answers.ts";

/** A change of the text; offsets are UTF-16. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Something that can be done to the program. */
export interface Change {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** A problem of the program, as the page shows it. */
export interface ShownProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | undefined;
  readonly start: number;
  readonly end: number;
  /** One-based. */
  readonly line: number;
  readonly column: number;
  readonly fixes: readonly Change[];
}

export interface Checked {
  readonly problems: readonly ShownProblem[];
  readonly colours: readonly ColouredToken[];
}

/** A text that can be shown, or why there is none. */
export type Shown =
  | { readonly text: string; readonly colours?: readonly ColouredToken[] }
  | { readonly why: string };

/** A module of JavaScript whose imports are filled in where it is loaded. */
export interface LinkedModule {
  /** As the compiler names its file. */
  readonly file: string;
  readonly pieces: readonly (string | ModuleReference)[];
}

/** An earlier module of the same program, or a script that lies beside the page. */
export type ModuleReference = { readonly module: number } | { readonly script: string };

/** A program that can be started, or why there is none. */
export type Runnable = { readonly modules: readonly LinkedModule[] } | { readonly why: string };

/** A place in a module of JavaScript; both one-based, as stacks have them. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place in the program; both one-based. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Question {
  readonly id: number;
  readonly name: keyof Answers;
  readonly given: readonly unknown[];
}

export interface Answer {
  readonly id: number;
  /** What the question asked for, or a mistake of the compiler. */
  readonly value?: unknown;
  readonly error?: string;
}

export interface StartProgram {
  readonly modules: readonly LinkedModule[];
  readonly words: readonly string[];
  readonly input: string;
}

export type ProgramEvent =
  /** The worker hears what it is told. */
  | { readonly kind: "ready" }
  /** All is loaded; what takes time from here on is the program. */
  | { readonly kind: "begin" }
  | { readonly kind: "output"; readonly stream: "out" | "error"; readonly text: string }
  | { readonly kind: "trace"; readonly frames: readonly Frame[] }
  | { readonly kind: "end"; readonly code: number };
