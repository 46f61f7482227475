/** A neuro that is called and not there yet: with parameters for what it is given, and a hole for what it does. */

import { expectedType } from "../rewriting/expected-type.ts";
import { behindItem, itemAround } from "../rewriting/item-places.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around, parentsOf } from "../rewriting/selection.ts";
import { typeText } from "../rewriting/type-text.ts";
import type * as tree from "@neuro-lang/parser";
import { type Action, type ActionContext, insert } from "./action.ts";
import { freshAmong, nameFor } from "./fresh-name.ts";

export const createNeuro: Action = {
  name: "create-neuro",
  find(context) {
    const problem = problemAt(context, "unknown-name", "unknown-method");
    const call = around(context, "Call");
    const item = itemAround(context);
    if (problem === undefined || call === undefined || item === undefined) return [];
    const { callee } = call;
    const isMethod = callee.kind === "MemberAccess";
    const name = isMethod ? callee.name.text : callee.kind === "Identifier" ? callee.name : "";
    if (isMethod && problem.name === "unknown-name") return [];
    const place = isMethod ? callee.name : callee;
    if (name === "" || problem.span.start > place.end || problem.span.end < place.start) return [];
    const result = expectedType(context, call, parentsOf(context, call));
    const values = call.arguments.map(({ name: given, value }) => ({ given: given?.text, value }));
    const all = isMethod ? [{ given: undefined, value: callee.receiver }, ...values] : values;
    const parameters = parametersFor(context, all);
    // What gives nothing and is called on a variable, is there to change it.
    const changes =
      isMethod && result === undefined && isVariable(context, callee.receiver) ? "var " : "";
    const arrow = result === undefined ? "" : ` -> ${result}`;
    return [
      {
        title: `Create the neuro \`${name}\``,
        kind: "quickfix",
        mends: problem,
        edits: [
          insert(
            context,
            behindItem(context, item),
            `\n\nneuro ${name}(${changes}${parameters})${arrow} = ?`,
          ),
        ],
      },
    ];
  },
};

/** A `var`, or a field or item of what it holds. */
function isVariable({ module }: ActionContext, expression: tree.Expression): boolean {
  let root = expression;
  while (root.kind === "MemberAccess" || root.kind === "Index") root = root.receiver;
  if (root.kind !== "Identifier") return false;
  const resolution = module.facts.resolutions.get(root);
  return resolution?.kind === "local" && resolution.binding.var;
}

export interface Given {
  readonly given: string | undefined;
  readonly value: tree.Expression;
}

/** A parameter for each value: named as in the call, or after the value. */
export function parametersFor({ snapshot, module }: ActionContext, all: readonly Given[]): string {
  const taken = new Set<string>();
  return all
    .map(({ given, value }) => {
      const name = freshAmong(taken, given ?? nameFor(value));
      taken.add(name);
      const type = module.facts.types.get(value);
      return `${name}: ${(type && typeText(snapshot, module, type)) ?? "?"}`;
    })
    .join(", ");
}
