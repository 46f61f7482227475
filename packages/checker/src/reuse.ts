/**
 * Bodies of an edited module whose text is as it was: what was found of them stays, as long as nothing that they can see of
 * their module is different; a module that sees something else of others is not asked. The facts of the module before become those of
 * the module after: nodes that are still there keep theirs, the same text in other nodes has them carried over.
 */

import type * as tree from "@neuro-lang/parser";
import { forEachChild, forEachPair } from "@neuro-lang/parser";
import type { Binding, CallFact, Facts, Resolution } from "./program.ts";
import { type Declared, declaredParts } from "./kept-declarations.ts";
import { forgetUses } from "./let-cycles.ts";
import { emptyFacts, type ModuleState } from "./state.ts";
import { definitionText } from "./summaries.ts";
import { Changes, type Surroundings } from "./surroundings.ts";
import type { Definition, DefinitionId } from "./types.ts";

/** What checking one body came to, beside its facts. */
export interface Unit {
  readonly item: tree.Item;
  readonly text: string;
  readonly clean: boolean;
  readonly mentioned: Set<string>;
}

/** What a check leaves for the next one to start from. */
export interface Trace {
  /** What the check before it left, as far as it is still true of the facts that both share. */
  earlier: Map<DefinitionId, Unit> | undefined;
  readonly state: ModuleState;
  surroundings: Surroundings;
  /** The types that its bodies raise by name. */
  raised: ReadonlySet<DefinitionId>;
  /** By definition, tests by their text and by which of those with that text they are. */
  readonly units: Map<DefinitionId, Unit>;
  /** What its declarations came to, those with problems left out. */
  readonly declared: Map<DefinitionId, Declared>;
  /** Declarations that were taken over, so that what was found of their types is among the facts of the check before. */
  readonly kept: Set<tree.Item>;
}

export function newTrace(state: ModuleState): Trace {
  return {
    earlier: undefined,
    state,
    surroundings: { common: "", names: new Map() },
    raised: new Set(),
    units: new Map(),
    declared: new Map(),
    kept: new Set(),
  };
}

const codes = new WeakMap<tree.Item, object>();

/**
 * The same object for as long as all that was found of the item's code is as it was; undefined of an item whose code was not
 * looked at, or is looked at anew in every check of its module.
 */
export function codeOf(item: tree.Item): object | undefined {
  return codes.get(item);
}

/** Runs the check of one body and notes in the trace what it mentions and whether it has problems. */
export function traced<T>(
  trace: Trace,
  key: string,
  item: tree.Item,
  action: () => T,
  isClean: (result: T) => boolean,
): T {
  const { mentioned, problems, silenced } = trace.state;
  const reported = problems.length;
  const outer = [...mentioned];
  mentioned.clear();
  const earlier = trace.units.get(key);
  codes.set(item, {});
  // Should this check be let go, its facts are not those of the check before.
  trace.earlier?.delete(key);
  trace.state.silenced = false;
  const result = action();
  forgetUses(item);
  trace.units.set(key, {
    item,
    text: textOf(trace.state, item),
    // What was not said because of another part has to be said once that part is mended.
    clean: isClean(result) && problems.length === reported && !trace.state.silenced,
    mentioned: new Set([...(earlier?.mentioned ?? []), ...mentioned]),
  });
  for (const name of outer) mentioned.add(name);
  trace.state.silenced ||= silenced;
  return result;
}

/** Of tests with the same text each has its own key: `known` has how many there were of each. */
export function testKey(module: ModuleState, test: tree.Test, known: Map<string, number>): string {
  const text = textOf(module, test);
  const count = known.get(text) ?? 0;
  known.set(text, count + 1);
  return `test ${count} ${text}`;
}

function textOf(module: ModuleState, item: tree.Node): string {
  return module.input.source.text.slice(item.start, item.end);
}

/** Takes bodies over from an earlier check of the module, whose facts are those of this one now. */
export class Reuse {
  readonly #earlier: ReadonlyMap<string, Definition>;
  readonly #units: ReadonlyMap<string, Unit>;
  /** Of nodes that are gone; their text may stand in others. */
  readonly #gone: Facts;
  /** What was found of declarations, before any body was looked into. */
  readonly #fresh: Facts;
  readonly #now: Trace;
  readonly #changes: Changes;
  /** Items whose facts are among those that are gone. */
  readonly #released = new Set<tree.Item>();

