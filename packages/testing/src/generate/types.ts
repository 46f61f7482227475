/** Types of generated programs, and what is declared and visible while one is written. */

import type { Chance } from "./random.ts";

export type Type =
  | { readonly kind: "Int" | "Float" | "Bool" | "Text" }
  | { readonly kind: "List"; readonly item: Type }
  | { readonly kind: "Set"; readonly item: Type }
  | { readonly kind: "Map"; readonly key: Type; readonly value: Type }
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  | { readonly kind: "optional"; readonly inner: Type }
  | { readonly kind: "function"; readonly parameter: Type; readonly result: Type }
  | { readonly kind: "record"; readonly name: string; readonly fields: readonly Field[] }
  | { readonly kind: "sum"; readonly name: string; readonly variants: readonly Variant[] };

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly default: string | undefined;
}
export interface Variant {
  readonly name: string;
  readonly fields: readonly Field[];
}
export type RecordType = Extract<Type, { kind: "record" }>;
export type SumType = Extract<Type, { kind: "sum" }>;

export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** A `var` that may still be changed. */
  changeable: boolean;
  /** How many loops surround its declaration. */
  readonly loops: number;
  /** A lambda may read it. */
  readonly capturable: boolean;
}

export interface Neuro {
  readonly name: string;
  readonly parameters: readonly { readonly type: Type; readonly var: boolean }[];
  readonly result: Type | undefined;
  readonly fails: boolean;
  /** How an argument that bounds its recursion is written; undefined if it does not recurse. */
  readonly rounds: number | undefined;
}

export const int: Type = { kind: "Int" };
export const float: Type = { kind: "Float" };
export const bool: Type = { kind: "Bool" };
export const text: Type = { kind: "Text" };
export const list = (item: Type): Type => ({ kind: "List", item });

export function written(type: Type): string {
  switch (type.kind) {
    case "List":
    case "Set":
      return `${type.kind}<${written(type.item)}>`;
    case "Map":
      return `Map<${written(type.key)}, ${written(type.value)}>`;
    case "tuple":
      return `(${type.items.map(written).join(", ")})`;
    case "optional":
      return `${written(type.inner)}?`;
    case "function":
      return `(${written(type.parameter)}) -> ${written(type.result)}`;
    case "record":
    case "sum":
      return type.name;
    default:
      return type.kind;
  }
}

export function same(left: Type, right: Type): boolean {
  return written(left) === written(right);
}

/** What is known where the next piece is written. */
export class Scope {
  readonly chance: Chance;
  readonly types: readonly (RecordType | SumType)[];
  readonly failures: { readonly record: RecordType; readonly sum: SumType };
  readonly neuros: readonly Neuro[];
  variables: Variable[] = [];
  /** Loops around. */
  loops = 0;
  /** What `return` gives; undefined where it gives nothing. */
  result: Type | undefined;
  /** A lambda is around, which may change nothing outside and fixes the `var`s that it reads. */
  inLambda = false;
  /** Nothing here leaves early. */
  quiet = false;
  /** A failure was raised that nothing here handles. */
  fails = false;
  #names = 0;

  constructor(
    chance: Chance,
    types: readonly (RecordType | SumType)[],
    failures: { readonly record: RecordType; readonly sum: SumType },
    neuros: readonly Neuro[],
  ) {
    this.chance = chance;
    this.types = types;
    this.failures = failures;
    this.neuros = neuros;
  }

  name(): string {
    this.#names += 1;
    return `${this.chance.pick(["a", "b", "item", "value", "x"])}${this.#names}`;
  }

  declare(type: Type, changeable: boolean, capturable = true): Variable {
    const variable = { name: this.name(), type, changeable, loops: this.loops, capturable };
    this.variables.push(variable);
    return variable;
  }

  /** Variables declared in what `run` writes are forgotten afterwards. */
  inside<Result>(run: () => Result): Result {
    const before = this.variables;
    this.variables = [...before];
    try {
      return run();
    } finally {
      this.variables = before;
    }
  }

  /** Variables of a type that may be read here. */
  of(type: Type): Variable[] {
    return this.variables.filter(
      (variable) =>
        same(variable.type, type) &&
        (!this.inLambda ||
          (variable.capturable && (!variable.changeable || variable.loops === this.loops))),
    );
  }

  /** The text of reading a variable; a lambda that reads a `var` takes a snapshot, and from then on it stays as it is. */
  read(variable: Variable): string {
    if (this.inLambda) variable.changeable = false;
    return variable.name;
  }

  /** A type of values that can be shown, compared and used as a key. */
  type(size = 2): Type {
    const { chance } = this;
    const simple = (): Type => chance.pick([int, int, text, bool, float]);
    if (size === 0) return simple();
    return chance.weighted<() => Type>([
      [6, simple],
      [3, () => list(this.type(size - 1))],
      [2, () => ({ kind: "Map", key: this.key(), value: this.type(size - 1) })],
      [1, () => ({ kind: "Set", item: this.key() })],
      [1, () => ({ kind: "tuple", items: [this.type(size - 1), this.type(size - 1)] })],
      [2, () => this.optional(size - 1)],
      [3, () => (this.types.length === 0 ? int : chance.pick(this.types))],
    ])();
  }

  key(): Type {
    return this.chance.pick<Type>([int, text, text, { kind: "tuple", items: [int, text] }]);
  }

  optional(size: number): Type {
    const inner = this.type(size);
    return inner.kind === "optional" ? inner : { kind: "optional", inner };
  }
}
