/** How the parts of a rendered text are coloured. The caller chooses a palette: only it knows whether it writes to a terminal. */

/** Wraps a text, which holds no line break, in whatever makes it look its part. */
export type Paint = (text: string) => string;

export interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  readonly hint: Paint;
  /** Places that a message points at besides the main one. */
  readonly related: Paint;
  /** Frames and line numbers. */
  readonly frame: Paint;
  /** The message itself, and headings. */
  readonly strong: Paint;
  /** Code inside a sentence. */
  readonly code: Paint;
  readonly added: Paint;
  readonly removed: Paint;
  /** What may be skipped. */
  readonly faint: Paint;
}

const same: Paint = (text) => text;

export const plainPalette: Palette = {
  error: same,
  warning: same,
  hint: same,
  related: same,
  frame: same,
  strong: same,
  code: same,
  added: same,
  removed: same,
  faint: same,
};

/** Select Graphic Rendition codes (ECMA-48, 8.3.117) of the 16-colour set, which every terminal theme defines legibly. */
function graphic(open: string, close: number): Paint {
  return (text) => (text === "" ? "" : `\u001B[${open}m${text}\u001B[${close}m`);
}

export const colourPalette: Palette = {
  error: graphic("1;31", 0),
  warning: graphic("1;33", 0),
  hint: graphic("1;36", 0),
  related: graphic("34", 39),
  frame: graphic("34", 39),
  strong: graphic("1", 22),
  code: graphic("36", 39),
  added: graphic("32", 39),
  removed: graphic("31", 39),
  faint: graphic("2", 22),
};
