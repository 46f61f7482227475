/**
 * A name in a line that is broken. The parser keeps no tree of what it cannot read, so that the item is read and checked once more
 * with what is wrong around the name left out.
 */

import type { Facts } from "@neuro-lang/checker";
import { type AnyNode, lineClosers, words } from "@neuro-lang/parser";
import { mentionsInItem } from "./mentions.ts";
import { isInComment, nodesAt } from "./nodes.ts";
import type { Referent } from "./referents.ts";
import { type Site, sitesOfName, wordAt } from "./site.ts";
import type { Snapshot } from "./snapshot.ts";

export interface BrokenName {
  /** Where it stands in the module. */
  readonly start: number;
  readonly end: number;
  readonly referent: Referent;
  /** From the module down to the name, as they were read. */
  readonly nodes: readonly AnyNode[];
  readonly facts: Facts;
}

export function brokenNameAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): BrokenName | undefined {
  if (!mayBeName(snapshot, path, offset)) return undefined;
  for (const site of sitesOfName(snapshot, path, offset)) {
    const found = nameIn(site);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * True if a word may be a name in a part that could not be read: not where words are words, and not of names that were read, since
 * those stand for nothing that is known.
 */
export function mayBeName(snapshot: Snapshot, path: string, offset: number): boolean {
  const module = snapshot.module(path);
  if (module === undefined || isInComment(module.tree, offset)) return false;
  const { text } = module.source;
  const word = wordAt(text, offset);
  const written = text.slice(word.start, word.end);
  if (!/^[\p{L}_]/u.test(written) || words.has(written)) return false;
  const node = nodesAt(module.tree, offset).at(-1)!;
  if (node.kind === "TextPart") {
    // What is calculated in a text whose brace is open was read as words.
    const line = text.slice(text.lastIndexOf("\n", word.start - 1) + 1, word.start);
    return !text.slice(node.start, node.end).includes("\n") && lineClosers(line)[0] !== '"';
  }
  return !["Name", "Identifier", "RegexLiteral"].includes(node.kind);
}

function nameIn(site: Site): BrokenName | undefined {
  const { item, reading, module, snapshot } = site;
  const { nodes } = reading;
  const name = nodes.at(-1)!;
  const facts = site.probe(name)?.facts;
  if (item === undefined || facts === undefined) return undefined;
  const mention = mentionsInItem(snapshot, module, item, facts).find(
    ({ start, end }) => start === name.start && end === name.end,
  );
  if (mention === undefined) return undefined;
  const { start, end } = site.word;
  return { start, end, referent: inModule(site, mention.referent), nodes, facts };
}

/**
 * A variable that is declared elsewhere in the item is one that the module's own check knows; one that is declared where the text
 * is broken is known to this reading alone, which is as the text is up to the name.
 */
function inModule({ module, base }: Site, referent: Referent): Referent {
  if (referent.kind !== "local") return referent;
  const { declared } = referent.binding;
  const start = declared.start + base;
  for (const [name, binding] of module.facts.bindings)
    if (name.start === start && name.text === declared.text) return { ...referent, binding };
  const placed = { ...declared, start, end: declared.end + base };
  return { ...referent, binding: { ...referent.binding, declared: placed } };
}
