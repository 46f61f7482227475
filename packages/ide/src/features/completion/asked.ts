/** What a place asks for where a value is written. */

import {
  type Definition,
  type DefinitionId,
  type Fitting,
  fittingIn,
  type Probe,
  type Type,
} from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { failuresAt } from "./failing.ts";
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
  /** Whether a type may be one to fail with. */
  readonly mayFail: (definition: Definition) => boolean;
  /** What stands here decides: most often what is compared with something. */
  readonly condition: boolean;
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
  const mayFail = failuresAt(site);
  return {
    site,
    offers,
    probed,
    expected,
    accepts: accepting(site, nodes, expression, expected, failing ? mayFail : undefined),
    failing,
    mayFail,
    condition: isCondition(nodes, expression),
    uses: usesOf(site),
    called: isCalled(site),
  };
}

function wanted(type: Type | undefined): Type | undefined {
  return type?.kind === "error" || type?.kind === "variable" ? undefined : type;
}

function accepting(
  { snapshot }: Site,
  nodes: readonly AnyNode[],
  expression: tree.Expression,
  expected: Type | undefined,
  mayFail: Asked["mayFail"] | undefined,
): Asked["accepts"] {
  if (expected !== undefined) {
    const fits = fittingIn(snapshot.program);
    return (type, generic) => fits(type, expected, generic);
  }
  if (mayFail !== undefined)
    return (type) => {
      const definition = type.kind === "named" ? snapshot.definition(type.definition) : undefined;
      return definition !== undefined && mayFail(definition);
    };
  for (const node of nodes) {
    if (node.kind === "ForStatement" && node.iterable === expression) return canBeWalked;
    const isBound = node.kind === "LetStatement" || node.kind === "VarStatement";
    if (isBound && node.value === expression) return isSomething;
  }
  return () => true;
}

/** Nobody gives a name to what a neuro without a result gives. */
function isSomething(type: Type): boolean {
  return type.kind !== "builtin" || (type.name !== "Unit" && type.name !== "Never");
}

/** True if a Bool is asked for that decides something, on its own or with others. */
function isCondition(nodes: readonly AnyNode[], expression: tree.Expression): boolean {
  const around = nodes[nodes.indexOf(expression) - 1];
  switch (around?.kind) {
    case "If":
    case "WhileStatement":
    case "ExpectStatement":
      return around.condition === expression;
    case "Arm":
      return around.guard === expression;
    case "Binary":
      return around.operator === "and" || around.operator === "or";
    case "Unary":
      return around.operator === "not";
    default:
      return false;
  }
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
