/**
 * What `main` reaches: every call of the standard library or of foreign code that needs a capability, every neuro that takes
 * labels off. Found breadth first from `main`, so that the chain of calls that is shown is a shortest one.
 */

import type { Binding, CheckedModule, DefinitionId } from "@neuro-lang/checker";
import { covers } from "@neuro-lang/checker";
import type { Label as Place, Span } from "@neuro-lang/diagnostics";
import {
  bottom,
  has,
  type Label,
  type LabelledEffect,
  type LabelReport,
  top,
} from "@neuro-lang/labels";
import type * as tree from "@neuro-lang/parser";
import type { Calls, Target } from "./calls.ts";
import type { Known } from "./constants.ts";
import { grantedByDefault } from "./policy.ts";
import type { Holder, Site } from "./sites.ts";

/** One call on the way from `main`. */
export interface Step {
  readonly caller: string;
  readonly callee: string;
  /** False where the neuro is handed on as a value. */
  readonly called: boolean;
  readonly span: Span;
}

/** A call that needs a capability. */
export interface Sink {
  readonly capability: string;
  /** What is called, of the standard library or foreign. */
  readonly callee: DefinitionId;
  /** Foreign code is not held to targets when it runs: only a rule without them allows what it does. */
  readonly foreign: boolean;
  readonly span: Span;
  /** The neuro is a value here: who gets it calls it. */
  readonly handedOn: boolean;
  /** Empty if the call can choose nothing. */
  readonly targets: readonly Target[];
  /** How private what goes there is, and on whose word. */
  readonly label: Label;
  /** How a part of the label came there. */
  readonly way: (part: Label) => readonly Place[];
  /** The calls from `main` to here. */
  readonly chain: readonly Step[];
}

/** A neuro that takes labels off what it gives back. */
export interface Taker {
  readonly id: DefinitionId;
  readonly declaration: tree.Neuro;
  /** Its name; for one of the standard library, where the program relies on it. */
  readonly span: Span;
  readonly chain: readonly Step[];
}

export interface Reach {
  readonly sinks: readonly Sink[];
  readonly takers: readonly Taker[];
}

/** What the calls on the way add to a capability's label. */
interface Lift {
  readonly label: Label;
  readonly way: (part: Label) => readonly Place[];
}

/** A neuro as it is called from somewhere. */
interface Visit {
  readonly id: DefinitionId;
  /** Constant arguments, by the parameter's index. */
  readonly texts: ReadonlyMap<number, string>;
  /** By capability. */
  readonly lifts: ReadonlyMap<string, Lift>;
  readonly chain: readonly Step[];
}

/** A neuro that is called with more different constants than this is looked at without them. */
const mostTexts = 50;

export function reachOf(calls: Calls, labels: LabelReport, main: DefinitionId): Reach {
  const sinks = new Map<string, Sink>();
  const takers = new Map<DefinitionId, Taker>();
  const seen = new Map<DefinitionId, Set<string>>();
  const queue: Visit[] = [];
  const enter = (visit: Visit): void => {
    const known = seen.get(visit.id) ?? new Set();
    seen.set(visit.id, known);
    const texts = known.size > mostTexts ? new Map<number, string>() : visit.texts;
    const key = keyOf(texts, visit.lifts);
    if (known.has(key)) return;
    known.add(key);
    queue.push({ ...visit, texts });
  };
  enter({ id: main, texts: new Map(), lifts: new Map(), chain: [] });
  // The queue grows while it is walked.
  for (const visit of queue) {
    const declared = calls.sites.declared(visit.id);
    if (declared === undefined) continue;
    const { module, declaration } = declared;
    if (declaration.kind === "Neuro" && takesLabelsOff(declaration) && !takers.has(visit.id)) {
      const { start, end } = declaration.name;
      const span = { file: module.path, start, end };
      takers.set(visit.id, { id: visit.id, declaration, span, chain: visit.chain });
    }
    const known = knownIn(module, declaration, visit.texts);
    const effects = labels.effects.get(visit.id) ?? [];
    for (const site of calls.sites.of(visit.id)) {
      if (calls.isOutermost(site.callee)) {
        for (const sink of sinksOf(calls, module, site, known, effects, visit)) {
          const key = `${sink.span.file} ${sink.span.start} ${sink.capability} ${sink.targets.join("\n")}`;
          const before = sinks.get(key);
          if (before === undefined || (sink.label & ~before.label) !== 0)
            sinks.set(key, before === undefined ? sink : together(before, sink));
        }
      }
      if (site.callee.startsWith("neuro:")) {
        const taker = standardTaker(calls, module, site, visit);
        if (taker !== undefined && !takers.has(taker.id)) takers.set(taker.id, taker);
      } else {
        enter(visitOf(calls, module, site, known, effects, visit));
      }
    }
  }
  return { sinks: [...sinks.values()], takers: [...takers.values()] };
}

function takesLabelsOff({ signature }: tree.Neuro): boolean {
  return signature.endorses || signature.declassifies.length > 0;
}

/** What the standard library checks before it endorses it can be trusted; what it declassifies is for the policy to say. */
function standardTaker(
  calls: Calls,
  module: CheckedModule,
  { callee, node: { start, end } }: Site,
  { chain }: Visit,
): Taker | undefined {
  const declaration = calls.sites.declared(callee)?.declaration;
  if (declaration?.kind !== "Neuro" || declaration.signature.declassifies.length === 0)
    return undefined;
  return { id: callee, declaration, span: { file: module.path, start, end }, chain };
}

