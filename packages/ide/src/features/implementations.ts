/** What stands behind a name: the body of a neuro, and where values of a type or of a variant are made. */

import type { DefinitionId } from "@neuro-lang/checker";
import type { Span } from "@neuro-lang/diagnostics";
import type { AnyNode } from "@neuro-lang/parser";
import { mentionAt } from "../mentions.ts";
import { walk } from "../nodes.ts";
import type { Snapshot } from "../snapshot.ts";
import { modulesThatMayName } from "./navigation.ts";

export function implementations(snapshot: Snapshot, path: string, offset: number): readonly Span[] {
  const referent = mentionAt(snapshot, path, offset)?.referent;
  if (referent?.kind !== "definition" && referent?.kind !== "variant") return [];
  const id = referent.kind === "definition" ? referent.id : referent.sum;
  const variant = referent.kind === "variant" ? referent.name : undefined;
  const definition = snapshot.definition(id);
  if (definition === undefined) return [];
  if (definition.kind === "neuro") {
    const place = snapshot.placeOf(id);
    return place === undefined ? [] : [place];
  }
  return modulesThatMayName(snapshot, path, referent).flatMap((file) =>
    makersIn(snapshot, file, id, variant),
  );
}

/** Where values of a type, or of one of its variants, are made. */
function makersIn(
  snapshot: Snapshot,
  file: string,
  id: DefinitionId,
  variant: string | undefined,
): readonly Span[] {
  const module = snapshot.module(file);
  if (module === undefined) return [];
  const found: Span[] = [];
  const isMade = (made: { readonly of: DefinitionId; readonly variant?: string | undefined }) =>
    made.of === id && (variant === undefined || made.variant === variant);
  walk(module.tree, (node, parents) => {
    const parent = parents.at(-1);
    // The name in `Circle(1.0)` or `Shape.Rect { … }` makes nothing by itself.
    const isPart =
      (parent?.kind === "Call" && parent.callee === node) ||
      (parent?.kind === "RecordLiteral" && parent.type === node);
    const made = isPart ? undefined : madeBy(snapshot, file, node);
    if (made !== undefined && isMade(made)) found.push({ file, start: node.start, end: node.end });
  });
  return found;
}

function madeBy(
  snapshot: Snapshot,
  file: string,
  node: AnyNode,
): { readonly of: DefinitionId; readonly variant?: string | undefined } | undefined {
  const { facts } = snapshot.module(file)!;
  switch (node.kind) {
    case "RecordLiteral": {
      const built = facts.records.get(node);
      return built && { of: built.definition, variant: built.variant };
    }
    case "Call": {
      const target = facts.calls.get(node)?.target;
      if (target?.kind === "variant") return { of: target.sum, variant: target.variant };
      return target?.kind === "opaque" ? { of: target.id } : undefined;
    }
    case "TypeReference":
    case "MemberAccess": {
      const meant = facts.resolutions.get(node);
      return meant?.kind === "variant" ? { of: meant.sum, variant: meant.variant } : undefined;
    }
    default:
      return undefined;
  }
}
