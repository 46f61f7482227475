/** Problems for a person at a terminal. A pure function of the problems, the sources and the options. */

import { orderProblems } from "../order.ts";
import type { Problem, Severity } from "../problem.ts";
import type { SourceFile } from "../source.ts";
import { columnsOf, visible } from "./cells.ts";
import { lastLineOfFix, renderFix } from "./fix.ts";
import { lookOf, proseWidth, type Look, type RenderOptions, type Sources } from "./options.ts";
import type { Paint, Palette } from "./palette.ts";
import { lastLineOf, renderSnippet, type Mark } from "./snippet.ts";
import { paintSentence, wrap } from "./wrap.ts";

/** More fixes than this are no help in choosing one. */
const shownFixes = 4;

/** Every problem in order, each once, and below them how many there are. Empty if there is none. */
export function renderProblems(
  problems: readonly Problem[],
  sources: Sources,
  options: RenderOptions = {},
): string {
  const ordered = orderProblems(problems);
  if (ordered.length === 0) return "";
  const blocks = ordered.map((problem) => renderProblem(problem, sources, options));
  return [...blocks, `${renderSummary(ordered, options)}\n`].join("\n");
}

/** "2 errors and 1 warning in 2 files." */
export function renderSummary(problems: readonly Problem[], options: RenderOptions = {}): string {
  const { palette } = lookOf(options);
  const severities = ["error", "warning", "hint"] as const;
  const counts = severities.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [{ severity, text: `${count} ${severity}${count === 1 ? "" : "s"}` }];
  });
  if (counts.length === 0) return "No problems.";
  const parts = counts.map(({ severity, text }) => palette[severity](text));
  const list = parts.length < 3 ? parts.join(" and ") : `${parts[0]}, ${parts[1]} and ${parts[2]}`;
  const files = new Set(problems.map(({ span }) => span.file)).size;
  return files === 1 ? `${list}.` : `${list} in ${files} files.`;
}

/** One problem, ended by a line break. */
export function renderProblem(
  problem: Problem,
  sources: Sources,
  options: RenderOptions = {},
): string {
  const look = lookOf(options);
  const marks = marksByFile(problem, look.palette);
  const fixes = problem.fixes.slice(0, shownFixes);
  const lastLine = Math.max(
    ...[...marks].map(([path, own]) => {
      const source = sources.get(path);
      return source === undefined ? 0 : lastLineOf(source, own);
    }),
    ...fixes.map((fix) => lastLineOfFix(fix, sources)),
  );
  const gutter = String(lastLine + 1).length + 1;
  const rule = look.palette.frame(`${" ".repeat(gutter)} ${look.glyphs.vertical}`);

  const rows = header(problem, look);
  let first = true;
  for (const [path, own] of marks) {
    if (!first) rows.push(rule);
    rows.push(location(path, sources.get(path), own, gutter, first, look));
    first = false;
    const source = sources.get(path);
    if (source !== undefined) rows.push(rule, ...renderSnippet(source, own, gutter, look));
    else
      rows.push(
        ...own.flatMap(({ message }) => (message === undefined ? [] : note(message, rule, look))),
      );
  }
  rows.push(rule);
  if (problem.hint !== undefined)
    rows.push(...remark("hint", look.palette.hint, problem.hint, gutter, look));
  for (const fix of fixes) {
    rows.push(
      ...remark("fix", look.palette.added, fix.title, gutter, look),
      ...renderFix(fix, sources, gutter, look),
    );
  }
  rows.push(...remark("more", look.palette.faint, `neuroc explain ${problem.code}`, gutter, look));
  return `${rows.join("\n")}\n`;
}

function header(problem: Problem, look: Look): string[] {
  const { palette } = look;
  const lead = `${problem.severity}[${problem.code}]:`;
  const width = Math.min(look.width, proseWidth);
  // The lead takes room in the first line only.
  const lines = wrap(`${"x".repeat(lead.length)} ${problem.message}`, width);
  const [firstLine = "", ...others] = paintSentence(
    [lines[0]!.slice(lead.length + 1), ...lines.slice(1)],
    palette,
    palette.strong,
  );
  return [`${palette[problem.severity](lead)} ${firstLine}`, ...others];
}

/** The files that the problem points into, its own first, with the marks in each. */
function marksByFile(problem: Problem, palette: Palette): Map<string, Mark[]> {
  const { span, label, related } = problem;
  const primary = {
    start: span.start,
    end: span.end,
    message: label,
    primary: true,
    paint: palette[problem.severity],
  };
  const marks = new Map<string, Mark[]>([[span.file, [primary]]]);
  for (const { span: place, message } of related) {
    const mark = {
      start: place.start,
      end: place.end,
      message,
      primary: false,
      paint: palette.related,
    };
    const own = marks.get(place.file);
    if (own === undefined) marks.set(place.file, [mark]);
    else own.push(mark);
  }
  return marks;
}

/** `╭─ file:line:column`, both counted from 1, the column in UTF-16 units as editors do. */
function location(
  path: string,
  source: SourceFile | undefined,
  marks: readonly Mark[],
  gutter: number,
  first: boolean,
  look: Look,
): string {
  const { glyphs, palette } = look;
  const corner = palette.frame(
    `${" ".repeat(gutter)} ${first ? glyphs.top : glyphs.branch}${glyphs.horizontal}`,
  );
  const mark = marks.find(({ primary }) => primary) ?? marks[0]!;
  if (source === undefined) return `${corner} ${visible(path)}`;
  const { line, column } = source.position(Math.min(mark.start, source.text.length));
  return `${corner} ${visible(path)}:${line + 1}:${column + 1}`;
}

function note(message: string, rule: string, look: Look): string[] {
  const width = Math.min(proseWidth, look.width) - 8;
  return paintSentence(wrap(message, width), look.palette, (text) => text).map(
    (line) => `${rule} ${line}`,
  );
}

function remark(
  name: Severity | "fix" | "more",
  paint: Paint,
  text: string,
  gutter: number,
  look: Look,
): string[] {
  const { palette } = look;
  const margin = " ".repeat(gutter + 1);
  const indentation = columnsOf(margin) + name.length + 4;
  const width = Math.max(20, Math.min(look.width, proseWidth) - indentation);
  return paintSentence(wrap(text, width), palette, (piece) => piece).map((line, index) => {
    if (index === 0) return `${margin}${palette.frame("=")} ${paint(`${name}:`)} ${line}`;
    return `${" ".repeat(indentation)}${line}`.trimEnd();
  });
}
