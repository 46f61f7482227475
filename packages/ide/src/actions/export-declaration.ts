/** A declaration is exported, with the rows that callers elsewhere rely on, or kept to its module. */

import type { TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { importsOf, specifierOf } from "../imports.ts";
import { isLabelled } from "../rewriting/labelled.ts";
import { itemAround } from "../rewriting/item-places.ts";
import { isOn } from "../rewriting/selection.ts";
import { type Action, type ActionContext, insert, replace } from "./action.ts";
import { rowEdits } from "./write-rows.ts";

type Exportable = Extract<tree.Item, { name: tree.Name }>;

export const exportDeclaration: Action = {
  name: "export-declaration",
  find(context) {
    const item = itemAround(context);
    if (item === undefined || !("name" in item) || item.kind === "Test") return [];
    const start = wordOf(context, item);
    const isHere = isOn(context, start, item.name.end);
    if (!isHere || item.name.text === "main") return [];
    return item.exported ? unexported(context, item, start) : exported(context, item);
  },
};

/** Where the first word of a declaration stands, behind its attributes. */
export function wordOf({ source }: ActionContext, { start, attributes }: Exportable): number {
  const from = attributes.at(-1)?.end ?? start;
  return from + /^\s*/.exec(source.text.slice(from))![0].length;
}

function exported(context: ActionContext, item: Exportable): ReturnType<Action["find"]> {
  const edits = exportEdits(context, item);
  return edits === undefined ? [] : [{ title: "Export it", kind: "refactor.rewrite", edits }];
}

/** Undefined where callers would rely on labels that are not written. */
export function exportEdits(
  context: ActionContext,
  item: Exportable,
): readonly TextEdit[] | undefined {
  const definition = context.module.definitions.get(item.name.text);
  const isNeuro = item.kind === "Neuro" && definition?.kind === "neuro";
  if (isNeuro && isLabelled(context)) return undefined;
  const rows = isNeuro ? rowEdits(context, item, definition) : [];
  return [insert(context, wordOf(context, item), "export "), ...rows];
}

function unexported(
  context: ActionContext,
  item: Exportable,
  start: number,
): ReturnType<Action["find"]> {
  if (isUsedElsewhere(context, item.name.text)) return [];
  return [
    {
      title: "Keep it to this module",
      kind: "refactor.rewrite",
      edits: [replace(context, { start, end: start + "export ".length }, "")],
    },
  ];
}

/** Imported by name, passed on, or perhaps spoken of through the module. */
function isUsedElsewhere({ snapshot, path }: ActionContext, name: string): boolean {
  return snapshot.program.modules.values().some((module) => {
    const passedOn = module.tree.items.filter((item) => item.kind === "Reexport");
    return [...importsOf(module), ...passedOn].some(
      (item) =>
        module.imports.get(specifierOf(item)) === path &&
        ((item.kind === "Import" && item.namespace !== undefined) ||
          item.names.some((each) => each.name.text === name)),
    );
  });
}
