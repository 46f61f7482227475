/** Terminal columns: what each character of a source line looks like on a screen, and how wide it is. */

import stringWidth from "string-width";

/** What is shown for one character (a grapheme) of the source. */
export interface Cell {
  /** Offset in the text of the first UTF-16 unit it stands for. */
  readonly offset: number;
  readonly shown: string;
  readonly column: number;
  readonly width: number;
}

const tabWidth = 4;
const segmenter = new Intl.Segmenter();
const plain = /^[\u0020-\u007E]*$/;

/** Zero-width and direction-changing characters: text must not be able to look like something else than it is. */
const invisible = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/;

export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  const push = (offset: number, shown: string, width: number): void => {
    cells.push({ offset, shown, column, width });
    column += width;
  };
  if (plain.test(text)) {
    for (let at = 0; at < text.length; at += 1) push(at, text[at]!, 1);
    return cells;
  }
  for (const { segment, index } of segmenter.segment(text)) {
    if (segment === "\t") {
      const width = tabWidth - (column % tabWidth);
      push(index, " ".repeat(width), width);
    } else {
      const shown = visible(segment);
      push(index, shown, stringWidth(shown));
    }
  }
  return cells;
}

/** The text with control characters as their pictures (`␛`), so that no source or message can steer the terminal. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  let shown = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x20) shown += String.fromCodePoint(0x2400 + code);
    else if (code === 0x7f) shown += "\u2421";
    else if ((code > 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000)) shown += "\uFFFD";
    // A joiner between two other characters holds an emoji together.
    else if (invisible.test(character) && !(code === 0x200d && text.length > 1)) shown += "\uFFFD";
    else shown += character;
  }
  return shown;
}

/** Terminal columns of a text without line breaks and colours. */
export function columnsOf(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}
