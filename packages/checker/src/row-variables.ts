/** Names of row variables and label parameters: what is written but not declared, and where one cannot be declared. */

import { diagnostics, type Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { type ModuleState, spanOf } from "./state.ts";
import type { TypeScope } from "./type-expressions.ts";

/** `e`, `rest`: a name of one lower-case word, as row variables have. */
function looksLikeVariable(name: string): boolean {
  return /^\p{Ll}[\p{L}\p{N}_]*$/u.test(name);
}

/** Declares the name among the type parameters of the neuro that it stands in. */
export function declaringFix(
  scope: TypeScope,
  sort: "uses" | "fails" | "label",
  name: string,
): readonly Fix[] {
  const declaration = scope.module.declarations.get(scope.owner);
  if (declaration?.kind !== "Neuro" || !looksLikeVariable(name)) return [];
  const last = declaration.signature.typeParameters.at(-1);
  const at = last?.end ?? declaration.name.end;
  return [
    {
      title: `Declare it: \`${sort} ${name}\``,
      edits: [
        {
          span: spanOf(scope.module, { start: at, end: at }),
          newText: last === undefined ? `<${sort} ${name}>` : `, ${sort} ${name}`,
        },
      ],
      safe: false,
    },
  ];
}

/** A type is no neuro: nothing is passed to it that could say what a row variable or a label parameter stands for. */
export function reportParametersOfType(
  module: ModuleState,
  declaration: { readonly name: tree.Name; readonly typeParameters: readonly tree.TypeParameter[] },
): void {
  for (const parameter of declaration.typeParameters) {
    if (parameter.sort === "type" || parameter.sort === "const") continue;
    module.problems.push(
      diagnostics.rowOfType.at(spanOf(module, parameter), {
        type: declaration.name.text,
        sort: parameter.sort,
        name: parameter.name.text,
      }),
    );
  }
}
