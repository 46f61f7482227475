/**
 * The reference semantics of Neuro-IR: what a program means. Definitions are compiled to closures when they are first used.
 * It is made to be obviously right rather than fast; every backend and optimizer pass is compared with it.
 */

import {
  callForeign,
  callForeignAsync,
  type ForeignNeuro,
  Panic,
  payloadName,
} from "@neuro-lang/runtime";
import type { TypeDescriptor } from "@neuro-lang/runtime";
import { createValueClass } from "../classes.ts";
import type { ValueClass } from "../classes.ts";
import { createDescribe } from "../descriptors.ts";
import type { Describe } from "../descriptors.ts";
import type {
  DefinitionId,
  IrConstant,
  IrDefinition,
  IrExtern,
  IrFunction,
  IrProgram,
  IrTest,
  IrType,
} from "../ir.ts";
import { messageNeuro } from "../failure-message.ts";
import { foreignFile } from "../foreign-file.ts";
import { returning } from "./calls.ts";
import { compileExpression } from "./expressions.ts";
import { OutOfSteps, TailCall, finishing, recovering, after } from "./flow.ts";
import { Scope, missing } from "./scope.ts";
import type { Callable, Frame, Machine } from "./scope.ts";
import { compileBlock } from "./statements.ts";
import { ownCopy } from "./values.ts";

/** The JavaScript of an extern: the export `name` of the file beside the module `path`. */
export type FindExtern = (
  path: string,
  name: string,
) => ((...values: never[]) => unknown) | undefined;

export interface InterpreterOptions {
  /** Calls and rounds of loops before `OutOfSteps` is thrown; no limit if absent. */
  readonly steps?: number;
}

export interface Interpreter {
  /** Calls a function; gives its value, or a promise of it where it suspends. Throws its failure or Panic. */
  call(id: DefinitionId, values: readonly unknown[]): unknown;
  /** Runs a test; `inputs` are those of `for all`. */
  runTest(path: string, test: IrTest, inputs: readonly unknown[]): unknown;
  constant(id: DefinitionId): unknown;
  describe(type: IrType): TypeDescriptor;
}

export function createInterpreter(
  program: IrProgram,
  externs: FindExtern,
  options: InterpreterOptions = {},
): Interpreter {
  const machine = new ProgramMachine(program, externs, options);
  return {
    call: (id, values) => outermost(() => machine.callable(id).invoke([...values], true)),
    runTest: (_, test, inputs) => outermost(() => machine.runTest(test, inputs)),
    constant: (id) => outermost(() => machine.constant(id)),
    describe: (type) => machine.describe(type, new Map()),
  };
}

/** Turns the host's stack overflow into the panic that it means. */
function outermost(run: () => unknown): unknown {
  return recovering(run, (error) => {
    if (error instanceof RangeError && /call stack/i.test(error.message))
      throw new Panic("the calls are nested too deeply");
    throw error;
  });
}

class ProgramMachine implements Machine {
  readonly describe: Describe;
  readonly #definitions = new Map<DefinitionId, IrDefinition>();
  readonly #paths = new Map<DefinitionId, string>();
  readonly #externs: FindExtern;
  readonly #options: InterpreterOptions;
  readonly #callables = new Map<DefinitionId, Callable>();
  readonly #constants = new Map<DefinitionId, { value: unknown; ready: boolean }>();
  readonly #classes = new Map<DefinitionId, readonly ValueClass[]>();
  readonly #bare = new Map<ValueClass, object>();
  #steps = 0;

  constructor(program: IrProgram, externs: FindExtern, options: InterpreterOptions) {
    for (const module of program.modules.values()) {
      for (const definition of module.definitions) {
        this.#definitions.set(definition.id, definition);
        this.#paths.set(definition.id, module.path);
      }
    }
    this.#externs = externs;
    this.#options = options;
    this.describe = createDescribe(this);
  }

  definition(id: DefinitionId): IrDefinition {
    const definition = this.#definitions.get(id);
    if (definition === undefined) throw new Error(`The program has no definition ${id}.`);
    return definition;
  }

  callable(id: DefinitionId): Callable {
    let callable = this.#callables.get(id);
    if (callable === undefined) {
      const definition = this.definition(id);
      if (definition.kind === "function") callable = this.#compileFunction(definition);
      else if (definition.kind === "extern") callable = this.#compileExtern(definition);
      else throw new Error(`${id} cannot be called.`);
      this.#callables.set(id, callable);
    }
    return callable;
  }

