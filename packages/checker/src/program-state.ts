/** The program while it is checked: finds definitions on demand, with guards against those that need themselves. */

import { diagnostics, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { checkLet } from "./bodies.ts";
import { errorType } from "./builtins.ts";
import { define, typeScope } from "./declarations.ts";
import { type Declared, hasDefaults, type KeptDeclarations } from "./kept-declarations.ts";
import type { CheckedProgram } from "./program.ts";
import { type Reuse, type Trace, traced } from "./reuse.ts";
import { type ModuleState, moduleOf, type ProgramState } from "./state.ts";
import { resolveType } from "./type-expressions.ts";
import type { Definition, DefinitionId, LetDefinition, NeuroDefinition, Type } from "./types.ts";

export class Program implements ProgramState {
  readonly modules = new Map<string, ModuleState>();
  readonly definitions = new Map<DefinitionId, Definition>();
  readonly failures = new Set<DefinitionId>();
  readonly previous: CheckedProgram | undefined;
  readonly exporters: ProgramState["exporters"];
  /** Problems of the bodies of module values; those are checked when their type is asked for. */
  readonly letProblems = new Map<DefinitionId, readonly Problem[]>();
  /** Of modules that are checked now. */
  readonly traces = new Map<ModuleState, Trace>();
  /** Earlier checks of them whose bodies can be taken over. */
  readonly reuses = new Map<ModuleState, Reuse>();
  /** What of their declarations can be taken over. */
  readonly declarations = new Map<ModuleState, KeptDeclarations>();
  bodiesChecked = 0;
  readonly #open = new Set<DefinitionId>();
  readonly #reported = new Set<DefinitionId>();

  constructor(previous: CheckedProgram | undefined, exporters: ProgramState["exporters"]) {
    this.previous = previous;
    this.exporters = exporters;
  }

  definition(id: DefinitionId): Definition | undefined {
    const known = this.definitions.get(id);
    if (known !== undefined) return known;
    const module = this.modules.get(moduleOf(id));
    const declaration = module?.declarations.get(id);
    if (module === undefined || declaration === undefined) return undefined;
    if (declaration.kind === "ModuleLet") {
      this.letType(id);
      return this.definitions.get(id);
    }
    if (this.#open.has(id)) {
      this.#report(id, module, diagnostics.aliasCycle);
      return undefined;
    }
    const kept = this.declarations.get(module)?.find(id, declaration);
    const definition = kept?.definition ?? this.#define(module, id, declaration);
    if (kept !== undefined) this.#keep(module, id, kept);
    if (definition !== undefined) this.replace(module, definition);
    return definition;
  }

  #keep(module: ModuleState, id: DefinitionId, declared: Declared): void {
    const trace = this.traces.get(module)!;
    trace.kept.add(declared.declaration);
    trace.declared.set(id, declared);
    for (const name of declared.mentioned) module.mentioned.add(name);
  }

  #define(
    module: ModuleState,
    id: DefinitionId,
    declaration: tree.Declaration,
  ): Definition | undefined {
    const { mentioned, problems, silenced } = module;
    const reported = problems.length;
    const outer = [...mentioned];
    mentioned.clear();
    module.silenced = false;
    this.#open.add(id);
    const definition = define(this, module, id);
    this.#open.delete(id);
    const isClean = problems.length === reported && !module.silenced;
    if (definition !== undefined && isClean && !hasDefaults(declaration))
      this.traces
        .get(module)
        ?.declared.set(id, { declaration, definition, mentioned: [...mentioned] });
    for (const name of outer) mentioned.add(name);
    module.silenced ||= silenced;
    return definition;
  }

  neuro(id: DefinitionId): NeuroDefinition | undefined {
    const definition = this.definition(id);
    return definition?.kind === "neuro" ? definition : undefined;
  }

  letType(id: DefinitionId): Type {
    const known = this.definitions.get(id);
    if (known !== undefined) return known.kind === "let" ? known.type : errorType;
    const module = this.modules.get(moduleOf(id));
    const declaration = module?.declarations.get(id);
    if (module === undefined || declaration?.kind !== "ModuleLet") return errorType;
    if (this.#open.has(id)) {
      this.#report(id, module, diagnostics.cyclicLet);
      return declaration.type === undefined
        ? errorType
        : resolveType(typeScope(this, module, id, declaration), declaration.type);
    }
    const reuse = this.reuses.get(module);
    const earlier = reuse?.earlier(declaration.name.text);
    if (earlier?.kind === "let" && reuse?.take(id, declaration) === true) {
      this.replace(module, earlier);
      return earlier.type;
    }
    this.#open.add(id);
    this.bodiesChecked += 1;
    const { type, problems } = traced(
      this.traces.get(module)!,
      id,
      declaration,
      () => checkLet(this, module, id, declaration),
      (result) => result.problems.length === 0,
    );
    this.#open.delete(id);
    this.letProblems.set(id, problems);
    const definition: LetDefinition = {
      id,
      name: declaration.name.text,
      module: module.input.path,
      exported: declaration.exported,
      documentation: declaration.documentation,
      deprecated: undefined,
      kind: "let",
      type,
    };
    this.replace(module, definition);
    reuse?.found(definition);
    return definition.type;
  }

  /** Sets what is known of a definition. */
  replace(module: ModuleState, definition: Definition): void {
    this.definitions.set(definition.id, definition);
    module.definitions.set(definition.name, definition);
  }

  /** Lets the type of a module value be found again. */
  forget(module: ModuleState, id: DefinitionId): void {
    const definition = this.definitions.get(id);
    if (definition === undefined) return;
    this.definitions.delete(id);
    module.definitions.delete(definition.name);
  }

  #report(id: DefinitionId, module: ModuleState, diagnostic: typeof diagnostics.aliasCycle): void {
    if (this.#reported.has(id)) return;
    this.#reported.add(id);
    const name = id.slice(id.lastIndexOf("#") + 1);
    module.problems.push(diagnostic.at(module.places.get(id)!, { name }));
  }
}
