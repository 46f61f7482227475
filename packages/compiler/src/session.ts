/**
 * Checks programs and remembers: unchanged files are not parsed again, and the checker is handed what it found before. One
 * session serves a command, a watch or an editor.
 */

import {
  atOnce,
  type CheckedProgram,
  checkInSteps,
  type DefinitionId,
  saying,
} from "@neuro-lang/checker";
import { orderProblems, type Problem, type SourceFile } from "@neuro-lang/diagnostics";
import { checkLabelsInSteps, type LabelReport, type Unsaid } from "@neuro-lang/labels";
import type { Module } from "@neuro-lang/parser";
import { misplaced, readPolicy } from "@neuro-lang/policy";
import type { FileSystem } from "./files/files.ts";
import { isStandard } from "./files/path.ts";
import { type ForeignCode, foreignOf, foreignProblems } from "./foreign.ts";
import type { Library } from "./library/library.ts";
import { ParsedModules, type SessionOptions, type Unreadable } from "./parsed-modules.ts";
import type { Activity, Steps } from "./steps.ts";

export interface CheckedSources {
  readonly program: CheckedProgram;
  readonly labels: LabelReport;
  /** Of every module that was reached, std's own left out; in order, each once. */
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** The JavaScript behind the externs of the modules that have any. */
  readonly foreign: ReadonlyMap<string, ForeignCode>;
  /** Why files that belong to the program are no part of it; empty unless the session goes on without them. */
  readonly unreadable: ReadonlyMap<string, Unreadable>;
}

export class Session {
  readonly files: FileSystem;
  readonly library: Library;
  readonly #modules: ParsedModules;
  #previous: CheckedProgram | undefined;
  #labels: LabelReport | undefined;

  constructor(files: FileSystem, library: Library, options: SessionOptions = {}) {
    this.files = files;
    this.library = library;
    this.#modules = new ParsedModules(files, library, options);
  }

  /**
   * Checks these modules and all that they import. Throws an InputError for a file that is no source text. Who wants to
   * compile what was checked needs the standard library's bodies, too. `whole` names the modules whose bodies matter, `unsaid`
   * says what was found in the others.
   */
  check(
    entries: readonly string[],
    purpose?: "check" | "compile",
    whole?: ReadonlySet<string>,
  ): CheckedSources {
    return atOnce(this.checkInSteps(entries, purpose, whole));
  }

  *checkInSteps(
    entries: readonly string[],
    purpose: "check" | "compile" = "check",
    whole?: ReadonlySet<string>,
    unsaid?: ReadonlyMap<DefinitionId, Unsaid>,
  ): Steps<CheckedSources> {
    const { modules, unreadable } = yield* this.#modules.load(entries, purpose);
    const wanted = new Set(entries);
    const signaturesOnly = new Set(
      purpose === "compile"
        ? []
        : modules
            .keys()
            .filter((path) =>
              whole === undefined ? isStandard(path) && !wanted.has(path) : !whole.has(path),
            ),
    );
    const inputs = [...modules.values()].map(({ input }) => input);
    const program = yield* saying(
      checkInSteps(inputs, this.#previous, {
        signaturesOnly,
        exporters: (name, takes) => this.library.exporters(name, takes),
      }),
      (done): Activity => ({ what: "Checking", done, things: "definitions" }),
    );
    this.#previous = program;
    const labels = yield* saying(
      checkLabelsInSteps(program, { known: unsaid, previous: this.#labels }),
      (done): Activity => ({ what: "Checking", done, things: "definitions" }),
    );
    this.#labels = labels;
    const foreign = new Map<string, ForeignCode>();
    for (const [path, { tree }] of modules) {
      const code = foreignOf(this.files, path, tree);
      if (code !== undefined) foreign.set(path, code);
    }
    const shown = [...modules].filter(([path]) => !isStandard(path) || wanted.has(path));
    return {
      program,
      labels,
      problems: orderProblems(
        shown.flatMap(([path, { problems, tree }]) => [
          ...problems,
          ...(program.modules.get(path)?.problems ?? []),
          ...(labels.problems.get(path) ?? []),
          ...policyProblems(path, tree),
          ...foreignProblems(path, tree, foreign.get(path)),
        ]),
      ),
      foreign,
      unreadable,
      sources: new Map([...modules].map(([path, { source }]) => [path, source])),
    };
  }

  /** The modules that a module imports. */
  importsOf(path: string): ReadonlyMap<string, string> {
    return this.#modules.importsOf(path);
  }

  /** What a module's imports are written as and mean; null if they lead nowhere. */
  specifiersOf(path: string): ReadonlyMap<string, string | null> {
    const resolved = this.#modules.importsOf(path);
    const { specifiers } = this.#modules.parsed(path);
    return new Map(specifiers.map((specifier) => [specifier, resolved.get(specifier) ?? null]));
  }

  /** Does the module have a `main`? */
  hasMain(path: string): boolean {
    return this.#modules.parsed(path).hasMain;
  }
}

const ofPolicies = new WeakMap<Module, readonly Problem[]>();

/** What is wrong with a policy as such; whether a program fits it is another question. */
function policyProblems(path: string, tree: Module): readonly Problem[] {
  let problems = ofPolicies.get(tree);
  if (problems === undefined) {
    const placed = misplaced(path, tree);
    problems = placed.length > 0 ? placed : readPolicy(path, tree).problems;
    ofPolicies.set(tree, problems);
  }
  return problems;
}
