/** Type parameters whose values come in under a label parameter, and nowhere without it. */

import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";

const found = new WeakMap<tree.Signature, Map<string, readonly string[]>>();

/**
 * The label parameters that stand before the type parameter wherever it is written in the neuro's parameters: `l` for `T` in
 * `<label l, T: Comparable>(items: List<l T>)`. Whatever the neuro finds by looking at such a value is labelled `l` inside of it,
 * since there the value is an `l T`. So what a bound looks at need not label the whole result: it is enough that `l` covers it.
 */
export function guardsOf(signature: tree.Signature, parameter: string): readonly string[] {
  let known = found.get(signature);
  if (known === undefined) found.set(signature, (known = new Map()));
  let guards = known.get(parameter);
  if (guards === undefined) known.set(parameter, (guards = findGuards(signature, parameter)));
  return guards;
}

function findGuards(
  { typeParameters, parameters }: tree.Signature,
  parameter: string,
): readonly string[] {
  let guards: readonly string[] = typeParameters
    .filter(({ sort }) => sort === "label")
    .map(({ name }) => name.text);
  let isWritten = false;
  const visit = (node: tree.Node): void => {
    if (node.kind === "NamedType") {
      const { path, labels } = node as tree.NamedType;
      if (path.namespace === undefined && path.name.text === parameter) {
        isWritten = true;
        guards = guards.filter((guard) => labels.some(({ label }) => label === guard));
      }
    }
    forEachChild(node, visit);
  };
  for (const { type } of parameters) visit(type);
  return isWritten ? guards : [];
}
