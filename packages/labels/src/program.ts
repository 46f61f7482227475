/** The program whose labels are found: what its declarations say, and what is inferred of its private neuros. */

import {
  type CheckedModule,
  type CheckedProgram,
  covers,
  type Definition,
  type DefinitionId,
  isForeign,
  type NeuroDefinition,
  takesArgument,
  type Type,
  type Variance,
  variancesOf,
} from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { Asked, moduleOf, type Question } from "./asked.ts";
import {
  declarationsOf,
  type Declared,
  defaultsIn,
  type ModuleDeclarations,
  type TypeDeclaration,
  writtenIn,
} from "./declared.ts";
import { type Cell, joined } from "./flows.ts";
import { foundBefore, type Inferred, inScope, nothingInferred, sameInferred } from "./inferred.ts";
import { bottom, type Label } from "./label.ts";
import { labelledType } from "./labelled-types.ts";
import { Having, type Layer, layersOf } from "./layers.ts";
import { type Declarations, type Effect, plain, seenLabel, type Shape, sourced } from "./shapes.ts";
import type { Unsaid } from "./shown.ts";
import {
  type Alias,
  bareScope,
  type Scope,
  writtenEffects,
  writtenShape,
  type WrittenTypes,
} from "./signatures.ts";
import { seesLabels } from "./sight.ts";
import { mayTake, taking } from "./taking.ts";

export interface Neuro {
  readonly definition: NeuroDefinition;
  readonly declaration: tree.Neuro;
  readonly module: CheckedModule;
}

/** What a policy says of the value that a call gives; or will give, where a neuro is handed on as a value. */
export interface Source {
  readonly label: Label;
  /** Whether failures of the call may tell of it, too. */
  readonly failures: boolean;
  /** Capabilities through which the call itself may hand it on. */
  readonly handedOn: readonly string[];
}

export type FindSource = (
  module: CheckedModule,
  call: tree.Call | undefined,
  callee: DefinitionId,
) => Source;

const nowhere: Source = { label: bottom, failures: false, handedOn: [] };

export interface ProgramOptions {
  /** The labels that a policy puts on what comes from outside. */
  readonly source?: FindSource | undefined;
  /** What an earlier check found of neuros whose bodies were not checked. */
  readonly known?: ReadonlyMap<DefinitionId, Unsaid> | undefined;
  /** The program as an earlier check had it. */
  readonly before?: Program | undefined;
}

export class Program implements Declarations {
  readonly checked: CheckedProgram;
  readonly modules: ReadonlyMap<string, ModuleDeclarations>;
  readonly layers: readonly Layer[];
  /** Declarations that may come to take labels off. */
  readonly takers: Having;
  /** Declarations whose code may have to do with labels. */
  readonly sighted: Having;
  /** Types that say something of the labels of their fields. */
  readonly labelled: Having;
  /** Module values, and types with defaults, that are being looked into. */
  readonly open = new Set<DefinitionId>();
  readonly #source: FindSource | undefined;
  readonly #inferred = new Map<string, Map<DefinitionId, Inferred>>();
  readonly #types = new Map<CheckedModule, WrittenTypes>();
  /** Of the body that is being looked into. */
  #asked = new Asked();
  #causes: { readonly types: readonly Type[]; readonly text: string } | undefined;

  constructor(checked: CheckedProgram, { source, known, before }: ProgramOptions = {}) {
    this.checked = checked;
    this.#source = source;
    this.modules = new Map(
      [...checked.modules].map(([path, module]) => [
        path,
        declarationsOf(module, before?.modules.get(path)),
      ]),
    );
    this.layers = layersOf(checked);
    for (const [id, unsaid] of known ?? []) this.#learn(id, foundBefore(unsaid));
    const takers = [...(known ?? [])].filter(([, unsaid]) => unsaid.taking !== undefined);
    const taker = mayTake(new Set(takers.map(([id]) => id)));
    this.takers = new Having(this.layers, this.modules, taker, before?.takers);
    const sight = seesLabels({
      known: new Set(known?.keys()),
      labelledSources: source !== undefined,
    });
    this.sighted = new Having(this.layers, this.modules, sight, before?.sighted);
    this.labelled = new Having(this.layers, this.modules, labelledType, before?.labelled);
  }