  constructor(before: Trace, now: Trace) {
    this.#earlier = before.state.definitions;
    this.#units = new Map(before.units);
    this.#now = now;
    this.#changes = new Changes(before.surroundings, now.surroundings, now.state, this.#earlier);
    this.#fresh = now.state.facts;
    this.#gone = adopt(before, now);
    now.earlier = before.units;
    // An item that is there as before may be the second one that is called so now: nobody looks at it any more.
    for (const [key, { item }] of this.#units)
      if (item.kind !== "Test" && now.state.declarations.get(key) !== item)
        this.#release(key, item);
  }

  /** What was known of the definition, rows and inferred types included. */
  earlier(name: string): Definition | undefined {
    return this.#earlier.get(name);
  }

  /** Notes what was found of a definition now: if that is something else than before, others see it. */
  found(definition: Definition): void {
    const earlier = this.#earlier.get(definition.name);
    if (earlier === undefined || definitionText(earlier) !== definitionText(definition))
      this.changed(definition.name);
  }

  /** Notes that a name may stand for something else than before. */
  changed(name: string): void {
    this.#changes.add(name);
  }

  /** Lets go of what was found of a body that is looked into again. */
  letGo(item: tree.Item): void {
    const { facts } = this.#now.state;
    const old = emptyFacts();
    moveFacts(item, facts, old);
    copyDeclared(item, this.#now.kept.has(item) ? old : this.#fresh, facts);
  }

  /** Takes over the facts of the body if it is as it was, sees what it saw and had no problem; true if it did. */
  take(key: string, item: tree.Item): boolean {
    const unit = this.#units.get(key);
    if (unit?.clean !== true) return false;
    if (unit.item !== item && !this.#released.has(unit.item)) this.#release(key, unit.item);
    if (!this.#changes.isUntouched(item)) {
      if (unit.item === item) this.letGo(item);
      return false;
    }
    if (this.#released.has(unit.item) && !this.#carried(unit, item)) return false;
    for (const name of unit.mentioned) this.#now.state.mentioned.add(name);
    this.#now.units.set(key, { ...unit, item });
    return true;
  }

  #release(key: string, item: tree.Item): void {
    this.#released.add(item);
    // Should this check be let go, the one after it finds nothing there.
    this.#now.earlier?.delete(key);
    moveFacts(item, this.#now.state.facts, this.#gone);
  }

  #carried(unit: Unit, item: tree.Item): boolean {
    const { state } = this.#now;
    const pairs = new Map<tree.Node, tree.Node>();
    const isPaired =
      unit.text === textOf(state, item) &&
      forEachPair(unit.item, item, (from, to) => pairs.set(from, to));
    if (!isPaired) return false;
    carry(this.#gone, state.facts, pairs);
    codes.set(item, {});
    return true;
  }
}

/** What of the module's earlier check can be taken over; undefined if every body may see something else than before. */
export function reuseOf(before: Trace, now: Trace): Reuse | undefined {
  if (before.surroundings.common === now.surroundings.common) return new Reuse(before, now);
  for (const item of now.kept) copyDeclared(item, before.state.facts, now.state.facts);
  return undefined;
}

/** Items whose facts may be among these: also those of a check that was let go. */
const holders = new WeakMap<Facts, ReadonlySet<tree.Item>>();

/**
 * Makes the facts of the module before those of the module now, without what is gone, which it gives, and what has to be found
 * again. The earlier check keeps nothing that it could give away a second time.
 */
function adopt(before: Trace, now: Trace): Facts {
  const { facts } = before.state;
  const fresh = now.state.facts;
  const items = new Set(now.state.input.tree.items);
  const gone = emptyFacts();
  for (const item of holders.get(facts) ?? before.state.input.tree.items)
    if (!items.has(item)) moveFacts(item, facts, gone);
  const taken = new Set<tree.Item>();
  for (const [key, { item, clean }] of before.units) {
    if (!items.has(item)) before.units.delete(key);
    else if (clean) taken.add(item);
  }
  for (const item of items) {
    if (taken.has(item)) continue;
    const isKept = now.kept.has(item);
    // All that is known of a type was found when it was declared.
    if (isKept && item.kind !== "Neuro") continue;
    const old = emptyFacts();
    moveFacts(item, facts, old);
    if (isKept) copyDeclared(item, old, facts);
  }
  for (const [id, { declaration }] of before.declared)
    if (!now.kept.has(declaration)) before.declared.delete(id);
  for (const key of factKeys) for (const [node, fact] of fresh[key]) set(facts, key, node, fact);
  holders.set(facts, items);
  now.state.facts = facts;
  return gone;
}

const factKeys = Object.keys(emptyFacts()) as (keyof Facts)[];

function moveFacts(item: tree.Item, from: Facts, to: Facts): void {
  forEachFact(item, from, (key, node, fact) => {
    set(to, key, node, fact);
    from[key].delete(node as never);
  });
}

/** What was found of a declaration before any body was looked into. */
function copyDeclared(item: tree.Item, from: Facts, to: Facts): void {
  for (const part of declaredParts(item))
    forEachFact(part, from, (key, node, fact) => set(to, key, node, fact));
}

function forEachFact(
  item: tree.Node,
  facts: Facts,
  visit: (key: keyof Facts, node: tree.Node, fact: unknown) => void,
): void {
  const open: tree.Node[] = [item];
  const push = (child: tree.Node): void => {
    open.push(child);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const key of factKeys) {
      const fact: unknown = facts[key].get(node as never);
      if (fact !== undefined) visit(key, node, fact);
    }
    forEachChild(node, push);
  }
}

function set(facts: Facts, key: keyof Facts, node: tree.Node, fact: unknown): void {
  (facts[key] as Map<tree.Node, unknown>).set(node, fact);
}

function carry(from: Facts, to: Facts, pairs: ReadonlyMap<tree.Node, tree.Node>): void {
  const bindings = new Map<Binding, Binding>();
  const other = <T extends tree.Node>(node: T): T => (pairs.get(node) ?? node) as T;
  for (const [old, node] of pairs) {
    const binding = from.bindings.get(old as tree.Name);
    if (binding === undefined) continue;
    let copy = bindings.get(binding);
    if (copy === undefined) {
      copy = { ...binding, declared: other(binding.declared) };
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
