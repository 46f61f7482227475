/** Selected statements go into an `if` or a loop, whose condition is left open. */

import type * as tree from "@neuro-lang/parser";
import { walk } from "../nodes.ts";
import { declaredVariables, freeVariables } from "../rewriting/bindings.ts";
import { selectedStatements } from "../rewriting/selection.ts";
import { type Action, type ActionContext, indentationAt, replace } from "./action.ts";

export const surroundWith: Action = {
  name: "surround-with",
  find(context) {
    const selected = selectedStatements(context);
    if (selected === undefined || !mayBeLeftOut(context, selected.block, selected.statements))
      return [];
    const { statements, start, end } = selected;
    const indentation = indentationAt(context, start);
    const inner = context.source.text.slice(start, end);
    // A text over several lines is not indented: it may hold what is written there.
    const body = inner.includes('"""') ? inner : inner.replaceAll("\n", "\n  ");
    const heads = statements.some(jumps) ? ["if"] : ["if", "while"];
    return heads.map((word) => ({
      title: `Surround with \`${word}\``,
      kind: "refactor.rewrite",
      edits: [
        replace(
          context,
          { start, end },
          `${word} ?condition {\n${indentation}  ${body}\n${indentation}}`,
        ),
      ],
    }));
  },
};

/** Nothing that follows needs what the statements give. */
function mayBeLeftOut(
  { module }: ActionContext,
  block: tree.Block,
  statements: readonly tree.Statement[],
): boolean {
  const last = statements.at(-1)!;
  const rest = block.statements.slice(block.statements.indexOf(last) + 1);
  if (rest.length === 0 && last.kind === "ExpressionStatement") {
    const type = module.facts.types.get(last.expression);
    if (type?.kind !== "builtin" || type.name !== "Unit") return false;
  }
  // What leaves tells those behind it what holds there; so does what gives a variable its value.
  if (rest.length > 0 && statements.some(tells)) return false;
  const declared = declaredVariables(module, statements);
  return !freeVariables(module, rest).some(({ binding }) => declared.includes(binding));
}

function tells(statement: tree.Statement): boolean {
  let found = false;
  const telling = ["Return", "Fail", "Break", "Continue", "AssignStatement"];
  walk(statement, ({ kind }) => (found ||= telling.includes(kind)));
  return found;
}

/** Goes on with a loop around it, or leaves that. */
function jumps(statement: tree.Statement): boolean {
  let found = false;
  walk(statement, ({ kind }) => (found ||= kind === "Break" || kind === "Continue"));
  return found;
}
