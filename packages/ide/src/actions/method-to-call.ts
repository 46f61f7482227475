/** `x.f(y)` becomes `f(x, y)`, with an import where `f` is known for its type only. */

import { words } from "@neuro-lang/parser";
import { importEdit } from "../imports.ts";
import { declaredVariables } from "../rewriting/bindings.ts";
import { definitionNamed } from "../rewriting/type-text.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { moduleOf, nameOf } from "../snapshot.ts";
import { type Action, replace, textOfNode } from "./action.ts";

export const methodToCall: Action = {
  name: "method-to-call",
  find(context) {
    const call = around(context, "Call");
    if (call?.callee.kind !== "MemberAccess" || call.callee.optional) return [];
    const { callee } = call;
    const { snapshot, module } = context;
    const fact = module.facts.calls.get(call);
    if (!isOn(context, callee.name.start, callee.name.end)) return [];
    if (fact?.receiver === undefined || fact.target.kind !== "definition") return [];
    const { id } = fact.target;
    const name = nameOf(id);
    const known = definitionNamed(snapshot, module, name);
    const isKnown = known === id;
    const isHidden = declaredVariables(module, [context.nodes[1]!]).some(
      (each) => each.name === name,
    );
    if (isHidden || words.has(name) || (!isKnown && known !== undefined)) return [];
    if (!isKnown && snapshot.exported(moduleOf(id), name) !== id) return [];
    const types = textOfNode(context, { start: callee.name.end, end: callee.end });
    const receiver = textOfNode(context, callee.receiver);
    const inner = callee.receiver.kind === "Parenthesized" ? receiver.slice(1, -1) : receiver;
    const rest = call.arguments.length > 0 ? ", " : "";
    const open = call.arguments[0]?.start ?? call.end - 1;
    return [
      {
        title: `Call it as \`${name}(…)\``,
        kind: "refactor.rewrite",
        edits: [
          ...(isKnown ? [] : [importEdit(module, name, moduleOf(id))]),
          replace(context, { start: call.start, end: open }, `${name}${types}(${inner}${rest}`),
        ],
      },
    ];
  },
};
