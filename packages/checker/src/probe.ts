/**
 * What is known at one node of a body: names in scope, the type that the place asks for, and what a value has behind its dot. An
 * editor asks for it where something is being written, in a tree of its own that is like the module's but for that node. Nothing
 * of the program that was checked changes.
 */

import type { SourceFile } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { checkFieldDefaults, checkLet, checkNeuro, checkTest } from "./bodies.ts";
import type { Body } from "./body.ts";
import { builtinFields, errorType } from "./builtins.ts";
import { narrowed } from "./conditions.ts";
import { recall } from "./incremental.ts";
import { instantiate } from "./instantiate.ts";
import { fieldOf, homeModule, takesReceiver } from "./members.ts";
import { placeOf } from "./places.ts";
import { Program } from "./program-state.ts";
import type { Binding, CheckedModule, CheckedProgram, Facts, Resolution } from "./program.ts";
import { groupsOf } from "./regex-groups.ts";
import { substitute, type Substitution } from "./solver.ts";
import { emptyFacts, type Entity, type ModuleState, preludePath } from "./state.ts";
import type { CapabilityRow, DefinitionId, FailureRow, NeuroDefinition, Type } from "./types.ts";

/** A variable with the type that it is known to have at the place. */
export interface Local {
  readonly binding: Binding;
  readonly type: Type;
}

export interface MemberField {
  readonly name: string;
  readonly type: Type;
  readonly resolution: Resolution;
}

/** A neuro that can be called with a dot. */
export interface Method {
  readonly definition: NeuroDefinition;
  /** What the call gives, as far as the receiver tells. */
  readonly result: Type;
  /** As it is called there: what the receiver decides is put in, what it leaves open keeps its name. */
  readonly shape: Pick<NeuroDefinition, "parameters" | "result">;
  /** False of one that is found because its name is in scope. */
  readonly home: boolean;
}

/** What can stand after the dot. */
export interface Members {
  readonly type: Type;
  readonly fields: readonly MemberField[];
  readonly methods: readonly Method[];
}

export interface Probe {
  /** Of the nodes of the item that was checked. */
  readonly facts: Facts;
  /** What the place asks for; what is not decided there fits everything, as what is in error. */
  readonly expected: Type | undefined;
  /** The nearest first. */
  readonly locals: readonly Local[];
  /** If the node is a member access on a value. */
  readonly members: Members | undefined;
  /** Of what an optional value holds, which `?.` reaches. */
  readonly held: Members | undefined;
  /** What the body does, if the item is a neuro. */
  readonly body: { readonly uses: CapabilityRow; readonly fails: FailureRow } | undefined;
}

/** Takes down what is known when the check of a body reaches the node. */
export class Watch {
  readonly node: tree.Node;
  expected: Type | undefined;
  locals: Local[] = [];
  members: Members | undefined;
  held: Members | undefined;

  constructor(node: tree.Node) {
    this.node = node;
  }

  reaches(body: Body, expression: tree.Expression, expected: Type | undefined): void {
    if (expression !== this.node) return;
    const locals = body.locals().map((binding) => ({
      binding,
      type: narrowed(body, placeOf(body, nameNode(binding.name)), binding.type),
    }));
    body.whenSolved(() => {
      this.expected = expected && body.solver.resolve(expected, errorType);
      this.locals = locals.map(({ binding, type }) => ({
        binding,
        type: body.solver.resolve(type),
      }));
    });
  }

  opens(body: Body, expression: tree.MemberAccess, object: Type): void {
    if (expression !== this.node) return;
    const fields = fieldsOf(body, expression, object);
    const inner = object.kind === "optional" ? body.solver.prune(object.inner) : undefined;
    const innerFields = inner && fieldsOf(body, expression, inner);
    body.whenSolved(() => {
      this.members = membersOf(body, object, fields);
      this.held = inner && membersOf(body, inner, innerFields!);
    });
  }
}

/** Checks an item of a tree that resembles the module's. `item` is what `node` stands in. */
export function probe(
  program: CheckedProgram,
  path: string,
  source: SourceFile,
  root: tree.Module,
  item: tree.Item,
  node: tree.Node,
): Probe | undefined {
  const watch = new Watch(node);
  const state = stateWith(program, path, source, root, item, watch);
  if (state === undefined) return undefined;
  const [working, module] = state;
  const body = checkItem(working, module, item);
  const { expected, locals, members, held } = watch;
  return { facts: module.facts, expected, locals, members, held, body };
}

function checkItem(program: Program, module: ModuleState, item: tree.Item): Probe["body"] {
  if (item.kind === "Test") checkTest(program, module, item);
  if (!("name" in item) || item.kind === "Test") return undefined;
  const id: DefinitionId = `${module.input.path}#${item.name.text}`;
  if (item.kind === "ModuleLet") checkLet(program, module, id, item);
  if (item.kind === "RecordDeclaration" || item.kind === "SumDeclaration")
    checkFieldDefaults(program, module, item);
  if (item.kind !== "Neuro") return undefined;
  const definition = program.definition(id);
  return definition?.kind === "neuro" ? checkNeuro(program, module, definition, item) : undefined;
}

