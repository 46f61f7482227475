/**
 * Bodies of an edited module whose text is as it was: their facts are carried over to the nodes of the new tree. That is sound as
 * long as nothing that a body can see of its module or of others is different, which `reuseOf` makes sure of.
 */

import type * as tree from "@neuro-lang/parser";
import { nodeChildren } from "@neuro-lang/parser";
import type { Binding, CallFact, Resolution } from "./program.ts";
import { type ModuleState, spanOf } from "./state.ts";
import type { Definition, DefinitionId } from "./types.ts";

/** What checking one body came to, beside its facts. */
export interface Unit {
  readonly item: tree.Item;
  readonly clean: boolean;
  readonly mentioned: Set<string>;
}

/** What a check leaves for the next one to start from. */
export interface Trace {
  readonly state: ModuleState;
  /** As declared, before rows were inferred. */
  readonly declared: Definition[];
  /** Which of its types are failures. */
  failures: string;
  /** By definition, tests by their text. */
  readonly units: Map<DefinitionId, Unit>;
}

export function newTrace(state: ModuleState): Trace {
  return { state, declared: [], failures: "", units: new Map() };
}

/** Runs the check of one body and notes in the trace what it mentions and whether it has problems. */
export function traced<T>(
  trace: Trace,
  key: string,
  item: tree.Item,
  action: () => T,
  isClean: (result: T) => boolean,
): T {
  const { mentioned, problems } = trace.state;
  const reported = problems.length;
  const outer = [...mentioned];
  mentioned.clear();
  const earlier = trace.units.get(key);
  const result = action();
  trace.units.set(key, {
    item,
    clean: isClean(result) && problems.length === reported,
    mentioned: new Set([...(earlier?.mentioned ?? []), ...mentioned]),
  });
  for (const name of outer) mentioned.add(name);
  return result;
}

export function testKey(module: ModuleState, test: tree.Test): string {
  return `test ${textOf(module, test)}`;
}

function textOf(module: ModuleState, item: tree.Node): string {
  return module.input.source.text.slice(item.start, item.end);
}

/** Takes bodies over from an earlier check of the module. */
export class Reuse {
  readonly #before: Trace;
  readonly #now: Trace;

  constructor(before: Trace, now: Trace) {
    this.#before = before;
    this.#now = now;
  }

  /** What was known of the definition, rows and inferred types included. */
  earlier(name: string): Definition | undefined {
    return this.#before.state.definitions.get(name);
  }

  /** Takes over the facts of the body if its text is as it was and it had no problem; true if it did. */
  take(key: string, item: tree.Item): boolean {
    const unit = this.#before.units.get(key);
    if (unit?.clean !== true) return false;
    if (textOf(this.#before.state, unit.item) !== textOf(this.#now.state, item)) return false;
    const pairs = new Map<tree.Node, tree.Node>();
    if (!pair(unit.item, item, pairs)) return false;
    carry(this.#before.state, this.#now.state, pairs);
    for (const name of unit.mentioned) this.#now.state.mentioned.add(name);
    this.#now.units.set(key, { ...unit, item });
    return true;
  }
}

/** What of the module's earlier check can be taken over; undefined if its bodies may see something else than before. */
export function reuseOf(before: Trace, now: Trace): Reuse | undefined {
  const old = before.state;
  const fresh = now.state;
  if (headText(old) !== headText(fresh) || before.failures !== now.failures) return undefined;
  const { imports } = old.input;
  if (imports.size !== fresh.input.imports.size) return undefined;
  for (const [specifier, path] of fresh.input.imports)
    if (imports.get(specifier) !== path) return undefined;
  if (JSON.stringify(before.declared) !== JSON.stringify(now.declared)) return undefined;
  return new Reuse(before, now);
}

/** Imports and module values, which every body may depend on. */
function headText(module: ModuleState): string {
  const texts: string[] = [];
  for (const item of module.input.tree.items) {
    if (
      item.kind === "Import" ||
      item.kind === "Reexport" ||
      item.kind === "ModuleLet" ||
      item.kind === "ErrorItem"
    ) {
      texts.push(textOf(module, item));
    }
  }
  return texts.join("\n");
}

type Fields = Readonly<Record<string, tree.Node | readonly tree.Node[] | undefined>>;

/** Pairs the nodes of two trees of one shape; false if they differ. */
function pair(from: tree.Node, to: tree.Node, pairs: Map<tree.Node, tree.Node>): boolean {
  if (from.kind !== to.kind) return false;
  pairs.set(from, to);
  for (const key of nodeChildren.get(from.kind) ?? []) {
    const left = (from as unknown as Fields)[key];
    const right = (to as unknown as Fields)[key];
    if (left === undefined || right === undefined) {
      if (left !== right) return false;
      continue;
    }
    const lefts = Array.isArray(left) ? (left as readonly tree.Node[]) : [left as tree.Node];
    const rights = Array.isArray(right) ? (right as readonly tree.Node[]) : [right as tree.Node];
    if (lefts.length !== rights.length) return false;
    if (!lefts.every((each, index) => pair(each, rights[index]!, pairs))) return false;
  }
  return true;
}

function carry(
  before: ModuleState,
  now: ModuleState,
  pairs: ReadonlyMap<tree.Node, tree.Node>,
): void {
  const bindings = new Map<Binding, Binding>();
  const { facts: from } = before;
  const { facts: to } = now;
  const other = <T extends tree.Node>(node: T): T => (pairs.get(node) ?? node) as T;
  for (const [old, node] of pairs) {
    const binding = from.bindings.get(old as tree.Name);
    if (binding === undefined) continue;
    let copy = bindings.get(binding);
    if (copy === undefined) {
      copy = { ...binding, span: spanOf(now, node) };
      bindings.set(binding, copy);
    }
    to.bindings.set(node as tree.Name, copy);
  }
  const resolution = (old: Resolution): Resolution =>
    old.kind === "local"
      ? { kind: "local", binding: bindings.get(old.binding) ?? old.binding }
      : old;
  const call = (old: CallFact): CallFact => ({
    ...old,
    receiver: old.receiver === undefined ? undefined : other(old.receiver),
    arguments: old.arguments.map((argument) =>
      argument === undefined ? undefined : other(argument),
    ),
  });
  for (const [old, node] of pairs) {
    move(from.types, to.types, old, node);
    move(from.patternTypes, to.patternTypes, old, node);
    move(from.typeExpressions, to.typeExpressions, old, node);
    move(from.aliases, to.aliases, old, node);
    move(from.resolutions, to.resolutions, old, node, resolution);
    move(from.calls, to.calls, old, node, call);
    move(from.records, to.records, old, node);
    move(from.patterns, to.patterns, old, node);
    move(from.lambdas, to.lambdas, old, node);
    move(from.failures, to.failures, old, node);
    move(from.passedOn, to.passedOn, old, node);
  }
}

function move<N extends tree.Node, F>(
  from: ReadonlyMap<N, F>,
  to: Map<N, F>,
  old: tree.Node,
  node: tree.Node,
  change: (fact: F) => F = (fact) => fact,
): void {
  const fact = from.get(old as N);
  if (fact !== undefined) to.set(node as N, change(fact));
}
