/** What the scanner and the layout pass noticed, as problems of the catalogue. */

import {
  diagnostics,
  type Fix,
  type Problem,
  type SourceFile,
  type Span,
} from "@neuro-lang/diagnostics";

import { lookAlikes } from "./characters.ts";
import type { LayoutProblem } from "./layout/index.ts";
import type { ScanProblem } from "./scanner.ts";

export function scanProblem(problem: ScanProblem, source: SourceFile): Problem {
  const { text } = problem;
  const span: Span = { file: source.path, start: problem.start, end: problem.end };
  switch (problem.kind) {
    case "unexpected-character":
      return diagnostics.unexpectedCharacter.at(span, { text });
    case "look-alike-character": {
      const quoted =
        text.length > 1 &&
        lookAlikes.get(text.charCodeAt(0)) !== undefined &&
        isQuote(text.charCodeAt(0));
      const meant = quoted ? '"' : (lookAlikes.get(text.codePointAt(0)!) ?? text);
      const newText = quoted ? requote(text.slice(1, -1)) : meant;
      return diagnostics.lookAlikeCharacter.at(
        span,
        { found: quoted ? text.charAt(0) : text, meant },
        { fixes: [safe(`Write \`${meant}\``, span, newText)] },
      );
    }
    case "unclosed-text": {
      const quotes = text === "{" ? '"' : text;
      const close: Span = { file: source.path, start: problem.end, end: problem.end };
      const fixes =
        text === '"'
          ? [{ title: "Close the text", edits: [{ span: close, newText: '"' }], safe: false }]
          : [];
      return diagnostics.unclosedText.at(span, { quotes }, { fixes });
    }
    case "unclosed-comment":
      return diagnostics.unclosedComment.at(span, {});
    case "foreign-quotes":
      return diagnostics.foreignQuotes.at(
        span,
        {
          quotes: text.startsWith("`") ? "backquotes" : "single quotes",
          meant: isBlock(text) ? '"""' : '"',
        },
        { fixes: [requoted(text, span)] },
      );
    case "dollar-interpolation":
      return diagnostics.dollarInterpolation.at(
        span,
        {},
        { fixes: [safe("Remove the `$`", span, "")] },
      );
    case "foreign-comment":
      return diagnostics.foreignForm.at(
        span,
        { written: `${text} …`, meant: "// …" },
        { fixes: [safe("Write `//`", span, "//")] },
      );
    case "text-prefix":
      return diagnostics.foreignForm.at(
        span,
        { written: 'f"…"', meant: '"…"', hint: "Every text can hold expressions." },
        { fixes: [safe("Remove the `f`", span, "")] },
      );
    case "brace-in-text":
      return diagnostics.braceInText.at(
        span,
        { unclosed: text === "unclosed" },
        { fixes: braceFixes(problem, source) },
      );
    case "number-form":
      return diagnostics.numberForm.at(span, { text });
    case "unknown-unit":
      return diagnostics.unknownUnit.at(span, { unit: text }, { fixes: unitMeant(span, text) });
  }
}

/** Units under longer names. */
const unitsElsewhere: Readonly<Record<string, readonly string[]>> = {
  ms: ["msec", "msecs", "millis", "milliseconds"],
  s: ["sec", "secs", "second", "seconds"],
  m: ["min", "mins", "minute", "minutes"],
  h: ["hr", "hrs", "hour", "hours"],
  d: ["day", "days"],
  B: ["b", "byte", "bytes"],
  KB: ["kb", "kB", "Kb"],
  MB: ["mb", "Mb"],
  GB: ["gb", "Gb"],
  TB: ["tb", "Tb"],
};

function unitMeant(span: Span, written: string): Fix[] {
  const meant = Object.keys(unitsElsewhere).find((unit) => unitsElsewhere[unit]!.includes(written));
  return meant === undefined
    ? []
    : [
        {
          title: `Write \`${meant}\``,
          edits: [{ span, newText: meant }],
          safe: false,
          likely: true,
        },
      ];
}