  constant(id: DefinitionId): unknown {
    const known = this.#constants.get(id);
    if (known !== undefined) {
      if (!known.ready) throw new Panic(`the value of ${id} depends on itself`);
      return known.value;
    }
    const definition = this.definition(id) as IrConstant;
    const entry = { value: undefined as unknown, ready: false };
    this.#constants.set(id, entry);
    return finishing(
      () => {
        entry.value = compileExpression(
          new Scope(this, undefined, []),
          definition.value,
          false,
        )(freshFrame());
        entry.ready = true;
        return entry.value;
      },
      () => {
        // A value that panicked is tried anew, as if nothing had happened.
        if (!entry.ready) this.#constants.delete(id);
      },
    );
  }

  runTest(test: IrTest, inputs: readonly unknown[]): unknown {
    const scope = new Scope(this, undefined, []);
    const locals: unknown[] = [];
    test.parameters.forEach((parameter, index) => {
      locals[scope.slot(parameter.name)] = inputs[index];
    });
    const body = compileBlock(scope, test.body, false);
    return returning(() => body({ locals, suspending: true }));
  }

  valueClass(id: DefinitionId, tag: number): ValueClass {
    let classes = this.#classes.get(id);
    if (classes === undefined) {
      classes = this.#createClasses(this.definition(id));
      this.#classes.set(id, classes);
    }
    return classes[tag]!;
  }

  make(id: DefinitionId, tag: number, values: readonly unknown[]): unknown {
    const valueClass = this.valueClass(id, tag);
    const definition = this.definition(id);
    if (definition.kind !== "sum" || !definition.variants[tag]!.bare)
      return new valueClass(...values);
    let instance = this.#bare.get(valueClass);
    if (instance === undefined) {
      instance = new valueClass();
      this.#bare.set(valueClass, instance);
    }
    return instance;
  }

  fieldDefault(id: DefinitionId, tag: number, field: number): unknown {
    const definition = this.definition(id);
    const fields =
      definition.kind === "sum"
        ? definition.variants[tag]!.fields
        : definition.kind === "record"
          ? definition.fields
          : [];
    const expression = fields[field]?.default;
    if (expression === undefined) throw new Error(`Field ${field} of ${id} has no default.`);
    return compileExpression(new Scope(this, undefined, []), expression, false)(freshFrame());
  }

  tick(): void {
    const { steps } = this.#options;
    this.#steps += 1;
    if (steps !== undefined && this.#steps > steps) throw new OutOfSteps(steps);
  }

  #createClasses(definition: IrDefinition): readonly ValueClass[] {
    let classes: readonly ValueClass[];
    if (definition.kind === "record") {
      const names = definition.fields.map((field) => field.name);
      classes = [createValueClass(definition.name, undefined, names, definition.failure)];
    } else if (definition.kind === "sum") {
      classes = definition.variants.map((variant, tag) => {
        const names = variant.fields.map((field) => payloadName(field.name));
        return createValueClass(variant.name, tag, names, definition.failure);
      });
    } else {
      throw new Error(`${definition.id} has no class.`);
    }
    if (definition.failure && definition.typeParameters.length === 0) {
      const type: IrType = { kind: "named", definition: definition.id, arguments: [] };
      for (const made of classes) {
        Object.defineProperty(made, "descriptor", { get: () => this.describe(type, new Map()) });
      }
    }
    if (definition.failure) {
      const message = messageNeuro(definition, (id) => this.#definitions.get(id));
      if (message !== undefined) {
        const describe = (failure: unknown): unknown =>
          this.callable(message.id).invoke([failure], false);
        for (const made of classes) Object.defineProperty(made, "describe", { value: describe });
      }
    }
    return classes;
  }

  #compileFunction(definition: IrFunction): Callable {
    const scope = new Scope(this, definition, definition.reified);
    const enter = compileParameters(scope, definition);
    const body = compileBlock(scope, definition.body, true);
    const variables = variableParameters(definition);
    return {
      definition,
      invoke: (values, suspending) => {
        let frame: Frame = { locals: [], suspending };
        const run = (arguments_: readonly unknown[]): unknown => {
          this.tick();
          frame = { locals: [], suspending };
          const running = frame;
          return returning(() => after(enter(running, arguments_), () => body(running)));
        };
        const result = (): unknown => looping(run, run(values));
        if (variables.length === 0) return result();
        return finishing(result, () => {
          for (const { position, name } of variables)
            values[position] = frame.locals[scope.slot(name)];
        });
      },
    };
  }

