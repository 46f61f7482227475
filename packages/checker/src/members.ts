/** Names and members as values: locals, definitions, variants, fields, namespaces. */

import { closest, diagnostics, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { builtinField, errorType, homeOf, isBuiltin, optionalOf, text } from "./builtins.ts";
import type { Body } from "./body.ts";
import { fieldTypes } from "./bounds.ts";
import { narrowed } from "./conditions.ts";
import { infer } from "./expressions.ts";
import { reportForeignField } from "./foreign-methods.ts";
import { reportForeignName } from "./foreign-names.ts";
import { instantiate, neuroType } from "./instantiate.ts";
import { libraryName } from "./library-names.ts";
import { knownNames, missingMember } from "./names.ts";
import { placeOf, read } from "./places.ts";
import { isBroken, isNearlyImported } from "./broken.ts";
import { causeId, moduleOf, type ModuleState, preludePath } from "./state.ts";
import { groupsOf, groupType, matchId } from "./regex-groups.ts";
import { textCall, textFix } from "./text-types.ts";
import { findVariant, type FoundVariant, variantConstructor } from "./variants.ts";
import { neuroArguments } from "./written-arguments.ts";
import type { Definition, DefinitionId, NeuroDefinition, Type } from "./types.ts";

export function inferIdentifier(
  body: Body,
  expression: tree.Identifier,
  expected: Type | undefined,
): Type {
  const local = body.findLocal(expression.name);
  if (local !== undefined) {
    read(body, local, expression);
    body.facts.resolutions.set(expression, { kind: "local", binding: local });
    return narrowed(body, placeOf(body, expression), local.type);
  }
  const entity = body.find(expression.name);
  if (entity?.kind === "definition") return definitionValue(body, expression, entity.id, expected);
  if (entity?.kind === "namespace") {
    body.report(
      diagnostics.notAValue.at(body.span(expression), { name: expression.name, what: "a module" }),
    );
  } else if (entity === undefined) reportUnknownName(body, expression, expression.name);
  return errorType;
}

export function reportUnknownName(body: Body, node: tree.Node, name: string): void {
  if (name === "" || isBroken(body.module, name) || isNearlyImported(body.module, name)) return;
  if (reportForeignName(body, node, name)) return;
  if (body.isConditional(name)) {
    const details = { name, suggestion: undefined, modules: [], conditional: true };
    body.report(diagnostics.unknownName.at(body.span(node), details));
    return;
  }
  const prelude = body.program.modules.get(preludePath)?.exports.keys() ?? [];
  const suggestion = closest(name, [...body.localNames(), ...knownNames(body.module), ...prelude]);
  const { modules, fixes } = libraryName(body.program, body.module, node, name, suggestion);
  body.report(
    diagnostics.unknownName.at(body.span(node), { name, suggestion, modules }, { fixes }),
  );
}

/** A neuro or module `let` as a value. */
function definitionValue(
  body: Body,
  expression: tree.Identifier | tree.MemberAccess,
  id: DefinitionId,
  expected: Type | undefined,
): Type {
  const kind = body.program.modules.get(moduleOf(id))?.declarations.get(id)?.kind;
  if (kind === "ModuleLet") {
    body.facts.resolutions.set(expression, {
      kind: "definition",
      id,
      typeArguments: [],
      rows: "never",
    });
    return body.program.letType(id);
  }
  const definition = body.program.neuro(id);
  if (definition === undefined) return errorType;
  warnDeprecated(body, expression, definition);
  if (definition.parameters.some((parameter) => parameter.var)) {
    const what = "a neuro that changes its argument, which only a call can do";
    body.report(diagnostics.notAValue.at(body.span(expression), { name: definition.name, what }));
    return errorType;
  }
  if (definition.typeParameters.some(({ sort }) => sort === "const")) {
    const what = "a neuro with a `const` parameter";
    body.report(diagnostics.notAValue.at(body.span(expression), { name: definition.name, what }));
    return errorType;
  }
  const explicit = neuroArguments(body, definition, expression);
  const instance = instantiate(body, definition, expression, explicit);
  const type = neuroType(definition, instance.substitution);
  if (expected !== undefined && definition.typeParameters.length > 0)
    body.solver.fits(type, expected);
  body.whenSolved(() => {
    body.facts.resolutions.set(expression, {
      kind: "definition",
      id,
      typeArguments: instance.resolved(),
      rows: instance.suspension(),
    });
  });
  body.facts.resolutions.set(expression, {
    kind: "definition",
    id,
    typeArguments: [],
    rows: "never",
  });
  return type;
}

export function warnDeprecated(body: Body, node: tree.Node, definition: Definition): void {
  if (definition.deprecated === undefined || definition.id === body.owner) return;
  body.report(
    diagnostics.deprecatedUse.at(body.span(node), {
      name: definition.name,
      why: definition.deprecated,
    }),
  );
}

/** An upper-case name as a value: a variant. */
export function inferTypeReference(
  body: Body,
  expression: tree.TypeReference,
  expected: Type | undefined,
): Type {
  const found = findVariant(body, expression, expected);
  if (found === undefined) return errorType;
  return variantValue(body, expression, found, expected);
}

/** The variant as a value: itself if it is bare, else the function that makes it. */
function variantValue(
  body: Body,
  expression: tree.TypeReference | tree.MemberAccess,
  found: FoundVariant,
  expected: Type | undefined,
): Type {
  body.facts.resolutions.set(expression, {
    kind: "variant",
    sum: found.sum.id,
    variant: found.variant.name,
    typeArguments: found.type.arguments,
  });
  const type = variantConstructor(found);
  if (expected !== undefined) body.solver.fits(type, expected);
  return type;
}

/** What stands before the dot, if it is no value: a namespace or a type. */
export function qualifierOf(
  body: Body,
  expression: tree.Expression,
):
  | { readonly kind: "namespace"; readonly module: ModuleState }
  | { readonly kind: "type"; readonly id: DefinitionId }
  | { readonly kind: "broken" }
  | undefined {
  if (expression.kind === "Identifier") {
    if (body.findLocal(expression.name) !== undefined) return undefined;
    const entity = body.find(expression.name);
    if (entity?.kind === "broken") return entity;
    const module = entity?.kind === "namespace" ? body.program.modules.get(entity.path) : undefined;
    return module === undefined ? undefined : { kind: "namespace", module };
  }
  if (expression.kind === "TypeReference") {
    const entity = body.find(expression.name.text);
    if (entity?.kind === "broken") return entity;
    return entity?.kind === "definition" ? { kind: "type", id: entity.id } : undefined;
  }
  if (expression.kind === "MemberAccess" && !expression.optional) {
    const outer = qualifierOf(body, expression.receiver);
    if (outer?.kind !== "namespace") return undefined;
    const id = outer.module.exports.get(expression.name.text);
    return id !== undefined && /^\p{Lu}/u.test(expression.name.text)
      ? { kind: "type", id }
      : undefined;
  }
  return undefined;
}

/** Marks the nodes before the dot as names without a value. */
export function markQualifier(body: Body, expression: tree.Expression): void {
  if (
    expression.kind === "Identifier" ||
    expression.kind === "TypeReference" ||
    expression.kind === "MemberAccess"
  ) {
    body.facts.resolutions.set(expression, { kind: "qualifier" });
    if (expression.kind === "MemberAccess") markQualifier(body, expression.receiver);
  }
}

export function inferMember(
  body: Body,
  expression: tree.MemberAccess,
  expected: Type | undefined,
): Type {
  const qualifier = qualifierOf(body, expression.receiver);
  const name = expression.name.text;
  if (qualifier?.kind === "broken") return errorType;
  if (qualifier !== undefined) {
    markQualifier(body, expression.receiver);
    if (qualifier.kind === "namespace") {
      const id = qualifier.module.exports.get(name);
      if (id !== undefined && !/^\p{Lu}/u.test(name))
        return definitionValue(body, expression, id, expected);
      reportMissingMember(body, expression.name, qualifier.module);
      return errorType;
    }
    const found = findVariant(body, expression, expected);
    return found === undefined ? errorType : variantValue(body, expression, found, expected);
  }
  const receiver = body.solver.prune(infer(body, expression.receiver));
  const object =
    expression.optional && receiver.kind === "optional"
      ? body.solver.prune(receiver.inner)
      : receiver;
  body.module.watch?.opens(body, expression, object);
  const type = fieldOf(body, expression, object);
  if (type === undefined) {
    reportNoField(body, expression, object);
    return errorType;
  }
  if (expression.optional) return optionalOf(type);
  return narrowed(body, placeOf(body, expression), type);
}

/** A name behind that of a whole module which is no value there: a type, or nothing. */
export function reportMissingMember(body: Body, name: tree.Name, target: ModuleState): void {
  if (name.text === "") return;
  body.report(
    target.exports.has(name.text)
      ? diagnostics.notAValue.at(body.span(name), { name: name.text, what: "a type" })
      : missingMember(body.module, target, name),
  );
}

function reportNoField(body: Body, expression: tree.MemberAccess, object: Type): void {
  const name = expression.name.text;
  if (name === "" || object.kind === "error") return;
  if (object.kind === "variable") {
    body.report(diagnostics.cannotInfer.at(body.span(expression.receiver), { what: "this value" }));
    return;
  }
  if (
    object.kind === "optional" &&
    fieldOf(body, expression, body.solver.prune(object.inner)) !== undefined
  ) {
    body.mismatch(expression.receiver, object, object.inner);
    return;
  }
  const place = body.span(expression.name);
  if (methodsOf(body, object, name).length > 0) {
    body.report(
      diagnostics.methodNotCalled.at(
        place,
        { name },
        {
          fixes: [
            {
              title: "Call it",
              edits: [{ span: { ...place, start: place.end }, newText: "()" }],
              safe: true,
            },
          ],
        },
      ),
    );
    return;
  }
  if (object.kind === "named" && object.definition === matchId) {
    const groups = groupsOf(object).map((group) => group.name);
    const suggestion = closest(name, [...groups, ...fieldNames(body, object)]);
    const fixes = spelled(place, suggestion);
    body.report(diagnostics.unknownGroup.at(place, { name, groups, suggestion }, { fixes }));
    return;
  }
  if (reportForeignField(body, expression.name, object)) return;
  const asText = builtinField(text, name) === undefined ? undefined : textCall(body, object);
  if (asText !== undefined) {
    const details = { name, type: body.show(object), suggestion: undefined, text: asText };
    const fixes = [textFix(body, expression, asText)];
    body.report(diagnostics.unknownField.at(place, details, { fixes }));
    return;
  }
  const suggestion = closest(name, fieldNames(body, object));
  body.report(
    diagnostics.unknownField.at(
      place,
      { name, type: body.show(object), suggestion },
      { fixes: spelled(place, suggestion) },
    ),
  );
}

function fieldNames(body: Body, type: Type): string[] {
  if (type.kind !== "named") return ["length", "isEmpty"];
  const definition = body.program.definition(type.definition);
  return definition?.kind === "record" ? definition.fields.map((field) => field.name) : [];
}

/** Type of the field `x.name`; notes what it resolves to. Undefined if there is none. */
export function fieldOf(body: Body, expression: tree.MemberAccess, object: Type): Type | undefined {
  const name = expression.name.text;
  if (object.kind === "error") return errorType;
  // Before the fields of Match itself: what the pattern names `start` is what is meant by it.
  const group = object.kind === "named" && groupsOf(object).find((each) => each.name === name);
  if (group) {
    body.facts.resolutions.set(expression, { kind: "group", ...group });
    return groupType(group);
  }
  const builtin = builtinField(object, name);
  if (builtin !== undefined) {
    body.facts.resolutions.set(expression, { kind: "field", owner: "builtin", name });
    return builtin;
  }
  if (object.kind === "named") {
    const definition = body.program.definition(object.definition);
    if (definition?.kind === "record") {
      const field = fieldTypes(object, definition.typeParameters, definition.fields).find(
        (each) => each.name === name,
      );
      if (field !== undefined) {
        body.facts.resolutions.set(expression, { kind: "field", owner: "record", name });
        return field.type;
      }
    }
    if (definition?.kind === "sum") {
      const type = variantField(body, expression, object.definition, object);
      if (type !== undefined) return type;
    }
    if (
      definition?.kind === "opaque" &&
      name === "value" &&
      definition.module === body.module.input.path
    ) {
      body.facts.resolutions.set(expression, { kind: "field", owner: "builtin", name });
      return definition.inner;
    }
  }
  if (
    (name === "message" || name === "code" || name === "cause") &&
    (object.kind === "union" ||
      body.isFailureVariable(object) ||
      (object.kind === "named" && body.program.failures.has(object.definition)))
  ) {
    body.facts.resolutions.set(expression, { kind: "field", owner: "failure", name });
    return name === "cause"
      ? optionalOf({ kind: "named", definition: causeId, arguments: [] })
      : text;
  }
  return undefined;
}

/** A field of a sum whose variant is known here: every variant that it may still be has it. */
function variantField(
  body: Body,
  expression: tree.MemberAccess,
  id: DefinitionId,
  type: Type,
): Type | undefined {
  const definition = body.program.definition(id);
  const place = placeOf(body, expression.receiver);
  const known = place?.key === undefined ? undefined : body.flow.known.get(place.key)?.variants;
  if (definition?.kind !== "sum" || type.kind !== "named") return undefined;
  const possible = definition.variants.filter(
    (variant) => known?.has(variant.name) ?? definition.variants.length === 1,
  );
  const types = possible.map(
    (variant) =>
      fieldTypes(type, definition.typeParameters, variant.fields ?? []).find(
        (field) => field.name === expression.name.text,
      )?.type,
  );
  if (types.length === 0 || types.some((each) => each === undefined)) return undefined;
  if (types.some((each) => !body.solver.fits(each!, types[0]!))) return undefined;
  body.facts.resolutions.set(expression, {
    kind: "field",
    owner: "variant",
    name: expression.name.text,
    variants: possible.map((variant) => variant.name),
  });
  return types[0];
}

/** The neuros that `x.name(…)` may mean for an x of the type, nearest level first found. */
export function methodsOf(body: Body, type: Type, name: string): NeuroDefinition[] {
  const home = homeModule(type);
  const id = home === undefined ? undefined : `${home}#${name}`;
  if (id !== undefined && body.program.modules.get(home!)?.declarations.get(id)?.kind === "Neuro") {
    const definition = body.program.definition(id);
    const visible = home === body.module.input.path || definition?.exported === true;
    if (definition?.kind === "neuro" && visible && takesReceiver(body, definition, type))
      return [definition];
  }
  const entity = body.find(name);
  if (entity?.kind !== "definition") return [];
  const definition = body.program.definition(entity.id);
  return definition?.kind === "neuro" && takesReceiver(body, definition, type) ? [definition] : [];
}

export function homeModule(type: Type): string | undefined {
  return type.kind === "named" ? moduleOf(type.definition) : homeOf(type);
}

/** True if the neuro's first parameter takes a value of the type, as far as its outermost shape tells. */
export function takesReceiver(body: Body, definition: NeuroDefinition, type: Type): boolean {
  const first = definition.parameters[0]?.type;
  if (first === undefined) return false;
  return shapeFits(body, type, first);
}

function shapeFits(body: Body, from: Type, to: Type): boolean {
  const source = body.solver.prune(from);
  if (to.kind === "parameter" || source.kind === "error" || source.kind === "variable") return true;
  if (to.kind === "optional")
    return shapeFits(body, source.kind === "optional" ? source.inner : source, to.inner);
  if (to.kind === "named" && isBuiltin(source, "Text")) return body.solver.fits(source, to);
  if (source.kind !== to.kind) return false;
  if (source.kind === "builtin" && to.kind === "builtin") {
    return (
      source.name === to.name &&
      source.arguments.every((each, index) => shapeFits(body, each, to.arguments[index]!))
    );
  }
  if (source.kind === "named" && to.kind === "named") return source.definition === to.definition;
  if (source.kind === "tuple" && to.kind === "tuple")
    return source.items.length === to.items.length;
  return true;
}

/** Names of neuros that could be called on the type, for suggestions. */
export function methodNames(body: Body, type: Type): string[] {
  const home = homeModule(type);
  const module = home === undefined ? undefined : body.program.modules.get(home);
  if (module === undefined) return [];
  const isOwn = module === body.module;
  return [...(isOwn ? module.names.keys() : module.exports.keys())].filter(
    (name) => !/^\p{Lu}/u.test(name),
  );
}
