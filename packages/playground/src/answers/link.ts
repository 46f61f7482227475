/** Compiled modules in the order in which they can be loaded, with the places where their imports go. */

import type { Output } from "@neuro-lang/compiler";
import { parse } from "es-module-lexer/js";
import type { LinkedModule, ModuleReference } from "./messages.ts";

/** The entry is the last. `isScript` tells files that lie beside the page from what was compiled now. */
export function link(
  files: Output["files"],
  entry: string,
  isScript: (file: string) => boolean,
): readonly LinkedModule[] {
  const linked: LinkedModule[] = [];
  const places = new Map<string, number | "open">();

  function place(file: string): number {
    const known = places.get(file);
    if (known === "open") throw new Error(`${file} is imported by what it imports.`);
    if (known !== undefined) return known;
    places.set(file, "open");
    const text = files.get(file);
    if (typeof text !== "string") throw new Error(`${file} was not compiled.`);
    const pieces: (string | ModuleReference)[] = [];
    let from = 0;
    for (const { n: specifier, s: start, e: end } of parse(text)[0]) {
      if (specifier === undefined) continue;
      const target = new URL(specifier, `file:///${file}`).pathname.slice(1);
      pieces.push(
        text.slice(from, start),
        isScript(target) ? { script: target } : { module: place(target) },
      );
      from = end;
    }
    pieces.push(text.slice(from).replace(/\/\/# sourceMappingURL=.*\n?$/, ""));
    places.set(file, linked.length);
    linked.push({ file, pieces });
    return linked.length - 1;
  }

  place(entry);
  return linked;
}
