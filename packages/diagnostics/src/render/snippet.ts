/** Source lines with what a problem says about them: underlines, messages, and lanes beside spans of several lines. */

import type { SourceFile } from "../source.ts";
import { columnsOf, visible } from "./cells.ts";
import { viewLine, type LineView } from "./line-view.ts";
import type { Look } from "./options.ts";
import type { Paint } from "./palette.ts";
import { paintSentence, wrap } from "./wrap.ts";

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly message: string | undefined;
  readonly primary: boolean;
  readonly paint: Paint;
}

interface PlacedMark extends Mark {
  readonly firstLine: number;
  readonly lastLine: number;
  /** The column of lanes that a mark of several lines is drawn in. */
  readonly lane: number | undefined;
}

/** Of a span of several lines at most this many are shown whole. */
const shownWhole = 5;
/** Less room than this to the right of a mark is too little for its message. */
const messageRoom = 24;

/** The last line that has one of the marks (zero-based): what the gutter must have room for. */
export function lastLineOf(source: SourceFile, marks: readonly Mark[]): number {
  return Math.max(0, ...place(source, marks).map(({ lastLine }) => lastLine));
}

/** The rows of one file; `gutter` is the width of its line numbers. */
export function renderSnippet(
  source: SourceFile,
  marks: readonly Mark[],
  gutter: number,
  look: Look,
): string[] {
  const placed = place(source, marks);
  const lanes = placed.filter(({ lane }) => lane !== undefined).length;
  return new Snippet(source, placed, lanes, gutter, look).render();
}