  /** What comes and goes is converted, unless the extern is written for the values as they are. */
  #atBorder(definition: IrExtern, path: string, code: ExternCode): ExternCode {
    const { border, fails, name, parameters, result, suspends } = definition;
    if (border === "open") return code;
    const [failure] = fails;
    const neuro: ForeignNeuro = {
      name,
      file: foreignFile(path),
      parameters: parameters.map(({ local }) => this.describe(local.type, new Map())),
      result: this.describe(result, new Map()),
      lends: border === "lends",
      failure: failure === undefined ? undefined : this.describe(failure, new Map()),
    };
    const call = suspends === "always" ? callForeignAsync : callForeign;
    return (...values) => call(neuro, code, values);
  }

  /** An extern changes the top level of a `var` argument in place, so it is handed a copy of its own, which is taken back. */
  #compileExtern(definition: IrExtern): Callable {
    const path = this.#paths.get(definition.id)!;
    const scope = new Scope(this, undefined, definition.reified);
    const enter = compileParameters(scope, definition);
    const variables = variableParameters(definition);
    const slots = [
      ...definition.reified.map((name) => scope.descriptorSlot(name)),
      ...definition.parameters.map((parameter) => scope.slot(parameter.local.name)),
    ];
    const find = (suspending: boolean): ExternCode => {
      const name = suspending && definition.twofold ? `${definition.name}$async` : definition.name;
      const found = this.#externs(path, name);
      if (found === undefined)
        throw new Error(`The extern ${definition.id} has no JavaScript export ${name}.`);
      return this.#atBorder(definition, path, found as ExternCode);
    };
    return {
      definition,
      invoke: (values, suspending) => {
        this.tick();
        const frame: Frame = { locals: [], suspending };
        return after(enter(frame, values), () => {
          const handed = slots.map((slot) => frame.locals[slot]);
          for (const { position } of variables) handed[position] = ownCopy(handed[position]);
          return finishing(
            () => find(suspending)(...handed),
            () => {
              for (const { position } of variables) values[position] = handed[position];
            },
          );
        });
      },
    };
  }
}

type ExternCode = (...values: unknown[]) => unknown;

function freshFrame(): Frame {
  return { locals: [], suspending: false };
}

/** Starts the function again as long as it ends in a self call. */
function looping(run: (values: readonly unknown[]) => unknown, first: unknown): unknown {
  let result = first;
  while (result instanceof TailCall) result = run(result.locals);
  if (result instanceof Promise)
    return result.then((value: unknown) =>
      value instanceof TailCall ? looping(run, value) : value,
    );
  return result;
}

/** Where the `var` parameters stand among descriptors and arguments. */
function variableParameters(
  definition: IrFunction | IrExtern,
): readonly { position: number; name: string }[] {
  return definition.parameters.flatMap((parameter, index) => {
    return parameter.var
      ? [{ position: definition.reified.length + index, name: parameter.local.name }]
      : [];
  });
}

/** Puts descriptors and arguments into their slots; defaults see the parameters before them. */
function compileParameters(
  scope: Scope,
  definition: IrFunction | IrExtern,
): (frame: Frame, values: readonly unknown[]) => unknown {
  const descriptorSlots = definition.reified.map((name) => scope.descriptorSlot(name));
  const parameters = definition.parameters.map((parameter) => ({
    slot: scope.slot(parameter.local.name),
    fallback:
      parameter.default === undefined
        ? undefined
        : compileExpression(scope, parameter.default, false),
  }));
  const from = (which: number, frame: Frame, values: readonly unknown[]): unknown => {
    for (let index = which; index < parameters.length; index += 1) {
      const { slot, fallback } = parameters[index]!;
      const value = values[descriptorSlots.length + index];
      if (value !== missing) {
        frame.locals[slot] = value;
        continue;
      }
      if (fallback === undefined)
        throw new Error(`${definition.id} was called without its argument ${index}.`);
      return after(fallback(frame), (found) => {
        frame.locals[slot] = found;
        return from(index + 1, frame, values);
      });
    }
    return undefined;
  };
  return (frame, values) => {
    descriptorSlots.forEach((slot, index) => {
      frame.locals[slot] = values[index];
    });
    return from(0, frame, values);
  };
}
