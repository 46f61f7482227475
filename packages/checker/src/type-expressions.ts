/** What type expressions, capability rows and failure rows mean. */

import { closest, diagnostics, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { isBroken, isNearlyImported } from "./broken.ts";
import { builtin, builtinArity, errorType, optionalOf, unit } from "./builtins.ts";
import { closestCapability, isCapability, normaliseCapabilities } from "./capabilities.ts";
import { foreignType } from "./foreign-types.ts";
import { checkLabelMarks, checkLabelName } from "./label-names.ts";
import { libraryName } from "./library-names.ts";
import { knownNames, lookUp, missingMember } from "./names.ts";
import { declaringFix } from "./row-variables.ts";
import { substitute } from "./solver.ts";
import { type ModuleState, type ProgramState, reportOnce, spanOf } from "./state.ts";
import {
  type BuiltinName,
  type CapabilityRow,
  type DefinitionId,
  type FailureRow,
  type NamedType,
  takesArgument,
  type Type,
} from "./types.ts";
import { argumentSort, resolveArguments } from "./written-arguments.ts";

/** Where a type expression stands: its module and the type parameters in scope. */
export interface TypeScope {
  readonly program: ProgramState;
  readonly module: ModuleState;
  readonly owner: DefinitionId;
  readonly parameters: readonly tree.TypeParameter[];
}

export function resolveType(scope: TypeScope, expression: tree.TypeExpression): Type {
  const known = scope.module.facts.typeExpressions.get(expression);
  if (known !== undefined) return known;
  const type = meaningOf(scope, expression);
  scope.module.facts.typeExpressions.set(expression, type);
  return type;
}

function meaningOf(scope: TypeScope, expression: tree.TypeExpression): Type {
  checkLabelMarks(scope, expression.labels);
  const type = withoutOptional(scope, expression);
  return expression.optional ? optionalOf(type) : type;
}

function withoutOptional(scope: TypeScope, expression: tree.TypeExpression): Type {
  switch (expression.kind) {
    case "NamedType":
      return resolveNamed(scope, expression);
    case "TupleType": {
      const items = expression.items.map((item) => resolveType(scope, item));
      if (items.length === 0) return unit;
      return items.length === 1 ? items[0]! : { kind: "tuple", items };
    }
    case "FunctionType":
      return {
        kind: "function",
        parameters: expression.parameters.map((each) => resolveType(scope, each)),
        result: resolveType(scope, expression.result),
        uses: resolveUses(scope, expression.uses),
        fails: resolveFails(scope, expression.fails),
      };
    case "HoleType":
      reportHole(scope.module, expression);
      return errorType;
    case "ErrorType":
      return errorType;
  }
}

function reportHole(module: ModuleState, { name = "", labels, start }: tree.HoleType): void {
  const written = `?${name}`;
  const at = module.input.source.text.indexOf("?", labels.at(-1)?.end ?? start);
  const span = spanOf(module, { start: at, end: at + written.length });
  reportOnce(module, diagnostics.holeLeft.at(span, { written, what: "type", type: undefined }));
}

function resolveNamed(scope: TypeScope, expression: tree.NamedType): Type {
  const { module, program } = scope;
  const { path } = expression;
  const name = path.name.text;
  if (name === "") return errorType;
  if (path.namespace === undefined) {
    const parameter = scope.parameters.find(
      (each) => each.sort === "type" && each.name.text === name,
    );
    if (parameter !== undefined) return parameterType(scope.owner, parameter);
  }
  let entity = path.namespace === undefined ? lookUp(program, module, name) : undefined;
  if (path.namespace !== undefined) {
    const space = lookUp(program, module, path.namespace.text);
    if (space?.kind === "broken") return errorType;
    if (space?.kind !== "namespace") {
      reportUnknown(scope, path.namespace, path.namespace.text, []);
      return errorType;
    }
    const target = program.modules.get(space.path);
    const id = target?.exports.get(name);
    if (target !== undefined && id === undefined) {
      resolveArguments(scope, expression.arguments);
      reportOnce(module, missingMember(module, target, path.name));
      return errorType;
    }
    if (id !== undefined) entity = { kind: "definition", id, imported: undefined };
  }
  if (entity === undefined && path.namespace === undefined && name in builtinArity) {
    return builtinOf(scope, expression, name as BuiltinName);
  }
  if (entity?.kind === "broken") return errorType;
  if (entity?.kind !== "definition") {
    const args = resolveArguments(scope, expression.arguments);
    const meant = path.namespace === undefined ? foreignType(module, expression, args) : undefined;
    if (meant === undefined) reportUnknown(scope, path.name, name, candidatesIn(scope));
    return meant ?? errorType;
  }
  return applied(scope, expression, entity.id);
}

function builtinOf(scope: TypeScope, expression: tree.NamedType, name: BuiltinName): Type {
  const args = resolveArguments(scope, expression.arguments);
  const arity = builtinArity[name];
  if (args.length !== arity) {
    reportArity(scope, expression, name, arity, args.length);
    return builtin(name, ...Array.from({ length: arity }, (_, index) => args[index] ?? errorType));
  }
  return builtin(name, ...args);
}

function applied(scope: TypeScope, expression: tree.NamedType, id: DefinitionId): Type {
  const declaration = scope.program.modules
    .get(id.slice(0, id.lastIndexOf("#")))
    ?.declarations.get(id);
  const name = expression.path.name.text;
  if (
    declaration === undefined ||
    declaration.kind === "Neuro" ||
    declaration.kind === "ModuleLet"
  ) {
    reportUnknown(scope, expression.path.name, name, candidatesIn(scope));
    return errorType;
  }
  const parameters =
    "typeParameters" in declaration ? declaration.typeParameters.filter(takesArgument) : [];
  const sorts = parameters.map(argumentSort);
  const args = resolveArguments(scope, expression.arguments, sorts, id);
  if (parameters.length !== args.length) {
    reportArity(scope, expression, name, parameters.length, args.length);
    if (declaration.kind === "AliasDeclaration") return errorType;
  }
  const complete = parameters.map((_, index) => args[index] ?? errorType);
  if (declaration.kind === "AliasDeclaration") {
    const alias = scope.program.definition(id);
    if (alias?.kind === "sum") return { kind: "named", definition: id, arguments: complete };
    if (alias?.kind !== "alias") return errorType;
    scope.module.facts.aliases.set(expression, id);
    return substitute(alias.type, id, {
      types: new Map(parameters.map((parameter, index) => [parameter.name.text, complete[index]!])),
      uses: new Map(),
      fails: new Map(),
    });
  }
  return { kind: "named", definition: id, arguments: complete };
}

export function parameterType(owner: DefinitionId, { name, sort }: tree.TypeParameter): Type {
  const type: Type = { kind: "parameter", owner, name: name.text };
  return sort === "const" ? { ...type, constant: true } : type;
}

export function candidatesIn(scope: TypeScope): string[] {
  return [
    ...Object.keys(builtinArity),
    ...knownNames(scope.module).filter((name) => /^\p{Lu}/u.test(name)),
    ...scope.parameters.map((each) => each.name.text),
  ];
}

export function reportUnknown(
  scope: TypeScope,
  place: tree.Node,
  name: string,
  candidates: readonly string[],
): void {
  if (isBroken(scope.module, name) || isNearlyImported(scope.module, name)) return;
  const { program, module } = scope;
  const sum = sumWith(scope, name);
  const suggestion = sum ?? inNamespace(scope, name) ?? closest(name, candidates);
  const { modules, fixes } = libraryName(program, module, place, name, suggestion);
  const details = { name, suggestion, modules, ...(sum === undefined ? {} : { sum }) };
  reportOnce(module, diagnostics.unknownType.at(spanOf(module, place), details, { fixes }));
}

/** The sum of this module that has a variant of the name. */
function sumWith({ module }: TypeScope, name: string): string | undefined {
  for (const declaration of module.declarations.values()) {
    if (
      declaration.kind === "SumDeclaration" &&
      declaration.variants.some((variant) => variant.name.text === name)
    )
      return declaration.name.text;
  }
  return undefined;
}

/** `json.JsonError`, where only the whole module is imported. */
function inNamespace({ module, program }: TypeScope, name: string): string | undefined {
  for (const [space, entity] of module.names) {
    if (entity.kind === "namespace" && program.modules.get(entity.path)?.exports.has(name) === true)
      return `${space}.${name}`;
  }
  return undefined;
}

function reportArity(
  scope: TypeScope,
  place: tree.Node,
  name: string,
  expected: number,
  found: number,
): void {
  scope.module.problems.push(
    diagnostics.typeArguments.at(spanOf(scope.module, place), { name, expected, found }),
  );
}

/** A written capability row; names of row variables are those of `uses` parameters in scope. */
export function resolveUses(
  scope: TypeScope,
  capabilities: readonly tree.Capability[],
): CapabilityRow {
  const names: string[] = [];
  const variables: string[] = [];
  for (const capability of capabilities) {
    const name = capability.path.map((part) => part.text).join(".");
    const label = capability.labelVariable;
    if (label !== undefined) checkLabelName(scope, label, label.text);
    if (name === "") continue;
    const isVariable =
      capability.path.length === 1 &&
      scope.parameters.some((each) => each.sort === "uses" && each.name.text === name);
    if (isVariable) variables.push(name);
    else if (isCapability(name)) names.push(name);
    else {
      const suggestion = closestCapability(name);
      const span = spanOf(scope.module, capability);
      reportOnce(
        scope.module,
        diagnostics.unknownCapability.at(
          span,
          { name, suggestion },
          suggestion === undefined
            ? { fixes: declaringFix(scope, "uses", name) }
            : { fixes: spelled(span, suggestion) },
        ),
      );
    }
  }
  return { capabilities: normaliseCapabilities(names), variables: variables.toSorted() };
}

/** A written failure row. */
export function resolveFails(scope: TypeScope, fails: readonly tree.FailType[]): FailureRow {
  const types: Type[] = [];
  const variables: string[] = [];
  for (const each of fails) {
    checkLabelMarks(scope, each.labels);
    if (each.variable !== undefined) {
      const name = each.variable.text;
      if (
        scope.parameters.some(
          (parameter) => parameter.sort === "fails" && parameter.name.text === name,
        )
      ) {
        variables.push(name);
      } else if (name !== "") {
        const fixes = declaringFix(scope, "fails", name);
        const details = { name, suggestion: undefined, modules: [], row: true };
        reportOnce(
          scope.module,
          diagnostics.unknownType.at(spanOf(scope.module, each.variable), details, { fixes }),
        );
      }
      continue;
    }
    if (each.type === undefined) continue;
    const type = resolveType(scope, each.type);
    if (type.kind === "named" || type.kind === "parameter") types.push(type);
    else if (type.kind !== "error") {
      scope.module.problems.push(diagnostics.notAFailureType.at(spanOf(scope.module, each), {}));
    }
  }
  return { types, variables: variables.toSorted() };
}

/** The named type a definition's own declaration stands for, its parameters as arguments. */
export function selfType(id: DefinitionId, parameters: readonly tree.TypeParameter[]): NamedType {
  return {
    kind: "named",
    definition: id,
    arguments: parameters.filter(takesArgument).map((parameter) => parameterType(id, parameter)),
  };
}
