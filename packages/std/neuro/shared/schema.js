// @ts-check
/** JSON Schema (2020-12) of described types. @module */
import { isText, toJsonData } from "./codec.js";

/** @typedef {import("@neuro-lang/runtime").TypeDescriptor} TypeDescriptor */
/** @typedef {import("@neuro-lang/runtime").FieldDescriptor} FieldDescriptor */
/** @typedef {Record<string, unknown>} Schema */

/** @param {TypeDescriptor} type @returns {Schema} */
export function schemaOf(type) {
  /** @type {Map<string, Schema>} */
  const definitions = new Map();
  const schema = visit(type, definitions);
  return definitions.size === 0 ? schema : { ...schema, $defs: Object.fromEntries(definitions) };
}

/** @param {TypeDescriptor} type @param {Map<string, Schema>} definitions @returns {Schema} */
function visit(type, definitions) {
  switch (type.kind) {
    case "int":
      return { type: "integer" };
    case "float":
      return { type: "number" };
    case "bool":
      return { type: "boolean" };
    case "text":
    case "bytes":
    case "decimal":
    case "duration":
      return { type: "string" };
    case "time":
      return { type: "string", format: "date-time" };
    case "size":
      return { type: "integer", minimum: 0 };
    case "json":
      return {};
    case "unit":
    case "never":
      return { type: "null" };
    case "range":
    case "regex":
      throw new Error(`The checker lets no ${type.kind} into data.`);
    case "list":
      return { type: "array", items: visit(type.item, definitions) };
    case "set":
      return { type: "array", items: visit(type.item, definitions), uniqueItems: true };
    case "tuple":
      return {
        type: "array",
        prefixItems: type.items.map((item) => visit(item, definitions)),
        items: false,
      };
    case "map":
      if (isText(type.key))
        return { type: "object", additionalProperties: visit(type.value, definitions) };
      return {
        type: "array",
        items: visit({ kind: "tuple", items: [type.key, type.value] }, definitions),
      };
    case "optional":
      return { anyOf: [visit(type.inner, definitions), { type: "null" }] };
    case "opaque": {
      const schema = visit(type.inner, definitions);
      // A schema has no flags.
      return type.form?.flags === ""
        ? { ...schema, pattern: `^(?:${type.form.pattern})$` }
        : schema;
    }
    case "union":
      return { anyOf: type.items.map((item) => visit(item, definitions)) };
    case "record":
      return named(type.name, definitions, () => fields(type.fields(), definitions));
    case "sum":
      return named(type.name, definitions, () => ({
        anyOf: type.variants().map((variant) => {
          if (variant.fields.length === 0) return { const: variant.name };
          const payload = fields(variant.fields, definitions);
          return {
            type: "object",
            properties: { [variant.name]: payload },
            required: [variant.name],
          };
        }),
      }));
  }
}

/** Named types are written once, so that they may be recursive. @param {string} name @param {Map<string, Schema>} definitions @param {() => Schema} make */
function named(name, definitions, make) {
  if (!definitions.has(name)) {
    definitions.set(name, {});
    definitions.set(name, make());
  }
  return { $ref: `#/$defs/${name}` };
}

/** @param {readonly FieldDescriptor[]} described @param {Map<string, Schema>} definitions @returns {Schema} */
function fields(described, definitions) {
  const properties = described.map((field) => {
    /** @type {Schema} */
    const schema = visit(field.type, definitions);
    if (field.documentation !== undefined) schema["description"] = field.documentation;
    if (field.default !== undefined) schema["default"] = toJsonData(field.type, field.default());
    return [field.name, schema];
  });
  const required = described.filter(
    (field) => field.default === undefined && field.type.kind !== "optional",
  );
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: required.map(({ name }) => name),
  };
}
