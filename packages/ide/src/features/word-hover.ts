/** What is shown when the pointer rests on a word of the language, an attribute, or a word of a policy. */

import { attributeTable, derivable } from "@neuro-lang/checker";
import { type AnyNode, words } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { type Description, describe } from "../describe.ts";
import { isInComment, nodesAt } from "../nodes.ts";
import { describeRuleWord } from "../policy-words.ts";
import { wordAt } from "../site.ts";
import type { Snapshot } from "../snapshot.ts";
import { meaningOf } from "../words.ts";

export interface WordDescription extends Description {
  readonly start: number;
  readonly end: number;
}

export function describeWordAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): WordDescription | undefined {
  const module = snapshot.module(path);
  if (module === undefined || isInComment(module.tree, offset)) return undefined;
  const { text } = module.source;
  const { start, end } = wordAt(text, offset);
  const [node, around] = nodesAt(module.tree, offset).toReversed();
  if (node?.kind === "PolicyWord") {
    const description = describeRuleWord(around as tree.PolicyRule, node);
    return description && { start: node.start, end: node.end, ...description };
  }
  if (start === end) return undefined;
  // In the word, where nothing else touches.
  const nodes = nodesAt(module.tree, start + 1);
  const description = describeWord(snapshot, text.slice(start, end), nodes);
  return description && { start, end, ...description };
}

function describeWord(
  snapshot: Snapshot,
  word: string,
  nodes: readonly AnyNode[],
): Description | undefined {
  const node = nodes.at(-1)!;
  switch (node.kind) {
    case "Name":
      return describeName(snapshot, word, nodes);
    case "Identifier":
    case "RegexLiteral":
    case "TextPart":
      return undefined;
    case "MapLiteral":
    case "SetLiteral":
      return describe(snapshot, { kind: "builtin", name: word });
    default:
      return describeKeyword(word, node);
  }
}

/** A name that stands for nothing of the program: that of an attribute, and what `@derive` is given. */
function describeName(
  snapshot: Snapshot,
  name: string,
  nodes: readonly AnyNode[],
): Description | undefined {
  if (nodes.at(-2)?.kind === "Attribute") return describeAttribute(name);
  const isDerived = derivable.includes(name) && nodes.some(({ kind }) => kind === "Attribute");
  return isDerived ? describe(snapshot, { kind: "builtin", name }) : undefined;
}

function describeAttribute(name: string): Description | undefined {
  const attribute = attributeTable.find((each) => each.name === name);
  return attribute && { code: `@${name}`, documentation: attribute.says };
}

function describeKeyword(word: string, { kind }: AnyNode): Description | undefined {
  const keyword = words.get(word)?.word;
  // What is broken may hold a name that is such a word elsewhere.
  const isName = keyword === "contextual" && kind.startsWith("Error");
  const meaning = keyword === undefined || isName ? undefined : meaningOf(word, kind);
  return meaning && { code: word, documentation: meaning.says, page: meaning.page };
}
