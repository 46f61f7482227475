/** What a caller must know of a function: what it keeps of its arguments and how much of its result is the caller's own. */
import type { DefinitionId, IrDefinition, IrExtern, IrProgram, IrType } from "@neuro-lang/ir";
import { isAtomic } from "../tree.ts";
import { deep, depth, shared, type Depth } from "./depth.ts";

export interface Summary {
  /** For each parameter the first level that the result, a `var` argument or a closure may go on holding; Infinity: none. */
  readonly keeps: readonly number[];
  /** In symbols `p:0` (what was handed over) and `f:0` (what a function parameter gives). */
  readonly result: Depth;
  /** For each `var` parameter its depth after the call, if it was deep before. */
  readonly after: readonly (Depth | undefined)[];
  /** The result was taken out of the first argument. */
  readonly takesOut: boolean;
}

/** A result whose outer levels are new; its items are those of the arguments. */
const freshLevels: Readonly<Record<string, number>> = Object.fromEntries([
  ...(
    "list#flatten list#take list#drop list#takeLast list#dropLast list#distinct list#reversed list#toMap list#toSet list#repeat " +
    "list#sortedAs list#sortedByKeys list#indexedByKeys list#countedKeys map#keys map#values map#fromEntries map#invert " +
    "set#union set#intersect set#minus set#toList"
  )
    .split(" ")
    .map((name) => [`neuro:${name}`, 1] as const),
  ..."list#zip list#unzip list#enumerate list#chunks list#windows list#pairs list#groupedByKeys map#entries"
    .split(" ")
    .map((name) => [`neuro:${name}`, 2] as const),
]);
const takingOut = new Set([
  "neuro:list#removeAt",
  "neuro:list#removeFirst",
  "neuro:list#removeLast",
]);

export function externSummary(extern: IrExtern): Summary {
  // Copies cross the border, and what is lent is not kept.
  if (extern.border !== "open") return hopeful(extern.parameters);
  const isStd = extern.id.startsWith("neuro:");
  const levels = freshLevels[extern.id];
  const changes = extern.parameters.some((parameter) => parameter.var);
  const plain = extern.parameters.filter((parameter) => !parameter.var);
  const returnsNothing = isAtomic(extern.result);
  const takesOut = takingOut.has(extern.id);
  const keeps = extern.parameters.map((parameter) => {
    if (parameter.var || isAtomic(parameter.local.type)) return Infinity;
    if (parameter.local.type.kind === "function") return 0;
    if (isStd && changes) return parameter.local.type.kind === "list" ? 1 : 0;
    if (returnsNothing && isStd) return Infinity;
    const holdsItems = ["list", "set", "map"].includes(parameter.local.type.kind);
    return holdsItems && isStd && (levels !== undefined || isItem(extern.result)) ? 1 : 0;
  });
  const handsOver = plain.some((parameter) => !isAtomic(parameter.local.type));
  return {
    keeps,
    result: levels === undefined ? (!handsOver && !changes ? deep : shared) : depth(levels),
    after: extern.parameters.map((parameter) =>
      parameter.var ? (isStd ? deep : depth(1)) : undefined,
    ),
    takesOut,
  };
}

/** A type parameter, maybe optional: a result of it is an item of some argument. */
function isItem(type: IrType): boolean {
  return type.kind === "optional" ? isItem(type.inner) : type.kind === "parameter";
}

/** It keeps nothing and gives what is the caller's own: what is assumed of a function before it was looked at. */
export function hopeful(parameters: readonly { readonly var: boolean }[]): Summary {
  return {
    keeps: parameters.map(() => Infinity),
    result: deep,
    after: parameters.map((parameter) => (parameter.var ? deep : undefined)),
    takesOut: false,
  };
}

/** How many levels of a type's values can be changed in place; Infinity if the type does not say. */
export function createNesting(program: IrProgram): (type: IrType) => number {
  const definitions = new Map<DefinitionId, IrDefinition>();
  for (const module of program.modules.values())
    for (const definition of module.definitions) definitions.set(definition.id, definition);
  const known = new Map<DefinitionId, number>();
  const nesting = (type: IrType): number => {
    switch (type.kind) {
      case "list":
      case "set":
        return 1 + nesting(type.item);
      case "map":
        return 1 + Math.max(nesting(type.key), nesting(type.value));
      case "tuple":
        return 1 + Math.max(0, ...type.items.map(nesting));
      case "optional":
        return nesting(type.inner);
      case "union":
        return Math.max(0, ...type.items.map(nesting));
      case "parameter":
      case "function":
        return Infinity;
      case "named":
        return type.arguments.length > 0 ? Infinity : ofDefinition(type.definition);
      default:
        return 0;
    }
  };
  const ofDefinition = (id: DefinitionId): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    // Recursive types have no bound.
    known.set(id, Infinity);
    const definition = definitions.get(id);
    let result = Infinity;
    if (definition?.kind === "opaque") result = nesting(definition.inner);
    else if (definition?.kind === "record")
      result = 1 + Math.max(0, ...definition.fields.map((field) => nesting(field.type)));
    else if (definition?.kind === "sum") {
      result =
        1 +
        Math.max(
          0,
          ...definition.variants.flatMap((variant) =>
            variant.fields.map((field) => nesting(field.type)),
          ),
        );
    }
    known.set(id, result);
    return result;
  };
  return nesting;
}
