/** Inputs for `for all`, by type; fast-check shrinks them. */

import fc, { type Arbitrary } from "fast-check";
import {
  Decimal,
  matchesForm,
  NeuroMap,
  NeuroSet,
  type TextForm,
  type TypeDescriptor,
} from "@neuro-lang/runtime";

/** Deeper than this, generated data is as small as its type allows. */
const deepest = 4;

export function generatorOf(type: TypeDescriptor, depth = 0): Arbitrary<unknown> {
  const inner = (other: TypeDescriptor): Arbitrary<unknown> => generatorOf(other, depth + 1);
  const maxLength = depth >= deepest ? 0 : Math.max(2, 10 - 3 * depth);
  switch (type.kind) {
    case "int":
      // Small numbers find most mistakes, the ends of the range the others.
      return fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
        { weight: 1, arbitrary: fc.integer() },
      );
    case "float":
      return fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case "decimal":
      return fc
        .tuple(fc.integer(), fc.integer({ min: 0, max: 99 }))
        .map(([whole, part]) => Decimal.parse(`${whole}.${String(part).padStart(2, "0")}`));
    case "bool":
      return fc.boolean();
    case "text":
      return fc
        .oneof(fc.string({ maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 10 }))
        .map((text) => text.toWellFormed());
    case "bytes":
      return fc.uint8Array({ maxLength: 20 });
    case "time":
      return fc
        .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
        .map((date) => date.getTime());
    case "duration":
      return fc.nat({ max: 7 * 86_400_000 });
    case "size":
      return fc.nat({ max: 2 ** 30 });
    case "json":
      return fc.jsonValue({ maxDepth: 2 }) as Arbitrary<unknown>;
    case "unit":
    case "never":
      return fc.constant(undefined);
    case "range":
    case "regex":
      throw new Error(`The checker lets no test ask for a generated ${type.kind}.`);
    case "list":
      return fc.array(inner(type.item), { maxLength });
    case "set":
      return fc.array(inner(type.item), { maxLength }).map((items) => new NeuroSet(items));
    case "map":
      return fc
        .array(fc.tuple(inner(type.key), inner(type.value)), { maxLength })
        .map((entries) => new NeuroMap(entries));
    case "tuple":
      return fc.tuple(...type.items.map(inner));
    case "optional":
      return fc.option(inner(type.inner), { nil: undefined });
    case "opaque":
      return (type.form && textsOf(type.form)) ?? inner(type.inner);
    case "union":
      return fc.oneof(...type.items.map(inner));
    case "record":
      return fc.tuple(...type.fields().map((field) => inner(field.type))).map(type.make);
    case "sum": {
      const variants = type.variants();
      const leaves = variants.filter(({ fields }) => fields.length === 0);
      const usable = depth >= deepest && leaves.length > 0 ? leaves : variants;
      return fc.oneof(
        ...usable.map(({ fields, make }) =>
          fc.tuple(...fields.map((field) => inner(field.type))).map(make),
        ),
      );
    }
  }
}

/** Texts that are written as a type says; undefined for a pattern that none can be made from, such as one that looks ahead. */
function textsOf(form: TextForm): Arbitrary<unknown> | undefined {
  try {
    const pattern = new RegExp(`^(?:${form.pattern})$`, "u");
    return fc.stringMatching(pattern).filter((text) => matchesForm(form, text));
  } catch {
    return undefined;
  }
}
