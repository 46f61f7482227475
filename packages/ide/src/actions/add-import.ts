/** A name that another module exports is imported: of the project, or of the library where several modules have it. */

import { importEdit, specifierFor } from "../imports.ts";
import { problemAt } from "../rewriting/problems.ts";
import { type Action, type ActionContext } from "./action.ts";

export const addImport: Action = {
  name: "add-import",
  find(context) {
    const problem = problemAt(context, "unknown-name", "unknown-type", "unknown-method");
    if (problem === undefined) return [];
    const { module, source, path } = context;
    const name = source.text.slice(problem.span.start, problem.span.end);
    return modulesWith(context, name).map((from) => {
      const specifier = context.snapshot.packages.get(from) ?? specifierFor(path, from);
      return {
        title: `Import \`${name}\` from \`${specifier}\``,
        kind: "quickfix",
        mends: problem.code,
        edits: [importEdit(module, name, from, specifier)],
      };
    });
  },
};

function modulesWith({ snapshot, path }: ActionContext, name: string): readonly string[] {
  const own = [...snapshot.program.modules.keys()].filter(
    (each) =>
      each !== path && !snapshot.library.has(each) && snapshot.exported(each, name) !== undefined,
  );
  const ofLibrary = snapshot.library.exporters(name);
  // That of a single module is the fix of the problem itself.
  return ofLibrary.length > 1 ? [...own, ...ofLibrary] : own;
}
