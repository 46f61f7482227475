/** The classes of records and variants, made from their definitions where no compiled module brings them along. */

import { Failure } from "@neuro-lang/runtime";

/** A constructor that takes the fields' values in order of declaration. */
export interface ValueClass {
  new (...values: unknown[]): object;
  readonly fieldNames: readonly string[];
}

/** Field names and values are set in the order of declaration; a variant's `tag` stands first. */
export function createValueClass(
  name: string,
  tag: number | undefined,
  fieldNames: readonly string[],
  failure: boolean,
): ValueClass {
  const Base: new () => object = failure ? Failure : Object;
  // A computed property name is what gives the class its name.
  const made = {
    [name]: class extends Base {
      static readonly fieldNames = fieldNames;
      constructor(...values: unknown[]) {
        super();
        const fields = this as Record<string, unknown>;
        if (tag !== undefined) fields["tag"] = tag;
        fieldNames.forEach((field, index) => {
          fields[field] = values[index];
        });
      }
    },
  };
  return made[name]!;
}

/** True for values of the classes made here. */
export function isRecord(value: object): boolean {
  return "fieldNames" in value.constructor;
}

export function copied(value: object): object {
  const valueClass = value.constructor as ValueClass;
  return new valueClass(
    ...valueClass.fieldNames.map((field) => (value as Record<string, unknown>)[field]),
  );
}

/** A copy of a record or variant with one field changed. */
export function changed(value: object, name: string, replacement: unknown): object {
  return Object.assign(copied(value), { [name]: replacement });
}
