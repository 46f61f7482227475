/** Imports that nothing mentions. */

import { diagnostics, type Fix } from "@neuro-lang/diagnostics";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { mayBeUsed } from "./broken.ts";
import { type ModuleState, spanOf } from "./state.ts";

export function reportUnusedImports(module: ModuleState): void {
  for (const item of module.input.tree.items) {
    if (item.kind !== "Import" || item.foreign !== undefined) continue;
    const names =
      item.namespace === undefined
        ? item.names.map((each) => each.as ?? each.name)
        : [item.namespace];
    const unused = names.filter((name) => isUnused(module, name));
    for (const name of unused) {
      module.problems.push(
        diagnostics.unusedImport.at(
          spanOf(module, name),
          { name: name.text, member: isMember(module.input.tree, name.text) },
          { fixes: [removalOfImport(module, item, name, unused.length === names.length)] },
        ),
      );
    }
  }
}

function isUnused(module: ModuleState, name: tree.Name): boolean {
  if (name.text === "" || name.text.startsWith("_") || module.mentioned.has(name.text))
    return false;
  if (mayBeUsed(module, name.text)) return false;
  const entity = module.names.get(name.text);
  if (entity === undefined || entity.kind === "broken" || entity.imported === undefined)
    return false;
  // A second import of the name is reported already.
  return entity.imported.start <= name.start && name.end <= entity.imported.end;
}

/** True if a member of that name is asked for somewhere: its author may believe that the import is what makes it known. */
function isMember(node: tree.Node, name: string): boolean {
  if (node.kind === "MemberAccess" && (node as tree.MemberAccess).name.text === name) return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= isMember(child, name);
  });
  return found;
}

/** Removes the name with its comma, or the whole import if nothing else is left of it. */
export function removalOfImport(
  module: ModuleState,
  item: tree.Import,
  name: tree.Name,
  whole: boolean,
): Fix {
  if (whole) {
    const after = module.input.source.text[item.end] === "\n" ? item.end + 1 : item.end;
    return {
      title: "Remove the import",
      edits: [{ span: spanOf(module, { start: item.start, end: after }), newText: "" }],
      safe: true,
    };
  }
  const index = item.names.findIndex((each) => each.name === name || each.as === name);
  const start = index === 0 ? item.names[0]!.start : item.names[index - 1]!.end;
  const end = index === 0 ? (item.names[1]?.start ?? item.names[0]!.end) : item.names[index]!.end;
  return {
    title: `Remove \`${name.text}\``,
    edits: [{ span: spanOf(module, { start, end }), newText: "" }],
    safe: true,
  };
}
