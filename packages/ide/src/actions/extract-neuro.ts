/** The selected expression, or the selected statements, become a neuro of their own, which is called there. */

import type { Binding } from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import {
  changedVariables,
  declaredVariables,
  type FreeVariable,
  freeVariables,
} from "../rewriting/bindings.ts";
import { takesVar } from "../rewriting/calls.ts";
import { behindItem, itemAround } from "../rewriting/item-places.ts";
import { isLabelled } from "../rewriting/labelled.ts";
import { selectedExpression, selectedStatements } from "../rewriting/selection.ts";
import { parametersIn, resultText, typeText } from "../rewriting/type-text.ts";
import {
  type Action,
  type ActionContext,
  type CodeAction,
  insert,
  replace,
  textOfNode,
} from "./action.ts";
import { freshTopLevelName, nameFor } from "./fresh-name.ts";

export const extractNeuro: Action = {
  name: "extract-neuro",
  find(context) {
    // A parameter would have to say the labels of what it is given.
    if (isLabelled(context)) return [];
    const item = itemAround(context);
    if (item?.kind !== "Neuro" && item?.kind !== "Test") return [];
    const change = ofExpression(context) ?? ofStatements(context);
    return change === undefined ? [] : [change];
  },
};

function ofExpression(context: ActionContext): CodeAction | undefined {
  const expression = selectedExpression(context);
  const item = itemAround(context);
  if (expression === undefined || item === undefined || !mayMove(context, [expression]))
    return undefined;
  if (expression.kind === "Lambda" || expression.kind === "Identifier") return undefined;
  const { snapshot, module } = context;
  const result = resultText(snapshot, module, module.facts.types.get(expression)!);
  const head = headOf(context, [expression], nameFor(expression));
  if (head === undefined || result === undefined) return undefined;
  const declaration = `${head.declaration} -> ${result} = ${textOfNode(context, expression)}`;
  return changeOf(context, item, expression, head, head.call, declaration);
}

function ofStatements(context: ActionContext): CodeAction | undefined {
  const selected = selectedStatements(context);
  const item = itemAround(context);
  if (selected === undefined || item === undefined || !mayMove(context, selected.statements))
    return undefined;
  const { block, statements, start, end } = selected;
  const range = { start, end };
  const given = outputs(context, block, statements);
  if (given === undefined) return undefined;
  const head = headOf(context, statements, "step");
  if (head === undefined) return undefined;
  const result = given.type === undefined ? "" : ` -> ${given.type}`;
  const body = `${textOfNode(context, range)}${given.names === undefined ? "" : `\nreturn ${given.names}`}`;
  const declaration = `${head.declaration}${result} {\n${body}\n}`;
  return changeOf(context, item, range, head, `${given.binding}${head.call}`, declaration);
}

function changeOf(
  context: ActionContext,
  item: tree.Item,
  range: { readonly start: number; readonly end: number },
  { name }: Head,
  call: string,
  declaration: string,
): CodeAction {
  const { start } = range;
  return {
    title: "Extract a neuro",
    kind: "refactor.extract",
    edits: [
      replace(context, range, call),
      insert(context, behindItem(context, item), `\n\n${declaration}`),
    ],
    rename: { file: context.path, offset: start + call.lastIndexOf(`${name}(`) },
  };
}

interface Head {
  readonly name: string;
  readonly declaration: string;
  readonly call: string;
}

/** The name and the parameters, and the call that hands over what the neuro needs; undefined if a type has no name. */
function headOf(
  context: ActionContext,
  nodes: readonly tree.Node[],
  wanted: string,
): Head | undefined {
  const { snapshot, module } = context;
  const free = freeVariables(module, nodes);
  const changed = changedVariables(module, nodes, takesVar(snapshot, module));
  const parameters = free.map(({ binding, type }) => {
    const text = typeText(snapshot, module, changed.has(binding) ? binding.type : type);
    return text && `${changed.has(binding) ? "var " : ""}${binding.name}: ${text}`;
  });
  if (parameters.includes(undefined)) return undefined;
  const name = freshTopLevelName(context, wanted);
  const generics = typeParameters(context, nodes, free);
  return {
    name,
    declaration: `neuro ${name}${generics}(${parameters.join(", ")})`,
    call: `${name}(${free.map(({ binding }) => binding.name).join(", ")})`,
  };
}

