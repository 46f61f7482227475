/**
 * A place where something is being written. What stands there is rarely whole, so a made-up name is put in for it, and what else
 * is missing around it if need be, and the item that it stands in is read and checked with that.
 */

import { type CheckedModule, probe, type Probe } from "@neuro-lang/checker";
import { SourceFile } from "@neuro-lang/diagnostics";
import { type AnyNode, closersAt, parse } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { nodesAt } from "./nodes.ts";
import type { Snapshot } from "./snapshot.ts";

/** What may stand at a place: what a made-up name can be read as there. */
export type Slot =
  /** A name: the nodes tell of what. */
  | "name"
  /** A declaration. */
  | "item"
  /** What goes on after an expression: `and`, `catch`. */
  | "operator"
  /** What goes on after a signature: `uses`, `fails`. */
  | "clause"
  /** The words of a text. */
  | "text"
  | "nothing";

/** The item at the place with the made-up name in it; offsets are those of its own text. */
export interface Reading {
  readonly slot: Slot;
  readonly source: SourceFile;
  readonly root: tree.Module;
  /** From the module down to the node of the made-up name. */
  readonly nodes: readonly AnyNode[];
}

/** A part of the text that is read by itself. */
interface Chunk {
  readonly before: string;
  readonly after: string;
}

export interface Word {
  readonly start: number;
  /** Of all of it, also behind the place. */
  readonly end: number;
  /** What of it stands before the place. */
  readonly prefix: string;
}

/** No name that anybody has. */
const madeUp = "zzqx";

const errorKinds: ReadonlySet<string> = new Set([
  "ErrorItem",
  "ErrorStatement",
  "ErrorExpression",
  "ErrorType",
  "ErrorPattern",
]);

/** What may be missing behind a name so that what it stands in can be read. */
const tails = ["", " => none", " {}", " = none"];

export class Site {
  readonly snapshot: Snapshot;
  readonly path: string;
  readonly module: CheckedModule;
  readonly text: string;
  readonly offset: number;
  readonly word: Word;
  /** Where the text that was read begins in the module's. */
  readonly base: number;
  readonly reading: Reading;
  readonly #probes = new Map<tree.Node, Probe | undefined>();

  constructor(snapshot: Snapshot, path: string, module: CheckedModule, offset: number) {
    this.snapshot = snapshot;
    this.path = path;
    this.module = module;
    this.text = module.source.text;
    this.offset = offset;
    this.word = wordAt(this.text, offset);
    const { items } = module.tree;
    const index = items.findLastIndex(({ start }) => start <= this.word.start);
    this.base = items[index]?.start ?? 0;
    this.reading = read(
      {
        before: this.text.slice(this.base, this.word.start),
        after: this.text.slice(this.word.end, items[index + 1]?.start),
      },
      this.word.prefix,
    );
  }

  /** The item that the place stands in, as it was read. */
  get item(): tree.Item | undefined {
    return this.reading.nodes[1] as tree.Item | undefined;
  }

  /** The line before the word. */
  get lineStart(): string {
    return this.text.slice(this.text.lastIndexOf("\n", this.word.start - 1) + 1, this.word.start);
  }

  /** What a check of the item knows at one of its nodes. */
  probe(node: tree.Node): Probe | undefined {
    if (this.#probes.has(node)) return this.#probes.get(node);
    const { item } = this;
    const { source, root } = this.reading;
    const found = item && probe(this.snapshot.program, this.path, source, root, item, node);
    this.#probes.set(node, found);
    return found;
  }
}

export function siteAt(snapshot: Snapshot, path: string, offset: number): Site | undefined {
  const module = snapshot.module(path);
  return module && new Site(snapshot, path, module, offset);
}

export function wordAt(text: string, offset: number): Word {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))![0];
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 200))![0];
  return { start: offset - before.length, end: offset + after.length, prefix: before };
}

// ── Reading

