/**
 * The fenced code in `///` and `//!` comments as tests. Each block becomes a `test` at the end of the module, so that it sees
 * what the module sees; a block that declares things is taken as it stands.
 */

import { type Fix, type Problem, SourceFile, type Span } from "@neuro-lang/diagnostics";
import type { Comment, Module } from "@neuro-lang/parser";

interface Block {
  /** Zero-based line of the source on which its code begins. */
  readonly line: number;
  readonly code: readonly string[];
  /** Where each line of the code begins in the source, behind `///`. */
  readonly starts: readonly number[];
}

/** What a line of a source with examples stands for in the source that was written. */
interface Origin {
  readonly line: number;
  readonly start: number;
  /** The line was not written: all of it stands for one place. */
  readonly made: boolean;
}

/** Fences that are ours; ```` ```text ````, ```` ```sh ```` and the like only show something. */
const ours = new Set(["", "neuro"]);
/** What can only stand at the top of a module. */
const declaration =
  /^(?:export |neuro |net |type |opaque |test |agent |memory |interface |extern |@)/;
const importLine = /^import .* from "[^"]*"\s*$/;

export const documentationTestPrefix = "doc: ";

/** Of sources with examples: what each of their lines stands for. */
const origins = new WeakMap<SourceFile, readonly Origin[]>();

export function withDocumentationTests(source: SourceFile, tree: Module): SourceFile {
  const lines = source.text.split("\n");
  const origin: Origin[] = source.lineStarts.map((start, line) => ({ line, start, made: false }));
  let added = false;
  for (const block of blocksOf(source, tree)) {
    added = true;
    const loose = block.code.some((line) => declaration.test(line));
    const imports = loose ? [] : block.code.filter((line) => importLine.test(line));
    const put = (text: string, index: number): void => {
      lines.push(text);
      origin.push({ line: block.line + index, start: block.starts[index]!, made: false });
    };
    const make = (text: string, line: number): void => {
      lines.push(text);
      origin.push({ line, start: source.lineStarts[line] ?? source.text.length, made: true });
    };
    make("", block.line - 1);
    for (const line of imports) if (!lines.includes(line)) put(line, block.code.indexOf(line));
    if (!loose)
      make(`test "${documentationTestPrefix}${subject(source, block)}" {`, block.line - 1);
    for (const [index, line] of block.code.entries())
      put(imports.includes(line) ? "" : line, index);
    if (!loose) make("}", block.line + block.code.length);
  }
  if (!added) return source;
  const result = new SourceFile(source.path, lines.join("\n"));
  origins.set(result, origin);
  return result;
}

/** The zero-based line of the written source that a line stands for. */
export function writtenLine(source: SourceFile, line: number): number {
  return origins.get(source)?.[line]?.line ?? line;
}

/** Where an offset stands in the source that was written; undefined of what was made around an example. */
export function writtenOffset(source: SourceFile, offset: number): number | undefined {
  const { line, column } = source.position(offset);
  const origin = origins.get(source)?.[line];
  if (origin === undefined) return offset;
  return origin.made ? undefined : origin.start + column;
}

/** The problem at its places in the source that was written. */
export function inWrittenSource(
  problem: Problem,
  sources: ReadonlyMap<string, SourceFile>,
): Problem {
  const place = (span: Span): Span => {
    const source = sources.get(span.file);
    const origin = source && origins.get(source);
    if (source === undefined || origin === undefined) return span;
    const written = (offset: number): number => {
      const { line, column } = source.position(offset);
      const { start, made } = origin[line]!;
      return made ? start : start + column;
    };
    const start = written(span.start);
    return { ...span, start, end: Math.max(start, written(span.end)) };
  };
  const isKept = ({ edits }: Fix): boolean =>
    edits.every(({ span, newText }) => {
      const source = sources.get(span.file);
      const origin = source && origins.get(source);
      if (source === undefined || origin === undefined) return true;
      const [first, last] = [source.position(span.start).line, source.position(span.end).line];
      if (writtenLine(source, last) === last) return true;
      // What is written into an example stays on its line: others would need a `///`.
      return first === last && !newText.includes("\n") && !origin[first]!.made;
    });
  return {
    ...problem,
    span: place(problem.span),
    related: problem.related.map((each) => ({ ...each, span: place(each.span) })),
    fixes: problem.fixes.filter(isKept).map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: place(edit.span) })),
    })),
  };
}

function blocksOf(source: SourceFile, tree: Module): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; code: string[]; starts: number[]; ours: boolean } | undefined;
  let last: { line: number; kind: Comment["kind"] } | undefined;
  for (const comment of tree.comments) {
    if (comment.kind !== "documentation" && comment.kind !== "module-documentation") continue;
    const { line } = source.position(comment.start);
    if (last === undefined || last.line + 1 !== line || last.kind !== comment.kind)
      open = undefined;
    last = { line, kind: comment.kind };
    const text = comment.text.slice(3).replace(/\r$/, "").replace(/^ /, "");
    const fence = /^\s*```\s*(\S*)/.exec(text);
    if (fence === null) {
      open?.code.push(text);
      open?.starts.push(comment.start + (comment.text.startsWith(" ", 3) ? 4 : 3));
    } else if (open === undefined)
      open = { line: line + 1, code: [], starts: [], ours: ours.has(fence[1]!) };
    else {
      if (open.ours) blocks.push(open);
      open = undefined;
    }
  }
  return blocks;
}

/** What the block documents: the name of the declaration that follows it. */
function subject(source: SourceFile, block: Block): string {
  const count = source.lineStarts.length;
  for (let line = block.line + block.code.length; line < count; line += 1) {
    const text = source.line(line).trim();
    if (text.startsWith("//") || text.startsWith("@") || text === "") continue;
    const name = /\b(?:neuro|type|let|net|agent)\s+(\w+)/.exec(text)?.[1];
    if (name !== undefined) return name;
    break;
  }
  return `line ${block.line + 1}`;
}
