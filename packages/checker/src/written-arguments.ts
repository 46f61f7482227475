/** Type arguments as they are written: `first<Text>(…)`, `twice<uses console>(…)`. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { errorType } from "./builtins.ts";
import type { Body } from "./body.ts";
import { reportOnce, spanOf } from "./state.ts";
import { resolveType, resolveUses, type TypeScope } from "./type-expressions.ts";
import type { CapabilityRow, NeuroDefinition, Type, TypeParameterInfo } from "./types.ts";

export interface WrittenArguments {
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
  report(countOf(definition.typeParameters, "type"), others.length, false);
  report(countOf(definition.typeParameters, "uses"), rows.length, true);
  return {
    types: typesWritten(body.typeScope, others),
    uses: rows.map(({ uses }) => resolveUses(body.typeScope, uses)),
  };
}

function countOf(
  parameters: readonly TypeParameterInfo[],
  sort: TypeParameterInfo["sort"],
): number {
  return parameters.filter((parameter) => parameter.sort === sort).length;
}

/** The types among the arguments. Numbers and rows there have no meaning yet, and would be let through as anything. */
export function typesWritten(scope: TypeScope, written: readonly tree.TypeArgument[]): Type[] {
  return written.map((each) => {
    if (each.kind !== "ConstArgument" && each.kind !== "UsesArgument")
      return resolveType(scope, each);
    reportOnce(
      scope.module,
      diagnostics.notBuiltYet.at(spanOf(scope.module, each), {
        construct:
          each.kind === "ConstArgument" ? "a number as a type argument" : "a row of a type",
      }),
    );
    return errorType;
  });
}
