/** A tree as compact text: `(Kind property value child …)`, without spans and empty properties. */

import { nodeChildren } from "../src/index.ts";
import type { Node } from "../src/tree/index.ts";

const hidden = new Set(["kind", "start", "end", "comments"]);

export function printTree(node: Node): string {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  if (node.kind === "Name") return String(fields["text"]);
  const parts: string[] = [node.kind];
  const children = new Set(nodeChildren.get(node.kind));
  for (const [key, value] of Object.entries(fields)) {
    if (hidden.has(key) || value === undefined || value === false) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    if (children.has(key)) {
      const printed = Array.isArray(value)
        ? value.map(printTree).join(" ")
        : printTree(value as Node);
      parts.push(`${key}: ${Array.isArray(value) ? `[${printed}]` : printed}`);
    } else {
      parts.push(value === true ? key : `${key}=${JSON.stringify(value)}`);
    }
  }
  return `(${parts.join(" ")})`;
}
