/** A variant that is written and not there yet joins its sum. */

import type { DefinitionId } from "@neuro-lang/checker";
import { definitionOf } from "../mentions.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around, parentsOf } from "../rewriting/selection.ts";
import { definitionNamed } from "../rewriting/type-text.ts";
import { moduleOf } from "../snapshot.ts";
import { type Action, type ActionContext } from "./action.ts";
import { parametersFor } from "./create-neuro.ts";

export const createVariant: Action = {
  name: "create-variant",
  find(context) {
    const problem = problemAt(context, "unknown-variant");
    const found = problem && (inPattern(context) ?? built(context));
    const { snapshot } = context;
    const sum = found && snapshot.item(found.sum);
    if (problem === undefined || sum?.kind !== "SumDeclaration") return [];
    const file = moduleOf(found!.sum);
    const last = sum.variants.at(-1);
    if (last === undefined || !snapshot.isOwn(file)) return [];
    const span = { file, start: last.end, end: last.end };
    return [
      {
        title: `Create the variant \`${found!.name}\``,
        kind: "quickfix",
        mends: problem,
        edits: [{ span, newText: ` | ${found!.name}${found!.fields}` }],
      },
    ];
  },
};

interface Found {
  readonly sum: DefinitionId;
  readonly name: string;
  /** In parentheses. */
  readonly fields: string;
}

function inPattern({ module, ...context }: ActionContext): Found | undefined {
  const pattern = around({ module, ...context }, "VariantPattern");
  const sum = pattern && definitionOf(module.facts.patternTypes.get(pattern));
  if (pattern === undefined || sum === undefined) return undefined;
  const parts = (pattern.arguments ?? []).map(({ name, pattern: part }, index) => {
    const own = part.kind === "BindingPattern" ? part.name.text : `value${index + 1}`;
    return `${name?.text ?? own}: ?`;
  });
  const fields = parts.length === 0 ? "" : `(${parts.join(", ")})`;
  return { sum, name: pattern.path.at(-1)!.text, fields };
}

/** `Shape.Circle(1.0)`. */
function built(context: ActionContext): Found | undefined {
  const member = around(context, "MemberAccess");
  if (member?.receiver.kind !== "TypeReference") return undefined;
  const { snapshot, module } = context;
  const sum = definitionNamed(snapshot, module, member.receiver.name.text);
  if (sum === undefined) return undefined;
  const parent = parentsOf(context, member).at(-1);
  const fields =
    parent?.kind === "Call" && parent.callee === member
      ? `(${parametersFor(
          context,
          parent.arguments.map(({ name, value }) => ({ given: name?.text, value })),
        )})`
      : "";
  return { sum, name: member.name.text, fields };
}
