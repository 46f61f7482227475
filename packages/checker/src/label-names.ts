/** Names of labels: what stands before a type and is no word of the language must be a label parameter. */

import { closest, diagnostics, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { declaringFix } from "./row-variables.ts";
import { reportOnce, spanOf } from "./state.ts";
import type { TypeScope } from "./type-expressions.ts";

const words = ["personal", "secret", "untrusted"];

/** Reports labels that nobody declares. */
export function checkLabelMarks(scope: TypeScope, marks: readonly tree.LabelMark[]): void {
  for (const mark of marks) if (mark.variable) checkLabelName(scope, mark, mark.label);
}

export function checkLabelName(scope: TypeScope, node: tree.Node, name: string): void {
  const declared = scope.parameters.flatMap((each) =>
    each.sort === "label" ? [each.name.text] : [],
  );
  if (name === "" || declared.includes(name)) return;
  const suggestion = closest(name, [...words, ...declared]);
  const span = spanOf(scope.module, node);
  const fixes =
    suggestion === undefined ? declaringFix(scope, "label", name) : spelled(span, suggestion);
  reportOnce(scope.module, diagnostics.unknownLabel.at(span, { name, suggestion }, { fixes }));
}
