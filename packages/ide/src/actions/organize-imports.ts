/** Imports in order: the library, packages, files; each module once, without names that nothing mentions. */

import type * as tree from "@neuro-lang/parser";
import { compareSpecifiers, importsOf, specifierOf } from "../imports.ts";
import { type Action, type ActionContext, hasComment, replace, textOfNode } from "./action.ts";

export const organizeImports: Action = {
  name: "organize-imports",
  find(context) {
    const imports = importsOf(context.module);
    const [first] = imports;
    const last = imports.at(-1);
    if (first === undefined || last === undefined) return [];
    const range = { start: first.start, end: last.end };
    // What stands between them, or is said of one, keeps its place.
    const isTogether = context.module.tree.items
      .filter(({ start, end }) => range.start <= start && end <= range.end)
      .every((item) => imports.includes(item as tree.Import));
    if (!isTogether || hasComment(context, range)) return [];
    const text = organized(context, imports);
    const before = imports.map((each) => textOfNode(context, each)).join("\n");
    if (text === before) return [];
    const { source } = context;
    const rest = /^(?:\r?\n)*/.exec(source.text.slice(range.end))![0].length;
    return [
      {
        title: "Put the imports in order",
        kind: "source.organizeImports",
        edits: [replace(context, text === "" ? { ...range, end: range.end + rest } : range, text)],
      },
    ];
  },
};

function organized(context: ActionContext, imports: readonly tree.Import[]): string {
  const names = new Map<string, Map<string, string>>();
  const namespaces: { readonly specifier: string; readonly text: string }[] = [];
  for (const item of imports) {
    const specifier = specifierOf(item);
    if (item.namespace !== undefined) {
      if (!isUnused(context, item.namespace))
        namespaces.push({ specifier, text: textOfNode(context, item) });
      continue;
    }
    const own = names.get(specifier) ?? new Map<string, string>();
    names.set(specifier, own);
    for (const each of item.names)
      if (!isUnused(context, each.as ?? each.name)) {
        const text = textOfNode(context, each);
        own.set(text.toLowerCase() + text, text);
      }
  }
  const merged = [...names].flatMap(([specifier, own]) => {
    const sorted = [...own.entries()].toSorted(([a], [b]) => compare(a, b)).map(([, text]) => text);
    const text = `import { ${sorted.join(", ")} } from "${specifier}"`;
    return sorted.length === 0 ? [] : [{ specifier, text }];
  });
  return [...merged, ...namespaces]
    .toSorted((a, b) => compareSpecifiers(a.specifier, b.specifier))
    .map(({ text }) => text)
    .join("\n");
}

function isUnused({ snapshot, path }: ActionContext, { start }: tree.Name): boolean {
  return snapshot.problems.some(
    ({ name, span }) => name === "unused-import" && span.file === path && span.start === start,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
