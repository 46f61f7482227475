/** The colours of tokens: as classes in the editor, as spans in texts that are only shown. */

import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { ColouredToken } from "@neuro-lang/parser";
import { element } from "./elements.ts";

/** `keyword.control` → `token-keyword`; labels are keywords that ought to be seen. Names have the colour of the text. */
function classOf(colour: ColouredToken["colour"]): string | undefined {
  if (colour === "identifier" || colour === "none") return undefined;
  return `token-${colour === "keyword.label" ? "label" : colour.split(".")[0]}`;
}

export const setColours = StateEffect.define<readonly ColouredToken[]>();

/** Between an edit and the next answer, colours move along with their text. */
export const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(now, transaction) {
    const effect = transaction.effects.find((each) => each.is(setColours));
    if (effect !== undefined) return decorations(effect.value as readonly ColouredToken[]);
    return transaction.docChanged ? now.map(transaction.changes) : now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const marks = new Map<string, Decoration>();

function decorations(tokens: readonly ColouredToken[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { start, end, colour } of tokens) {
    const name = classOf(colour);
    if (name === undefined) continue;
    let mark = marks.get(name);
    if (mark === undefined) marks.set(name, (mark = Decoration.mark({ class: name })));
    builder.add(start, end, mark);
  }
  return builder.finish();
}

export function coloured(text: string, tokens: readonly ColouredToken[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const { start, end, colour } of tokens) {
    const className = classOf(colour);
    if (className === undefined) continue;
    parts.push(text.slice(from, start), element("span", { className }, text.slice(start, end)));
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}
