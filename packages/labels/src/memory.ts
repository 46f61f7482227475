/**
 * What a check of labels leaves for the next one. What was found of a body stays as long as the body is the same and whatever was
 * asked of the program while it was looked into is answered as it was. A body with problems is looked into every time: its
 * problems say where things stand.
 */

import type { Binding, DefinitionId } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Asked } from "./asked.ts";
import type { LabelledEffect, LabelledVariable } from "./demands.ts";
import type { Inferred } from "./inferred.ts";
import type { Neuro, Program } from "./program.ts";
import type { Unit } from "./units.ts";

/** What was found of a body. */
export interface Kept {
  /** As in what is declared. */
  readonly written: object | undefined;
  readonly code: object | undefined;
  /** Found without a problem. */
  readonly clean: boolean;
  readonly asked: Asked;
  /** Undefined if signatures say all of it. */
  readonly inferred: Inferred | undefined;
  /** Undefined if it is not the body of a neuro. */
  readonly effects: readonly LabelledEffect[] | undefined;
  /** Undefined likewise. */
  readonly variables: ReadonlyMap<Binding, LabelledVariable> | undefined;
  /** It and the neuros that it was found together with, since they call each other. */
  readonly group: readonly tree.Item[];
}

/** All that was found of one module. */
interface KeptModule {
  readonly bodies: ReadonlyMap<tree.Item, Kept>;
  readonly effects: ReadonlyMap<DefinitionId, readonly LabelledEffect[]>;
  readonly variables: ReadonlyMap<Binding, LabelledVariable>;
  /** Modules that something was asked of. */
  readonly asked: ReadonlySet<string>;
  /** True if something hangs on more than these modules. */
  readonly asksMore: boolean;
}

export class Memory {
  readonly #program: Program;
  readonly #reached: ReadonlySet<string>;
  readonly #modules = new Map<string, KeptModule>();
  /** Modules of which an answer may be another than before. */
  readonly #restless = new Set<string>();
  #before: Memory | undefined;

  constructor(program: Program, reached: ReadonlySet<string>, before: Memory | undefined) {
    this.#program = program;
    this.#reached = reached;
    this.#before = before;
    if (before !== undefined) this.#compare(before);
  }

  get program(): Program {
    return this.#program;
  }

  #compare(before: Memory): void {
    const [now, earlier] = [this.#program, before.#program];
    for (const path of new Set([...now.modules.keys(), ...earlier.modules.keys()]))
      if (now.modules.get(path) !== earlier.modules.get(path)) this.stir(path);
    for (const path of this.#reached.symmetricDifference(before.#reached)) this.stir(path);
    const properties = [now.takers, now.sighted, now.labelled];
    for (const path of properties.flatMap(({ changed }) => [...changed])) this.stir(path);
  }

  /** Notes that an answer about the module may be another than before. */
  stir(path: string): void {
    this.#restless.add(path);
  }

  #moduleBefore(path: string): KeptModule | undefined {
    return this.#before === undefined ? undefined : this.#before.#modules.get(path);
  }

  /** What was found in the body of a neuro before, whether it is still so or not. */
  earlier({ definition: { id } }: Neuro): Inferred | undefined {
    return this.#before === undefined ? undefined : this.#before.#program.found(id);
  }

  /** What was found of a body before and is still so, if it was found together with the same others. */
  stillSo(unit: Unit, group: readonly tree.Item[]): Kept | undefined {
    const kept = this.#moduleBefore(unit.module.path)?.bodies.get(unit.item);
    const isSame =
      kept?.clean === true &&
      unit.open === (kept.inferred !== undefined) &&
      kept.group.length === group.length &&
      kept.group.every((item, index) => item === group[index]) &&
      this.#isAnsweredSo(kept, unit);
    return isSame ? kept : undefined;
  }

  /** True if nothing that the module's bodies hang on has changed. */
  isCalm(path: string): boolean {
    const known = this.#moduleBefore(path);
    return (
      known?.asksMore === false &&
      !this.#restless.has(path) &&
      known.asked.isDisjointFrom(this.#restless)
    );
  }

  /** Takes over a calm module as a whole. */
  takeOver(path: string): void {
    this.#program.takeOver(path, this.#before!.#program);
    this.#modules.set(path, this.#moduleBefore(path)!);
  }

  /** What bodies of a module do. */
  effectsIn(path: string): ReadonlyMap<DefinitionId, readonly LabelledEffect[]> | undefined {
    return this.#modules.get(path)?.effects;
  }

  /** What is in the variables of a module's neuros. */
  variablesIn(path: string): ReadonlyMap<Binding, LabelledVariable> | undefined {
    return this.#modules.get(path)?.variables;
  }

  #isAnsweredSo({ asked, code, written }: Kept, now: Unit): boolean {
    return (
      written === now.written &&
      code === now.code &&
      code !== undefined &&
      asked.isAnsweredSo(this.#program, now.module)
    );
  }

  /** What is there to be taken over next time. */
  keep(path: string, bodies: ReadonlyMap<tree.Item, Kept>): void {
    const all = [...bodies.values()];
    const effects = [...bodies].flatMap(
      ([item, kept]): [DefinitionId, readonly LabelledEffect[]][] =>
        item.kind === "Neuro" && kept.effects !== undefined
          ? [[`${path}#${item.name.text}`, kept.effects]]
          : [],
    );
    this.#modules.set(path, {
      bodies,
      effects: new Map(effects),
      variables: new Map(all.flatMap(({ variables }) => [...(variables ?? [])])),
      asked: new Set(all.flatMap(({ asked }) => [...asked.modules])),
      // What has problems is looked into every time.
      asksMore: all.some(({ asked, clean }) => asked.asksMore || !clean),
    });
  }

  /** Ends the check: the one before is forgotten. */
  close(): void {
    this.#before = undefined;
  }
}
