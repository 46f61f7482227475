/** The program whose labels are found: what its declarations say, and what is inferred of its private neuros. */

import {
  type CheckedModule,
  type CheckedProgram,
  covers,
  type Definition,
  type DefinitionId,
  type NeuroDefinition,
  takesArgument,
  type Type,
  typesWithin,
  type Variance,
  variancesOf,
} from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { type Cell, joined } from "./flows.ts";
import { foundBefore, type Inferred, inScope, nothingInferred, sameInferred } from "./inferred.ts";
import { bottom, type Label } from "./label.ts";
import { type Declarations, type Effect, plain, seenLabel, type Shape, sourced } from "./shapes.ts";
import type { Unsaid } from "./shown.ts";
import {
  bareScope,
  marksLabels,
  type Scope,
  writtenEffects,
  writtenShape,
  type WrittenTypes,
} from "./signatures.ts";
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
}

export type FindSource = (
  module: CheckedModule,
  call: tree.Call | undefined,
  callee: DefinitionId,
) => Source;

/** Without a policy nothing from outside is labelled. */
const noSource: FindSource = () => ({ label: bottom, failures: false });

type TypeDeclaration = tree.RecordDeclaration | tree.SumDeclaration | tree.OpaqueDeclaration;

export class Program implements Declarations, WrittenTypes {
  readonly checked: CheckedProgram;
  readonly source: FindSource;
  readonly #neuros = new Map<DefinitionId, Neuro>();
  readonly #types = new Map<DefinitionId, TypeDeclaration>();
  readonly #aliases = new Map<DefinitionId, tree.AliasDeclaration>();
  /** Names in types that are those of an alias. */
  readonly #aliasNames = new Map<tree.NamedType, DefinitionId>();
  readonly #moduleOf = new Map<DefinitionId, CheckedModule>();
  readonly #inferred = new Map<DefinitionId, Inferred>();
  /** Declarations that may come to take labels off. */
  readonly mayTake: ReadonlySet<DefinitionId>;
  /** Module values, and types with defaults, that are being looked into. */
  readonly open = new Set<DefinitionId>();
  #labelled: ReadonlySet<DefinitionId> | undefined;

  constructor(
    checked: CheckedProgram,
    source: FindSource = noSource,
    known: ReadonlyMap<DefinitionId, Unsaid> = new Map(),
  ) {
    this.checked = checked;
    this.source = source;
    for (const [id, unsaid] of known) this.#inferred.set(id, foundBefore(unsaid));
    this.mayTake = mayTake(
      checked,
      known.keys().filter((id) => known.get(id)?.taking !== undefined),
    );
    for (const module of checked.modules.values()) {
      for (const [node, id] of module.facts.aliases) this.#aliasNames.set(node, id);
      for (const item of module.tree.items) {
        if (!("name" in item) || item.kind === "Test") continue;
        const id: DefinitionId = `${module.path}#${item.name.text}`;
        if (item.kind === "Neuro") {
          const definition = checked.definitions.get(id);
          if (definition?.kind === "neuro")
            this.#neuros.set(id, { definition, declaration: item, module });
        } else if (item.kind === "AliasDeclaration") {
          this.#aliases.set(id, item);
        } else if (
          item.kind === "RecordDeclaration" ||
          item.kind === "SumDeclaration" ||
          item.kind === "OpaqueDeclaration"
        ) {
          this.#types.set(id, item);
          this.#moduleOf.set(id, module);
        }
      }
    }
  }

  neuros(): IterableIterator<Neuro> {
    return this.#neuros.values();
  }

  neuro(id: DefinitionId): Neuro | undefined {
    return this.#neuros.get(id);
  }

  resultType(id: DefinitionId): Type {
    const definition = this.checked.definitions.get(id);
    return definition?.kind === "neuro" ? definition.result : { kind: "error" };
  }

  moduleLet(
    id: DefinitionId,
  ): { readonly item: tree.ModuleLet; readonly module: CheckedModule } | undefined {
    const module = this.checked.modules.get(id.slice(0, id.lastIndexOf("#")));
    const item = module?.tree.items.find(
      (each) => each.kind === "ModuleLet" && `${module.path}#${each.name.text}` === id,
    );
    return item?.kind === "ModuleLet" ? { item, module: module! } : undefined;
  }

  // ── Written types

  aliasOf(node: tree.NamedType): tree.AliasDeclaration | undefined {
    return this.#aliases.get(this.#aliasNames.get(node) ?? "");
  }

  meaningOf(node: tree.TypeExpression): Type {
    for (const { facts } of this.checked.modules.values()) {
      const type = facts.typeExpressions.get(node);
      if (type !== undefined) return type;
    }
    return { kind: "error" };
  }

  // ── Fields

