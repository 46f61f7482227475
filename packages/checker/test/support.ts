/** Checks source texts together with the real standard library. */

import { readdirSync, readFileSync } from "node:fs";
import { orderProblems, type Problem, SourceFile } from "@neuro-lang/diagnostics";
import { forEachChild, parse, type Parsed } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import {
  type CheckedModule,
  type CheckedProgram,
  checkProgram,
  type ModuleInput,
  showType,
  type Type,
} from "../src/index.ts";

const folder = new URL("../../std/neuro/", import.meta.url);
const standard = readdirSync(folder)
  .filter((file) => file.endsWith(".neuro"))
  .map((file) => ({
    path: `neuro:${file.slice(0, -6)}`,
    text: readFileSync(new URL(file, folder), "utf8"),
  }));
export const standardPaths: ReadonlySet<string> = new Set(standard.map(({ path }) => path));

/** The module as the driver hands it over; imports lead to `paths`. */
const parsings = new WeakMap<tree.Module, Parsed>();

/** With the nodes of the same module before an edit that outlive it. */
export function moduleInput(
  path: string,
  text: string,
  paths: Iterable<string>,
  before?: ModuleInput,
): ModuleInput {
  const source = new SourceFile(path, text);
  const parsed = parse(source, before && parsings.get(before.tree));
  const root = parsed.module;
  parsings.set(root, parsed);
  const imports = new Map<string, string>();
  const known = new Set(paths);
  for (const item of root.items) {
    if (item.kind !== "Import" && item.kind !== "Reexport") continue;
    const specifier = item.from.parts
      .map((part) => (part.kind === "TextPart" ? part.value : ""))
      .join("");
    const target = specifier.startsWith("./") ? `${specifier.slice(1)}.neuro` : specifier;
    if (known.has(target)) imports.set(specifier, target);
  }
  return { path, source, tree: root, imports };
}

export const standardInputs: readonly ModuleInput[] = standard.map(({ path, text }) =>
  moduleInput(path, text, standardPaths),
);

let standardProgram: CheckedProgram | undefined;

/** Checks files, paths such as `/main.neuro` to texts, with the standard library's signatures. */
export function checkFiles(files: Readonly<Record<string, string>>): CheckedProgram {
  standardProgram ??= checkProgram(standardInputs, undefined, { signaturesOnly: standardPaths });
  const paths = [...standardPaths, ...Object.keys(files)];
  const inputs = Object.entries(files).map(([path, text]) => moduleInput(path, text, paths));
  return checkProgram([...standardInputs, ...inputs], standardProgram, {
    signaturesOnly: standardPaths,
  });
}

export interface Checked {
  readonly module: CheckedModule;
  /** Of parsing and checking, in order of place. */
  readonly problems: readonly Problem[];
}

export function checkText(text: string, others: Readonly<Record<string, string>> = {}): Checked {
  const program = checkFiles({ ...others, "/main.neuro": text });
  const module = program.modules.get("/main.neuro")!;
  const parsed = parse(module.source).problems;
  return { module, problems: orderProblems([...parsed, ...module.problems]) };
}

/** `P0401 at "text under the span"`, one a problem. */
export function describeProblems(
  text: string,
  others: Readonly<Record<string, string>> = {},
): string[] {
  return checkText(text, others).problems.map(
    ({ code, span }) => `${code} ${text.slice(span.start, span.end)}`,
  );
}

/** The type found for the last expression whose text is `wanted`. */
export function typeOf(text: string, wanted: string): string {
  const { module, problems } = checkText(text);
  if (problems.some(({ severity }) => severity === "error"))
    throw new Error(problems.map(({ message }) => message).join("\n"));
  let found: Type | undefined;
  const visit = (node: tree.Node): void => {
    const type = module.facts.types.get(node as tree.Expression);
    if (type !== undefined && text.slice(node.start, node.end) === wanted) found = type;
    forEachChild(node, visit);
  };
  visit(module.tree);
  if (found === undefined) throw new Error(`no expression \`${wanted}\``);
  return showType(found);
}
