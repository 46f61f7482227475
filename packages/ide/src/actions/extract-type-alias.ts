/** The selected type gets a name of its own. */

import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import { beforeItem, itemAround } from "../rewriting/item-places.ts";
import { selectedRange } from "../rewriting/selection.ts";
import { parametersIn } from "../rewriting/type-text.ts";
import { type Action, insert, replace, textOfNode } from "./action.ts";
import { freshTopLevelName } from "./fresh-name.ts";

export const extractTypeAlias: Action = {
  name: "extract-type-alias",
  find(context) {
    const range = selectedRange(context);
    const item = itemAround(context);
    const { typeExpressions } = context.module.facts;
    const found = context.nodes.findLast(
      (each) =>
        each.start === range?.start &&
        each.end === range.end &&
        typeExpressions.has(each as tree.TypeExpression),
    ) as tree.TypeExpression | undefined;
    if (found === undefined || item === undefined) return [];
    const type = typeExpressions.get(found)!;
    if (item.kind === "AliasDeclaration" || isPlain(found) || hasLabel(found)) return [];
    if (parametersIn(type).length > 0) return [];
    const name = freshTopLevelName(context, nameOf(found));
    const at = beforeItem(context, item);
    return [
      {
        title: "Extract a type alias",
        kind: "refactor.extract",
        edits: [
          insert(context, at, `type ${name} = ${textOfNode(context, found)}\n\n`),
          replace(context, found, name),
        ],
        rename: { file: context.path, offset: at + "type ".length },
      },
    ];
  },
};

function isPlain(type: tree.TypeExpression): boolean {
  return type.kind === "NamedType" && type.arguments.length === 0 && !type.optional;
}

function hasLabel(type: tree.TypeExpression): boolean {
  let found = false;
  walk(type, ({ kind }) => (found ||= kind === "LabelMark"));
  return found;
}

function nameOf(type: tree.TypeExpression): string {
  if (type.kind === "FunctionType") return "Handler";
  if (type.kind !== "NamedType") return "Alias";
  const [first] = type.arguments;
  const isList = type.path.name.text === "List" && first?.kind === "NamedType";
  return isList ? `${first.path.name.text}s` : "Alias";
}
