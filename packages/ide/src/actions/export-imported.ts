/** What is imported and private is exported where it is declared. */

import { specifierOf } from "../imports.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around } from "../rewriting/selection.ts";
import { type Action, contextAt } from "./action.ts";
import { exportEdits } from "./export-declaration.ts";

export const exportImported: Action = {
  name: "export-imported",
  find(context) {
    const { snapshot, module, source } = context;
    const problem = problemAt(context, "missing-export");
    const statement = around(context, "Import") ?? around(context, "Reexport");
    if (problem === undefined || statement === undefined) return [];
    const name = source.text.slice(problem.span.start, problem.span.end);
    const specifier = specifierOf(statement);
    const path = module.imports.get(specifier);
    const item = path === undefined ? undefined : snapshot.item(`${path}#${name}`);
    if (path === undefined || item === undefined || !snapshot.isOwn(path)) return [];
    if (!("name" in item)) return [];
    const there = contextAt(snapshot, path, item.start, item.start);
    const edits = there && exportEdits(there, item);
    return edits === undefined
      ? []
      : [
          {
            title: `Export \`${name}\` from \`${specifier}\``,
            kind: "quickfix",
            mends: problem,
            preferred: true,
            edits,
          },
        ];
  },
};
