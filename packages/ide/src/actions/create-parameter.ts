/** A parameter that is read or named and not there yet. The other calls get a hole for it. */

import type { DefinitionId } from "@neuro-lang/checker";
import type { Problem, TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { keyOf } from "../referents.ts";
import { mentionsOf } from "../mentions.ts";
import { nodesAt } from "../nodes.ts";
import { expectedType } from "../rewriting/expected-type.ts";
import { behindParameters } from "../rewriting/item-places.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around, parentsOf } from "../rewriting/selection.ts";
import { typeText } from "../rewriting/type-text.ts";
import { type Action, type ActionContext, type CodeAction, insert } from "./action.ts";

export const createParameter: Action = {
  name: "create-parameter",
  find(context) {
    const change = readHere(context) ?? namedHere(context);
    return change === undefined ? [] : [change];
  },
};

function readHere(context: ActionContext): CodeAction | undefined {
  const problem = problemAt(context, "unknown-name");
  const name = around(context, "Identifier");
  const neuro = around(context, "Neuro");
  if (problem === undefined || name === undefined || neuro === undefined) return undefined;
  const parents = parentsOf(context, name);
  const parent = parents.at(-1);
  const isCalled = parent?.kind === "Call" && parent.callee === name;
  if (problem.span.start !== name.start || isCalled || neuro.name.text === "main") return undefined;
  const type = expectedType(context, name, parents) ?? "?";
  const calls = otherCalls(context, `${context.path}#${neuro.name.text}`, undefined);
  return calls && changeOf(context, neuro, name.name, type, calls, problem);
}

function namedHere(context: ActionContext): CodeAction | undefined {
  const problem = problemAt(context, "unknown-argument");
  const argument = around(context, "Argument");
  const call = around(context, "Call");
  const { snapshot, module, path } = context;
  if (problem === undefined || argument?.name === undefined || call?.callee.kind !== "Identifier")
    return undefined;
  const definition = module.definitions.get(call.callee.name);
  const neuro = definition && snapshot.item(definition.id);
  if (neuro?.kind !== "Neuro" || definition?.module !== path) return undefined;
  const type = module.facts.types.get(argument.value);
  const text = (type && typeText(snapshot, module, type)) ?? "?";
  const calls = otherCalls(context, definition.id, call);
  return calls && changeOf(context, neuro, argument.name.text, text, calls, problem);
}

/** Edits that hand a hole over wherever else the neuro is called; undefined where it is no call that mentions it. */
function otherCalls(
  { snapshot }: ActionContext,
  id: DefinitionId,
  own: tree.Call | undefined,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [path, { tree: root }] of snapshot.program.modules) {
    if (!snapshot.isOwn(path)) continue;
    for (const { start, role } of mentionsOf(snapshot, path, keyOf({ kind: "definition", id }))) {
      if (role === "declaration" || role === "import") continue;
      const nodes = nodesAt(root, start);
      const call = nodes.findLast(({ kind }) => kind === "Call");
      if (call?.kind !== "Call" || call.callee.end < start) return undefined;
      if (call === own) continue;
      const at = call.arguments.at(-1)?.end ?? call.end - 1;
      const newText = call.arguments.length === 0 ? "?" : ", ?";
      edits.push({ span: { file: path, start: at, end: at }, newText });
    }
  }
  return edits;
}

function changeOf(
  context: ActionContext,
  neuro: tree.Neuro,
  name: string,
  type: string,
  calls: readonly TextEdit[],
  mends: Problem,
): CodeAction {
  const last = neuro.signature.parameters.at(-1);
  const at = last?.end ?? behindParameters(context, neuro) - 1;
  return {
    title: `Create the parameter \`${name}\``,
    kind: "quickfix",
    mends,
    edits: [insert(context, at, `${last === undefined ? "" : ", "}${name}: ${type}`), ...calls],
  };
}
