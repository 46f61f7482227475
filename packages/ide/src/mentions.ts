/**
 * Every name in a module and what it stands for, found by one walk over its tree. Definition, references, rename, highlights
 * and colours all read this list.
 */

import {
  type Binding,
  type CheckedModule,
  type DefinitionId,
  type Facts,
  isCapability,
  type Resolution,
  type Type,
} from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { walk } from "./nodes.ts";
import { capabilityOf } from "./policy-words.ts";
import { keyOf, type Referent } from "./referents.ts";
import { type Snapshot, textOf } from "./snapshot.ts";

export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly referent: Referent;
  readonly role: "declaration" | "read" | "write" | "import";
  /** `{ subject }` names a field and a variable: `referent` is the field, this the variable. */
  readonly shorthand?: Referent;
  /** `shape.id` reads a field that several variants have: `referent` is that of the first, these are the others. */
  readonly alike?: readonly Referent[];
  /** The name is another than that of what it stands for: `import { x as y }`. */
  readonly alias?: true;
}

const known = new WeakMap<CheckedModule, readonly Mention[]>();

/** In the order in which they stand; none of a module that is not part of the program. */
export function mentionsIn(snapshot: Snapshot, path: string): readonly Mention[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  let mentions = known.get(module);
  if (mentions === undefined) {
    mentions = new Finder(snapshot, module).find();
    known.set(module, mentions);
  }
  return mentions;
}

/** Of an item that is like one of the module, with what a check of it knows. */
export function mentionsInItem(
  snapshot: Snapshot,
  module: CheckedModule,
  item: tree.Item,
  facts: Facts,
): readonly Mention[] {
  return new Finder(snapshot, { ...module, facts }).find([item]);
}

/** What a mention stands for: two things in a record's shorthand, a field of each variant that may be there. */
export function referentsOf({ referent, shorthand, alike = [] }: Mention): readonly Referent[] {
  return shorthand === undefined ? [referent, ...alike] : [referent, shorthand];
}

