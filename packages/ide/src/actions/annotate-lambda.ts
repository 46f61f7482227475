/** The types that were found for the parameters of a lambda are written. */

import { typeText } from "../rewriting/type-text.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, insert, replace } from "./action.ts";

export const annotateLambda: Action = {
  name: "annotate-lambda",
  find(context) {
    const node = around(context, "Lambda");
    if (node === undefined || !isOn(context, node.start, node.body.start)) return [];
    const { snapshot, module, source } = context;
    const missing = node.parameters.filter(({ type }) => type === undefined);
    const types = missing.map(({ pattern }) => {
      const binding =
        pattern.kind === "BindingPattern" ? module.facts.bindings.get(pattern.name) : undefined;
      return binding && typeText(snapshot, module, binding.type);
    });
    if (missing.length === 0 || types.includes(undefined)) return [];
    const [only] = node.parameters;
    const isBare = source.text[node.start] !== "(";
    return [
      {
        title: "Write the types of the parameters",
        kind: "refactor.rewrite",
        edits: isBare
          ? [replace(context, only!, `(${source.text.slice(only!.start, only!.end)}: ${types[0]})`)]
          : missing.map(({ pattern }, index) => insert(context, pattern.end, `: ${types[index]}`)),
      },
    ];
  },
};
