/** What names stand for, as an editor tells them apart. */

import type { Binding, DefinitionId } from "@neuro-lang/checker";
import type { Span } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { moduleOf, type Snapshot } from "./snapshot.ts";

export type Referent =
  /** A neuro, a type, a module's `let`. */
  | { readonly kind: "definition"; readonly id: DefinitionId }
  | { readonly kind: "variant"; readonly sum: DefinitionId; readonly name: string }
  /** `variant` for a field of a variant. */
  | {
      readonly kind: "field";
      readonly owner: DefinitionId;
      readonly variant: string | undefined;
      readonly name: string;
    }
  /** Of a neuro, in its body and where an argument is named. */
  | { readonly kind: "parameter"; readonly neuro: DefinitionId; readonly name: string }
  /** Any other variable of a body. */
  | { readonly kind: "local"; readonly module: string; readonly binding: Binding }
  | {
      readonly kind: "typeParameter";
      readonly module: string;
      readonly declaration: tree.TypeParameter;
    }
  | { readonly kind: "module"; readonly path: string }
  | { readonly kind: "capability"; readonly name: string }
  /** A type, bound or field that the language itself knows. */
  | { readonly kind: "builtin"; readonly name: string };

/** The same for the same referent, across modules and checks of one text. */
export function keyOf(referent: Referent): string {
  switch (referent.kind) {
    case "definition":
      return referent.id;
    case "variant":
      return `${referent.sum}.${referent.name}`;
    case "field":
      return `${referent.owner}.${referent.variant ?? ""}.${referent.name}`;
    case "parameter":
      return `${referent.neuro}(${referent.name})`;
    case "local":
      return `${referent.module}@${referent.binding.declared.start}`;
    case "typeParameter":
      return `${referent.module}@${referent.declaration.start}`;
    case "module":
      return `module ${referent.path}`;
    case "capability":
      return `uses ${referent.name}`;
    case "builtin":
      return `builtin ${referent.name}`;
  }
}

/** Where the name of a referent is declared; undefined for what the language itself knows. */
export function declarationOf(snapshot: Snapshot, referent: Referent): Span | undefined {
  switch (referent.kind) {
    case "definition":
      return snapshot.placeOf(referent.id);
    case "variant":
      return placed(referent.sum, variantOf(snapshot, referent.sum, referent.name)?.name);
    case "field":
      return placed(referent.owner, fieldOf(snapshot, referent)?.name);
    case "parameter":
      return placed(referent.neuro, parameterOf(snapshot, referent)?.name);
    case "local":
      return placedIn(referent.module, referent.binding.declared);
    case "typeParameter":
      return placedIn(referent.module, referent.declaration.name);
    case "module":
      return { file: referent.path, start: 0, end: 0 };
    case "capability":
    case "builtin":
      return undefined;
  }
}

function placed(id: DefinitionId, name: tree.Name | undefined): Span | undefined {
  return name && placedIn(moduleOf(id), name);
}

function placedIn(file: string, { start, end }: tree.Name): Span {
  return { file, start, end };
}

export function variantOf(
  snapshot: Snapshot,
  sum: DefinitionId,
  name: string,
): tree.VariantDeclaration | undefined {
  const item = snapshot.item(sum);
  return item?.kind === "SumDeclaration"
    ? item.variants.find((variant) => variant.name.text === name)
    : undefined;
}

export function fieldOf(
  snapshot: Snapshot,
  { owner, variant, name }: Extract<Referent, { kind: "field" }>,
): tree.FieldDeclaration | undefined {
  const item = snapshot.item(owner);
  const fields =
    item?.kind === "RecordDeclaration"
      ? item.fields
      : variant === undefined
        ? undefined
        : variantOf(snapshot, owner, variant)?.fields;
  return fields?.find((field) => field.name.text === name);
}

export function parameterOf(
  snapshot: Snapshot,
  { neuro, name }: Extract<Referent, { kind: "parameter" }>,
): tree.Parameter | undefined {
  const item = snapshot.item(neuro);
  return item?.kind === "Neuro"
    ? item.signature.parameters.find((parameter) => parameter.name.text === name)
    : undefined;
}
