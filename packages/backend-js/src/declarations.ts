/** The `.d.ts` of a module: what TypeScript sees of its exports. */
import type {
  IrExtern,
  IrField,
  IrFunction,
  IrModule,
  IrParameter,
  IrProgram,
  IrRecord,
  IrSum,
  IrType,
} from "@neuro-lang/ir";
import { ModuleContext, type EmitOptions } from "./context.ts";
import { documentation } from "./documentation.ts";
import { payloadName } from "@neuro-lang/runtime";
import { safeName } from "./names.ts";
import { isCell } from "./values.ts";

export function emitDeclarations(
  module: IrModule,
  program: IrProgram,
  options: EmitOptions,
): string {
  const context = new ModuleContext(module, program, options);
  const sections: string[][] = [];
  for (const definition of module.definitions) {
    // Private types may stand in the signatures of exports, so they are declared too.
    if (
      !definition.exported &&
      (definition.kind === "function" ||
        definition.kind === "extern" ||
        definition.kind === "constant")
    )
      continue;
    switch (definition.kind) {
      case "function":
      case "extern":
        sections.push(declareFunction(context, definition));
        break;
      case "constant":
        sections.push([
          ...documentation(definition.documentation, []),
          `export declare const ${definition.name}: ${typeText(context, definition.type)};`,
        ]);
        break;
      case "record":
        sections.push(declareRecord(context, definition));
        break;
      case "sum":
        sections.push(declareSum(context, definition));
        break;
      case "opaque": {
        // What may be missing asks nothing of a plain string, and still tells two such types apart.
        const brand = `readonly [${definition.name}$brand]${definition.takesTexts ? "?" : ""}: never`;
        sections.push([
          ...documentation(definition.documentation, []),
          `export type ${definition.name} = ${typeText(context, definition.inner)} & { ${brand} };`,
          `declare const ${definition.name}$brand: unique symbol;`,
        ]);
        break;
      }
    }
  }
  const imports = context.importLines().map((line) => line.replace(/^import /, "import type "));
  const parts = [imports, ...sections, ["export {};"]].filter((part) => part.length > 0);
  return `${parts.map((part) => part.join("\n")).join("\n\n")}\n`;
}

function generics(parameters: readonly string[]): string {
  return parameters.length === 0 ? "" : `<${parameters.join(", ")}>`;
}

function declareFunction(context: ModuleContext, definition: IrFunction | IrExtern): string[] {
  const throws = definition.fails.flatMap((type) =>
    type.kind === "named" ? [`@throws {${typeText(context, type)}}`] : [],
  );
  const documented = documentation(definition.documentation, throws);
  const descriptors = definition.reified.map(
    (name) => `$${name}: ${context.runtime("TypeDescriptor")}`,
  );
  const lastRequired = definition.parameters.findLastIndex(
    (parameter) => parameter.default === undefined,
  );
  const parameters = definition.parameters.map((parameter, index) =>
    declareParameter(context, parameter, index > lastRequired),
  );
  const result = typeText(context, definition.result, true);
  const declare = (name: string, type: string): string =>
    `export declare function ${name}${generics(definition.typeParameters)}(${[...descriptors, ...parameters].join(", ")}): ${type};`;
  const lines = [
    ...documented,
    declare(
      safeName(definition.name),
      definition.suspends === "always" ? `Promise<${result}>` : result,
    ),
  ];
  if (definition.twofold) {
    const suspending = definition.suspends === "never" ? result : `Promise<${result}>`;
    lines.push(...documented, declare(`${definition.name}$async`, suspending));
  }
  return lines;
}

function declareParameter(
  context: ModuleContext,
  parameter: IrParameter,
  optional: boolean,
): string {
  const type = typeText(context, parameter.local.type);
  const name = safeName(parameter.local.name);
  if (isCell(context, parameter)) return `${name}: { value: ${type} }`;
  if (parameter.default === undefined) return `${name}: ${type}`;
  return optional ? `${name}?: ${type}` : `${name}: ${type} | undefined`;
}

function declareRecord(context: ModuleContext, record: IrRecord): string[] {
  const extend = record.failure ? ` extends ${context.runtime("Failure")}` : "";
  return [
    ...documentation(record.documentation, []),
    `export declare class ${record.name}${generics(record.typeParameters)}${extend} {`,
    ...fieldLines(context, record.fields, (name) => name),
    `  constructor(${constructorParameters(context, record.fields)});`,
    "}",
  ];
}