  // ── Questions

  /** Looks into a body; notes what its labels hang on. */
  asking<T>(action: () => T): { readonly value: T; readonly asked: Asked } {
    const asked = (this.#asked = new Asked());
    const value = action();
    // What is asked from here on is of no body.
    this.#asked = new Asked();
    return { value, asked };
  }

  answer(question: Question, id: DefinitionId): unknown {
    switch (question) {
      case "written":
        return this.declared(id)?.written;
      case "code":
        return this.declared(id)?.code;
      case "labelled":
        return this.labelled.has(id);
      case "takes":
        return this.takers.has(id);
      case "variances":
        return variancesOf(this, id).join(" ");
      case "inferred":
        return this.found(id);
    }
  }

  /** What was found in the body of a neuro. */
  found(id: DefinitionId): Inferred | undefined {
    return this.#inferred.get(moduleOf(id))?.get(id);
  }

  /** Takes over what was found in all bodies of a module. */
  takeOver(path: string, before: Program): void {
    const found = before.#inferred.get(path);
    if (found !== undefined) this.#inferred.set(path, found);
  }

  #learn(id: DefinitionId, found: Inferred): void {
    const path = moduleOf(id);
    const known = this.#inferred.get(path);
    if (known === undefined) this.#inferred.set(path, new Map([[id, found]]));
    else known.set(id, found);
  }

