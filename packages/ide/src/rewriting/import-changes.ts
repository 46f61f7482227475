/** The imports of a module when names come and go at once. */

import type { CheckedModule } from "@neuro-lang/checker";
import type { TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import {
  behindDocumentation,
  compareSpecifiers,
  importsOf,
  specifierFor,
  specifierOf,
} from "../imports.ts";

/** A name that is to be known in a module. */
export interface WantedName {
  /** As it is written there: `x`, `x as y`, `* as y`. */
  readonly text: string;
  /** The module that it comes from. */
  readonly path: string;
  /** How that is named wherever one stands; undefined for a file, which is named from where one stands. */
  readonly specifier: string | undefined;
}

/** Local names go and others come; undefined where a comment would be lost. */
export function importChanges(
  module: CheckedModule,
  gone: ReadonlySet<string>,
  wanted: readonly WantedName[],
): readonly TextEdit[] | undefined {
  const imports = importsOf(module);
  const { text } = module.source;
  const left = new Set(wanted);
  const texts = imports.map((item) => rewritten(module, item, gone, left));
  const added = importLines(module.path, [...left]);
  const span = (start: number, end: number) => ({ file: module.path, start, end });
  const last = imports.at(-1);
  if (last === undefined) {
    const at = behindDocumentation(text);
    return added === "" ? [] : [{ span: span(at, at), newText: `${added}\n\n` }];
  }
  if (added !== "") texts.push([texts.pop(), added].filter(Boolean).join("\n"));
  const edits = imports.flatMap((item, index): TextEdit[] => {
    const newText = texts[index]!;
    if (newText === text.slice(item.start, item.end)) return [];
    const isNothingLeft = item === last && texts.every((each) => each === "");
    const breaks = (isNothingLeft ? /^(?:\r?\n)*/ : /^(?:\r?\n)?/).exec(text.slice(item.end))![0]
      .length;
    return [{ span: span(item.start, newText === "" ? item.end + breaks : item.end), newText }];
  });
  const losesComment = module.tree.comments.some((comment) =>
    edits.some(({ span: { start, end } }) => start <= comment.start && comment.end <= end),
  );
  return losesComment ? undefined : edits;
}

/** Imports of these names, one a module, in a module at a path. */
export function importLines(from: string, wanted: readonly WantedName[]): string {
  const bySpecifier = Map.groupBy(
    wanted,
    ({ path, specifier }) => specifier ?? specifierFor(from, path),
  );
  return [...bySpecifier]
    .toSorted(([a], [b]) => compareSpecifiers(a, b))
    .flatMap(([specifier, names]) => {
      const [whole, single] = [names.filter(isWhole), names.filter((each) => !isWhole(each))];
      return [
        ...(single.length === 0
          ? []
          : [`import ${braced(single.map(({ text }) => text))} from "${specifier}"`]),
        ...whole.map(({ text }) => `import ${text} from "${specifier}"`),
      ];
    })
    .join("\n");
}

/** An import without the names that go, with those of its module that come, which are taken out of the set; empty if none is left. */
function rewritten(
  module: CheckedModule,
  item: tree.Import,
  gone: ReadonlySet<string>,
  left: Set<WantedName>,
): string {
  const { text } = module.source;
  const before = text.slice(item.start, item.end);
  if (item.namespace !== undefined) return gone.has(item.namespace.text) ? "" : before;
  const kept = item.names.filter(({ as, name }) => !gone.has((as ?? name).text));
  const path = module.imports.get(specifierOf(item));
  const own = [...left].filter((each) => each.path === path && !isWhole(each));
  for (const each of own) left.delete(each);
  if (kept.length === item.names.length && own.length === 0) return before;
  const names = [
    ...kept.map(({ start, end }) => text.slice(start, end)),
    ...own.map((each) => each.text),
  ];
  return names.length === 0 ? "" : `import ${braced(names)} from "${specifierOf(item)}"`;
}

function isWhole({ text }: WantedName): boolean {
  return text.startsWith("*");
}

function braced(names: readonly string[]): string {
  const sorted = [...new Set(names)].toSorted((a, b) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  );
  return `{ ${sorted.join(", ")} }`;
}
