/** The program whose labels are found: what its declarations say, and what is inferred of its private neuros. */

import {
  type CheckedModule,
  type CheckedProgram,
  type DefinitionId,
  type NeuroDefinition,
  takesArgument,
  type Type,
} from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Cell } from "./flows.ts";
import { bottom, type Label } from "./label.ts";
import { type Effect, plain, type Shape } from "./shapes.ts";
import { type Scope, written, writtenEffects, writtenShape } from "./signatures.ts";

export interface Neuro {
  readonly definition: NeuroDefinition;
  readonly declaration: tree.Neuro;
  readonly module: CheckedModule;
}

/** What a body does beyond what its signature writes. */
export interface Inferred {
  readonly effects: ReadonlyMap<string, Label>;
  readonly failure: Label;
}
const nothingInferred: Inferred = { effects: new Map(), failure: bottom };

export class Program {
  readonly checked: CheckedProgram;
  readonly #neuros = new Map<DefinitionId, Neuro>();
  readonly #types = new Map<DefinitionId, tree.RecordDeclaration | tree.SumDeclaration>();
  readonly #moduleOf = new Map<DefinitionId, CheckedModule>();
  readonly #inferred = new Map<DefinitionId, Inferred>();

  constructor(checked: CheckedProgram) {
    this.checked = checked;
    for (const module of checked.modules.values()) {
      for (const item of module.tree.items) {
        if (!("name" in item) || item.kind === "Test") continue;
        const id: DefinitionId = `${module.path}#${item.name.text}`;
        if (item.kind === "Neuro") {
          const definition = checked.definitions.get(id);
          if (definition?.kind === "neuro")
            this.#neuros.set(id, { definition, declaration: item, module });
        } else if (item.kind === "RecordDeclaration" || item.kind === "SumDeclaration") {
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

  /** Module values are pure, and made of what is written there. */
  letLabels(id: DefinitionId, type: Type): Shape {
    const module = this.checked.modules.get(id.slice(0, id.lastIndexOf("#")));
    const item = module?.tree.items.find(
      (each) => each.kind === "ModuleLet" && `${module.path}#${each.name.text}` === id,
    );
    if (item?.kind !== "ModuleLet" || item.type === undefined) return plain(type);
    return writtenShape(item.type, type, emptyScope);
  }

  // ── Fields

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
    return field === undefined ? undefined : this.#declared(id, field, parts);
  }

  /** The field of a record, or of whichever variant has one of that name. */
  fieldOfAny(id: DefinitionId, name: string, parts: readonly Shape[]): Shape | undefined {
    const declaration = this.#types.get(id);
    if (declaration?.kind !== "SumDeclaration") return this.field(id, undefined, name, parts);
    for (const variant of declaration.variants) {
      const field = variant.fields?.find((each) => each.name.text === name);
      if (field !== undefined) return this.#declared(id, field, parts);
    }
    return undefined;
  }

  #fieldsOf(id: DefinitionId, variant: string | undefined): readonly tree.FieldDeclaration[] {
    const declaration = this.#types.get(id);
    if (declaration === undefined) return [];
    if (declaration.kind === "RecordDeclaration") return declaration.fields;
    return declaration.variants.find(({ name }) => name.text === variant)?.fields ?? [];
  }

  #declared(id: DefinitionId, field: tree.FieldDeclaration, parts: readonly Shape[]): Shape {
    const declaration = this.#types.get(id)!;
    const types = new Map<string, Shape>();
    for (const parameter of declaration.typeParameters) {
      const part = takesArgument(parameter) ? parts[types.size] : undefined;
      if (part !== undefined) types.set(parameter.name.text, part);
    }
    const type = this.#moduleOf.get(id)?.facts.typeExpressions.get(field.type) ?? {
      kind: "error" as const,
    };
    return writtenShape(field.type, type, { ...emptyScope, types });
  }

  // ── Effects

  /** What a neuro does, as written, or as its body says where nothing is written. */
  effectsOf(
    neuro: Neuro,
    scope: Scope,
  ): { readonly effects: readonly Effect[]; readonly rows: readonly string[] } {
    const { uses } = neuro.declaration.signature;
    if (uses !== undefined) return writtenEffects(uses, scope);
    const effects: Effect[] = [];
    for (const capability of [
      ...neuro.definition.uses.capabilities,
      ...neuro.definition.uses.variables,
    ]) {
      const label = this.inferred(neuro).effects.get(capability) ?? bottom;
      const bound = scope.rows.get(capability);
      if (bound !== undefined) effects.push(...bound);
      else effects.push({ capability, label: written(label) });
    }
    return { effects, rows: [] };
  }

  inferredFailure(neuro: Neuro): Cell {
    return written(this.inferred(neuro).failure);
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

const emptyScope: Scope = {
  types: new Map(),
  labels: new Map(),
  failures: new Map(),
  variables: new Set(),
  rows: new Map(),
};

function sameInferred(a: Inferred, b: Inferred): boolean {
  return (
    a.failure === b.failure &&
    a.effects.size === b.effects.size &&
    a.effects.entries().every(([name, label]) => b.effects.get(name) === label)
  );
}
