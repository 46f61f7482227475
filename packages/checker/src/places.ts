/** Places: what can be narrowed by a condition, changed by an assignment, or passed to a `var` parameter. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { boundBefore, changedCopy, varInsteadOfLet } from "./fixes.ts";
import { isBuiltin } from "./builtins.ts";
import type { Binding } from "./program.ts";

/** Where the value of an expression stands: a variable and a path of fields, or an element of one. */
export interface Place {
  readonly root: Binding;
  /** Key for what is known of it; undefined below an index. */
  readonly key: string | undefined;
  /** The path as text, for overlap of two `var` arguments; `*` stands for any element. */
  readonly path: readonly string[];
}

export function strip(expression: tree.Expression): tree.Expression {
  let current = expression;
  while (current.kind === "Parenthesized") current = current.expression;
  return current;
}

/** The place of an expression, or undefined if it is none. Only names that are locals are roots. */
export function placeOf(body: Body, expression: tree.Expression): Place | undefined {
  const current = strip(expression);
  switch (current.kind) {
    case "Identifier": {
      const root = body.findLocal(current.name);
      if (root === undefined) return undefined;
      return { root, key: String(body.infoOf(root)?.id ?? -1), path: [] };
    }
    case "MemberAccess": {
      if (current.optional) return undefined;
      const object = placeOf(body, current.receiver);
      return object === undefined ? undefined : extend(object, current.name.text, true);
    }
    case "TupleAccess": {
      if (current.optional) return undefined;
      const object = placeOf(body, current.receiver);
      return object === undefined ? undefined : extend(object, String(current.index), true);
    }
    case "Index": {
      const object = placeOf(body, current.receiver);
      return object === undefined ? undefined : extend(object, "*", false);
    }
    default:
      return undefined;
  }
}

function extend(place: Place, part: string, keyed: boolean): Place {
  return {
    root: place.root,
    key: keyed && place.key !== undefined ? `${place.key}.${part}` : undefined,
    path: [...place.path, part],
  };
}

/** True if a change of one may be seen through the other. */
export function overlap(a: Place, b: Place): boolean {
  if (a.root !== b.root) return false;
  const shared = Math.min(a.path.length, b.path.length);
  for (let index = 0; index < shared; index++) {
    const left = a.path[index]!;
    const right = b.path[index]!;
    if (left !== right && left !== "*" && right !== "*") return false;
  }
  return true;
}

/** Checks that the place may change here, and forgets what was known of it. False if it may not. */
export function change(
  body: Body,
  expression: tree.Expression,
  isArgument = false,
): Place | undefined {
  const place = placeOf(body, expression);
  if (place === undefined || isPartOfValue(body, expression)) {
    body.report(diagnostics.notAPlace.at(body.span(expression), {}));
    return undefined;
  }
  const { root } = place;
  const info = body.infoOf(root);
  if (!root.var) {
    body.report(
      (isArgument ? diagnostics.varArgument : diagnostics.assignToLet).at(
        body.span(expression),
        { name: root.name },
        {
          related: [
            { span: body.span(root.declared), message: "it is bound here, once and for all" },
          ],
          fixes: [...varInsteadOfLet(body, root), ...changedCopy(body, root, expression)],
        },
      ),
    );
    return undefined;
  }
  if (info !== undefined && info.depth < body.lambdas) {
    body.report(
      diagnostics.assignCaptured.at(
        body.span(expression),
        { name: root.name },
        {
          related: [
            { span: body.span(root.declared), message: "it belongs to the body around the lambda" },
          ],
        },
      ),
    );
    return undefined;
  }
  const captured = body.flow.captured.get(root);
  if (captured !== undefined) reportCaptured(body, expression, root, captured);
  body.assignments.push({ binding: root, node: expression, loops: [...body.enclosingLoops] });
  if (place.key !== undefined) body.forget(place.key);
  return place;
}

/** Characters, bytes and slices are read, never replaced: the whole value changes. */
function isPartOfValue(body: Body, expression: tree.Expression): boolean {
  const current = strip(expression);
  if (current.kind !== "Index") return false;
  const receiver = body.facts.types.get(current.receiver);
  const index = body.facts.types.get(current.index);
  if (receiver !== undefined && isBuiltin(body.solver.prune(receiver), "Text", "Bytes"))
    return true;
  return index !== undefined && isBuiltin(body.solver.prune(index), "Range");
}

function reportCaptured(body: Body, node: tree.Node, root: Binding, lambda: tree.Node): void {
  body.report(
    diagnostics.assignedAfterCapture.at(
      body.span(node),
      { name: root.name },
      {
        related: [{ span: body.span(lambda), message: "this lambda keeps the value from before" }],
        fixes: boundBefore(body, root, lambda),
      },
    ),
  );
}

/** Notes that a name is read; inside a lambda that is a capture of what stands outside. */
export function read(body: Body, binding: Binding, node: tree.Node): void {
  body.markUsed(binding);
  const info = body.infoOf(binding);
  if (!binding.var || info === undefined || info.depth >= body.lambdas) return;
  const captured = new Map(body.flow.captured);
  captured.set(binding, node);
  body.flow = { ...body.flow, captured };
  for (const assignment of body.assignments) {
    if (assignment.binding !== binding) continue;
    const sharedLoop = assignment.loops.some(
      (loop) => body.enclosingLoops.includes(loop) && loop > info.loop,
    );
    if (sharedLoop) reportCaptured(body, assignment.node, binding, node);
  }
}
