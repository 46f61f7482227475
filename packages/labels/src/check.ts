/** The way in: finds the labels of every body that labels can reach, and what must not be so. Pure; never throws. */

import { atOnce, type Binding, type CheckedProgram, type DefinitionId } from "@neuro-lang/checker";
import type { Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { type Asked, moduleOf } from "./asked.ts";
import { neuroBody, testProblems, valueProblems } from "./bodies.ts";
import type { Body } from "./body.ts";
import type { Declared } from "./declared.ts";
import {
  type LabelledEffect,
  labelledEffects,
  type LabelledVariable,
  labelledVariables,
  neuroProblems,
} from "./demands.ts";
import { inferred, isSameWithWays, unsaidOf } from "./inferred.ts";
import type { Layer } from "./layers.ts";
import { groupsOf } from "./groups.ts";
import { type Kept, Memory } from "./memory.ts";
import { type FindSource, neuroOf, Program } from "./program.ts";
import { reachedByLabels } from "./relevant.ts";
import { shownOf, type Unsaid } from "./shown.ts";
import { type Unit, unitsOf } from "./units.ts";

export interface LabelReport {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** What bodies do; of those that no label reaches, nothing is noted. */
  readonly effects: Pick<ReadonlyMap<DefinitionId, readonly LabelledEffect[]>, "get">;
  /** What is in the variables of a module's neuros; what has no label is not noted. */
  variablesIn(path: string): ReadonlyMap<Binding, LabelledVariable> | undefined;
  /** What neuros do that no signature says. */
  unsaid(): ReadonlyMap<DefinitionId, Unsaid>;
  /** What a module that labels reach shows of them to others. */
  shown(path: string): string | undefined;
}

export interface LabelOptions {
  /** The labels that a policy puts on what comes from outside. */
  readonly source?: FindSource | undefined;
  /** What an earlier check found of neuros whose bodies were not checked. */
  readonly known?: ReadonlyMap<DefinitionId, Unsaid> | undefined;
  /** An earlier check under the same policy: what was found of bodies that see nothing new is taken over. */
  readonly previous?: LabelReport | undefined;
}

const nothingFound: LabelReport = {
  problems: new Map(),
  effects: new Map(),
  variablesIn: () => undefined,
  unsaid: () => new Map(),
  shown: () => undefined,
};

const memories = new WeakMap<LabelReport, Memory>();

export function checkLabels(checked: CheckedProgram, options?: LabelOptions): LabelReport {
  return atOnce(checkLabelsInSteps(checked, options));
}

/** The same, stopping at every body: yields how many bodies were looked into so far. */
export function* checkLabelsInSteps(
  checked: CheckedProgram,
  { source, known, previous }: LabelOptions = {},
): Generator<number, LabelReport> {
  const reached = reachedByLabels(checked, source !== undefined);
  if (reached.size === 0) return nothingFound;
  // What is known of other bodies belongs to one check.
  const before = previous === undefined || known !== undefined ? undefined : memories.get(previous);
  const program = new Program(checked, { source, known, before: before?.program });
  const memory = new Memory(program, reached, before);
  const check = new Check(program, memory);
  yield* check.run(reached);
  memory.close();
  const report: LabelReport = {
    problems: check.problems,
    effects: { get: (id) => memory.effectsIn(moduleOf(id))?.get(id) },
    variablesIn: (path) => memory.variablesIn(path),
    unsaid: () => unsaidIn(program, reached),
    shown: (path) =>
      reached.has(path)
        ? shownOf(checked.modules.get(path)!, [...unsaidIn(program, [path])])
        : undefined,
  };
  memories.set(report, memory);
  return report;
}

function unsaidIn(program: Program, paths: Iterable<string>): Map<DefinitionId, Unsaid> {
  const neuros = declaredIn(program, paths).flatMap((each) => neuroOf(each) ?? []);
  return new Map(neuros.flatMap((neuro) => unsaidOf(program, neuro)));
}

function declaredIn(program: Program, paths: Iterable<string>): readonly Declared[] {
  return [...paths].flatMap((path) => [...program.modules.get(path)!.byId.values()]);
}

class Check {
  readonly problems = new Map<string, Problem[]>();
  readonly #program: Program;
  readonly #memory: Memory;
  /** Of the modules that are looked into. */
  #bodies: ReadonlyMap<string, Map<tree.Item, Kept>> = new Map();

  constructor(program: Program, memory: Memory) {
    this.#program = program;
    this.#memory = memory;
  }

  *run(reached: ReadonlySet<string>): Generator<number, void> {
    let count = 0;
    for (const modules of this.#program.layers) {
      const layer = modules.filter((path) => reached.has(path));
      if (layer.every((path) => this.#memory.isCalm(path)))
        for (const path of layer) this.#memory.takeOver(path);
      else for (const bodies of this.#findIn(layer)) yield (count += bodies);
    }
  }

  /** What modules that see each other say; what they see besides is known. Yields how many bodies are looked into next. */
  *#findIn(layer: Layer): Generator<number, void> {
    const bodies = new Map(layer.map((path) => [path, new Map<tree.Item, Kept>()]));
    this.#bodies = bodies;
    const units = unitsOf(this.#program, layer);
    const open = new Map(units.flatMap((unit) => (unit.open ? [[unit.item, unit]] : [])));
    const groups = open.size === 0 ? [] : groupsOf(declaredIn(this.#program, layer));
    for (const { members, recursive } of groups) {
      const group = members.flatMap(({ item }) => open.get(item) ?? []);
      if (group.length === 0 || this.#takeOver(group)) continue;
      yield group.length;
      this.#settle(group, recursive);
    }
    for (const unit of units) {
      if (unit.open || this.#takeOver([unit])) continue;
      yield 1;
      this.#lookInto(unit);
    }
    for (const [path, found] of bodies) this.#memory.keep(path, found);
  }

  /** True if all that was found of these before is still so. */
  #takeOver(units: readonly Unit[]): boolean {
    const group = units.map(({ item }) => item);
    const found = units.flatMap((unit) => this.#memory.stillSo(unit, group) ?? []);
    if (found.length < units.length) return false;
    for (const [index, unit] of units.entries()) this.#enter(unit, found[index]!);
    return true;
  }

  /** Neuros that call each other, until nothing grows. */
  #settle(units: readonly Unit[], recursive: boolean): void {
    const group = units.map(({ item }) => item);
    let found: {
      readonly unit: Unit;
      readonly body: Body;
      readonly variables: ReadonlyMap<Binding, LabelledVariable>;
      readonly asked: Asked;
    }[] = [];
    for (let grows = true; grows;) {
      grows = false;
      found = units.map((unit) => {
        const neuro = unit.neuro!;
        const { value, asked } = this.#program.asking(() => {
          const body = neuroBody(this.#program, neuro);
          return { body, variables: labelledVariables(body) };
        });
        if (this.#program.learn(neuro, inferred(value.body))) grows = recursive;
        return { unit, ...value, asked };
      });
    }
    for (const { unit, body, variables, asked } of found) {
      asked.leaveOut(units.map(({ neuro }) => neuro!.definition.id));
      const now = this.#program.inferred(unit.neuro!);
      const earlier = this.#memory.earlier(unit.neuro!);
      // Who hangs on it knows it by identity.
      const same = earlier !== undefined && isSameWithWays(earlier, now) ? earlier : now;
      if (same !== earlier) this.#memory.stir(unit.module.path);
      const problems = neuroProblems(body, unit.neuro!);
      const effects = labelledEffects(body);
      const clean = problems.length === 0;
      const { code, written } = unit;
      this.#report(unit, problems);
      this.#enter(unit, { written, code, clean, asked, inferred: same, effects, variables, group });
    }
  }

  /** Something of which signatures say all that others must know. */
  #lookInto(unit: Unit): void {
    const { code, item, module, neuro, written } = unit;
    const { value, asked } = this.#program.asking(() => {
      if (item.kind === "Test") return { problems: testProblems(this.#program, module, item) };
      if (neuro === undefined) return { problems: valueProblems(this.#program, module, item) };
      const body = neuroBody(this.#program, neuro);
      return {
        problems: neuroProblems(body, neuro),
        effects: labelledEffects(body),
        variables: labelledVariables(body),
      };
    });
    const { effects, problems, variables } = value;
    const clean = problems.length === 0;
    this.#report(unit, problems);
    const group = [item];
    this.#enter(unit, {
      written,
      code,
      clean,
      asked,
      inferred: undefined,
      effects,
      variables,
      group,
    });
  }

  #report({ module: { path } }: Unit, found: readonly Problem[]): void {
    if (found.length === 0) return;
    const known = this.problems.get(path);
    if (known === undefined) this.problems.set(path, [...found]);
    else known.push(...found);
  }

  #enter({ item, module: { path }, neuro }: Unit, kept: Kept): void {
    if (neuro !== undefined && kept.inferred !== undefined)
      this.#program.learn(neuro, kept.inferred);
    this.#bodies.get(path)!.set(item, kept);
  }
}