function keyOf(texts: ReadonlyMap<number, string>, lifts: ReadonlyMap<string, Lift>): string {
  return JSON.stringify([
    [...texts],
    [...lifts].map(([capability, { label }]) => [capability, label]).toSorted(),
  ]);
}

function knownIn(
  module: CheckedModule,
  declaration: Holder,
  texts: ReadonlyMap<number, string>,
): Known {
  const known = new Map<Binding, string>();
  if (declaration.kind !== "Neuro") return known;
  for (const [index, text] of texts) {
    const parameter = declaration.signature.parameters[index];
    const binding = parameter === undefined ? undefined : module.facts.bindings.get(parameter.name);
    if (binding !== undefined && !binding.var) known.set(binding, text);
  }
  return known;
}

/** The same call reached twice: the labels of both ways. */
function together(before: Sink, other: Sink): Sink {
  return {
    ...before,
    label: before.label | other.label,
    way: (part) => (has(before.label, part) ? before : other).way(part),
  };
}

function sinksOf(
  calls: Calls,
  module: CheckedModule,
  site: Site,
  known: Known,
  effects: readonly LabelledEffect[],
  visit: Visit,
): readonly Sink[] {
  const { node, callee, call } = site;
  return calls.capabilitiesOf(callee).map((capability) => {
    const here = effectsAt(effects, site, capability);
    const lift = visit.lifts.get(capability);
    return {
      capability,
      callee,
      foreign: calls.isForeign(callee),
      span: { file: module.path, start: node.start, end: node.end },
      handedOn: call === undefined,
      targets: calls.targets(module, callee, call, capability, known),
      label: labelOf(here, "label") | (lift?.label ?? bottom),
      way: (part) => wayOf(here, lift, part),
      chain: visit.chain,
    };
  });
}

function visitOf(
  calls: Calls,
  module: CheckedModule,
  site: Site,
  known: Known,
  effects: readonly LabelledEffect[],
  visit: Visit,
): Visit {
  const { node, callee, call } = site;
  const texts = new Map<number, string>();
  for (const index of (call?.arguments ?? []).keys()) {
    const text = calls.argument(module, callee, call, index, known);
    if (text !== undefined) texts.set(index, text);
  }
  const lifts = new Map<string, Lift>();
  const capabilities = new Set([
    ...effects.map(({ capability }) => capability),
    ...visit.lifts.keys(),
  ]);
  for (const capability of capabilities) {
    const here = effectsAt(effects, site, capability);
    const outer = visit.lifts.get(capability);
    // Of a call in a lambda, and of a neuro as a value, all that is known is what is said where they are called.
    // Label parameters stand for something only there, too.
    const own =
      call !== undefined &&
      !hasLabelParameters(calls, callee) &&
      here.some((effect) => effect.node === node);
    const label = labelOf(here, own ? "lift" : "label") | (outer?.label ?? bottom);
    if (label !== bottom) lifts.set(capability, { label, way: (part) => wayOf(here, outer, part) });
  }
  const step: Step = {
    caller: nameOf(visit.id),
    callee: nameOf(callee),
    called: call !== undefined,
    span: { file: module.path, start: node.start, end: node.end },
  };
  return { id: callee, texts, lifts, chain: [...visit.chain, step] };
}

/** The effects that belong to a site: its own, else those of the call that it is handed to, else all that may be meant. */
function effectsAt(
  effects: readonly LabelledEffect[],
  { node }: Site,
  wanted: string,
): readonly LabelledEffect[] {
  const same = effects.filter(
    ({ capability }) => covers(capability, wanted) || covers(wanted, capability),
  );
  const own = same.filter((effect) => effect.node === node);
  if (own.length > 0) return own;
  const around = same.filter(
    (effect) => effect.node.start <= node.start && effect.node.end >= node.end,
  );
  return around.length > 0 ? around : same;
}

function hasLabelParameters(calls: Calls, callee: DefinitionId): boolean {
  const declaration = calls.sites.declared(callee)?.declaration;
  return (
    declaration?.kind === "Neuro" &&
    declaration.signature.typeParameters.some(({ sort }) => sort === "label")
  );
}

/** Without the label parameters of the neuro at hand: what they stand for, the calls on the way have added. */
function labelOf(effects: readonly LabelledEffect[], which: "label" | "lift"): Label {
  return effects.reduce((label, effect) => label | effect[which], bottom) & top;
}

function wayOf(
  here: readonly LabelledEffect[],
  lift: Lift | undefined,
  part: Label,
): readonly Place[] {
  const brought = here.find(({ label }) => has(label, part));
  if (brought !== undefined) return brought.way(part);
  return lift?.way(part) ?? [];
}

/** What the program does that is not granted to every program. */
export function capabilitiesIn({ sinks }: Reach): readonly string[] {
  const asked = sinks.map(({ capability }) => capability);
  return [...new Set(asked)].filter((name) => grantedByDefault(name) === undefined).toSorted();
}

/** What several programs reach together. */
export function reachOfAll(reaches: readonly Reach[]): Reach {
  return {
    sinks: reaches.flatMap(({ sinks }) => sinks),
    takers: reaches.flatMap(({ takers }) => takers),
  };
}

export function nameOf(id: DefinitionId): string {
  return id.slice(id.lastIndexOf("#") + 1);
}

export function moduleOf(id: DefinitionId): string {
  return id.slice(0, id.lastIndexOf("#"));
}
