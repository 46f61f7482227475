/** The comments that stand on lines of their own inside bodies: a backend may print them again. */

import type { IrModule } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";

export function bodyComments(module: tree.Module): IrModule["comments"] {
  const bodies = module.items.flatMap((item) =>
    (item.kind === "Neuro" || item.kind === "Test") && item.body !== undefined ? [item.body] : [],
  );
  return module.comments
    .filter(
      (comment) =>
        comment.ownLine &&
        (comment.kind === "line" || comment.kind === "block") &&
        bodies.some((body) => body.start <= comment.start && comment.end <= body.end),
    )
    .map((comment) => ({ offset: comment.start, text: comment.text }));
}
