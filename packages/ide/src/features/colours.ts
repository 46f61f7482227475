/** What the names of a module are: colours that no grammar can know. */

import type { Binding, CheckedModule, DefinitionId } from "@neuro-lang/checker";
import { type Label, personal, secret, untrusted } from "@neuro-lang/labels";
import type * as tree from "@neuro-lang/parser";
import { labelsOf } from "../labels.ts";
import { type Mention, mentionsIn } from "../mentions.ts";
import { walk } from "../nodes.ts";
import { parameterOf, type Referent } from "../referents.ts";
import { moduleOf, type Snapshot } from "../snapshot.ts";

export const colourSorts = [
  "namespace",
  "type",
  "typeParameter",
  "variant",
  "field",
  "parameter",
  "variable",
  "neuro",
  "net",
  "capability",
  "label",
] as const;
export type ColourSort = (typeof colourSorts)[number];

export const colourModifiers = [
  "declaration",
  "readonly",
  /** Bound with `var`: it may change. */
  "mutable",
  "deprecated",
  /** The language or its library gives it. */
  "library",
  /** Its value is labelled so. */
  "personal",
  "secret",
  "untrusted",
] as const;
export type ColourModifier = (typeof colourModifiers)[number];

export interface Colour {
  readonly start: number;
  readonly end: number;
  readonly sort: ColourSort;
  readonly modifiers: readonly ColourModifier[];
}

/** In the order in which they stand, none over another. */
export function colours(
  snapshot: Snapshot,
  path: string,
  range: Range = { start: 0, end: Infinity },
): readonly Colour[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  return new Painter(snapshot, module, range).paint();
}

interface Range {
  readonly start: number;
  readonly end: number;
}

class Painter {
  readonly #snapshot: Snapshot;
  readonly #module: CheckedModule;
  /** Names that lambdas and tests take. */
  readonly #taken = new Set<Binding>();

  readonly #range: Range;

  constructor(snapshot: Snapshot, module: CheckedModule, range: Range) {
    this.#snapshot = snapshot;
    this.#module = module;
    this.#range = range;
  }

  paint(): readonly Colour[] {
    const found = this.#labels();
    for (const mention of mentionsIn(this.#snapshot, this.#module.path)) {
      if (!this.#touches(mention)) continue;
      const colour = this.#colourOf(mention);
      if (colour !== undefined) found.push(colour);
    }
    let end = 0;
    return found
      .toSorted((a, b) => a.start - b.start)
      .filter((colour) => {
        const isFree = colour.start >= end;
        if (isFree) ({ end } = colour);
        return isFree;
      });
  }

  #touches({ start, end }: Range): boolean {
    return start < this.#range.end && this.#range.start < end;
  }

  /** The words of labels; on the way, what is a parameter without a neuro. */
  #labels(): Colour[] {
    const found: Colour[] = [];
    for (const item of this.#module.tree.items) {
      if (!this.#touches(item)) continue;
      walk(item, (node, parents) => {
        if (node.kind === "LabelMark" && !node.variable && this.#touches(node))
          found.push({ start: node.start, end: node.end, sort: "label", modifiers: [] });
        const isTaken =
          (node.kind === "BindingPattern" &&
            parents.some(({ kind }) => kind === "LambdaParameter")) ||
          (node.kind === "Parameter" && parents.at(-1)?.kind === "Test");
        const binding = isTaken ? this.#module.facts.bindings.get(node.name) : undefined;
        if (binding !== undefined) this.#taken.add(binding);
      });
    }
    return found;
  }

  #colourOf({ start, end, referent, role }: Mention): Colour | undefined {
    // The text of an import is a text.
    if (referent.kind === "module" && this.#module.source.text[start] === '"') return undefined;
    const meant = this.#meaningOf(referent, start, end);
    if (meant === undefined) return undefined;
    const [sort, ...modifiers] = meant;
    const first: ColourModifier[] = role === "declaration" ? ["declaration"] : [];
    return { start, end, sort, modifiers: [...first, ...modifiers] };
  }

  #meaningOf(
    referent: Referent,
    start: number,
    end: number,
  ): readonly [ColourSort, ...ColourModifier[]] | undefined {
    switch (referent.kind) {
      case "definition":
        return this.#definition(referent.id);
      case "variant":
        return ["variant", "readonly", ...ofLibrary(referent.sum)];
      case "field":
        return ["field", ...ofLibrary(referent.owner)];
      case "parameter":
        return this.#parameter(referent);
      case "local": {
        const { binding } = referent;
        const sort = this.#taken.has(binding) ? "parameter" : "variable";
        return [sort, binding.var ? "mutable" : "readonly", ...this.#labelsOf(binding)];
      }
      case "typeParameter":
        return ["typeParameter"];
      case "module":
        return ["namespace"];
      case "capability":
        return ["capability", "library"];
      case "builtin": {
        const isType = /^\p{Lu}/u.test(this.#module.source.text.slice(start, end));
        return [isType ? "type" : "field", "library"];
      }
    }
  }

  #definition(id: DefinitionId): readonly [ColourSort, ...ColourModifier[]] | undefined {
    const definition = this.#snapshot.definition(id);
    if (definition === undefined) return undefined;
    const more: ColourModifier[] = [
      ...(definition.deprecated === undefined ? [] : (["deprecated"] as const)),
      ...ofLibrary(id),
    ];
    if (definition.kind === "let") return ["variable", "readonly", ...more];
    if (definition.kind !== "neuro") return ["type", ...more];
    const item = this.#snapshot.item(id);
    return [item?.kind === "Neuro" ? item.form : "neuro", ...more];
  }

  #parameter(
    referent: Extract<Referent, { kind: "parameter" }>,
  ): readonly [ColourSort, ...ColourModifier[]] {
    const parameter = parameterOf(this.#snapshot, referent);
    const binding = parameter && this.#bindingOf(parameter);
    return [
      "parameter",
      parameter?.var === true ? "mutable" : "readonly",
      ...(binding === undefined ? [] : this.#labelsOf(binding)),
    ];
  }

  #bindingOf({ name }: tree.Parameter): Binding | undefined {
    return this.#module.facts.bindings.get(name);
  }

  #labelsOf(binding: Binding): readonly ColourModifier[] {
    return modifiersOf(labelsOf(this.#snapshot, this.#module.path, binding).seen);
  }
}

function modifiersOf(label: Label): readonly ColourModifier[] {
  return [
    ...((label & secret) === secret
      ? (["secret"] as const)
      : (label & personal) === personal
        ? (["personal"] as const)
        : []),
    ...((label & untrusted) === 0 ? [] : (["untrusted"] as const)),
  ];
}

function ofLibrary(id: DefinitionId): readonly ColourModifier[] {
  return moduleOf(id).startsWith("neuro:") ? ["library"] : [];
}
