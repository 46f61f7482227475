/** What the parts of the interpreter's compiler share: frames, steps and the scope of one definition. */

import type { DefinitionId, IrDefinition, IrFunction, IrType } from "../ir.ts";
import type { TypeDescriptor } from "@neuro-lang/runtime";
import type { ValueClass } from "../classes.ts";

/** One running call: its variables by slot. */
export interface Frame {
  readonly locals: unknown[];
  /** True in the suspending body of a definition whose `suspends` is `row`. */
  readonly suspending: boolean;
}

/** A compiled expression or statement. May give a promise, see flow.ts. */
export type Step = (frame: Frame) => unknown;

/** A function or extern, ready to be called. */
export interface Callable {
  readonly definition: IrDefinition;
  /** Descriptors come first, then arguments. What ends up in `var` parameters is written back into `values`. */
  invoke(values: unknown[], suspending: boolean): unknown;
}

/** Stands for an argument that is left to its default; `none` is undefined already. */
export const missing = Symbol("missing argument");

/** What a compiled body needs of the rest of the program. */
export interface Machine {
  callable(id: DefinitionId): Callable;
  constant(id: DefinitionId): unknown;
  definition(id: DefinitionId): IrDefinition;
  /** Builds a record (tag 0) or variant; of a bare variant there is one instance. */
  make(id: DefinitionId, tag: number, values: readonly unknown[]): unknown;
  /** The class of a record (tag 0) or variant. */
  valueClass(id: DefinitionId, tag: number): ValueClass;
  /** The value of a field's default. */
  fieldDefault(id: DefinitionId, tag: number, field: number): unknown;
  describe(type: IrType, parameters: ReadonlyMap<string, TypeDescriptor>): TypeDescriptor;
  /** Counts one step of work. */
  tick(): void;
}

/** The definition that is being compiled; its names are unique, so one slot a name is enough. */
export class Scope {
  readonly machine: Machine;
  /** The function whose tail calls become jumps; undefined where there is none. */
  readonly self: IrFunction | undefined;
  /** Type parameters that have a descriptor, see `descriptorSlot`. */
  readonly reified: readonly string[];
  readonly #slots: Map<string, number>;

  constructor(
    machine: Machine,
    self: IrFunction | undefined,
    reified: readonly string[],
    slots: Map<string, number> = new Map(),
  ) {
    this.machine = machine;
    this.self = self;
    this.reified = reified;
    this.#slots = slots;
    for (const name of reified) this.descriptorSlot(name);
  }

  /** The same variables where no call is a tail call: in a lambda, or where something is left to do when the call is over. */
  withoutTailCalls(): Scope {
    return this.self === undefined
      ? this
      : new Scope(this.machine, undefined, this.reified, this.#slots);
  }

  slot(name: string): number {
    let slot = this.#slots.get(name);
    if (slot === undefined) {
      slot = this.#slots.size;
      this.#slots.set(name, slot);
    }
    return slot;
  }

  /** The slot of a type parameter's descriptor. */
  descriptorSlot(name: string): number {
    return this.slot(`<${name}>`);
  }

  /** A slot of the interpreter's own, which no name of the program can mean. */
  hiddenSlot(): number {
    return this.slot(`#${this.#slots.size}`);
  }
}

/** A step that gives the descriptor of a type, with the frame's type parameters applied. */
export function compileDescriptor(scope: Scope, type: IrType): (frame: Frame) => TypeDescriptor {
  const { machine, reified } = scope;
  if (reified.length === 0) {
    let descriptor: TypeDescriptor | undefined;
    return () => (descriptor ??= machine.describe(type, new Map()));
  }
  const slots = reified.map((name) => [name, scope.descriptorSlot(name)] as const);
  return (frame) => {
    const parameters = new Map(
      slots.map(([name, slot]) => [name, frame.locals[slot] as TypeDescriptor]),
    );
    return machine.describe(type, parameters);
  };
}

/** Whether a call or function value with this mark suspends in this frame. */
export function suspendsIn(frame: Frame, suspends: "never" | "always" | "row"): boolean {
  return suspends === "always" || (suspends === "row" && frame.suspending);
}