/** Escapes the braces; where a name and nothing else follows the brace, its end may be what is missing. */
function braceFixes({ start, text, braces = [] }: ScanProblem, source: SourceFile): Fix[] {
  const at = (offset: number): Span => ({ file: source.path, start: offset, end: offset });
  const escape: Fix = {
    title: "Write `\\{`",
    edits: braces.map((brace) => ({ span: at(brace), newText: "\\" })),
    safe: text === "brace",
  };
  const name = /^[\p{Ll}_][\p{L}\p{N}_.]*/u.exec(source.text.slice(start + 1, start + 200));
  if (text === "brace" || name === null || braces.length > 1) return [escape];
  const end = at(start + 1 + name[0].length);
  return [
    { title: "Close the expression", edits: [{ span: end, newText: "}" }], safe: false },
    escape,
  ];
}

/** What the layout pass noticed. A habit that every line has is one problem, whose fix mends all lines. */
export function layoutProblems(found: readonly LayoutProblem[], source: SourceFile): Problem[] {
  const semicolons = found.filter(({ kind }) => kind === "idle-semicolon").map(spanOf);
  const [first] = semicolons;
  const problems = found
    .filter(({ kind }) => kind === "brace-on-next-line")
    .map((each) => braceOnNextLine(spanOf(each), source));
  if (first === undefined) return problems;
  const { length } = semicolons;
  const title = length === 1 ? "Remove the `;`" : `Remove all ${length} of them`;
  const edits = semicolons.map((span) => ({ span, newText: "" }));
  const fixes = [{ title, edits, safe: true }];
  return [diagnostics.semicolonAtLineEnd.at(first, { more: length - 1 }, { fixes }), ...problems];

  function spanOf({ start }: LayoutProblem): Span {
    return { file: source.path, start, end: start + 1 };
  }
}

function braceOnNextLine(span: Span, source: SourceFile): Problem {
  const { start } = span;
  // Moving it up is safe where only space stands between the head and the brace.
  let end = start;
  while (end > 0 && " \t\r\n".includes(source.text.charAt(end - 1))) end--;
  const lineStart = source.text.lastIndexOf("\n", end - 1) + 1;
  const commented = source.text.slice(lineStart, end).includes("//");
  const between: Span = { file: source.path, start: end, end: start };
  const fixes = commented ? [] : [safe("Move the `{` up", between, " ")];
  return diagnostics.braceOnNextLine.at(span, {}, { fixes });
}

function safe(title: string, span: Span, newText: string): Fix {
  return { title, edits: [{ span, newText }], safe: true };
}

function isQuote(code: number): boolean {
  const meant = lookAlikes.get(code);
  return meant === '"' || meant === "'";
}

/** True for a foreign text that is one of several lines here. */
function isBlock(text: string): boolean {
  return text.startsWith("'''") || text.includes("\n");
}

/** A foreign text in our quotes; one of several lines loses its indentation, if it has any. */
function requoted(text: string, span: Span): Fix {
  const width = text.startsWith("'''") ? 3 : 1;
  const inside = text.slice(width, -width);
  if (!isBlock(text)) return safe('Write `"`', span, requote(inside));
  const margin = /\n([ \t]*)$/u.exec(inside)?.[1];
  const lines = inside.split("\n").slice(1);
  const fits =
    margin !== undefined && lines.every((line) => line === "" || line.startsWith(margin));
  const newText = `"""${inside.replaceAll("${", "{")}"""`;
  return { title: 'Write `"""`', edits: [{ span, newText }], safe: fits };
}

/** The inside of a foreign text in our quotes: quotes in it are escaped, `${x}` loses its dollar. */
function requote(inside: string): string {
  return `"${inside
    .replaceAll(/(?<!\\)"/gu, '\\"')
    .replaceAll("\\'", "'")
    .replaceAll("\\`", "`")
    .replaceAll("${", "{")}"`;
}