  /** The module that declares a type. */
  moduleOf(id: DefinitionId): CheckedModule | undefined {
    return this.#moduleOf.get(id);
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
    const declaration = this.#types.get(id);
    return declaration?.kind === "OpaqueDeclaration"
      ? this.#declared(id, declaration.type, [])
      : undefined;
  }

  labelledFields(id: DefinitionId, parts: readonly Shape[]): readonly Shape[] {
    if (!this.#labelledTypes.has(id)) return [];
    const file = this.#moduleOf.get(id)?.path;
    return this.#fieldTypes(id).map((type) =>
      sourced(this.#declared(id, type, parts), type, (words) => `it is declared ${words}`, {
        file,
      }),
    );
  }

  /** Types of which a field, or a field of a type inside of it, is declared with a label. */
  get #labelledTypes(): ReadonlySet<DefinitionId> {
    if (this.#labelled !== undefined) return this.#labelled;
    const labelled = new Set<DefinitionId>();
    for (const id of this.#types.keys())
      if (this.#fieldTypes(id).some((type) => marksLabels(type, this))) labelled.add(id);
    for (let before = -1; before !== labelled.size;) {
      before = labelled.size;
      for (const id of this.#types.keys())
        if (
          this.#fieldMeanings(id).some((type) =>
            typesWithin(type).some(
              (each) => each.kind === "named" && labelled.has(each.definition),
            ),
          )
        )
          labelled.add(id);
    }
    return (this.#labelled = labelled);
  }

  /** What the fields of failures that some `catch` handles are declared with: any of them may be the cause of another. */
  get labelsOfCauses(): Cell {
    const failures = [...this.checked.modules.values()].flatMap(({ facts }) =>
      [...facts.failures.values()].flat(),
    );
    return joined(failures.map((type) => seenLabel(this, plain(type))));
  }

  definition(id: DefinitionId): Definition | undefined {
    return this.checked.definitions.get(id);
  }

  variances(id: DefinitionId): readonly Variance[] {
    return variancesOf(this, id);
  }

  #fieldsOf(id: DefinitionId, variant: string | undefined): readonly tree.FieldDeclaration[] {
    const declaration = this.#types.get(id);
    if (declaration?.kind === "RecordDeclaration") return declaration.fields;
    if (declaration?.kind !== "SumDeclaration") return [];
    return declaration.variants.find(({ name }) => name.text === variant)?.fields ?? [];
  }

  /** The written types of all fields, of whichever variant. */
  #fieldTypes(id: DefinitionId): readonly tree.TypeExpression[] {
    const declaration = this.#types.get(id);
    switch (declaration?.kind) {
      case "RecordDeclaration":
        return declaration.fields.map(({ type }) => type);
      case "SumDeclaration":
        return declaration.variants.flatMap(({ fields }) => (fields ?? []).map(({ type }) => type));
      case "OpaqueDeclaration":
        return [declaration.type];
      case undefined:
        return [];
    }
  }

  #fieldMeanings(id: DefinitionId): readonly Type[] {
    const facts = this.#moduleOf.get(id)?.facts;
    return this.#fieldTypes(id).flatMap((each) => facts?.typeExpressions.get(each) ?? []);
  }

  #declared(id: DefinitionId, written: tree.TypeExpression, parts: readonly Shape[]): Shape {
    const types = new Map<string, Shape>();
    for (const { name } of typeParametersOf(this.#types.get(id)!)) {
      const part = parts[types.size];
      if (part !== undefined) types.set(name.text, part);
    }
    const type = this.#moduleOf.get(id)?.facts.typeExpressions.get(written) ?? {
      kind: "error" as const,
    };
    return writtenShape(written, type, { ...bareScope(this), types });
  }

  /** Defaults of the fields of a type, each with what the field is declared to hold. */
  defaultsOf(id: DefinitionId): readonly {
    readonly name: string;
    readonly type: tree.TypeExpression;
    readonly value: tree.Expression;
    readonly place: Shape;
  }[] {
    const declaration = this.#types.get(id);
    const fields =
      declaration?.kind === "RecordDeclaration"
        ? declaration.fields
        : declaration?.kind === "SumDeclaration"
          ? declaration.variants.flatMap((variant) => variant.fields ?? [])
          : [];
    return fields.flatMap(({ name, type, default: value }) =>
      value === undefined
        ? []
        : [{ name: name.text, type, value, place: this.#declared(id, type, []) }],
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
  inferred(neuro: Neuro): Inferred {
    return this.#inferred.get(neuro.definition.id) ?? nothingInferred;
  }

  /** Notes what a body was found to do; true if that is more than was known. */
  learn(neuro: Neuro, found: Inferred): boolean {
    const before = this.inferred(neuro);
    this.#inferred.set(neuro.definition.id, found);
    return !sameInferred(before, found);
  }
}

function typeParametersOf(declaration: TypeDeclaration): readonly tree.TypeParameter[] {
  return declaration.kind === "OpaqueDeclaration"
    ? []
    : declaration.typeParameters.filter(takesArgument);
}
