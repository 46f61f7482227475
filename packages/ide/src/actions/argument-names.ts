/** The names of the parameters are written before the arguments of a call, or left out. */

import type * as tree from "@neuro-lang/parser";
import { parametersOf } from "../rewriting/calls.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert, replace } from "./action.ts";

export const argumentNames: Action = {
  name: "argument-names",
  find(context) {
    const call = around(context, "Call");
    if (call === undefined || call.arguments.length === 0) return [];
    if (!isOn(context, calleeName(call).start, call.arguments[0]!.start)) return [];
    const named = call.arguments.filter(({ name }) => name !== undefined);
    const edits =
      named.length === call.arguments.length ? without(context, call) : withNames(context, call);
    if (edits === undefined) return [];
    const title =
      named.length === call.arguments.length ? "Leave the names out" : "Name the arguments";
    return [{ title, kind: "refactor.rewrite", edits }];
  },
};

function calleeName({ callee }: tree.Call): tree.Node {
  return callee.kind === "MemberAccess" ? callee.name : callee;
}

function withNames(context: ActionContext, call: tree.Call) {
  const { snapshot, module } = context;
  const parameters = parametersOf(snapshot, module, call);
  const fact = module.facts.calls.get(call);
  const given = fact?.arguments;
  if (parameters === undefined || given === undefined) return undefined;
  const edits = call.arguments.flatMap(({ name, value }) => {
    const parameter = parameters[given.indexOf(value)];
    return name === undefined && parameter !== undefined
      ? [insert(context, value.start, `${parameter.name}: `)]
      : [];
  });
  return edits.length === call.arguments.filter(({ name }) => name === undefined).length
    ? edits
    : undefined;
}

/** Only where each stands at the place of its parameter. */
function without(context: ActionContext, call: tree.Call) {
  const fact = context.module.facts.calls.get(call);
  if (fact === undefined || fact.target.kind === "value") return undefined;
  const offset = fact.receiver === undefined ? 0 : 1;
  const isInOrder = call.arguments.every(
    ({ value }, index) => fact.arguments[index + offset] === value,
  );
  return isInOrder
    ? call.arguments.map(({ name, value }) =>
        replace(context, { start: name!.start, end: value.start }, ""),
      )
    : undefined;
}
