/** From a type of the IR to its descriptor at run time. */

import type { FieldDescriptor, TypeDescriptor } from "@neuro-lang/runtime";
import type { DefinitionId, IrDefinition, IrField, IrType } from "./ir.ts";
import { typeText } from "./types.ts";

/** What a descriptor needs of the program it describes. */
export interface DescribedProgram {
  definition(id: DefinitionId): IrDefinition;
  /** Builds a record (tag 0) or variant from its fields' values. */
  make(id: DefinitionId, tag: number, values: readonly unknown[]): unknown;
  fieldDefault(id: DefinitionId, tag: number, field: number): unknown;
}

export type Describe = (
  type: IrType,
  parameters: ReadonlyMap<string, TypeDescriptor>,
) => TypeDescriptor;

/** Descriptors of types without parameters are made once, so that recursive types come to an end. */
export function createDescribe(program: DescribedProgram): Describe {
  const known = new Map<string, TypeDescriptor>();

  function describe(type: IrType, parameters: ReadonlyMap<string, TypeDescriptor>): TypeDescriptor {
    if (parameters.size > 0) return build(type, parameters);
    const key = typeText(type);
    let descriptor = known.get(key);
    if (descriptor === undefined) {
      descriptor = build(type, parameters);
      known.set(key, descriptor);
    }
    return descriptor;
  }

  function build(type: IrType, parameters: ReadonlyMap<string, TypeDescriptor>): TypeDescriptor {
    switch (type.kind) {
      case "list":
      case "set":
        return { kind: type.kind, item: describe(type.item, parameters) };
      case "map":
        return {
          kind: "map",
          key: describe(type.key, parameters),
          value: describe(type.value, parameters),
        };
      case "tuple":
      case "union":
        return { kind: type.kind, items: type.items.map((item) => describe(item, parameters)) };
      case "optional":
        return { kind: "optional", inner: describe(type.inner, parameters) };
      case "parameter": {
        const given = parameters.get(type.name);
        if (given === undefined)
          throw new Error(`The type parameter ${type.name} has no descriptor here.`);
        return given;
      }
      case "named": {
        const inner = type.arguments.map((argument) => describe(argument, parameters));
        return describeNamed(program.definition(type.definition), inner);
      }
      case "function":
        throw new Error(`A value of type ${typeText(type)} is not data, so it has no descriptor.`);
      default:
        return { kind: type.kind };
    }
  }

  function describeNamed(
    definition: IrDefinition,
    inner: readonly TypeDescriptor[],
  ): TypeDescriptor {
    const { id, name } = definition;
    switch (definition.kind) {
      case "opaque":
        return {
          kind: "opaque",
          name,
          inner: describe(definition.inner, new Map()),
          ...(definition.form === undefined ? {} : { form: definition.form }),
        };
      case "record": {
        const parameters = bind(definition.typeParameters, inner);
        return {
          kind: "record",
          name,
          fields: once(() => describeFields(id, 0, definition.fields, parameters)),
          make: (values) => program.make(id, 0, values),
        };
      }
      case "sum": {
        const parameters = bind(definition.typeParameters, inner);
        return {
          kind: "sum",
          name,
          variants: once(() =>
            definition.variants.map((variant, tag) => ({
              name: variant.name,
              fields: describeFields(id, tag, variant.fields, parameters),
              make: (values: readonly unknown[]) => program.make(id, tag, values),
              ...(variant.documentation === undefined
                ? {}
                : { documentation: variant.documentation }),
            })),
          ),
        };
      }
      default:
        throw new Error(`${id} is not a type.`);
    }
  }

  function describeFields(
    id: DefinitionId,
    tag: number,
    fields: readonly IrField[],
    parameters: ReadonlyMap<string, TypeDescriptor>,
  ): FieldDescriptor[] {
    return fields.map((field, index) => ({
      name: field.name,
      type: describe(field.type, parameters),
      ...(field.default === undefined
        ? {}
        : { default: () => program.fieldDefault(id, tag, index) }),
      ...(field.documentation === undefined ? {} : { documentation: field.documentation }),
    }));
  }

  return describe;
}

function bind(
  names: readonly string[],
  descriptors: readonly TypeDescriptor[],
): ReadonlyMap<string, TypeDescriptor> {
  return new Map(names.map((name, index) => [name, descriptors[index]!]));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