/** Those of the neuro around it that are spoken of. */
function typeParameters(
  context: ActionContext,
  nodes: readonly tree.Node[],
  free: readonly FreeVariable[],
): string {
  const item = itemAround(context);
  if (item?.kind !== "Neuro") return "";
  const { types } = context.module.facts;
  const spoken = new Set(
    free.flatMap(({ type, binding }) => [...parametersIn(type), ...parametersIn(binding.type)]),
  );
  for (const node of nodes)
    walk(node, (each) => {
      const type = types.get(each as tree.Expression);
      if (type !== undefined) for (const name of parametersIn(type)) spoken.add(name);
    });
  const all = item.signature.typeParameters.filter(({ name }) => spoken.has(name.text));
  return all.length === 0 ? "" : `<${all.map((each) => textOfNode(context, each)).join(", ")}>`;
}

/** Nothing in it leaves what is around it, or relies on what is known there of a variant. */
function mayMove({ module }: ActionContext, nodes: readonly tree.Node[]): boolean {
  let moves = true;
  for (const node of nodes)
    walk(node, (each, parents) => {
      if (each.kind === "Return" && !within(parents, "Lambda")) moves = false;
      if (each.kind === "Break" || each.kind === "Continue")
        moves &&= within(parents, "ForStatement", "WhileStatement");
      if (each.kind === "DeferStatement" || each.kind === "HoleExpression") moves = false;
      if (each.kind !== "MemberAccess") return;
      const resolution = module.facts.resolutions.get(each);
      if (resolution?.kind === "field" && resolution.owner === "variant") moves = false;
    });
  return moves;
}

function within(parents: readonly AnyNode[], ...kinds: readonly string[]): boolean {
  return parents.some(({ kind }) => kinds.includes(kind));
}

interface Outputs {
  /** What the call is bound to. */
  readonly binding: string;
  readonly type: string | undefined;
  readonly names: string | undefined;
}

/** What the statements give to those behind them, or to whom they give their value. */
function outputs(
  context: ActionContext,
  block: tree.Block,
  statements: readonly tree.Statement[],
): Outputs | undefined {
  const { snapshot, module } = context;
  const last = statements.at(-1)!;
  const rest = block.statements.slice(block.statements.indexOf(last) + 1);
  const declared = declaredVariables(module, statements);
  const used = freeVariables(module, rest)
    .map(({ binding }) => binding)
    .filter((binding) => declared.includes(binding));
  if (rest.length === 0 && last.kind === "ExpressionStatement") {
    const value = module.facts.types.get(last.expression);
    if (value === undefined || (value.kind === "builtin" && value.name === "Never"))
      return undefined;
    if (value.kind !== "builtin" || value.name !== "Unit") {
      const type = resultText(snapshot, module, value);
      return type === undefined ? undefined : { binding: "", type, names: undefined };
    }
  }
  if (used.length === 0) return { binding: "", type: undefined, names: undefined };
  return used.length === 1 ? one(context, used[0]!) : several(context, used);
}

function one({ snapshot, module }: ActionContext, binding: Binding): Outputs | undefined {
  const type = resultText(snapshot, module, binding.type);
  const word = binding.var ? "var" : "let";
  return type === undefined
    ? undefined
    : { binding: `${word} ${binding.name} = `, type, names: binding.name };
}

function several(
  { snapshot, module }: ActionContext,
  used: readonly Binding[],
): Outputs | undefined {
  const types = used.map(({ type }) => typeText(snapshot, module, type));
  if (types.includes(undefined) || used.some((binding) => binding.var)) return undefined;
  const names = `(${used.map(({ name }) => name).join(", ")})`;
  return { binding: `let ${names} = `, type: `(${types.join(", ")})`, names };
}
