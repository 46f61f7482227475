/** What the formatter's tests share: sources to format, and trees to compare. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogue, SourceFile } from "@neuro-lang/diagnostics";
import { parse, type Module } from "@neuro-lang/parser";
import { format } from "../src/index.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** Every source of the project that parses: files, programs in Markdown, examples of the catalogue. */
export function samples(): Sample[] {
  const found: Sample[] = [];
  for (const folder of ["packages", "examples", "test", "docs"]) {
    if (existsSync(join(root, folder))) collect(join(root, folder), found);
  }
  for (const { code, bad, good } of catalogue) {
    found.push({ name: `${code} bad`, text: bad }, { name: `${code} good`, text: good });
  }
  return found.filter(({ text }) => errorsOf(text).length === 0);
}

function collect(folder: string, found: Sample[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === "dist") continue;
    const path = join(folder, entry.name);
    const name = relative(root, path);
    if (entry.isDirectory()) collect(path, found);
    else if (entry.name.endsWith(".neuro")) found.push({ name, text: readFileSync(path, "utf8") });
    else if (entry.name.endsWith(".md")) found.push(...blocksOf(name, readFileSync(path, "utf8")));
  }
}

/** The fenced `neuro` blocks of a Markdown file. */
function blocksOf(name: string, markdown: string): Sample[] {
  const blocks = markdown.matchAll(/^(`{3,})neuro[^\n]*\n([\s\S]*?)^\1/gm);
  return [...blocks].map((block, index) => ({ name: `${name} ${index + 1}`, text: block[2]! }));
}

export function sampleOf(name: string): string {
  return readFileSync(new URL(`fixtures/${name}.neuro`, import.meta.url), "utf8");
}

export function errorsOf(text: string): readonly string[] {
  return parse(new SourceFile("sample.neuro", text))
    .problems.filter(({ severity }) => severity === "error")
    .map(({ code, message, span }) => `${code} at ${span.start}: ${message}`);
}

/** The canonical text; throws if the formatter refuses. */
export function formatted(text: string, columns?: number): string {
  const result = format(new SourceFile("sample.neuro", text), columns);
  if (result.text !== undefined) return result.text;
  throw new Error(
    result.problems.map(({ message, span }) => `${span.start}: ${message}`).join("\n"),
  );
}

/** The tree without what formatting may change: positions, comments, the order of imported names. */
export function treeOf(text: string): unknown {
  const { module } = parse(new SourceFile("sample.neuro", text));
  return strip(module);
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== "object" || value === null) return value;
  const node = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(node)) {
    if (key === "start" || key === "end" || key === "comments") continue;
    // Space at a line's end is no part of what a documentation says.
    const isDocumentation = key === "documentation" && typeof part === "string";
    result[key] = isDocumentation ? part.replaceAll(/[^\S\n]+$/gm, "") : strip(part);
  }
  if (node["kind"] === "Import" || node["kind"] === "Reexport") {
    result["names"] = (result["names"] as unknown[]).map((name) => JSON.stringify(name)).toSorted();
  }
  return result;
}

export function commentsOf(text: string): Module["comments"] {
  return parse(new SourceFile("sample.neuro", text)).module.comments;
}
