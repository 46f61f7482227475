/** What was found that a private neuro touches, and how it may fail, is written into its signature. */

import type { NeuroDefinition, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { TextEdit } from "@neuro-lang/diagnostics";
import { failsText, usesText } from "../rows.ts";
import { typeText } from "../rewriting/type-text.ts";
import { isLabelled } from "../rewriting/labelled.ts";
import { around, isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert } from "./action.ts";

export const writeRows: Action = {
  name: "write-rows",
  find(context) {
    const node = around(context, "Neuro");
    if (node === undefined || node.extern || isLabelled(context)) return [];
    const start = node.attributes.at(-1)?.end ?? node.start;
    if (!isOn(context, start, node.signature.end)) return [];
    const definition = context.module.definitions.get(node.name.text);
    // On exported neuros rows that are missing are a problem, which has its own fix.
    const isAsked = node.exported && node.name.text !== "main";
    if (definition?.kind !== "neuro" || isAsked) return [];
    const rows = rowEdits(context, node, definition);
    return rows.length === 0
      ? []
      : [
          {
            title: `Write \`${rows.map(({ newText }) => newText.trim()).join(" ")}\``,
            kind: "refactor.rewrite",
            edits: rows,
          },
        ];
  },
};

/** The edits that write the rows which are left out: `uses` before `fails`. */
export function rowEdits(
  context: ActionContext,
  { signature }: tree.Neuro,
  definition: NeuroDefinition,
): readonly TextEdit[] {
  // A failure that has no name here can only be inferred.
  const named = (type: Type): string | undefined =>
    typeText(context.snapshot, context.module, type);
  const uses = signature.uses === undefined ? usesText(definition) : "";
  const fails = signature.fails === undefined ? failsText(definition, named) : "";
  const [first] = signature.fails ?? [];
  if (uses !== "" && first !== undefined) {
    const at = context.source.text.lastIndexOf("fails", first.start);
    return [insert(context, at, `${uses} `)];
  }
  const both = [uses, fails].filter((row) => row !== "").join(" ");
  return both === "" ? [] : [insert(context, signature.end, ` ${both}`)];
}
