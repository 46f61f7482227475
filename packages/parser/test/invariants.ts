/** What holds of every parse, whatever the text. */

import { SourceFile } from "@neuro-lang/diagnostics";

import { forEachChild, parse, type Parsed } from "../src/index.ts";
import type { Node } from "../src/tree/index.ts";

/** Parses a text and throws if the result breaks an invariant: spans in the file, children inside their parents. */
export function parseChecked(text: string): Parsed {
  const parsed = parse(new SourceFile("fuzz.neuro", text));
  const check = (node: Node, parent: Node): void => {
    const inside = node.start >= parent.start && node.end <= parent.end && node.start <= node.end;
    if (!inside) {
      throw new Error(
        `${node.kind} ${node.start}–${node.end} is not inside ${parent.kind} ${parent.start}–${parent.end}`,
      );
    }
    forEachChild(node, (child) => check(child, node));
  };
  check(parsed.module, { kind: "File", start: 0, end: text.length });
  for (const problem of parsed.problems) {
    const spans = [
      problem.span,
      ...problem.related.map(({ span }) => span),
      ...problem.fixes.flatMap(({ edits }) => edits.map(({ span }) => span)),
    ];
    for (const { start, end } of spans) {
      if (!(start >= 0 && start <= end && end <= text.length)) {
        throw new Error(`${problem.name} has the span ${start}–${end} of ${text.length}`);
      }
    }
  }
  return parsed;
}
