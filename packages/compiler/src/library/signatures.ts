/**
 * A module of the library as those see it who only check against it: signatures, types and values, without bodies, tests and
 * comments. What is left stands on the line on which it stood.
 */

import { SourceFile } from "@neuro-lang/diagnostics";
import { parse } from "@neuro-lang/parser";
import type { Node } from "@neuro-lang/parser";

export function signaturesOf(path: string, text: string): string {
  const { module } = parse(new SourceFile(path, text));
  const removed: Pick<Node, "start" | "end">[] = [...module.comments];
  for (const item of module.items) {
    if (item.kind === "Test") removed.push(item);
    else if (item.kind === "Neuro" && item.body !== undefined)
      removed.push({ start: item.signature.end, end: item.end });
  }
  let result = "";
  let end = 0;
  for (const part of removed.toSorted((a, b) => a.start - b.start)) {
    if (part.end <= end) continue;
    const start = Math.max(part.start, end);
    result += text.slice(end, start) + text.slice(start, part.end).replaceAll(/[^\n]/g, "");
    ({ end } = part);
  }
  return result + text.slice(end);
}

/** What others can import from a module. */
export function exportedNames(path: string, text: string): readonly string[] {
  const { module } = parse(new SourceFile(path, text));
  return module.items.flatMap((item) => {
    switch (item.kind) {
      case "Reexport":
        return item.names.map((each) => (each.as ?? each.name).text);
      case "Import":
      case "Test":
      case "Policy":
      case "ErrorItem":
        return [];
      default:
        return item.exported ? [item.name.text] : [];
    }
  });
}
