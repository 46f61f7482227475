/** Items of a module: neuros, types, constants, tests. */

import {
  type FieldInfo,
  isForeign,
  type NeuroDefinition,
  type TypeParameterInfo,
} from "@neuro-lang/checker";
import type { Border, IrDefinition, IrField, IrParameter, IrTest } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { isTwofold } from "./calls.ts";
import { BodyContext, type ModuleContext } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerBody } from "./statements.ts";
import { lowerType, unit } from "./types.ts";

/** Undefined for what leaves nothing in the program: imports, aliases, policies. */
export function lowerDefinition(item: tree.Item, module: ModuleContext): IrDefinition | undefined {
  switch (item.kind) {
    case "Neuro":
      return lowerNeuro(item, module);
    case "ModuleLet": {
      const definition = module.definition(idOf(item.name, module), "let");
      return {
        kind: "constant",
        ...base(item, module),
        type: lowerType(definition.type),
        value: lowerExpression(item.value, new BodyContext(module)),
      };
    }
    case "RecordDeclaration": {
      const definition = module.definition(idOf(item.name, module), "record");
      return {
        kind: "record",
        ...base(item, module),
        typeParameters: typeNames(definition.typeParameters),
        fields: lowerFields(item.fields, definition.fields, module),
        failure: module.failing.has(definition.id),
      };
    }
    case "SumDeclaration": {
      const definition = module.definition(idOf(item.name, module), "sum");
      return {
        kind: "sum",
        ...base(item, module),
        typeParameters: typeNames(definition.typeParameters),
        variants: item.variants.map((variant, index) => ({
          name: variant.name.text,
          fields: lowerFields(
            variant.fields ?? [],
            definition.variants[index]?.fields ?? [],
            module,
          ),
          bare: variant.fields === undefined,
          documentation: variant.documentation,
        })),
        failure: module.failing.has(definition.id),
      };
    }
    case "AliasDeclaration":
      return lowerAlias(item, module);
    case "OpaqueDeclaration": {
      const definition = module.definition(idOf(item.name, module), "opaque");
      const inner = lowerType(definition.inner);
      const { texts } = definition;
      const takesTexts = texts?.kind === "every";
      const form =
        texts?.kind === "literal" ? { pattern: texts.pattern, flags: texts.flags } : undefined;
      return { kind: "opaque", ...base(item, module), inner, takesTexts, form };
    }
    default:
      return undefined;
  }
}

function idOf(name: tree.Name, module: ModuleContext): string {
  return `${module.module.path}#${name.text}`;
}

function base(
  item: tree.Declaration,
  module: ModuleContext,
): Pick<IrDefinition, "id" | "name" | "exported" | "documentation" | "at"> {
  return {
    id: idOf(item.name, module),
    name: item.name.text,
    exported: item.exported,
    documentation: item.documentation,
    at: module.at(item.name.start),
  };
}

/** `type A = B` is a sum of one bare variant where B is no type; otherwise it leaves nothing. */
function lowerAlias(item: tree.AliasDeclaration, module: ModuleContext): IrDefinition | undefined {
  const definition = module.program.definitions.get(idOf(item.name, module));
  if (definition?.kind !== "sum") return undefined;
  return {
    kind: "sum",
    ...base(item, module),
    typeParameters: typeNames(definition.typeParameters),
    variants: definition.variants.map((variant) => ({
      name: variant.name,
      fields: [],
      bare: true,
      documentation: variant.documentation,
    })),
    failure: module.failing.has(definition.id),
  };
}

function typeNames(parameters: readonly TypeParameterInfo[]): readonly string[] {
  return parameters
    .filter((parameter) => parameter.sort === "type")
    .map((parameter) => parameter.name);
}

function lowerFields(
  declared: readonly tree.FieldDeclaration[],
  known: readonly FieldInfo[],
  module: ModuleContext,
): readonly IrField[] {
  const context = new BodyContext(module);
  return declared.map((field, index) => ({
    name: field.name.text,
    type: lowerType(known[index]!.type),
    default: field.default === undefined ? undefined : lowerExpression(field.default, context),
    documentation: field.documentation,
  }));
}

// ───────────────────────────────────────────── Neuros and tests

function lowerNeuro(item: tree.Neuro, module: ModuleContext): IrDefinition | undefined {
  const definition = module.definition(idOf(item.name, module), "neuro");
  const context = new BodyContext(module);
  const parameters = lowerParameters(item, definition, context);
  const head = {
    ...base(item, module),
    typeParameters: typeNames(definition.typeParameters),
    reified: definition.typeParameters
      .filter((parameter) => parameter.sort === "type" && parameter.bounds.includes("Data"))
      .map((parameter) => parameter.name),
    parameters,
    result: lowerType(definition.result),
    suspends: definition.suspension,
    twofold: isTwofold(definition),
    uses: definition.uses.capabilities,
    fails: definition.fails.types.map(lowerType),
  };
  if (item.extern) return { kind: "extern", ...head, border: borderOf(item, definition) };
  if (item.body === undefined) return undefined;
  return { kind: "function", ...head, body: lowerBody(item.body, head.result, context) };
}

function borderOf({ attributes }: tree.Neuro, definition: NeuroDefinition): Border {
  if (!isForeign(definition)) return "open";
  return attributes.some(({ name }) => name.text === "borrows") ? "lends" : "copies";
}

function lowerParameters(
  item: tree.Neuro,
  definition: NeuroDefinition,
  context: BodyContext,
): readonly IrParameter[] {
  const constants = item.signature.typeParameters
    .filter((parameter) => parameter.sort === "const" && context.facts.bindings.has(parameter.name))
    .map((parameter) => ({
      local: context.declareConstant(parameter.name),
      var: false,
      default: undefined,
    }));
  const parameters = item.signature.parameters.map((parameter, index) => {
    const known = definition.parameters[index]!;
    // An extern has no body, so that its parameters need not be variables.
    const local = context.facts.bindings.has(parameter.name)
      ? context.declare(parameter.name)
      : {
          name: context.names.fresh(known.name),
          type: lowerType(known.type),
          var: known.var,
        };
    return {
      local,
      var: known.var,
      default:
        parameter.default === undefined ? undefined : lowerExpression(parameter.default, context),
    };
  });
  return [...constants, ...parameters];
}

export function lowerTest(item: tree.Test, module: ModuleContext): IrTest {
  const context = new BodyContext(module);
  const parameters = item.parameters.map((parameter) => context.declare(parameter.name));
  const body = lowerBody(item.body, unit, context);
  return {
    name: item.name.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join(""),
    at: module.at(item.start),
    parameters,
    suspends: context.suspends,
    body,
  };
}
