/** How far a new line is indented: as the one before it, further after what opens or goes on, less before what closes. */

import { type IndentContext, indentService } from "@codemirror/language";

const unit = 2;

export const indentation = indentService.of((context, position) => {
  const before = lineBefore(context, position);
  const further = /(?:[([{]|=>?)\s*$/.test(before) ? unit : 0;
  const less = /^\s*[\])}]/.test(context.textAfterPos(position)) ? unit : 0;
  return Math.max(0, /^ */.exec(before)![0].length + further - less);
});

/** The nearest line before the place that is not empty; its own part of the line, where the line is about to be broken. */
function lineBefore({ state: { doc } }: IndentContext, position: number): string {
  const line = doc.lineAt(position);
  const own = line.text.slice(0, position - line.from);
  if (own.trim() !== "") return own;
  for (let number = line.number - 1; number > 0; number--) {
    const { text } = doc.line(number);
    if (text.trim() !== "") return text;
  }
  return "";
}
