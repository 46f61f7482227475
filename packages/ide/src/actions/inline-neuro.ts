/** A call gives way to what the neuro says, with the arguments in it. */

import { showType } from "@neuro-lang/checker";
import { applyEdits, type TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import { declaredVariables, usesOf } from "../rewriting/bindings.ts";
import { isPure, isSimple, readsChanging } from "../rewriting/purity.ts";
import { fitted } from "../rewriting/ranks.ts";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { around, isOn, parentsOf } from "../rewriting/selection.ts";
import { moduleOf } from "../snapshot.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";
import { namesIn } from "./fresh-name.ts";

export const inlineNeuro: Action = {
  name: "inline-neuro",
  find(context) {
    const call = around(context, "Call");
    const found = call && calledHere(context, call);
    if (call === undefined || found === undefined) return [];
    const { neuro, body, given } = found;
    const { path } = context;
    const edits: TextEdit[] = [];
    for (const [index, { name, type }] of neuro.signature.parameters.entries()) {
      const binding = context.module.facts.bindings.get(name);
      const argument = given[index];
      const uses = binding === undefined ? [] : usesOf(context.module, body, binding);
      if (argument === undefined || !mayStand(context, argument, type, uses.length)) return [];
      const text = textOfNode(context, argument);
      for (const { node, parents } of uses) {
        const own =
          node.kind === "RecordField"
            ? `${name.text}: ${text}`
            : fitted(text, argument, parents, node);
        edits.push({
          span: { file: path, start: node.start - body.start, end: node.end - body.start },
          newText: own,
        });
      }
    }
    const text = applyEdits(textOfNode(context, body), edits);
    return [
      {
        title: `Inline this call of \`${neuro.name.text}\``,
        kind: "refactor.inline",
        edits: [replace(context, call, fitted(text, body, parentsOf(context, call), call))],
      },
    ];
  },
};

interface Called {
  readonly neuro: tree.Neuro;
  readonly body: tree.Expression;
  readonly given: readonly (tree.Expression | undefined)[];
}

/** A neuro of this module that is one expression, which means the same where the call stands. */
function calledHere(context: ActionContext, call: tree.Call): Called | undefined {
  const { snapshot, module, path } = context;
  const { callee } = call;
  const name = callee.kind === "MemberAccess" ? callee.name : callee;
  const fact = module.facts.calls.get(call);
  if (fact?.target.kind !== "definition" || moduleOf(fact.target.id) !== path) return undefined;
  const neuro = snapshot.item(fact.target.id);
  if (!isOn(context, name.start, name.end) || neuro?.kind !== "Neuro" || neuro.extern)
    return undefined;
  const { body } = neuro;
  if (neuro.signature.typeParameters.some(({ sort }) => sort !== "type")) return undefined;
  if (body === undefined || body.kind === "Block" || neuro === context.nodes[1]) return undefined;
  if (hasComment(context, body) || !isSelfTyped(context, body) || leaves(body)) return undefined;
  // A name of the body must not meet one of the place, nor the other way round.
  const there = namesIn(context.nodes[1]!);
  const locals = new Set(declaredVariables(module, [context.nodes[1]!]).map((each) => each.name));
  const own = declaredVariables(module, [body]).map((each) => each.name);
  if (own.some((each) => there.has(each)) || speaksOf(context, body, locals)) return undefined;
  return { neuro, body, given: fact.arguments };
}

/** Mentions what the module declares under a name that a variable has at the place. */
function speaksOf(
  { module }: ActionContext,
  body: tree.Expression,
  locals: ReadonlySet<string>,
): boolean {
  let found = false;
  walk(body, (node) => {
    if (node.kind !== "Identifier" || !locals.has(node.name)) return;
    found ||= module.facts.resolutions.get(node)?.kind !== "local";
  });
  return found;
}

function leaves(body: tree.Expression): boolean {
  let found = false;
  // A type that is written there may be one of its own parameters.
  walk(body, ({ kind }) => (found ||= kind === "Return" || kind === "NamedType"));
  return found;
}

/** What is written there is evaluated as often, and has the type that the parameter says. */
function mayStand(
  context: ActionContext,
  argument: tree.Expression,
  parameter: tree.TypeExpression,
  uses: number,
): boolean {
  const { snapshot, module } = context;
  const { facts } = module;
  const wanted = facts.typeExpressions.get(parameter);
  const found = facts.types.get(argument);
  if (!isSelfTyped(context, argument) || wanted === undefined || found === undefined) return false;
  if (wanted.kind !== "parameter" && showType(wanted) !== showType(found)) return false;
  if (uses > 1 ? !isSimple(argument) : !isPure(snapshot, module, argument)) return false;
  return !readsChanging(module, argument) || isSimple(argument);
}
