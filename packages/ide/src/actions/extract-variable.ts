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
import { freshName, nameFor } from "./fresh-name.ts";

export const extractVariable: Action = {
  name: "extract-variable",
  find(context) {
    const expression = selectedExpression(context);
    const statement = expression && statementAround(context, expression);
    if (expression === undefined || statement === undefined) return [];
    const name = freshName(context, statement, nameFor(expression));
    const declaration = `let ${name} = ${textOfNode(context, expression)}`;
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

/** The expression that is selected from its first to its last character. */
function selectedExpression(context: ActionContext): tree.Expression | undefined {
  const { source, module, nodes } = context;
  const text = source.text.slice(context.start, context.end);
  const start = context.start + (text.length - text.trimStart().length);
  const end = context.end - (text.length - text.trimEnd().length);
  return nodes.findLast(
    (node): node is AnyNode & tree.Expression =>
      node.start === start &&
      node.end === end &&
      module.facts.types.has(node as tree.Expression) &&
      !isValueless(module.facts.types.get(node as tree.Expression)!),
  );
}

function isValueless(type: { readonly kind: string; readonly name?: string }): boolean {
  return type.kind === "error" || type.name === "Unit" || type.name === "Never";
}

/** The innermost statement around an expression whose value is found each time that the statement is reached. */
function statementAround(
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
