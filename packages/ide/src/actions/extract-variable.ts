/** The selected expression gets a name of its own before the statement that it stands in. */

import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import {
  type Action,
  type ActionContext,
  indentationAt,
  insert,
  replace,
  textOfNode,
} from "./action.ts";
import { freeVariables } from "../rewriting/bindings.ts";
import { isSelfTyped } from "../rewriting/self-typed.ts";
import { selectedExpression } from "../rewriting/selection.ts";
import { typeText } from "../rewriting/type-text.ts";
import { freshName, nameFor } from "./fresh-name.ts";

export const extractVariable: Action = {
  name: "extract-variable",
  find(context) {
    const expression = selectedExpression(context);
    const statement = expression && statementAround(context, expression);
    if (expression === undefined || statement === undefined) return [];
    // What a part of the statement names is not known before it.
    const free = freeVariables(context.module, [expression]);
    if (free.some(({ binding }) => binding.declared.start > statement.start)) return [];
    const name = freshName(context, statement, nameFor(expression));
    const annotation = annotationFor(context, expression);
    if (annotation === undefined) return [];
    const declaration = `let ${name}${annotation} = ${textOfNode(context, expression)}`;
    const indentation = indentationAt(context, statement.start);
    return [
      {
        title: `Extract a variable`,
        kind: "refactor.extract",
        edits: [
          insert(context, statement.start, `${declaration}\n${indentation}`),
          replace(context, expression, name),
        ],
        rename: { file: context.path, offset: statement.start + "let ".length },
      },
    ];
  },
};

/** What gets its type from its place needs it written elsewhere; undefined if it cannot be. */
export function annotationFor(
  context: ActionContext,
  expression: tree.Expression,
): string | undefined {
  if (isSelfTyped(context, expression)) return "";
  const { snapshot, module } = context;
  const type = module.facts.types.get(expression);
  // A literal is no `none`, even where there might be one.
  const bare = type?.kind === "optional" && isLiteral(expression) ? type.inner : type;
  const text = bare && typeText(snapshot, module, bare);
  return text && `: ${text}`;
}

function isLiteral({ kind }: tree.Expression): boolean {
  return kind.endsWith("Literal") || kind === "Lambda";
}

/** The innermost statement around an expression whose value is found each time that the statement is reached. */
export function statementAround(
  { nodes }: ActionContext,
  expression: tree.Expression,
): AnyNode | undefined {
  const around = nodes.slice(0, nodes.indexOf(expression as AnyNode));
  for (const [above, node] of around.entries().toArray().toReversed()) {
    if (node.kind === "Block") return (around[above + 1] ?? expression) as AnyNode;
    // What is on the way is evaluated under a condition, or later, or again and again.
    if (node.kind === "Lambda" || node.kind === "Arm" || node.kind === "WhileStatement") return;
    if (node.kind === "Binary" && isLazy(node) && node.left !== around[above + 1]) {
      if (node.left !== expression) return undefined;
    }
  }
  return undefined;
}

function isLazy({ operator }: tree.Binary): boolean {
  return operator === "and" || operator === "or" || operator === "??";
}