/** The program as it was checked, but for the item, in a state that nobody else sees. */
function stateWith(
  checked: CheckedProgram,
  path: string,
  source: SourceFile,
  root: tree.Module,
  item: tree.Item,
  watch: Watch,
): readonly [Program, ModuleState] | undefined {
  const program = new Program(undefined, () => []);
  for (const [each, module] of checked.modules) {
    const state = recall(module)?.state;
    if (state !== undefined)
      program.modules.set(each, { ...state, problems: [], mentioned: new Set() });
  }
  const before = program.modules.get(path);
  if (before === undefined) return undefined;
  for (const [id, definition] of checked.definitions) program.definitions.set(id, definition);
  for (const id of checked.failures) program.failures.add(id);
  const names = new Map(before.names);
  const declarations = new Map(before.declarations);
  const definitions = new Map(before.definitions);
  if ("name" in item && item.kind !== "Test") {
    const name = item.name.text;
    const id: DefinitionId = `${path}#${name}`;
    names.set(name, { kind: "definition", id, imported: undefined });
    // The value of a module is not found again for itself.
    if (item.kind !== "ModuleLet") {
      declarations.set(id, item);
      definitions.delete(name);
      program.definitions.delete(id);
    }
  }
  const input = { ...before.input, source, tree: root };
  const facts = emptyFacts();
  const module = { ...before, input, names, declarations, definitions, facts, watch };
  program.modules.set(path, module);
  return [program, module];
}

/** An expression that only says a name. */
function nameNode(name: string): tree.Identifier {
  return { kind: "Identifier", start: 0, end: 0, name, typeArguments: [] };
}

// ── Members

function fieldsOf(body: Body, at: tree.MemberAccess, object: Type): readonly MemberField[] {
  return fieldNames(body, object).flatMap((text): MemberField[] => {
    const asked = { ...at, name: { ...at.name, text } };
    const type = fieldOf(body, asked, object);
    const resolution = body.facts.resolutions.get(asked);
    return type === undefined || resolution === undefined ? [] : [{ name: text, type, resolution }];
  });
}

/** Names of which `fieldOf` knows whether they are fields here. */
function fieldNames(body: Body, type: Type): readonly string[] {
  const failure = ["message", "code", "cause"];
  if (type.kind !== "named") return [...builtinFields(type).keys(), ...failure];
  const names = groupsOf(type).map(({ name }) => name);
  const definition = body.program.definition(type.definition);
  if (definition?.kind === "record") names.push(...definition.fields.map(({ name }) => name));
  if (definition?.kind === "sum")
    for (const { fields } of definition.variants)
      names.push(...(fields ?? []).map(({ name }) => name));
  if (definition?.kind === "opaque") names.push("value");
  return [...new Set([...names, ...failure])];
}

function membersOf(body: Body, object: Type, fields: readonly MemberField[]): Members {
  const type = body.solver.resolve(object);
  return {
    type,
    fields: fields.map((field) => ({ ...field, type: body.solver.resolve(field.type) })),
    methods: methodsFor(body, type),
  };
}

function methodsFor(body: Body, type: Type): readonly Method[] {
  // Of a value in error everything could be said.
  if (type.kind === "error" || type.kind === "variable") return [];
  const found = new Map<string, Method>();
  const add = (name: string, id: DefinitionId, home: boolean): void => {
    if (found.has(name)) return;
    const definition = body.program.definition(id);
    const method =
      definition?.kind === "neuro" ? methodOn(body, definition, type, home) : undefined;
    if (method !== undefined) found.set(name, method);
  };
  const home = body.program.modules.get(homeModule(type) ?? "");
  if (home === body.module) {
    for (const id of home.declarations.keys()) add(id.slice(id.lastIndexOf("#") + 1), id, true);
  } else for (const [name, id] of home?.exports ?? []) add(name, id, true);
  for (const [name, entity] of namesOf(body.program.modules, body.module))
    if (entity.kind === "definition") add(name, entity.id, false);
  return [...found.values()];
}

/** The neuro as it is called on the receiver; undefined if it does not take it. */
function methodOn(
  body: Body,
  definition: NeuroDefinition,
  receiver: Type,
  home: boolean,
): Method | undefined {
  const first = definition.parameters[0]?.type;
  if (first === undefined || !takesReceiver(body, definition, receiver)) return undefined;
  const { substitution } = instantiate(body, definition, body.module.input.tree);
  if (!body.solver.fits(receiver, substitute(first, definition.id, substitution))) return undefined;
  const decided = new Map<string, Type>();
  for (const { name, bounds } of definition.typeParameters) {
    const type = substitution.types.get(name);
    const known = type && body.solver.resolve(type);
    if (known === undefined || known.kind === "variable") continue;
    if (!bounds.every((bound) => body.has(known, bound))) return undefined;
    decided.set(name, known);
  }
  const shown: Substitution = { types: decided, uses: new Map(), fails: new Map() };
  const put = (type: Type): Type => substitute(type, definition.id, shown);
  return {
    definition,
    result: body.solver.resolve(substitute(definition.result, definition.id, substitution)),
    shape: {
      parameters: definition.parameters.map((each) => ({ ...each, type: put(each.type) })),
      result: put(definition.result),
    },
    home,
  };
}

// ── Names of modules

/** What the names at the top of a module mean; those of the prelude last. */
export function namesIn(program: CheckedProgram, path: string): ReadonlyMap<string, Entity> {
  const states = new Map<string, ModuleState>();
  for (const each of [path, preludePath]) {
    const module = program.modules.get(each);
    const state = module && recall(module)?.state;
    if (state !== undefined) states.set(each, state);
  }
  const state = states.get(path);
  return state === undefined ? new Map() : namesOf(states, state);
}

function namesOf(
  modules: ReadonlyMap<string, ModuleState>,
  { names }: ModuleState,
): ReadonlyMap<string, Entity> {
  const all = new Map(names);
  for (const [name, id] of modules.get(preludePath)?.exports ?? [])
    if (!all.has(name)) all.set(name, { kind: "definition", id, imported: undefined });
  return all;
}

/** What a module exports, re-exports included. */
export function exportsOf(module: CheckedModule): ReadonlyMap<string, DefinitionId> {
  return recall(module)?.state.exports ?? new Map();
}
