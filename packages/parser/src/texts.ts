/** The values of text literals: escapes, and the indentation that block texts lose. */

export interface TextProblem {
  readonly kind: "escape" | "indentation";
  readonly start: number;
  readonly end: number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  "\\": "\\",
  '"': '"',
  "{": "{",
};

/** Resolves the escapes of a chunk that starts at `offset`. */
export function unescape(chunk: string, offset: number, problems: TextProblem[]): string {
  let at = chunk.indexOf("\\");
  if (at === -1) return chunk;
  let value = "";
  let from = 0;
  while (at !== -1) {
    value += chunk.slice(from, at);
    const next = chunk.charAt(at + 1);
    const simple = simpleEscapes[next];
    if (simple !== undefined) {
      value += simple;
      from = at + 2;
    } else {
      const point = /^\\u\{([0-9a-fA-F]{1,6})\}/u.exec(chunk.slice(at, at + 10));
      const code = point === null ? -1 : Number.parseInt(point[1]!, 16);
      if (point !== null && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) {
        value += String.fromCodePoint(code);
        from = at + point[0].length;
      } else {
        const width = point === null ? 2 : point[0].length;
        problems.push({
          kind: "escape",
          start: offset + at,
          end: offset + Math.min(at + width, chunk.length),
        });
        from = Math.min(at + width, chunk.length);
        value += chunk.slice(at + 1, from);
      }
    }
    at = chunk.indexOf("\\", from);
  }
  return value + chunk.slice(from);
}

/** One chunk of a block text; `first` and `last` are the text's own first and last part. */
export interface BlockChunk {
  readonly text: string;
  readonly start: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** The white space that the line of the closing quotes starts with. */
export function closingIndentation(source: string, close: number): string {
  const lineStart = source.lastIndexOf("\n", close - 1) + 1;
  let end = lineStart;
  while (end < close && (source.charAt(end) === " " || source.charAt(end) === "\t")) end++;
  return source.slice(lineStart, end);
}

/** A chunk without the first line break, the last line break and the indentation; escapes are still as written. */
export function dedent(
  chunk: BlockChunk,
  indentation: string,
  problems: TextProblem[],
): { text: string; pieces: [number, number][] } {
  const { text } = chunk;
  let from = 0;
  let end = text.length;
  let atLineStart = false;
  if (chunk.first) {
    const opening = /^[ \t]*\r?\n/u.exec(text);
    if (opening !== null) {
      from = opening[0].length;
      atLineStart = true;
    }
  }
  if (chunk.last) {
    const closing = /\r?\n[ \t]*$/u.exec(text);
    if (closing !== null) end = Math.max(from, closing.index);
    if (closing !== null && closing.index < from) return { text: "", pieces: [] };
  }
  // The stretches of source that stay, so that a problem in one can be placed.
  const pieces: [number, number][] = [];
  let at = from;
  while (at <= end) {
    if (atLineStart) {
      const lineEnd = text.indexOf("\n", at);
      const stop = lineEnd === -1 || lineEnd > end ? end : lineEnd;
      const blank = text.slice(at, stop).trim() === "" && (stop < end || chunk.last);
      if (text.startsWith(indentation, at)) {
        at += indentation.length;
      } else {
        const width = /^[ \t]*/u.exec(text.slice(at, stop))![0].length;
        if (!blank)
          problems.push({
            kind: "indentation",
            start: chunk.start + at,
            end: chunk.start + Math.max(at + width, at + 1),
          });
        at += width;
      }
      if (at > end) break;
    }
    let lineEnd = text.indexOf("\n", at);
    if (lineEnd === -1 || lineEnd >= end) lineEnd = end;
    else lineEnd++;
    pieces.push([at, lineEnd]);
    if (lineEnd >= end) break;
    at = lineEnd;
    atLineStart = true;
  }
  return { text: pieces.map(([start, stop]) => text.slice(start, stop)).join(""), pieces };
}
