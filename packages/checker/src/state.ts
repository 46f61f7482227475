/** What one check holds: its modules, their names, definitions and facts, while they are found. */

import type { Problem, Span } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { CheckedProgram, Facts, ModuleInput } from "./program.ts";
import type { Watch } from "./probe.ts";
import type { TakesReceiver } from "./receivers.ts";
import type { Definition, DefinitionId, NeuroDefinition, Type } from "./types.ts";

/** What a name of a module's scope stands for. */
export type Entity =
  | {
      readonly kind: "definition";
      readonly id: DefinitionId;
      readonly imported: tree.Node | undefined;
    }
  | { readonly kind: "namespace"; readonly path: string; readonly imported: tree.Node }
  /** Declared or imported, but broken or not built yet, and reported: fits everywhere. */
  | { readonly kind: "broken"; readonly missing?: MissingName };

/** A name that is imported from a module which has no such name. */
interface MissingName {
  /** The name there that was perhaps meant. */
  readonly meant: string | undefined;
}

export interface ModuleState {
  readonly input: ModuleInput;
  readonly names: Map<string, Entity>;
  /** Exported name → id; re-exports included. */
  readonly exports: Map<string, DefinitionId>;
  readonly definitions: Map<string, Definition>;
  readonly declarations: Map<DefinitionId, tree.Declaration>;
  readonly places: Map<DefinitionId, Span>;
  readonly problems: Problem[];
  /** Its own until it is known that those of an earlier check of the module can be taken over. */
  facts: Facts;
  /** What is left to be done once the facts of all bodies are there. */
  readonly whenChecked: (() => void)[];
  /** Names of imports that something mentions. */
  readonly mentioned: Set<string>;
  /** Of a module that is checked for what is known at one of its nodes. */
  readonly watch?: Watch;
  /** True once something was not reported because it may stand in a part that could not be read. */
  silenced: boolean;
}

export interface ProgramState {
  readonly modules: Map<string, ModuleState>;
  readonly definitions: Map<DefinitionId, Definition>;
  /** Finds the definition, resolving its declaration on first use. */
  definition(id: DefinitionId): Definition | undefined;
  /** The neuro with its rows known: checks its body first if they are inferred. */
  neuro(id: DefinitionId): NeuroDefinition | undefined;
  /** Type of a module `let`; inferred on first use. */
  letType(id: DefinitionId): Type;
  /** Records and sums that something fails with: their values have `message` and `code`. */
  readonly failures: ReadonlySet<DefinitionId>;
  readonly previous: CheckedProgram | undefined;
  /** The modules of the library that export a name, imported or not; with `takes`, as what is called on such a value. */
  readonly exporters: (name: string, takes?: TakesReceiver) => readonly string[];
}

export const preludePath = "neuro:prelude";
export const resultId: DefinitionId = `${preludePath}#Result`;
/** The record that `.cause` of a failure gives. */
export const causeId: DefinitionId = `${preludePath}#Cause`;

export function isStandard(path: string): boolean {
  return path.startsWith("neuro:");
}

export function moduleOf(id: DefinitionId): string {
  return id.slice(0, id.lastIndexOf("#"));
}

export function isNeuro(program: ProgramState, id: DefinitionId): boolean {
  return program.modules.get(moduleOf(id))?.declarations.get(id)?.kind === "Neuro";
}

export function emptyFacts(): Facts {
  return {
    types: new Map(),
    patternTypes: new Map(),
    typeExpressions: new Map(),
    aliases: new Map(),
    resolutions: new Map(),
    calls: new Map(),
    records: new Map(),
    bindings: new Map(),
    patterns: new Map(),
    lambdas: new Map(),
    failures: new Map(),
    passedOn: new Map(),
  };
}

/** Reports what is found in a type of a body, which is looked at again when the body is checked again. */
export function reportOnce(module: ModuleState, problem: Problem): void {
  const { code, span } = problem;
  const known = module.problems.some(
    (each) => each.code === code && each.span.start === span.start && each.span.end === span.end,
  );
  if (!known) module.problems.push(problem);
}

export function spanOf(
  module: ModuleState,
  node: { readonly start: number; readonly end: number },
): Span {
  return { file: module.input.path, start: node.start, end: node.end };
}
