/** `f(x, y)` becomes `x.f(y)`. */

import type { DefinitionId, Type } from "@neuro-lang/checker";
import { definitionOf } from "../mentions.ts";
import { operand, rank } from "../rewriting/ranks.ts";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { moduleOf, nameOf, type Snapshot } from "../snapshot.ts";
import { type Action, hasComment, replace, textOfNode } from "./action.ts";

export const callToMethod: Action = {
  name: "call-to-method",
  find(context) {
    const call = around(context, "Call");
    const callee = call?.callee;
    if (
      call === undefined ||
      callee?.kind !== "Identifier" ||
      !isOn(context, callee.start, callee.end)
    )
      return [];
    const { snapshot, module } = context;
    const fact = module.facts.calls.get(call);
    const [first, second] = call.arguments;
    if (fact?.target.kind !== "definition" || first === undefined || first.name !== undefined)
      return [];
    const { id } = fact.target;
    const type = module.facts.types.get(first.value);
    if (nameOf(id) !== callee.name || !isSelfTyped(context, first.value)) return [];
    const definition = snapshot.definition(id);
    const wanted = definition?.kind === "neuro" ? definition.parameters[0]?.type : undefined;
    if (type === undefined || wanted === undefined || !takes(wanted, type)) return [];
    if (!meansTheSame(snapshot, type, callee.name, id)) return [];
    if (hasComment(context, { start: call.start, end: second?.start ?? call.end })) return [];
    const receiver = operand(textOfNode(context, first.value), first.value, rank.postfix);
    const name = textOfNode(context, callee);
    return [
      {
        title: `Call it as \`.${callee.name}(…)\``,
        kind: "refactor.rewrite",
        edits: [
          replace(
            context,
            { start: call.start, end: second?.start ?? call.end - 1 },
            `${receiver}.${name}(`,
          ),
        ],
      },
    ];
  },
};

/** Of the same sort: what is only shown as a Text has no such method. */
function takes(wanted: Type, type: Type): boolean {
  if (wanted.kind === "parameter") return true;
  if (wanted.kind === "builtin") return type.kind === "builtin" && type.name === wanted.name;
  return wanted.kind === "named" && type.kind === "named" && type.definition === wanted.definition;
}

/** A field, or a neuro where the type is declared, goes before what is in scope. */
function meansTheSame(snapshot: Snapshot, type: Type, name: string, id: DefinitionId): boolean {
  if (type.kind !== "named" && type.kind !== "builtin") return false;
  const definition = definitionOf(type);
  const declared = definition === undefined ? undefined : snapshot.definition(definition);
  if (declared?.kind === "record" && declared.fields.some((field) => field.name === name))
    return false;
  if (type.kind === "builtin" && (name === "length" || name === "isEmpty")) return false;
  const home =
    definition === undefined
      ? `neuro:${(type as { name: string }).name.toLowerCase()}`
      : moduleOf(definition);
  const there = snapshot.module(home)?.definitions.get(name);
  return there === undefined || there.id === id;
}
