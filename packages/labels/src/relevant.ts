/** Which modules labels can reach: most programs have none, and pay nothing for them. */

import type { CheckedModule, CheckedProgram } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { marksLabels } from "./signatures.ts";
import { takesLabelsOff } from "./taking.ts";

/**
 * Paths of a program's own modules that write labels, or see those of another; all of them if a policy labels what is read. If
 * there are any, those with a `given` as well: what its providers note of row variables, callers must know.
 */
export function reachedByLabels(
  program: CheckedProgram,
  labelledSources: boolean,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const importers = new Map<string, string[]>();
  const waiting: string[] = [];
  // What the library promises is proved where it is checked by itself, not in every program.
  const ofLibrary = program.modules.keys().every((path) => path.startsWith("neuro:"));
  for (const [path, module] of program.modules) {
    const reads = labelledSources && !path.startsWith("neuro:");
    if (reads || (ofLibrary ? speaksOfLabels(module.source.text) : writesLabels(module)))
      waiting.push(path);
    for (const target of module.imports.values()) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [path]);
      else known.push(path);
    }
  }
  if (waiting.length === 0) return reached;
  for (const [path, module] of program.modules)
    if (!path.startsWith("neuro:") && /\bgiven\b/.test(module.source.text)) waiting.push(path);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(importers.get(path) ?? []));
  }
  return ofLibrary
    ? reached
    : new Set(reached.values().filter((path) => !path.startsWith("neuro:")));
}

const words = /\b(personal|secret|untrusted|label|declassifies|endorses)\b/;

/** True if a text may write a label or take one off. */
export function speaksOfLabels(text: string): boolean {
  return words.test(text);
}

function writesLabels({ path, source, tree }: CheckedModule): boolean {
  // What foreign code gives comes from outside, whether it says so or not.
  if (!path.startsWith("neuro:") && tree.items.some((item) => item.kind === "Neuro" && item.extern))
    return true;
  if (!speaksOfLabels(source.text)) return false;
  return !path.startsWith("neuro:") || tree.items.some((item) => labelsOthers(item));
}

/**
 * True if a declaration of the library gives something labelled, or takes a label off. What only takes it labels nothing; a
 * label parameter stands for a label that the caller has.
 */
export function labelsOthers(item: tree.Item): boolean {
  switch (item.kind) {
    case "Neuro": {
      const { result, uses, fails } = item.signature;
      return (
        takesLabelsOff(item.signature) ||
        (result !== undefined && marksLabels(result, isLabel)) ||
        (uses ?? []).some(({ labels }) => labels.length > 0) ||
        (fails ?? []).some(({ labels }) => labels.some(isLabel))
      );
    }
    case "RecordDeclaration":
      return item.fields.some(({ type }) => marksLabels(type));
    case "AliasDeclaration":
    case "OpaqueDeclaration":
      return marksLabels(item.type);
    case "SumDeclaration":
      return item.variants.some(({ fields }) => fields?.some(({ type }) => marksLabels(type)));
    default:
      return false;
  }
}

function isLabel({ variable }: tree.LabelMark): boolean {
  return !variable;
}