function place(source: SourceFile, marks: readonly Mark[]): PlacedMark[] {
  let lanes = 0;
  return marks
    .map((mark) => {
      const start = Math.min(Math.max(0, mark.start), source.text.length);
      let end = Math.min(Math.max(start, mark.end), source.text.length);
      // A span that ends with a line break ends on the line that the break closes.
      while (end > start + 1 && /[\r\n]/.test(source.text[end - 1]!)) end -= 1;
      return { ...mark, start, end };
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((mark) => {
      const firstLine = source.position(mark.start).line;
      const lastLine = Math.max(
        firstLine,
        source.position(Math.max(mark.start, mark.end - 1)).line,
      );
      return { ...mark, firstLine, lastLine, lane: lastLine > firstLine ? lanes++ : undefined };
    });
}

class Snippet {
  readonly #source: SourceFile;
  readonly #marks: readonly PlacedMark[];
  readonly #lanes: number;
  readonly #gutter: number;
  readonly #look: Look;
  readonly #available: number;
  readonly #rows: string[] = [];

  constructor(
    source: SourceFile,
    marks: readonly PlacedMark[],
    lanes: number,
    gutter: number,
    look: Look,
  ) {
    this.#source = source;
    this.#marks = marks;
    this.#lanes = lanes;
    this.#gutter = gutter;
    this.#look = look;
    this.#available = Math.max(20, look.width - gutter - 3 - 2 * lanes);
  }

  render(): string[] {
    let previous: number | undefined;
    for (const line of this.#shownLines()) {
      if (previous !== undefined && line > previous + 1) {
        this.#row(
          " ".repeat(this.#gutter),
          this.#laneCells(previous, line),
          "",
          this.#look.glyphs.gap,
        );
      }
      this.#renderLine(line);
      previous = line;
    }
    return this.#rows;
  }

  #shownLines(): number[] {
    const lines = new Set<number>();
    for (const { firstLine, lastLine } of this.#marks) {
      lines.add(firstLine).add(lastLine);
      if (lastLine - firstLine < shownWhole)
        for (let at = firstLine; at < lastLine; at += 1) lines.add(at);
    }
    // A gap of one line takes as much room as the line itself.
    for (const line of Array.from(lines)) if (lines.has(line + 2)) lines.add(line + 1);
    return [...lines].toSorted((a, b) => a - b);
  }

  #renderLine(line: number): void {
    const here = this.#marks.filter(
      ({ firstLine, lastLine }) => firstLine === line || lastLine === line,
    );
    const focus = here.find(({ primary }) => primary) ?? here[0];
    const lineStart = this.#source.lineStarts[line] ?? 0;
    const view = viewLine(
      this.#source,
      line,
      focus === undefined
        ? { start: lineStart, end: lineStart }
        : focus.firstLine === line
          ? { start: focus.start, end: focus.lastLine === line ? focus.end : focus.start + 1 }
          : { start: Math.max(lineStart, focus.end - 1), end: focus.end },
      this.#available,
      this.#look.glyphs.ellipsis,
    );
    const number = String(line + 1).padStart(this.#gutter);
    const lanes = this.#lanesDuring(line);
    for (const mark of here) {
      if (mark.lane !== undefined && mark.firstLine === line && this.#startsLine(mark)) {
        lanes[mark.lane] = mark.paint(this.#look.glyphs.top);
      }
    }
    this.#row(number, lanes, view.text.trimEnd());
    this.#renderSingles(line, view, here);
    for (const mark of here) {
      if (mark.lane !== undefined && mark.firstLine === line && !this.#startsLine(mark))
        this.#renderTurn(mark, line, view);
    }
    for (const mark of here.toReversed()) {
      if (mark.lane !== undefined && mark.lastLine === line) this.#renderTurn(mark, line, view);
    }
  }

  #startsLine(mark: PlacedMark): boolean {
    const lineStart = this.#source.lineStarts[mark.firstLine]!;
    return this.#source.text.slice(Math.max(lineStart, mark.start - 200), mark.start).trim() === "";
  }

  /** The lanes beside a source line: of the spans that began above it. */
  #lanesDuring(line: number): string[] {
    return this.#laneCells(line - 1, line);
  }

  /** The lanes between two lines. */
  #laneCells(above: number, below: number): string[] {
    const cells = Array.from({ length: this.#lanes }, () => " ");
    for (const mark of this.#marks) {
      if (mark.lane !== undefined && mark.firstLine <= above && mark.lastLine >= below) {
        cells[mark.lane] = mark.paint(this.#look.glyphs.vertical);
      }
    }
    return cells;
  }

  /** The lanes below a source line, where some spans have just begun. */
  #lanesBelow(line: number): string[] {
    const cells = this.#laneCells(line - 1, line);
    for (const mark of this.#marks) {
      if (mark.lane !== undefined && mark.firstLine === line && this.#startsLine(mark)) {
        cells[mark.lane] = mark.paint(this.#look.glyphs.vertical);
      }
    }
    return cells;
  }

  /** The marks of one line: underlines, the last one's message beside it, the others' hung below from right to left. */
  #renderSingles(line: number, view: LineView, here: readonly PlacedMark[]): void {
    const singles = here
      .filter(({ lane }) => lane === undefined)
      .map((mark) => {
        const from = view.columnOf(mark.start);
        return { mark, from, to: Math.max(from + 1, view.columnOf(mark.end)) };
      });
    if (singles.length === 0) return;
    const length = Math.max(...singles.map(({ to }) => to));
    const underline: (Mark | undefined)[] = Array.from({ length });
    // The shorter one lies on top, so that both can be seen.
    const drawn = singles.toSorted(
      (a, b) => b.to - b.from - (a.to - a.from) || Number(a.mark.primary) - Number(b.mark.primary),
    );
    for (const { mark, from, to } of drawn) underline.fill(mark, from, to);
    let row = "";
    for (let column = 0; column < length;) {
      const mark = underline[column];
      let end = column + 1;
      while (end < length && underline[end] === mark) end += 1;
      const run = (mark === undefined ? " " : mark.primary ? "^" : "-").repeat(end - column);
      row += mark === undefined ? run : mark.paint(run);
      column = end;
    }

    const told = singles
      .filter(({ mark }) => (mark.message ?? "") !== "")
      .toSorted((a, b) => a.from - b.from);
    const last = told.at(-1);
    if (last !== undefined && last.to === length && !last.mark.message!.includes("\n")) {
      const message = visible(last.mark.message!);
      if (length + 1 + columnsOf(message) <= this.#available) {
        row += ` ${this.#paintMessage(last.mark, [message])[0]!}`;
        told.pop();
      }
    }
    const lanes = this.#lanesBelow(line);
    this.#row(" ".repeat(this.#gutter), lanes, row);
    while (told.length > 0) {
      const { mark, from } = told.pop()!;
      this.#renderHanging(mark, from, told, lanes);
    }
  }

  #renderHanging(
    mark: Mark,
    from: number,
    waiting: readonly { readonly mark: Mark; readonly from: number }[],
    lanes: readonly string[],
  ): void {
    const { glyphs } = this.#look;
    const room = this.#available - from - 3;
    const needed = Math.min(messageRoom, Math.max(...mark.message!.split("\n").map(columnsOf)));
    const shift = room < needed ? Math.min(from, needed - room) : 0;
    const column = from - shift;
    const lines = wrap(mark.message!, this.#available - column - 3);
    const connectors = (upTo: number): string => {
      let text = "";
      for (let at = 0; at < upTo; at += 1) {
        const other = waiting.find((candidate) => candidate.from === at);
        text += other === undefined ? " " : other.mark.paint(glyphs.vertical);
      }
      return text;
    };
    const corner = waiting.some((other) => other.from === from) ? glyphs.branch : glyphs.bottom;
    for (const [index, painted] of this.#paintMessage(mark, lines).entries()) {
      const lead = index > 0 || shift > 0 ? "  " : mark.paint(corner + glyphs.horizontal);
      this.#row(" ".repeat(this.#gutter), lanes, `${connectors(column)}${lead} ${painted}`);
    }
  }

  /** The row in which a span of several lines enters or leaves its lane. */
  #renderTurn(mark: PlacedMark, line: number, view: LineView): void {
    const { glyphs } = this.#look;
    const enters = mark.firstLine === line;
    const column = view.columnOf(enters ? mark.start : Math.max(mark.start, mark.end - 1));
    const lanes = Array.from({ length: this.#lanes }, () => " ");
    for (const other of this.#marks) {
      if (other.lane === undefined || other === mark) continue;
      const running = other.firstLine < line && other.lastLine > line;
      const begun =
        other.firstLine === line &&
        (this.#startsLine(other) || (enters && other.lane < mark.lane!));
      const ending = other.lastLine === line && (enters || other.lane < mark.lane!);
      if (running || begun || ending) lanes[other.lane] = other.paint(glyphs.vertical);
    }
    const lane = mark.lane!;
    // The line of the turn runs under the lanes to its right.
    const run = glyphs.horizontal.repeat(2 * (this.#lanes - lane) - 1 + column);
    const turn = mark.paint(
      (enters ? glyphs.top : glyphs.bottom) + run + (mark.primary ? "^" : "-"),
    );
    const head = lanes
      .slice(0, lane)
      .map((cell) => `${cell} `)
      .join("");
    const message = enters ? undefined : mark.message;
    const room = this.#available - column - 2;
    const lines =
      message === undefined || message === "" ? [] : wrap(message, Math.max(messageRoom, room));
    const painted = this.#paintMessage(mark, lines);
    this.#bare(`${head}${turn}${painted.length > 0 ? ` ${painted[0]}` : ""}`);
    for (const more of painted.slice(1))
      this.#bare(`${head}${" ".repeat(2 * (this.#lanes - lane) + column + 2)}${more}`);
  }

  #paintMessage(mark: Mark, lines: readonly string[]): string[] {
    return paintSentence(lines, this.#look.palette, mark.paint);
  }

  #row(
    number: string,
    lanes: readonly string[],
    text: string,
    rule: string = this.#look.glyphs.vertical,
  ): void {
    const content = lanes.map((cell) => `${cell} `).join("") + text;
    this.#push(number, rule, content);
  }

  #bare(content: string): void {
    this.#push(" ".repeat(this.#gutter), this.#look.glyphs.vertical, content);
  }

  #push(number: string, rule: string, content: string): void {
    const { frame } = this.#look.palette;
    this.#rows.push(
      `${frame(`${number} ${rule}`)}${content.trimEnd() === "" ? "" : ` ${content.trimEnd()}`}`,
    );
  }
}
