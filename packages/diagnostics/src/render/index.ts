/** How problems are shown. Apart from the main entry, so that who only makes problems does not load what draws them. */

export { renderProblem, renderProblems, renderSummary } from "./terminal.ts";
export {
  renderJson,
  reportOf,
  type JsonFix,
  type JsonPosition,
  type JsonProblem,
  type JsonReport,
  type JsonSpan,
} from "./json.ts";
export {
  closestDiagnostic,
  explain,
  explainInMarkdown,
  findDiagnostic,
  renderEntry,
  type CatalogueEntry,
} from "./explain.ts";
export { colourPalette, plainPalette, type Paint, type Palette } from "./palette.ts";
export {
  asciiGlyphs,
  unicodeGlyphs,
  type Glyphs,
  type RenderOptions,
  type Sources,
} from "./options.ts";
