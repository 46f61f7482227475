/** Sentences broken into lines, with the code in them coloured. */

import { columnsOf, visible } from "./cells.ts";
import type { Paint, Palette } from "./palette.ts";

/**
 * Breaks a text into lines of at most `width` columns (a longer word stands alone). Its own line breaks stay,
 * and a line that starts with two spaces is code, which is kept as it is. What stands in backticks is not broken while it fits a line.
 */
export function wrap(text: string, width: number): string[] {
  return text
    .split("\n")
    .flatMap((line) => (line.startsWith("  ") ? [visible(line)] : wrapLine(visible(line), width)));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  let columns = 0;
  for (const word of wordsOf(line, width)) {
    const wide = columnsOf(word);
    if (current !== "" && columns + 1 + wide > width) {
      lines.push(current);
      current = word;
      columns = wide;
    } else {
      current = current === "" ? word : `${current} ${word}`;
      columns += wide + (columns === 0 ? 0 : 1);
    }
  }
  lines.push(current);
  return lines;
}

function wordsOf(line: string, width: number): string[] {
  return (line.match(/(?:`[^`]*`|[^\s`]|`)+/g) ?? []).flatMap((word) =>
    columnsOf(word) > width ? (word.match(/\S+/g) ?? []) : [word],
  );
}

/** Colours what stands in backticks, which may go on over the lines given; the rest is painted with `base`. */
export function paintSentence(lines: readonly string[], palette: Palette, base: Paint): string[] {
  let inCode = false;
  return lines.map((line) =>
    (line.match(/`|[^`]+/g) ?? [])
      .reduce<{ code: boolean; text: string }[]>((runs, piece) => {
        const code = inCode || piece === "`";
        if (piece === "`") inCode = !inCode;
        const last = runs.at(-1);
        if (last?.code === code) last.text += piece;
        else runs.push({ code, text: piece });
        return runs;
      }, [])
      .map(({ code, text }) => (code ? palette.code(text) : base(text)))
      .join(""),
  );
}