function read(chunk: Chunk, prefix: string): Reading {
  const names = namesLike(prefix);
  if (/(?:^|\n)(?:export )?$/.test(chunk.before)) {
    const found = readAs("item", chunk, { head: "neuro ", name: names[0], tail: "() {}" });
    if (found.slot === "item") return found;
  }
  let nothing: Reading | undefined;
  for (const name of names) {
    const found = readAs("name", chunk, { name });
    if (found.slot === "text") return interpolated(chunk, name) ?? found;
    if (found.slot !== "nothing") return found;
    nothing ??= found;
  }
  return wordRead(chunk) ?? mended(chunk, names) ?? nothing!;
}

/** Made-up names that begin like the word; in the case of types as well, which other places take. */
function namesLike(prefix: string): readonly [string, string] {
  const name = prefix + madeUp;
  const first = name[0]!;
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return [name, other + name.slice(1)];
}

interface Insertion {
  readonly head?: string;
  readonly name: string;
  readonly tail?: string;
}

function readAs(
  slot: Slot,
  { before, after }: Chunk,
  { head = "", name, tail = "" }: Insertion,
): Reading {
  const source = new SourceFile("", before + head + name + tail + after);
  const { module: root, problems } = parse(source);
  const start = before.length + head.length;
  const end = start + name.length;
  const nodes = nodesAt(root, start + 1);
  const found = slotOf(slot, nodes, start, end);
  // What was mended there was perhaps mended wrongly.
  const isMended =
    found !== "text" && problems.some(({ span }) => span.start <= end && span.end >= start);
  return { slot: isMended ? "nothing" : found, source, root, nodes };
}

function slotOf(wanted: Slot, nodes: readonly AnyNode[], start: number, end: number): Slot {
  const node = nodes.at(-1)!;
  if (nodes.some(({ kind }) => errorKinds.has(kind))) return "nothing";
  if (node.kind === "TextPart" || node.kind === "RegexLiteral") return "text";
  if (node.kind === "Module" || node.start !== start || node.end !== end) return "nothing";
  const [, item] = nodes;
  const isRead =
    wanted === "item"
      ? item?.kind === "Neuro" && item.name === node
      : wanted === "operator"
        ? nodes.some((each) => each.kind === "Binary" && each.right === node)
        : wanted !== "clause" || nodes.some(({ kind }) => kind === "Capability");
  return isRead ? wanted : "nothing";
}

/** Where a word goes on with what stands before it. */
function wordRead(chunk: Chunk, tail = ""): Reading | undefined {
  // At the start of a line something new begins.
  const goesOn = /\S[ \t]*$/.test(chunk.before);
  const words = [
    ["operator", "and "],
    ["clause", "uses "],
  ] as const;
  for (const [slot, head] of words.slice(goesOn ? 0 : 1)) {
    const found = readAs(slot, chunk, { head, name: madeUp, tail });
    if (found.slot === slot) return found;
  }
  return undefined;
}

/** In a text whose braces are not closed yet. */
function interpolated(chunk: Chunk, name: string): Reading | undefined {
  const line = chunk.before.slice(chunk.before.lastIndexOf("\n") + 1);
  if (!/(?<!\\)\{[^{}]*$/.test(line)) return undefined;
  return ["}", '}"']
    .map((tail) => readAs("name", chunk, { name, tail }))
    .find(({ slot }) => slot === "name");
}

/** With what is missing behind the name, or without what follows it on its line. */
function mended({ before, after }: Chunk, names: readonly string[]): Reading | undefined {
  const closers = closersAt(before);
  const block = closers.indexOf("}");
  const brackets = closers.slice(0, block === -1 ? undefined : block).join("");
  const restOfLine = after.search(/\n|$/);
  const hasRest = after.slice(0, restOfLine).trim() !== "";
  for (const rest of hasRest ? [after, after.slice(restOfLine)] : [after]) {
    for (const closing of new Set(["", brackets])) {
      for (const tail of tails) {
        for (const name of names) {
          const found = readAs("name", { before, after: rest }, { name, tail: closing + tail });
          if (found.slot === "name") return found;
        }
      }
      const word = wordRead({ before, after: rest }, `${closing} {}`);
      if (word !== undefined) return word;
    }
  }
  return undefined;
}
