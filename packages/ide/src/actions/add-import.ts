/** A name that another module exports is imported: of the project, or of the library where several modules have it. */

import {
  type Definition,
  nameOfDefinition,
  takesByName,
  type TakesReceiver,
} from "@neuro-lang/checker";
import type { Problem } from "@neuro-lang/diagnostics";
import { importEdit, specifierFor } from "../imports.ts";
import { problemAt } from "../rewriting/problems.ts";
import { around } from "../rewriting/selection.ts";
import { type Action, type ActionContext } from "./action.ts";

export const addImport: Action = {
  name: "add-import",
  find(context) {
    const problem = problemAt(context, "unknown-name", "unknown-type", "unknown-method");
    if (problem === undefined) return [];
    const { module, source, path } = context;
    const name = source.text.slice(problem.span.start, problem.span.end);
    const takes = takesReceiverOf(context, problem);
    return modulesWith(context, name, takes).map((from) => {
      const specifier = context.snapshot.packages.get(from) ?? specifierFor(path, from);
      return {
        title: `Import \`${name}\` from \`${specifier}\``,
        kind: "quickfix",
        mends: problem,
        edits: [importEdit(module, name, from, specifier)],
      };
    });
  },
};

/** What is called with a dot, is one that takes what stands before the dot. */
function takesReceiverOf(
  context: ActionContext,
  { name, span }: Problem,
): TakesReceiver | undefined {
  const access = around(context, "MemberAccess");
  if (name !== "unknown-method" || access?.name.start !== span.start) return undefined;
  const type = context.module.facts.types.get(access.receiver);
  return type && takesByName(type);
}

function modulesWith(
  { snapshot, path }: ActionContext,
  name: string,
  takes: TakesReceiver | undefined,
): readonly string[] {
  const own = [...snapshot.program.modules.keys()].filter((each) => {
    if (each === path || snapshot.library.has(each)) return false;
    const id = snapshot.exported(each, name);
    return id !== undefined && (takes === undefined || isTaking(snapshot.definition(id), takes));
  });
  const ofLibrary = snapshot.library.exporters(name, takes);
  // That of a single module is the fix of the problem itself.
  return ofLibrary.length > 1 ? [...own, ...ofLibrary] : own;
}

function isTaking(definition: Definition | undefined, takes: TakesReceiver): boolean {
  if (definition?.kind !== "neuro") return false;
  const first = definition.parameters[0]?.type;
  if (first?.kind === "builtin") return takes(first.name);
  if (first?.kind === "named") return takes(nameOfDefinition(first.definition));
  return first !== undefined;
}
