/** The standard library as conformance programs need it: modules parsed once, externs by name. */

import { readdirSync, readFileSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ModuleInput } from "@neuro-lang/checker";
import { SourceFile } from "@neuro-lang/diagnostics";
import type { FindExtern } from "@neuro-lang/ir";
import { parse, type Module } from "@neuro-lang/parser";
import { standardFolder } from "@neuro-lang/std";

export interface StandardLibrary {
  readonly inputs: readonly ModuleInput[];
  readonly externs: FindExtern;
}

/** Specifier → path of every module that is imported. `find` gives undefined for what leads nowhere. */
export function importsOf(
  module: Module,
  find: (specifier: string) => string | undefined,
): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const item of module.items) {
    if (item.kind !== "Import" && item.kind !== "Reexport") continue;
    if (item.kind === "Import" && item.foreign !== undefined) continue;
    const specifier = item.from.parts
      .map((part) => (part.kind === "TextPart" ? part.value : ""))
      .join("");
    const path = find(specifier);
    if (path !== undefined) imports.set(specifier, path);
  }
  return imports;
}

export const externFile = (path: string): URL =>
  new URL(`${path.slice("neuro:".length)}.js`, standardFolder);

export async function loadStandard(): Promise<StandardLibrary> {
  const names = readdirSync(standardFolder)
    .filter((name) => name.endsWith(".neuro"))
    .map((name) => name.slice(0, -".neuro".length));
  const paths = new Set(names.map((name) => `neuro:${name}`));
  const inputs = names.map((name): ModuleInput => {
    const path = `neuro:${name}`;
    const source = new SourceFile(
      path,
      readFileSync(new URL(`${name}.neuro`, standardFolder), "utf8"),
    );
    const tree = parse(source).module;
    const imports = importsOf(tree, (specifier) => (paths.has(specifier) ? specifier : undefined));
    return { path, source, tree, imports };
  });
  const externs = new Map<string, Readonly<Record<string, unknown>>>();
  for (const path of paths) {
    const file = externFile(path);
    if (!existsSync(fileURLToPath(file))) continue;
    externs.set(path, (await import(file.href)) as Record<string, unknown>);
  }
  return {
    inputs,
    externs: (path, name) => externs.get(path)?.[name] as ReturnType<FindExtern>,
  };
}
