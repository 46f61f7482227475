/**
 * A place where something is being written. What stands there is rarely whole, so a made-up name is put in for it, and what else
 * is missing around it if need be, and the item that it stands in is read and checked with that.
 */

import { type CheckedModule, probe, type Probe } from "@neuro-lang/checker";
import { SourceFile } from "@neuro-lang/diagnostics";
import { type AnyNode, closersAt, lineClosers, parse } from "@neuro-lang/parser";
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

interface Place {
  readonly offset: number;
  readonly word: Word;
  /** Where the text that is read begins in the module's. */
  readonly base: number;
  readonly chunk: Chunk;
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

  constructor(
    snapshot: Snapshot,
    path: string,
    module: CheckedModule,
    { offset, word, base }: Place,
    reading: Reading,
  ) {
    this.snapshot = snapshot;
    this.path = path;
    this.module = module;
    this.text = module.source.text;
    this.offset = offset;
    this.word = word;
    this.base = base;
    this.reading = reading;
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
  if (module === undefined) return undefined;
  const place = placeAt(module, offset);
  return new Site(snapshot, path, module, place, read(place.chunk, place.word.prefix));
}

/** The name that is written at a place, read in each way that leaves out something that may be wrong around it. */
export function* sitesOfName(snapshot: Snapshot, path: string, offset: number): Generator<Site> {
  const module = snapshot.module(path);
  if (module === undefined) return;
  const place = placeAt(module, wordAt(module.source.text, offset).end);
  for (const reading of readingsOfName(place.chunk, place.word.prefix))
    if (reading.slot === "name") yield new Site(snapshot, path, module, place, reading);
}

function placeAt(module: CheckedModule, offset: number): Place {
  const { text } = module.source;
  const word = wordAt(text, offset);
  const { start, end } = surroundings(module, word);
  const chunk = { before: text.slice(start, word.start), after: text.slice(word.end, end) };
  return { offset, word, base: start, chunk };
}

export function wordAt(text: string, offset: number): Word {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))![0];
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 200))![0];
  return { start: offset - before.length, end: offset + after.length, prefix: before };
}

/** From the item at a word, or before it, up to the next one. What is broken may have been taken for several, within lines. */
function surroundings(
  { tree: { items }, source: { text } }: CheckedModule,
  word: Word,
): { readonly start: number; readonly end: number | undefined } {
  const begins = ({ start }: tree.Item): boolean => start === 0 || text[start - 1] === "\n";
  const first = items.findLast((item) => item.start <= word.start && begins(item));
  const next = items.find((item) => item.start >= word.end && begins(item) && item !== first);
  return { start: first?.start ?? 0, end: next?.start };
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
    if (found.slot === "text") return interpolated(chunk, names) ?? found;
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
function interpolated(chunk: Chunk, names: readonly string[]): Reading | undefined {
  const line = lineBefore(chunk);
  const closers = lineClosers(line);
  if (!closers.includes("}") || closers[0] === '"') return undefined;
  const inner = closers.slice(0, closers.indexOf('"')).join("");
  return firstRead(chunk, names, [inner, closers.join("")], tails);
}

/** With what is missing behind the name, or without what follows it on its line. */
function mended(chunk: Chunk, names: readonly string[]): Reading | undefined {
  const closers = closersAt(chunk.before);
  const block = closers.indexOf("}");
  const brackets = closers.slice(0, block === -1 ? undefined : block).join("");
  const line = lineBefore(chunk);
  const ofLine = lineClosers(line).join("");
  const ofLinesBefore = closersAt(chunk.before.slice(0, -line.length || undefined)).join("");
  return (
    firstRead(chunk, names, ["", brackets, ofLine, ' } from ""'], tails) ??
    // Without all that follows.
    firstRead({ ...chunk, after: "" }, names, [ofLine + ofLinesBefore], tails)
  );
}

/** The most pieces of a line that are tried for the name at their end. */
const mostPieces = 12;

/** A name that is written: with all that stands before it on its line, then with less and less of it. */
function* readingsOfName(chunk: Chunk, name: string): Generator<Reading> {
  const whole = mended(chunk, [name]);
  if (whole !== undefined) yield whole;
  const line = lineBefore(chunk);
  const before = chunk.before.slice(0, chunk.before.length - line.length);
  const restOfLine = chunk.after.search(/\n|$/);
  const opensBlock = /\{\s*$/.test(chunk.after.slice(0, restOfLine));
  const after = chunk.after.slice(restOfLine);
  // A namespace means nothing without what follows its point.
  const members = /^(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u.exec(chunk.after)![0];
  for (const piece of piecesOf(line).slice(-mostPieces)) {
    const head = `${opensBlock ? "if" : "_ ="} ${piece}`;
    const tail = members + lineClosers(piece).join("") + (opensBlock ? " {" : "");
    yield readAs("name", { before: before + head, after }, { name, tail });
  }
}

/** Ends of a line, each from where an expression may begin, the longest first. */
function piecesOf(line: string): readonly string[] {
  const starts = line.matchAll(/(?<=[\s([{,=|&<>+*/:-])(?=[^\s)\]},=|&<>+*/:])|$/g);
  return starts.map(({ index }) => line.slice(index)).toArray();
}

function lineBefore({ before }: Chunk): string {
  return before.slice(before.lastIndexOf("\n") + 1);
}

/** The first reading that makes sense of the name. */
function firstRead(
  { before, after }: Chunk,
  names: readonly string[],
  closings: readonly string[],
  ends: readonly string[],
): Reading | undefined {
  const restOfLine = after.search(/\n|$/);
  const hasRest = after.slice(0, restOfLine).trim() !== "";
  for (const rest of hasRest ? [after, after.slice(restOfLine)] : [after]) {
    for (const closing of new Set(closings)) {
      for (const end of ends) {
        for (const name of names) {
          const found = readAs("name", { before, after: rest }, { name, tail: closing + end });
          if (found.slot === "name") return found;
        }
      }
      const word = wordRead({ before, after: rest }, `${closing} {}`);
      if (word !== undefined) return word;
    }
  }
  return undefined;
}
