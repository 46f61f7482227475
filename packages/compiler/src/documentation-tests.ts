/**
 * The fenced code in `///` and `//!` comments as tests. Each block becomes a `test` at the end of the module, so that it sees
 * what the module sees; a block that declares things is taken as it stands.
 */

import { SourceFile } from "@neuro-lang/diagnostics";
import type { Comment, Module } from "@neuro-lang/parser";

interface Block {
  /** Zero-based line of the source on which its code begins. */
  readonly line: number;
  readonly code: readonly string[];
}

/** Fences that are ours; ```` ```text ````, ```` ```sh ```` and the like only show something. */
const ours = new Set(["", "neuro"]);
/** What can only stand at the top of a module. */
const declaration =
  /^(?:export |neuro |net |type |opaque |test |agent |memory |interface |extern |@)/;
const importLine = /^import .* from "[^"]*"\s*$/;

export const documentationTestPrefix = "doc: ";

/** Lines added below the source: for each, the zero-based line in it that it stands for. */
const origins = new WeakMap<SourceFile, readonly number[]>();

export function withDocumentationTests(source: SourceFile, tree: Module): SourceFile {
  const lines = source.text.split("\n");
  const origin: number[] = lines.map((_, index) => index);
  let added = false;
  for (const block of blocksOf(source, tree)) {
    added = true;
    const loose = block.code.some((line) => declaration.test(line));
    const imports = loose ? [] : block.code.filter((line) => importLine.test(line));
    const put = (line: string, at: number): void => {
      lines.push(line);
      origin.push(at);
    };
    put("", block.line - 1);
    for (const line of imports) if (!lines.includes(line)) put(line, block.line - 1);
    if (!loose) put(`test "${documentationTestPrefix}${subject(source, block)}" {`, block.line - 1);
    for (const [index, line] of block.code.entries()) {
      put(imports.includes(line) ? "" : line, block.line + index);
    }
    if (!loose) put("}", block.line + block.code.length);
  }
  if (!added) return source;
  const result = new SourceFile(source.path, lines.join("\n"));
  origins.set(result, origin);
  return result;
}

/** The zero-based line of the written source that a line stands for. */
export function writtenLine(source: SourceFile, line: number): number {
  return origins.get(source)?.[line] ?? line;
}

function blocksOf(source: SourceFile, tree: Module): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; code: string[]; ours: boolean } | undefined;
  let last: { line: number; kind: Comment["kind"] } | undefined;
  for (const comment of tree.comments) {
    if (comment.kind !== "documentation" && comment.kind !== "module-documentation") continue;
    const { line } = source.position(comment.start);
    if (last === undefined || last.line + 1 !== line || last.kind !== comment.kind)
      open = undefined;
    last = { line, kind: comment.kind };
    const text = comment.text.slice(3).replace(/\r$/, "").replace(/^ /, "");
    const fence = /^\s*```\s*(\S*)/.exec(text);
    if (fence === null) open?.code.push(text);
    else if (open === undefined) open = { line: line + 1, code: [], ours: ours.has(fence[1]!) };
    else {
      if (open.ours) blocks.push({ line: open.line, code: open.code });
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
