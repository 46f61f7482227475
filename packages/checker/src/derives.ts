/** Checks that what `@derive(…)` asks for holds for every field, and writes it where it is missing. */

import { diagnostics, type Fix, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { hasBound } from "./bounds.ts";
import { showType } from "./show-type.ts";
import { type ModuleState, type ProgramState, spanOf } from "./state.ts";
import type { Bound, Definition, DefinitionId, FieldInfo, Type } from "./types.ts";

export function checkDerives(
  program: ProgramState,
  module: ModuleState,
  id: DefinitionId,
  declaration: tree.Declaration,
): Problem[] {
  const definition = program.definition(id);
  if (definition?.kind !== "record" && definition?.kind !== "sum" && definition?.kind !== "opaque")
    return [];
  const parts = partsOf(definition, declaration);
  return definition.derives.flatMap((bound) =>
    parts
      .filter(({ type }) => !mayHave(program, type, bound))
      .map(({ type, node }) =>
        diagnostics.boundNotMet.at(
          spanOf(module, node),
          {
            type: showType(type),
            bound,
            asking: { kind: "parts", name: definition.name },
            derivable: isDerivable(type, bound),
            parameter: false,
          },
          { fixes: derived(program, module, type, bound) },
        ),
      ),
  );
}

interface Part {
  readonly type: Type;
  readonly node: tree.Node;
}

function partsOf(definition: Definition, declaration: tree.Declaration): readonly Part[] {
  const parts: Part[] = [];
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
  return parts;
}

/** A type's own parameters have what their arguments have. */
function mayHave(program: ProgramState, type: Type, bound: Bound): boolean {
  return hasBound(program, type, bound, () => [bound]);
}

export function isDerivable(type: Type, bound: Bound): boolean {
  return type.kind === "named" && (bound === "Comparable" || bound === "Data");
}

/**
 * `@derive(…)` before a type of this module, if all its parts can have the bound. Where a type of another module stands may change
 * without a new check of this one.
 */
export function derived(
  program: ProgramState,
  module: ModuleState,
  type: Type,
  bound: Bound,
): readonly Fix[] {
  if (type.kind !== "named" || !isDerivable(type, bound)) return [];
  const definition = program.definition(type.definition);
  const declaration = module.declarations.get(type.definition);
  if (definition === undefined || declaration === undefined) return [];
  const has = (each: Type): boolean =>
    hasBound(program, each, bound, () => [bound], type.definition);
  if (!has(type) || !partsOf(definition, declaration).every((part) => has(part.type))) return [];
  const { at, newText } = deriving(declaration, bound);
  const edits = [{ span: spanOf(module, { start: at, end: at }), newText }];
  return [{ title: `Derive ${bound} for \`${definition.name}\``, edits, safe: false }];
}

/** What to write before a type so that it derives one more bound, and where. */
export function deriving(
  { attributes, start }: tree.Declaration,
  bound: Bound,
): { readonly at: number; readonly newText: string } {
  const last = attributes.find(({ name }) => name.text === "derive")?.arguments.at(-1);
  return last === undefined
    ? { at: start, newText: `@derive(${bound})\n` }
    : { at: last.end, newText: `, ${bound}` };
}
