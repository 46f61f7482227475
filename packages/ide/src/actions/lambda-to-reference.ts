/** `x => f(x)` and `f` become each other. */

import { type ParameterInfo, showType, type Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { around, isOn, parentsOf } from "../rewriting/selection.ts";
import {
  type Action,
  type ActionContext,
  type CodeAction,
  hasComment,
  replace,
  textOfNode,
} from "./action.ts";
import { freshName } from "./fresh-name.ts";

export const lambdaToReference: Action = {
  name: "lambda-to-reference",
  find(context) {
    const change = shorter(context) ?? longer(context);
    return change === undefined ? [] : [change];
  },
};

function shorter(context: ActionContext): CodeAction | undefined {
  const node = around(context, "Lambda");
  const call = node?.body;
  if (node === undefined || call?.kind !== "Call" || call.callee.kind !== "Identifier")
    return undefined;
  const { module, snapshot } = context;
  const target = module.facts.calls.get(call)?.target;
  const definition = target?.kind === "definition" ? snapshot.definition(target.id) : undefined;
  const names = node.parameters.map(({ pattern, type }) =>
    pattern.kind === "BindingPattern" && type === undefined ? pattern.name.text : undefined,
  );
  const given = call.arguments.map(({ name, value }) =>
    name === undefined && value.kind === "Identifier" ? value.name : undefined,
  );
  const isSame =
    names.length === given.length &&
    names.every((name, index) => name !== undefined && name === given[index]);
  // A value takes all its arguments, and one that changes them can only be called.
  const isWhole =
    definition?.kind === "neuro" &&
    definition.parameters.length === names.length &&
    definition.parameters.every((each) => !each.var) &&
    definition.typeParameters.length === 0 &&
    takesTheSame(module.facts.types.get(node), definition.parameters);
  if (!isSame || !isWhole || !isOn(context, node.start, node.end) || hasComment(context, node))
    return undefined;
  return {
    title: `Write \`${call.callee.name}\` alone`,
    kind: "refactor.rewrite",
    edits: [replace(context, node, textOfNode(context, call.callee))],
  };
}

/** What is shown as a Text where it is called would not be one as a value. */
function takesTheSame(type: Type | undefined, parameters: readonly ParameterInfo[]): boolean {
  return (
    type?.kind === "function" &&
    type.parameters.every((each, index) => showType(each) === showType(parameters[index]!.type))
  );
}

function longer(context: ActionContext): CodeAction | undefined {
  const node = context.nodes.at(-1);
  if (node?.kind !== "Identifier" || parentsOf(context, node).at(-1)?.kind !== "Argument")
    return undefined;
  const { module, snapshot } = context;
  const resolution = module.facts.resolutions.get(node);
  const definition =
    resolution?.kind === "definition" ? snapshot.definition(resolution.id) : undefined;
  if (definition?.kind !== "neuro" || definition.typeParameters.length > 0) return undefined;
  const names = definition.parameters.map(({ name }) => freshName(context, node, name));
  const head = names.length === 1 ? names[0] : `(${names.join(", ")})`;
  return {
    title: "Write it as a lambda",
    kind: "refactor.rewrite",
    edits: [replace(context, node, lambdaText(head!, node, names))],
  };
}

function lambdaText(head: string, { name }: tree.Identifier, names: readonly string[]): string {
  return `${head} => ${name}(${names.join(", ")})`;
}
