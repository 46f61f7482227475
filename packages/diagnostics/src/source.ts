/** A source text with its lines: turns offsets (UTF-16 code units) into lines and columns. */

export interface Position {
  /** Zero-based line. */
  readonly line: number;
  /** Zero-based column in UTF-16 code units. */
  readonly column: number;
}

/** A half-open range of UTF-16 offsets in one file. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export class SourceFile {
  readonly path: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The offset at which each line starts, as editors count lines: `\n`, `\r\n` or `\r` ends one. Computed on first use. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      this.#lineStarts = this.text.includes("\r")
        ? [0, ...this.text.matchAll(/\r\n?|\n/g).map(({ index, 0: end }) => index + end.length)]
        : startsIn(this.text);
    }
    return this.#lineStarts;
  }

  position(offset: number): Position {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: offset - starts[low]! };
  }

  /** The text of a zero-based line, without its line break. */
  line(index: number): string {
    const start = this.lineStarts[index] ?? this.text.length;
    const end = this.lineStarts[index + 1] ?? this.text.length;
    return this.text.slice(start, end).replace(/(?:\r\n?|\n)$/, "");
  }
}

function startsIn(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