function declareSum(context: ModuleContext, sum: IrSum): string[] {
  const all = generics(sum.typeParameters);
  const extend = sum.failure ? ` extends ${context.runtime("Failure")}` : "";
  const lines: string[] = [];
  for (const [tag, variant] of sum.variants.entries()) {
    lines.push(
      ...documentation(variant.documentation, []),
      `export declare class ${sum.name}$${variant.name}${all}${extend} {`,
      `  readonly tag: ${tag};`,
      ...fieldLines(context, variant.fields, payloadName),
      `  constructor(${constructorParameters(context, variant.fields)});`,
      "}",
    );
  }
  const members = sum.variants.map((variant) => {
    const type = `${sum.name}$${variant.name}`;
    if (variant.bare)
      return `  readonly ${variant.name}: ${type}${generics(sum.typeParameters.map(() => "never"))};`;
    return `  ${variant.name}${all}(${constructorParameters(context, variant.fields)}): ${type}${all};`;
  });
  lines.push(
    ...documentation(sum.documentation, []),
    `export type ${sum.name}${all} = ${sum.variants.map((variant) => `${sum.name}$${variant.name}${all}`).join(" | ")};`,
    `export declare const ${sum.name}: {`,
    ...members,
    ...(sum.failure ? [`  [Symbol.hasInstance](value: unknown): value is ${sum.name};`] : []),
    "};",
  );
  return lines;
}

function fieldLines(
  context: ModuleContext,
  fields: readonly IrField[],
  name: (field: string) => string,
): string[] {
  return fields.flatMap((field) => [
    ...documentation(field.documentation, []).map((line) => `  ${line}`),
    `  ${name(field.name)}: ${typeText(context, field.type)};`,
  ]);
}
function constructorParameters(context: ModuleContext, fields: readonly IrField[]): string {
  const lastRequired = fields.findLastIndex((field) => field.default === undefined);
  return fields
    .map((field, index) => {
      const type = typeText(context, field.type);
      if (field.default === undefined) return `${safeName(field.name)}: ${type}`;
      return index > lastRequired
        ? `${safeName(field.name)}?: ${type}`
        : `${safeName(field.name)}: ${type} | undefined`;
    })
    .join(", ");
}

function typeText(context: ModuleContext, type: IrType, isResult = false): string {
  switch (type.kind) {
    case "int":
    case "float":
    case "duration":
    case "size":
    case "time":
      return "number";
    case "bool":
      return "boolean";
    case "text":
      return "string";
    case "bytes":
      return "Uint8Array";
    case "decimal":
      return context.runtime("Decimal");
    case "json":
      return "unknown";
    case "unit":
      return isResult ? "void" : "undefined";
    case "never":
      return "never";
    case "range":
      return context.runtime("Range");
    case "regex":
      return "RegExp";
    case "list":
      return `${inner(context, type.item)}[]`;
    case "set":
      return `${context.runtime("NeuroSet")}<${typeText(context, type.item)}>`;
    case "map":
      return `${context.runtime("NeuroMap")}<${typeText(context, type.key)}, ${typeText(context, type.value)}>`;
    case "tuple":
      return `[${type.items.map((item) => typeText(context, item)).join(", ")}]`;
    case "optional":
      return `${inner(context, type.inner)} | undefined`;
    case "union":
      return type.items.map((item) => inner(context, item)).join(" | ");
    case "parameter":
      return type.name;
    case "function": {
      const parameters = type.parameters.map(
        (parameter, index) => `value${index + 1}: ${typeText(context, parameter)}`,
      );
      const result = typeText(context, type.result, true);
      const shown =
        type.suspends === "always"
          ? `Promise<${result}>`
          : type.suspends === "row"
            ? `${result} | Promise<${result}>`
            : result;
      return `(${parameters.join(", ")}) => ${shown}`;
    }
    case "named": {
      const name = context.reference(type.definition);
      return type.arguments.length === 0
        ? name
        : `${name}<${type.arguments.map((item) => typeText(context, item)).join(", ")}>`;
    }
  }
}
function inner(context: ModuleContext, type: IrType): string {
  const text = typeText(context, type);
  return type.kind === "optional" || type.kind === "function" || type.kind === "union"
    ? `(${text})`
    : text;
}
