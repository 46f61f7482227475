/** What a place asks for where a value is written. */

import {
  type DefinitionId,
  type Fitting,
  fittingIn,
  type Probe,
  type Type,
} from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { isCalled } from "./members.ts";
import type { Offers } from "./offers.ts";
import { usesOf } from "./uses.ts";

export interface Asked {
  readonly site: Site;
  readonly offers: Offers;
  readonly probed: Probe | undefined;
  /** The type, if one tells. */
  readonly expected: Type | undefined;
  /** True if a value of the type is what the place asks for. */
  readonly accepts: (type: Type, generic?: Parameters<Fitting>[2]) => boolean;
  /** Behind `fail`. */
  readonly failing: boolean;
  /** How often a neuro is called in the module. */
  readonly uses: (id: DefinitionId) => number;
  /** Parentheses stand behind the word already. */
  readonly called: boolean;
}

export function askedAt(
  site: Site,
  offers: Offers,
  expression: tree.Identifier | tree.TypeReference,
): Asked {
  const { nodes } = site.reading;
  // The name before braces is no value of its own.
  const built = nodes.find((node) => node.kind === "RecordLiteral" && node.type === expression);
  const probed = site.probe(built ?? expression);
  const expected = wanted(probed?.expected);
  const failing = isFailed(nodes, expression);
  return {
    site,
    offers,
    probed,
    expected,
    accepts: accepting(site, nodes, expression, expected, failing),
    failing,
    uses: usesOf(site),
    called: isCalled(site),
  };
}

function wanted(type: Type | undefined): Type | undefined {
  return type?.kind === "error" || type?.kind === "variable" ? undefined : type;
}

function accepting(
  { snapshot: { program } }: Site,
  nodes: readonly AnyNode[],
  expression: tree.Expression,
  expected: Type | undefined,
  failing: boolean,
): Asked["accepts"] {
  if (expected !== undefined) {
    const fits = fittingIn(program);
    return (type, generic) => fits(type, expected, generic);
  }
  if (failing) return (type) => type.kind === "named" && program.failures.has(type.definition);
  const isWalked = nodes.some(
    (node) => node.kind === "ForStatement" && node.iterable === expression,
  );
  return isWalked ? canBeWalked : () => true;
}

function isFailed(nodes: readonly AnyNode[], expression: tree.Expression): boolean {
  return nodes.some(
    (node) =>
      node.kind === "Fail" &&
      (node.value === expression ||
        (node.value.kind === "Call" && node.value.callee === expression)),
  );
}

const walkable: ReadonlySet<string> = new Set(["List", "Map", "Range", "Set", "Text"]);

function canBeWalked(type: Type): boolean {
  return type.kind === "builtin" && walkable.has(type.name);
}

/** The types that a value of a type may have: those of a union, what an optional one holds. */
export function alternatives(type: Type): readonly Type[] {
  if (type.kind === "optional") return alternatives(type.inner);
  return type.kind === "union" ? type.items.flatMap(alternatives) : [type];
}
