/** Checks that what `@derive(…)` asks for holds for every field. */

import { diagnostics, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { hasBound } from "./bounds.ts";
import { showType } from "./show-type.ts";
import { type ModuleState, type ProgramState, spanOf } from "./state.ts";
import type { Bound, DefinitionId, FieldInfo, Type } from "./types.ts";

export function checkDerives(
  program: ProgramState,
  module: ModuleState,
  id: DefinitionId,
  declaration: tree.Declaration,
): Problem[] {
  const definition = program.definition(id);
  if (definition?.kind !== "record" && definition?.kind !== "sum" && definition?.kind !== "opaque")
    return [];
  const parts: { readonly type: Type; readonly node: tree.Node }[] = [];
  const add = (infos: readonly FieldInfo[], nodes: readonly tree.FieldDeclaration[]): void => {
    for (const [index, { type }] of infos.entries()) parts.push({ type, node: nodes[index]!.type });
  };
  if (definition.kind === "record" && declaration.kind === "RecordDeclaration") {
    add(definition.fields, declaration.fields);
  } else if (definition.kind === "sum" && declaration.kind === "SumDeclaration") {
    for (const [index, variant] of definition.variants.entries()) {
      add(variant.fields ?? [], declaration.variants[index]?.fields ?? []);
    }
  } else if (definition.kind === "opaque" && declaration.kind === "OpaqueDeclaration") {
    parts.push({ type: definition.inner, node: declaration.type });
  }
  return definition.derives.flatMap((bound) =>
    parts
      // A type's own parameters have what their arguments have.
      .filter(({ type }) => !hasBound(program, type, bound, () => [bound]))
      .map(({ type, node }) =>
        diagnostics.boundNotMet.at(spanOf(module, node), {
          type: showType(type),
          bound,
          asking: { kind: "parts", name: definition.name },
          derivable: isDerivable(type, bound),
          parameter: false,
        }),
      ),
  );
}

export function isDerivable(type: Type, bound: Bound): boolean {
  return type.kind === "named" && (bound === "Comparable" || bound === "Data");
}
