/** What a call of the standard library acts on, and whether that fits the patterns of a rule. */

import { covers, type DefinitionId } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { absolutePath, hostFits, pathFits, pathPattern, programFits } from "@neuro-lang/runtime";
import { type TargetKind, targetKind } from "./policy.ts";

/** Of neuros that read in one place and write in another: which parameters a capability acts on. */
const roles: ReadonlyMap<string, Readonly<Record<string, readonly string[]>>> = new Map([
  ["neuro:fs#copy", { "fs.read": ["from"], "fs.write": ["to"] }],
  ["neuro:fs#move", { "fs.read": ["from"], "fs.write": ["from", "to"] }],
]);

/** True if the parameter says what the capability acts on. */
export function isTarget(
  callee: string,
  capability: string,
  { name, type }: tree.Parameter,
  { kind }: TargetKind,
): boolean {
  const named = roles.get(callee)?.[capability];
  if (named !== undefined) return named.includes(name.text);
  const typeName = type.kind === "NamedType" ? type.path.name.text : "";
  switch (kind) {
    case "path":
      return typeName === "Path";
    case "host":
      return typeName === "Url";
    case "program":
      return typeName === "Command";
  }
}

/** Neuros that look into a folder and the folders in it. */
const recursive: ReadonlySet<DefinitionId> = new Set([
  "neuro:fs#copy",
  "neuro:fs#glob",
  "neuro:fs#move",
  "neuro:fs#walk",
]);

export function looksBelow(callee: DefinitionId): boolean {
  return recursive.has(callee);
}

/** The narrowest pattern of a rule under which the call can do its work. */
export function narrowestPattern(callee: string, capability: string, target: string): string {
  if (targetKind(capability)?.kind !== "path") return target;
  const path = tidied(target);
  if (!looksBelow(callee)) return path;
  return path === "/" ? "/**" : `${path}/**`;
}

/** Without steps that lead nowhere; relative paths begin with `./` or `../`. */
function tidied(path: string): string {
  const kept: string[] = [];
  for (const step of path.split("/")) {
    if (step === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (step !== "" && step !== ".") kept.push(step);
  }
  if (path.startsWith("/")) return `/${kept.filter((step) => step !== "..").join("/")}`;
  return kept[0] === ".." ? kept.join("/") : [".", ...kept].join("/");
}

export function targetFits(
  capability: string,
  patterns: readonly string[] | undefined,
  target: string,
  folder: string,
): boolean {
  if (patterns === undefined) return true;
  switch (targetKind(capability)?.kind) {
    case "path":
      return patterns.some((pattern) => pathFits(pattern, target, folder));
    case "host":
      return patterns.some((pattern) => hostFits(pattern, hostOf(target)));
    case "program":
      return patterns.some((pattern) => programFits(pattern, target));
    case undefined:
      return true;
  }
}

/** True if a call that acts on the target may come to something that the patterns mean, also in folders below. */
export function mayReach(
  callee: string,
  capability: string,
  patterns: readonly string[] | undefined,
  target: string,
  folder: string,
): boolean {
  if (targetFits(capability, patterns, target, folder)) return true;
  const start = absolutePath(target, folder);
  const below = start === "/" ? start : `${start}/`;
  return (
    looksBelow(callee) &&
    (patterns ?? []).some((pattern) => `${pathPattern(pattern, folder).root}/`.startsWith(below))
  );
}

/** The host of a URL, or what is a host already. */
function hostOf(target: string): string {
  return URL.canParse(target) ? new URL(target).host : target;
}

/** The rules of a list that speak of a capability: its own, and those of the capabilities above it. */
export function rulesFor<R extends { readonly capability: string }>(
  rules: readonly R[],
  capability: string,
): readonly R[] {
  return rules.filter((rule) => covers(rule.capability, capability));
}
