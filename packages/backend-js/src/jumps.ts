/** `break` and `continue`: with a label where a switch stands between them and their loop, as a result where a `given` does. */
import type { Body } from "./body.ts";

export function jump(body: Body, kind: "break" | "continue"): string {
  const index = body.jumps.findLastIndex((outer) => outer.kind === "loop");
  const loop = body.jumps[index];
  if (index === -1 && body.leaves !== undefined) {
    body.leaves.add(kind);
    return `return ${body.context.runtime("left")}.${kind};`;
  }
  if (loop?.kind !== "loop") throw new Error(`${kind} stands outside of loops.`);
  if (kind === "continue" || index === body.jumps.length - 1) return `${kind};`;
  loop.label ??= body.temporary(loop.hint);
  return `break ${loop.label};`;
}