  #ask(question: Question, id: DefinitionId): void {
    this.#asked.note(question, id, this.answer(question, id));
  }

  declared(id: DefinitionId): Declared | undefined {
    return this.modules.get(moduleOf(id))?.byId.get(id);
  }

  neuro(id: DefinitionId): Neuro | undefined {
    this.#ask("written", id);
    return neuroOf(this.declared(id));
  }

  resultType(id: DefinitionId): Type {
    this.#ask("written", id);
    const definition = this.checked.definitions.get(id);
    return definition?.kind === "neuro" ? definition.result : { kind: "error" };
  }

  moduleLet(
    id: DefinitionId,
  ): { readonly item: tree.ModuleLet; readonly module: CheckedModule } | undefined {
    this.#ask("code", id);
    const declared = this.declared(id);
    return declared?.item.kind === "ModuleLet"
      ? { item: declared.item, module: declared.module }
      : undefined;
  }

  /** True if the code of a declaration, which is then looked into, may come to take labels off. */
  mayTake(id: DefinitionId): boolean {
    this.#ask("takes", id);
    if (!this.takers.has(id)) return false;
    this.#ask("code", id);
    return true;
  }

  /** What a policy says of where a value comes from. */
  source(module: CheckedModule, call: tree.Call | undefined, callee: DefinitionId): Source {
    if (this.#source === undefined) return nowhere;
    const source = this.#source(module, call, callee);
    const definition = this.declared(callee)?.definition;
    const outside =
      callee.startsWith("neuro:") || (definition?.kind === "neuro" && isForeign(definition));
    if (outside) this.#asked.noteSource({ call, callee, ...source });
    return source;
  }

  // ── Written types

  /** What is written in a module. */
  typesIn(module: CheckedModule): WrittenTypes {
    let types = this.#types.get(module);
    if (types === undefined) {
      const { facts } = module;
      types = {
        aliasOf: (node) => this.#alias(facts.aliases.get(node)),
        meaningOf: (node) => facts.typeExpressions.get(node) ?? { kind: "error" },
      };
      this.#types.set(module, types);
    }
    return types;
  }

  #alias(id: DefinitionId | undefined): Alias | undefined {
    if (id === undefined) return undefined;
    this.#ask("written", id);
    const declared = this.declared(id);
    return declared?.item.kind === "AliasDeclaration"
      ? { declaration: declared.item, types: this.typesIn(declared.module) }
      : undefined;
  }

  // ── Fields

  /** The module that declares a type. */
  moduleOf(id: DefinitionId): CheckedModule | undefined {
    return this.#type(id)?.module;
  }

  #type(
    id: DefinitionId,
  ): { readonly declaration: TypeDeclaration; readonly module: CheckedModule } | undefined {
    this.#ask("written", id);
    const declared = this.declared(id);
    switch (declared?.item.kind) {
      case "RecordDeclaration":
      case "SumDeclaration":
      case "OpaqueDeclaration":
        return { declaration: declared.item, module: declared.module };
      default:
        return undefined;
    }
  }

  /** Names of the fields of a record, or of a variant of a sum. */
  fieldNames(id: DefinitionId, variant: string | undefined): readonly string[] {
    return this.#fieldsOf(id, variant).map(({ name }) => name.text);
  }

  /** A field as it is declared, with what stands for the type parameters. */
  field(
    id: DefinitionId,
    variant: string | undefined,
    name: string,
    parts: readonly Shape[],
  ): Shape | undefined {
    const field = this.#fieldsOf(id, variant).find((each) => each.name.text === name);
    return field === undefined ? undefined : this.#declared(id, field.type, parts);
  }

  /** What an opaque type holds. */
  opaqueInner(id: DefinitionId): Shape | undefined {
    const declaration = this.#type(id)?.declaration;
    return declaration?.kind === "OpaqueDeclaration"
      ? this.#declared(id, declaration.type, [])
      : undefined;
  }

  labelledFields(id: DefinitionId, parts: readonly Shape[]): readonly Shape[] {
    this.#ask("labelled", id);
    if (!this.labelled.has(id)) return [];
    return this.#fieldTypes(id).map((type) =>
      sourced(this.#declared(id, type, parts), type, (words) => `it is declared ${words}`, {
        file: moduleOf(id),
      }),
    );
  }

  /** What the fields of failures that others are raised from are declared with: any of them may be the cause of another. */
  get labelsOfCauses(): Cell {
    const { types, text } = this.#causesNow;
    this.#asked.noteCauses(text);
    return joined(types.map((type) => seenLabel(this, plain(type))));
  }

  get causes(): string {
    return this.#causesNow.text;
  }

  get #causesNow(): { readonly types: readonly Type[]; readonly text: string } {
    if (this.#causes !== undefined) return this.#causes;
    const byText = new Map<string, Type>();
    for (const { facts } of this.checked.modules.values())
      for (const [node, types] of facts.failures)
        if (node.kind === "Catch" && raisesAnother(node))
          for (const type of types) byText.set(JSON.stringify(type), type);
    // In an order of their own, whichever module was checked first.
    const sorted = [...byText].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#causes = {
      types: sorted.map(([, type]) => type),
      text: sorted.map(([text]) => text).join(),
    };
    return this.#causes;
  }

  definition(id: DefinitionId): Definition | undefined {
    return this.checked.definitions.get(id);
  }

  variances(id: DefinitionId): readonly Variance[] {
    this.#ask("variances", id);
    return variancesOf(this, id);
  }

  #fieldsOf(id: DefinitionId, variant: string | undefined): readonly tree.FieldDeclaration[] {
    const declaration = this.#type(id)?.declaration;
    if (declaration?.kind === "RecordDeclaration") return declaration.fields;
    if (declaration?.kind !== "SumDeclaration") return [];
    return declaration.variants.find(({ name }) => name.text === variant)?.fields ?? [];
  }

  /** The written types of all fields, of whichever variant. */
  #fieldTypes(id: DefinitionId): readonly tree.TypeExpression[] {
    const declaration = this.#type(id)?.declaration;
    return declaration === undefined ? [] : writtenIn(declaration);
  }

  #declared(id: DefinitionId, written: tree.TypeExpression, parts: readonly Shape[]): Shape {
    const { declaration, module } = this.#type(id)!;
    const types = new Map<string, Shape>();
    for (const { name } of typeParametersOf(declaration)) {
      const part = parts[types.size];
      if (part !== undefined) types.set(name.text, part);
    }
    const scope = bareScope(this.typesIn(module));
    return writtenShape(written, scope.written.meaningOf(written), { ...scope, types });
  }

  /** Defaults of the fields of a type, each with what the field is declared to hold. */
  defaultsOf(id: DefinitionId): readonly {
    readonly name: string;
    readonly type: tree.TypeExpression;
    readonly value: tree.Expression;
    readonly place: Shape;
  }[] {
    const declaration = this.#type(id)?.declaration;
    return (declaration === undefined ? [] : defaultsIn(declaration)).map(
      ({ name, type, default: value }) => ({
        name: name.text,
        type,
        value: value!,
        place: this.#declared(id, type, []),
      }),
    );
  }

  // ── Effects

  /** What a neuro does, as written, or as its body says where nothing is written. */
  effectsOf(
    neuro: Neuro,
    scope: Scope,
    call: tree.Node,
  ): { readonly effects: readonly Effect[]; readonly rows: readonly string[] } {
    const { uses } = neuro.declaration.signature;
    if (uses !== undefined) {
      const { name } = neuro.definition;
      return writtenEffects(uses, scope, (words) => ({
        node: call,
        what: `\`${name}\` lets what is ${words} decide when it is called`,
      }));
    }
    const found = this.inferred(neuro).effects;
    const effects: Effect[] = [];
    for (const capability of [
      ...neuro.definition.uses.capabilities,
      ...neuro.definition.uses.variables,
    ]) {
      const covered = [...found].filter(([name]) => covers(capability, name));
      const cell = joined(covered.map(([, each]) => inScope(each, neuro, scope, call)));
      const bound = scope.rows.get(capability);
      if (bound === undefined) effects.push({ capability, label: cell });
      else effects.push(...bound.map((each) => ({ ...each, label: joined([each.label, cell]) })));
    }
    return { effects, rows: [] };
  }

  inferredFailure(neuro: Neuro, scope: Scope, call: tree.Node): Cell {
    return inScope(this.inferred(neuro).failure, neuro, scope, call);
  }

  /** That the neuro comes to take labels off, as its body says: no signature does. */
  takingOf(neuro: Neuro, scope: Scope, call: tree.Node): readonly Effect[] {
    const found = this.inferred(neuro).taking;
    if (found.label === bottom) return [];
    return [{ capability: taking, label: inScope(found, neuro, scope, call) }];
  }

  /** What was found so far of a body whose effects or failures are not written. */
  inferred({ definition: { id } }: Neuro): Inferred {
    this.#ask("inferred", id);
    return this.found(id) ?? nothingInferred;
  }

  /** Notes what a body was found to do; true if that is more than was known. */
  learn({ definition: { id } }: Neuro, found: Inferred): boolean {
    const before = this.found(id) ?? nothingInferred;
    this.#learn(id, found);
    return !sameInferred(before, found);
  }
}

export function neuroOf(declared: Declared | undefined): Neuro | undefined {
  if (declared?.item.kind !== "Neuro" || declared.definition?.kind !== "neuro") return undefined;
  return { definition: declared.definition, declaration: declared.item, module: declared.module };
}

/** True if a handler fails itself: what it handles is the cause of that. */
function raisesAnother({ arms, value }: tree.Catch): boolean {
  const holdsFail = (node: tree.Node): boolean => {
    let holds = node.kind === "Fail";
    forEachChild(node, (child) => {
      holds ||= holdsFail(child);
    });
    return holds;
  };
  return [...(arms ?? []), ...(value === undefined ? [] : [value])].some(holdsFail);
}

function typeParametersOf(declaration: TypeDeclaration): readonly tree.TypeParameter[] {
  return declaration.kind === "OpaqueDeclaration"
    ? []
    : declaration.typeParameters.filter(takesArgument);
}
