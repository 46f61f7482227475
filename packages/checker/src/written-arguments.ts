/** What is written between the angles of types, calls and literals: types, sizes, unions of failures, rows. */

import { diagnostics, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { errorType } from "./builtins.ts";
import type { Body } from "./body.ts";
import { showType } from "./show-type.ts";
import { reportOnce, resultId, spanOf } from "./state.ts";
import {
  candidatesIn,
  parameterType,
  reportUnknown,
  resolveType,
  resolveUses,
  type TypeScope,
} from "./type-expressions.ts";
import {
  type CapabilityRow,
  type ConstantSort,
  type DefinitionId,
  type NeuroDefinition,
  takesArgument,
  type Type,
  type TypeParameterInfo,
} from "./types.ts";

/** What is asked for: a type, or the value of a `const` parameter. */
export type ArgumentSort = "type" | ConstantSort;

export interface WrittenArguments {
  /** For the `type` and `const` parameters, in their order. */
  readonly types: readonly Type[];
  /** For the row variables, in their order. */
  readonly uses: readonly CapabilityRow[];
}

/** What is written at a use of the neuro; fewer arguments than parameters leave the rest to be found. */
export function neuroArguments(
  body: Body,
  definition: NeuroDefinition,
  node: tree.Expression,
): WrittenArguments {
  if (node.kind !== "Identifier" && node.kind !== "MemberAccess") return { types: [], uses: [] };
  const written = node.typeArguments;
  const rows = written.filter((each) => each.kind === "UsesArgument");
  const others = written.filter((each) => each.kind !== "UsesArgument");
  const report = (expected: number, found: number, ofRows: boolean): void => {
    if (found <= expected) return;
    const { name } = definition;
    body.report(
      diagnostics.typeArguments.at(body.span(node), { name, expected, found, rows: ofRows }),
    );
  };
  const { typeParameters } = definition;
  report(typeParameters.filter(takesArgument).length, others.length, false);
  report(typeParameters.filter(({ sort }) => sort === "uses").length, rows.length, true);
  return {
    types: argumentsFor(body.typeScope, others, definition),
    uses: rows.map(({ uses }) => resolveUses(body.typeScope, uses)),
  };
}

/** What is written for the `type` and `const` parameters of the definition. */
export function argumentsFor(
  scope: TypeScope,
  written: readonly tree.TypeArgument[],
  {
    id,
    typeParameters,
  }: { readonly id: DefinitionId; readonly typeParameters: readonly TypeParameterInfo[] },
): Type[] {
  const sorts = typeParameters.filter(takesArgument).map(({ constant }) => constant ?? "type");
  return resolveArguments(scope, written, sorts, id);
}

/** The arguments, for parameters of these sorts, or for types alone; `owner` is the definition that takes them. */
export function resolveArguments(
  scope: TypeScope,
  written: readonly tree.TypeArgument[],
  sorts?: readonly ArgumentSort[],
  owner?: DefinitionId,
): Type[] {
  return written.map((argument, index) => {
    const type = resolveArgument(scope, argument, owner === resultId);
    const sort = sorts === undefined ? "type" : sorts[index];
    // One too many is no matter of sorts: who counts them reports it.
    if (sort === undefined || type.kind === "error" || sortOf(scope, type) === sort) return type;
    const expected = sort === "type" ? "a type" : sort;
    const details = { found: showType(type), expected, optional: false, widen: false };
    return failed(scope, diagnostics.typeMismatch.at(spanOf(scope.module, argument), details));
  });
}

function resolveArgument(scope: TypeScope, argument: tree.TypeArgument, unions: boolean): Type {
  switch (argument.kind) {
    case "ConstArgument":
      return { kind: "constant", value: argument.value };
    case "ConstNameArgument": {
      const { name } = argument;
      const parameter = scope.parameters.find(
        (each) => each.sort === "const" && each.name.text === name.text,
      );
      if (parameter !== undefined) return parameterType(scope.owner, parameter);
      reportUnknown(scope, name, name.text, candidatesIn(scope));
      return errorType;
    }
    case "UnionArgument":
      return resolveUnion(scope, argument, unions);
    case "UsesArgument": {
      const span = spanOf(scope.module, argument);
      return failed(scope, diagnostics.notBuiltYet.at(span, { construct: "a row of a type" }));
    }
    default:
      return resolveType(scope, argument);
  }
}

/** `E1 | E2`: the failures of a Result, and of nothing else. */
function resolveUnion(scope: TypeScope, argument: tree.UnionArgument, allowed: boolean): Type {
  const items = argument.items.map((each) => resolveType(scope, each));
  if (items.some(({ kind }) => kind === "error")) return errorType;
  if (!allowed) return failed(scope, diagnostics.unionType.at(spanOf(scope.module, argument), {}));
  const stranger = items.findIndex(({ kind }) => kind !== "named" && kind !== "parameter");
  if (stranger === -1) return { kind: "union", items };
  const span = spanOf(scope.module, argument.items[stranger]!);
  return failed(scope, diagnostics.notAFailureType.at(span, {}));
}

function failed({ module }: TypeScope, problem: Problem): Type {
  reportOnce(module, problem);
  return errorType;
}

function sortOf({ parameters }: TypeScope, type: Type): ArgumentSort {
  if (type.kind === "constant") return typeof type.value === "number" ? "Int" : "Text";
  if (type.kind !== "parameter" || type.constant !== true) return "type";
  return argumentSort(parameters.find(({ name }) => name.text === type.name)!);
}

export function argumentSort(parameter: tree.TypeParameter): ArgumentSort {
  return parameter.sort === "const" ? (constantSort(parameter) ?? "Int") : "type";
}

/** The type of a `const` parameter; undefined for one that cannot be part of a type. */
export function constantSort({ type }: tree.TypeParameter): ConstantSort | undefined {
  if (type?.kind !== "NamedType" || type.optional) return undefined;
  const name = type.path.name.text;
  return name === "Int" || name === "Text" ? name : undefined;
}
