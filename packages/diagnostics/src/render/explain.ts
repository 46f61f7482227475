/** `neuroc explain CODE`: a catalogue page for a terminal. */

import { catalogue } from "../catalogue/index.ts";
import { closest } from "../closest.ts";
import type { DiagnosticDefinition } from "../problem.ts";
import { visible } from "./cells.ts";
import { viewRange } from "./line-view.ts";
import { lookOf, proseWidth, type Look, type RenderOptions } from "./options.ts";
import { paintSentence, wrap } from "./wrap.ts";

/** The parts of a diagnostic that do not depend on a place. */
export type CatalogueEntry = Pick<
  DiagnosticDefinition<never>,
  "code" | "name" | "severity" | "page" | "bad" | "good"
>;

/** The entry of a code or name, in any case: `P0301`, `p0301`, `unknown-name`. */
export function findDiagnostic(codeOrName: string): CatalogueEntry | undefined {
  const wanted = codeOrName.trim().toLowerCase();
  return catalogue.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted);
}

/** The code or name that was probably meant by one that does not exist. */
export function closestDiagnostic(codeOrName: string): string | undefined {
  const wanted = codeOrName.trim();
  return closest(
    wanted,
    catalogue.flatMap(({ code, name }) => [code, name]),
  );
}

/** The page of a code or name, ended by a line break; undefined if there is none. */
export function explain(codeOrName: string, options: RenderOptions = {}): string | undefined {
  const entry = findDiagnostic(codeOrName);
  return entry === undefined ? undefined : renderEntry(entry, options);
}

/** The page as Markdown, for editors and browsers. */
export function explainInMarkdown(codeOrName: string): string | undefined {
  const entry = findDiagnostic(codeOrName);
  if (entry === undefined) return undefined;
  const { code, name, page, bad, good } = entry;
  const block = (text: string): string => `\`\`\`neuro\n${text.trimEnd()}\n\`\`\``;
  return [
    `# ${code}: ${name}`,
    page.trim(),
    `## ${refusal(entry)}`,
    block(bad),
    "## This is accepted",
    block(good),
    "",
  ].join("\n\n");
}

function refusal({ severity }: CatalogueEntry): string {
  return severity === "error" ? "This is refused" : `This gives the ${severity}`;
}

export function renderEntry(entry: CatalogueEntry, options: RenderOptions = {}): string {
  const look = lookOf(options);
  const { palette } = look;
  const title = `${palette[entry.severity](`${entry.severity}[${entry.code}]`)} ${palette.strong(entry.name)}`;
  return [
    title,
    "",
    ...renderMarkdown(entry.page, look),
    "",
    palette.strong(`${refusal(entry)}:`),
    "",
    ...renderCode(entry.bad, look.palette.removed("-"), look),
    "",
    palette.strong("This is accepted:"),
    "",
    ...renderCode(entry.good, look.palette.added("+"), look),
    "",
  ].join("\n");
}

/** The little Markdown that pages are written in: paragraphs, lists, headings, fenced code. */
function renderMarkdown(text: string, look: Look): string[] {
  const { palette } = look;
  const width = Math.min(look.width, proseWidth);
  const rows: string[] = [];
  for (const block of blocksOf(text)) {
    if (rows.length > 0) rows.push("");
    if (block.kind === "code") {
      rows.push(...block.lines.map((line) => `    ${visible(line)}`.trimEnd()));
    } else if (block.kind === "heading") {
      rows.push(palette.strong(visible(block.text)));
    } else {
      const indentation = " ".repeat(block.bullet.length);
      const lines = wrap(block.text, width - indentation.length);
      const painted = paintSentence(lines, palette, (piece) => piece);
      rows.push(...painted.map((line, index) => (index === 0 ? block.bullet : indentation) + line));
    }
  }
  return joinListItems(rows);
}

type MarkdownBlock =
  | { kind: "code"; lines: string[] }
  | { kind: "heading"; text: string }
  | { kind: "prose"; text: string; bullet: string };

function blocksOf(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let current: MarkdownBlock | undefined;
  for (const line of text.trim().split("\n")) {
    if (current?.kind === "code") {
      if (/^\s*```/.test(line)) current = undefined;
      else current.lines.push(line);
      continue;
    }
    const bullet = /^\s*(?:[-*]|\d+\.) /.exec(line)?.[0];
    if (/^\s*```/.test(line)) blocks.push((current = { kind: "code", lines: [] }));
    else if (line.startsWith("#")) {
      blocks.push({ kind: "heading", text: line.replace(/^#+\s*/, "") });
      current = undefined;
    } else if (line.trim() === "") current = undefined;
    else if (bullet !== undefined) {
      blocks.push(
        (current = {
          kind: "prose",
          text: line.slice(bullet.length).trim(),
          bullet: `  ${bullet.trimStart()}`,
        }),
      );
    } else if (current?.kind === "prose") current.text += ` ${line.trim()}`;
    else blocks.push((current = { kind: "prose", text: line.trim(), bullet: "" }));
  }
  return blocks;
}

/** Items of one list stand without a blank line between them. */
function joinListItems(rows: readonly string[]): string[] {
  const isItem = (row: string | undefined): boolean =>
    row !== undefined && /^ {2}(?:[-*]|\d+\.) |^ {4}/.test(row);
  const startsItem = (row: string | undefined): boolean =>
    row !== undefined && /^ {2}(?:[-*]|\d+\.) /.test(row);
  return rows.filter(
    (row, index) => !(row === "" && isItem(rows[index - 1]) && startsItem(rows[index + 1])),
  );
}

/** An example is shown whole wherever a terminal can wrap it legibly; a longer line makes its point with its start. */
const longestLine = 160;

function renderCode(code: string, mark: string, look: Look): string[] {
  return code
    .trimEnd()
    .split("\n")
    .map((line) => {
      const whole = { start: 0, end: line.length };
      const view = viewRange(line, whole, { start: 0, end: 0 }, longestLine, look.glyphs.ellipsis);
      return `  ${mark} ${view.text}`.trimEnd();
    });
}
