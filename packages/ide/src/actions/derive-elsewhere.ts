/** A bound that a type of another module of the project lacks: its `@derive` is written there. In one module, the problem has the fix. */

import {
  type Bound,
  deriving,
  isDerivable,
  type NamedType,
  nameOfDefinition,
  type Type,
} from "@neuro-lang/checker";
import type { Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { specifierFor } from "../imports.ts";
import { problemAt } from "../rewriting/problems.ts";
import { moduleOf } from "../snapshot.ts";
import type { Action, ActionContext } from "./action.ts";

interface Lacking {
  readonly type: NamedType;
  readonly bound: Bound;
}

export const deriveElsewhere: Action = {
  name: "derive-elsewhere",
  find(context) {
    const problem = problemAt(context, "bound-not-met", "not-comparable", "not-shown");
    if (problem === undefined) return [];
    const { snapshot, path } = context;
    return lackingAt(context, problem).flatMap(({ type: { definition: id }, bound }) => {
      const file = moduleOf(id);
      const definition = snapshot.definition(id);
      const item = snapshot.item(id);
      if (file === path || !snapshot.isOwn(file) || item === undefined) return [];
      const isDerived =
        definition !== undefined && "derives" in definition && definition.derives.includes(bound);
      if (isDerived) return [];
      const { at, newText } = deriving(item, bound);
      return [
        {
          title: `Derive ${bound} for \`${nameOfDefinition(id)}\` in \`${specifierFor(path, file)}\``,
          kind: "quickfix",
          mends: problem,
          edits: [{ span: { file, start: at, end: at }, newText }],
        },
      ];
    });
  },
};

/** What is asked for at the place of a problem, of types that can derive it. */
function lackingAt(context: ActionContext, problem: Problem): readonly Lacking[] {
  return asked(context, problem).flatMap(({ type, bound }) =>
    type?.kind === "named" && isDerivable(type, bound) ? [{ type, bound }] : [],
  );
}

function asked(
  { module: { facts }, snapshot, nodes }: ActionContext,
  { name, span: { start, end } }: Problem,
): readonly { readonly type: Type | undefined; readonly bound: Bound }[] {
  const isThere = (node: tree.Node): boolean => node.start === start && node.end === end;
  if (name === "not-shown") {
    const shown = nodes.find((node) => isThere(node) && facts.types.has(node as tree.Expression));
    return [{ type: facts.types.get(shown as tree.Expression), bound: "Data" }];
  }
  if (name === "not-comparable") {
    const comparison = nodes.find((node) => isThere(node) && node.kind === "Binary");
    if (comparison?.kind !== "Binary") return [];
    return [{ type: facts.types.get(comparison.left), bound: "Comparable" }];
  }
  const call = nodes.find((node) => node.kind === "Call" && isThere(node.callee));
  const target = call?.kind === "Call" ? facts.calls.get(call)?.target : undefined;
  const called = target?.kind === "definition" ? snapshot.definition(target.id) : undefined;
  if (target?.kind !== "definition" || called?.kind !== "neuro") return [];
  const parameters = called.typeParameters.filter(({ sort }) => sort === "type");
  return parameters.flatMap(({ bounds }, index) =>
    bounds.map((bound) => ({ type: target.typeArguments[index], bound })),
  );
}
