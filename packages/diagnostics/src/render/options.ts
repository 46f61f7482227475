/** What a renderer is told besides the problems: everything that it must not find out by itself. */

import type { SourceFile } from "../source.ts";
import { plainPalette, type Palette } from "./palette.ts";

/** Where a renderer finds the text that a span points into; a `Map` by path will do. */
export interface Sources {
  get(path: string): SourceFile | undefined;
}

/** The characters that frames are drawn with. */
export interface Glyphs {
  readonly vertical: string;
  readonly horizontal: string;
  readonly top: string;
  readonly bottom: string;
  readonly branch: string;
  readonly gap: string;
  readonly ellipsis: string;
}

export const unicodeGlyphs: Glyphs = {
  vertical: "│",
  horizontal: "─",
  top: "╭",
  bottom: "╰",
  branch: "├",
  gap: "┆",
  ellipsis: "…",
};

export const asciiGlyphs: Glyphs = {
  vertical: "|",
  horizontal: "-",
  top: ",",
  bottom: "`",
  branch: "|",
  gap: ":",
  ellipsis: "~",
};

export interface RenderOptions {
  /** Columns to fill at most; 80 if left out. */
  readonly width?: number;
  /** Colours; none if left out. */
  readonly palette?: Palette;
  readonly glyphs?: Glyphs;
}

export interface Look {
  readonly width: number;
  readonly palette: Palette;
  readonly glyphs: Glyphs;
}

export function lookOf(options: RenderOptions): Look {
  return {
    // Narrower than this nothing could be read; wider, sentences are tiring.
    width: Math.max(40, options.width ?? 80),
    palette: options.palette ?? plainPalette,
    glyphs: options.glyphs ?? unicodeGlyphs,
  };
}

/** Lines of prose are kept to a readable length however wide the terminal is. */
export const proseWidth = 100;