/** The name that an offset stands in or at the end of. */
export function mentionAt(snapshot: Snapshot, path: string, offset: number): Mention | undefined {
  const around = mentionsIn(snapshot, path).filter(
    ({ start, end }) => start <= offset && offset <= end,
  );
  return around.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

type Role = Mention["role"];

class Finder {
  readonly #snapshot: Snapshot;
  readonly #module: CheckedModule;
  readonly #found: Mention[] = [];
  readonly #parameters = new Map<Binding, Referent>();
  /** Upper-case names before a variant, and names that a parent has spoken for. */
  readonly #done = new Set<tree.Node>();
  #typeParameters: readonly tree.TypeParameter[] = [];

  constructor(snapshot: Snapshot, module: CheckedModule) {
    this.#snapshot = snapshot;
    this.#module = module;
  }

  find(items: readonly tree.Item[] = this.#module.tree.items): readonly Mention[] {
    for (const item of items) {
      this.#typeParameters = typeParametersOf(item);
      if (item.kind === "Neuro") this.#bindParameters(item);
      walk(item, (node, parents) => this.#visit(node, parents));
    }
    return this.#found.toSorted((a, b) => a.start - b.start || a.end - b.end);
  }

  #bindParameters(neuro: tree.Neuro): void {
    for (const { name } of neuro.signature.parameters) {
      const binding = this.#module.facts.bindings.get(name);
      if (binding !== undefined)
        this.#parameters.set(binding, {
          kind: "parameter",
          neuro: this.#own(neuro.name),
          name: name.text,
        });
    }
  }

  #own(name: tree.Name): DefinitionId {
    return `${this.#module.path}#${name.text}`;
  }

  #add(
    node: (tree.Node & { readonly text?: string }) | undefined,
    referent: Referent | undefined,
    role: Role = "read",
    more: Pick<Mention, "shorthand" | "alike" | "alias"> = {},
  ): void {
    if (node === undefined || referent === undefined || node.end === node.start) return;
    const { start, end, text } = node;
    this.#found.push({ start, end, referent, role, ...aliasOf(referent, text), ...more });
  }

  #local(binding: Binding): Referent {
    return this.#parameters.get(binding) ?? { kind: "local", module: this.#module.path, binding };
  }

  #binding(name: tree.Name | undefined): void {
    const binding = name && this.#module.facts.bindings.get(name);
    if (binding !== undefined) this.#add(name, this.#local(binding), "declaration");
  }

  #visit(node: AnyNode, parents: readonly AnyNode[]): void {
    switch (node.kind) {
      case "Import":
      case "Reexport":
        return this.#import(node);
      case "Neuro":
        this.#add(node.name, { kind: "definition", id: this.#own(node.name) }, "declaration");
        for (const { name } of node.signature.parameters)
          this.#add(
            name,
            { kind: "parameter", neuro: this.#own(node.name), name: name.text },
            "declaration",
          );
        return;
      case "ModuleLet":
      case "AliasDeclaration":
      case "OpaqueDeclaration":
      case "InterfaceDeclaration":
      case "Memory":
      case "Resource":
      case "Agent":
        return this.#add(
          node.name,
          { kind: "definition", id: this.#own(node.name) },
          "declaration",
        );
      case "RecordDeclaration":
        return this.#record(node);
      case "SumDeclaration":
        return this.#sum(node);
      case "Parameter":
        // Those of tests; a neuro's were added with it.
        return parents.at(-1)?.kind === "Test" ? this.#binding(node.name) : undefined;
      case "TypeParameter":
        return this.#add(node.name, this.#typeParameter(node.name.text), "declaration");
      case "Capability":
        return this.#capability(node);
      case "PolicyRule": {
        const named = capabilityOf(node);
        return named !== undefined && isCapability(named.name)
          ? this.#add({ kind: "Capability", ...named }, { kind: "capability", name: named.name })
          : undefined;
      }
      case "FailType":
        return this.#add(node.variable, node.variable && this.#typeParameter(node.variable.text));
      case "LabelMark":
        return node.variable ? this.#add(node, this.#typeParameter(node.label)) : undefined;
      case "NamedType":
        return this.#namedType(node);
      case "Identifier":
        return this.#identifier(node, parents);
      case "TypeReference":
        return this.#typeReference(node);
      case "MemberAccess":
        return this.#member(node, parents);
      case "Call":
        return this.#namedArguments(node);
      case "GivenStatement":
        for (const { name } of node.arguments)
          this.#add(name, name && { kind: "capability", name: name.text });
        return;
      case "RecordLiteral":
        return this.#recordLiteral(node);
      case "With":
        return this.#entries(node.fields, this.#ownerOf(node.record), undefined);
      case "BindingPattern":
      case "AsPattern":
      case "RestPattern":
      case "VarStatement":
        return this.#binding(node.name);
      case "Catch":
        return this.#binding(node.binding);
      case "VariantPattern":
        return this.#variantPattern(node);
      case "RecordPattern":
        return this.#recordPattern(node);
      default:
    }
  }

  #import(node: tree.Import | tree.Reexport): void {
    const path = this.#module.imports.get(textOf(node.from));
    if (path === undefined) return;
    const module: Referent = { kind: "module", path };
    this.#add(node.from, module, "import");
    if (node.kind === "Import") this.#add(node.namespace, module, "import", { alias: true });
    for (const { name, as } of node.names) {
      const id = this.#snapshot.exported(path, name.text);
      const referent: Referent | undefined =
        id === undefined ? undefined : { kind: "definition", id };
      this.#add(name, referent, "import");
      this.#add(as, referent, "import", { alias: true });
    }
  }

  #record(node: tree.RecordDeclaration): void {
    const owner = this.#own(node.name);
    this.#add(node.name, { kind: "definition", id: owner }, "declaration");
    for (const { name } of node.fields)
      this.#add(name, { kind: "field", owner, variant: undefined, name: name.text }, "declaration");
  }

  #sum(node: tree.SumDeclaration): void {
    const sum = this.#own(node.name);
    this.#add(node.name, { kind: "definition", id: sum }, "declaration");
    for (const { name: variant, fields } of node.variants) {
      this.#add(variant, { kind: "variant", sum, name: variant.text }, "declaration");
      for (const { name } of fields ?? [])
        this.#add(
          name,
          { kind: "field", owner: sum, variant: variant.text, name: name.text },
          "declaration",
        );
    }
  }

  #typeParameter(name: string): Referent | undefined {
    const declaration = this.#typeParameters.find((each) => each.name.text === name);
    return declaration && { kind: "typeParameter", module: this.#module.path, declaration };
  }

  #capability(node: tree.Capability): void {
    const name = node.path.map(({ text }) => text).join(".");
    const [first] = node.path;
    const last = node.path.at(-1);
    if (first === undefined || last === undefined) return;
    this.#add(
      { kind: "Capability", start: first.start, end: last.end },
      this.#typeParameter(name) ?? (isCapability(name) ? { kind: "capability", name } : undefined),
    );
    if (node.labelVariable !== undefined)
      this.#add(node.labelVariable, this.#typeParameter(node.labelVariable.text));
  }

  #namedType(node: tree.NamedType): void {
    const { facts } = this.#module;
    const { namespace, name } = node.path;
    this.#namespace(namespace);
    const parameter = namespace === undefined ? this.#typeParameter(name.text) : undefined;
    if (parameter !== undefined) return this.#add(name, parameter);
    const alias = facts.aliases.get(node);
    if (alias !== undefined) return this.#add(name, { kind: "definition", id: alias });
    const type = facts.typeExpressions.get(node);
    const bare = type?.kind === "optional" ? type.inner : type;
    this.#add(
      name,
      bare?.kind === "named"
        ? { kind: "definition", id: bare.definition }
        : { kind: "builtin", name: name.text },
    );
  }

  #namespace(name: tree.Name | undefined): void {
    if (name === undefined) return;
    const path = this.#namespaces().get(name.text);
    if (path !== undefined) this.#add(name, { kind: "module", path }, "read", { alias: true });
  }

  #namespaces(): ReadonlyMap<string, string> {
    return new Map(
      this.#module.tree.items.flatMap((item) => {
        if (item.kind !== "Import" || item.namespace === undefined) return [];
        const path = this.#module.imports.get(textOf(item.from));
        return path === undefined ? [] : [[item.namespace.text, path]];
      }),
    );
  }

  #resolved(resolution: Resolution | undefined): Referent | undefined {
    switch (resolution?.kind) {
      case "local":
        return this.#local(resolution.binding);
      case "definition":
        return { kind: "definition", id: resolution.id };
      case "variant":
        return { kind: "variant", sum: resolution.sum, name: resolution.variant };
      case "opaque":
        return { kind: "definition", id: resolution.id };
      default:
        return undefined;
    }
  }

  #identifier(node: tree.Identifier, parents: readonly AnyNode[]): void {
    if (this.#done.has(node)) return;
    const resolution = this.#module.facts.resolutions.get(node);
    const end = node.start + node.name.length;
    const name: tree.Name = { kind: "Name", start: node.start, end, text: node.name };
    if (resolution?.kind === "qualifier") return this.#namespace(name);
    const parent = parents.at(-1);
    const called =
      parent?.kind === "Call" && parent.callee === node ? this.#called(parent) : undefined;
    const referent = this.#resolved(resolution) ?? called;
    const written = parent?.kind === "AssignStatement" && parent.target === node;
    this.#add(name, referent, written ? "write" : "read");
  }

  #called(call: tree.Call): Referent | undefined {
    const target = this.#module.facts.calls.get(call)?.target;
    switch (target?.kind) {
      case "definition":
      case "opaque":
        return { kind: "definition", id: target.id };
      case "variant":
        return { kind: "variant", sum: target.sum, name: target.variant };
      default:
        return undefined;
    }
  }

  #typeReference(node: tree.TypeReference): void {
    if (this.#done.has(node)) return;
    const resolution = this.#module.facts.resolutions.get(node);
    const referent = this.#resolved(resolution) ?? this.#typeNamed(node.name.text);
    this.#add(node.name, referent);
  }

  /** A type that is declared or imported here. */
  #typeNamed(name: string): Referent | undefined {
    const own = this.#module.definitions.get(name);
    if (own !== undefined) return { kind: "definition", id: own.id };
    for (const item of this.#module.tree.items) {
      if (item.kind !== "Import") continue;
      const imported = item.names.find((each) => (each.as ?? each.name).text === name);
      const path = imported && this.#module.imports.get(textOf(item.from));
      const id =
        path === undefined ? undefined : this.#snapshot.exported(path, imported!.name.text);
      if (id !== undefined) return { kind: "definition", id };
    }
    return undefined;
  }

  #member(node: tree.MemberAccess, parents: readonly AnyNode[]): void {
    const { facts } = this.#module;
    const parent = parents.at(-1);
    const called =
      parent?.kind === "Call" && parent.callee === node ? this.#called(parent) : undefined;
    const resolution = facts.resolutions.get(node);
    if (resolution?.kind === "field") {
      const written = parent?.kind === "AssignStatement" && parent.target === node;
      const [referent, ...alike] = this.#fields(node, resolution);
      const more = alike.length === 0 ? {} : { alike };
      return this.#add(node.name, referent, written ? "write" : "read", more);
    }
    const referent = called ?? this.#resolved(resolution);
    // `Mail { … }` written as `mail.Mail { … }`: the name after a namespace.
    this.#add(node.name, referent ?? this.#afterNamespace(node));
  }

  #afterNamespace({ receiver, name }: tree.MemberAccess): Referent | undefined {
    if (receiver.kind !== "Identifier") return undefined;
    const path = this.#namespaces().get(receiver.name);
    const id = path === undefined ? undefined : this.#snapshot.exported(path, name.text);
    return id === undefined ? undefined : { kind: "definition", id };
  }

  /** Of a record one, of a sum one for each variant that may be there. */
  #fields(
    { receiver, name: { text: name } }: tree.MemberAccess,
    { owner: kind, variants }: Extract<Resolution, { kind: "field" }>,
  ): readonly Referent[] {
    const owner = this.#ownerOf(receiver);
    if (owner === undefined || kind === "builtin" || kind === "failure")
      return [{ kind: "builtin", name }];
    const each = variants === undefined || variants.length === 0 ? [undefined] : variants;
    return each.map((variant) => ({ kind: "field", owner, variant, name }));
  }

  #ownerOf(expression: tree.Expression): DefinitionId | undefined {
    return definitionOf(this.#module.facts.types.get(expression));
  }

  #namedArguments(node: tree.Call): void {
    const target = this.#module.facts.calls.get(node)?.target;
    for (const { name } of node.arguments) {
      if (name === undefined) continue;
      if (target?.kind === "definition")
        this.#add(name, { kind: "parameter", neuro: target.id, name: name.text });
      else if (target?.kind === "variant")
        this.#add(name, {
          kind: "field",
          owner: target.sum,
          variant: target.variant,
          name: name.text,
        });
    }
  }

  #recordLiteral(node: tree.RecordLiteral): void {
    const built = this.#module.facts.records.get(node);
    if (built === undefined) return;
    const { definition, variant } = built;
    const named = node.type?.kind === "MemberAccess" ? node.type.name : node.type;
    if (
      named !== undefined &&
      this.#module.facts.resolutions.get(node.type as tree.Identifier)?.kind !== "variant"
    ) {
      this.#add(
        named.kind === "TypeReference" ? named.name : named,
        variant === undefined
          ? { kind: "definition", id: definition }
          : { kind: "variant", sum: definition, name: variant },
      );
      this.#done.add(node.type!);
    }
    this.#entries(node.fields, definition, variant);
  }

  #entries(
    entries: readonly tree.RecordEntry[],
    owner: DefinitionId | undefined,
    variant: string | undefined,
  ): void {
    if (owner === undefined) return;
    for (const entry of entries) {
      if (entry.kind !== "RecordField") continue;
      const { name } = entry;
      const local = this.#resolved(this.#module.facts.resolutions.get(entry));
      const referent: Referent = { kind: "field", owner, variant, name: name.text };
      this.#add(name, referent, "read", local === undefined ? {} : { shorthand: local });
    }
  }

  #variantPattern(node: tree.VariantPattern): void {
    const fact = this.#module.facts.patterns.get(node);
    if (fact === undefined) return;
    const { definition, variant } = fact;
    this.#path(node.path, definition, variant);
    for (const { name } of node.arguments ?? [])
      this.#add(name, name && { kind: "field", owner: definition, variant, name: name.text });
  }

  #recordPattern(node: tree.RecordPattern): void {
    const fact = this.#module.facts.patterns.get(node);
    if (fact === undefined) return;
    const { definition, variant } = fact;
    this.#path(node.path, definition, variant);
    for (const { name, pattern } of node.fields) {
      const binding = pattern === undefined ? this.#module.facts.bindings.get(name) : undefined;
      this.#add(
        name,
        { kind: "field", owner: definition, variant, name: name.text },
        "read",
        binding === undefined ? {} : { shorthand: this.#local(binding) },
      );
    }
  }

  /** `Shape.Circle`, `Circle`, `Mail`. */
  #path(path: readonly tree.Name[], definition: DefinitionId, variant: string | undefined): void {
    const names = [...path];
    if (variant !== undefined)
      this.#add(names.pop(), { kind: "variant", sum: definition, name: variant });
    this.#add(names.pop(), { kind: "definition", id: definition });
  }
}

/** Imported under another name. */
function aliasOf(referent: Referent, name: string | undefined): { readonly alias?: true } {
  const isAlias =
    name !== undefined && referent.kind === "definition" && !referent.id.endsWith(`#${name}`);
  return isAlias ? { alias: true } : {};
}

/** The type that a value of it is declared as, optional or not. */
export function definitionOf(type: Type | undefined): DefinitionId | undefined {
  const bare = type?.kind === "optional" ? type.inner : type;
  return bare?.kind === "named" ? bare.definition : undefined;
}

export function typeParametersOf(item: tree.Item): readonly tree.TypeParameter[] {
  switch (item.kind) {
    case "Neuro":
      return item.signature.typeParameters;
    case "RecordDeclaration":
    case "SumDeclaration":
    case "AliasDeclaration":
    case "InterfaceDeclaration":
      return item.typeParameters;
    default:
      return [];
  }
}

/** Mentions in a module of what has one of the keys. */
export function mentionsOf(
  snapshot: Snapshot,
  path: string,
  ...keys: readonly string[]
): readonly Mention[] {
  return mentionsIn(snapshot, path).filter((mention) =>
    referentsOf(mention).some((referent) => keys.includes(keyOf(referent))),
  );
}
