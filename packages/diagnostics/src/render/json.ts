/** Problems for other programs: the stable shape that `--json` prints. Fields may be added, never renamed or removed. */

import { orderProblems } from "../order.ts";
import type { Problem, Severity } from "../problem.ts";
import type { Span } from "../source.ts";
import type { Sources } from "./options.ts";

export interface JsonReport {
  /** The version of this shape. */
  version: 1;
  errors: number;
  warnings: number;
  hints: number;
  /** In order of file and place, each once. */
  problems: JsonProblem[];
}

export interface JsonProblem {
  code: string;
  /** Kebab-case, as stable as the code. */
  name: string;
  severity: Severity;
  message: string;
  /** Short text for the place itself. */
  label: string | null;
  hint: string | null;
  span: JsonSpan;
  related: { message: string; span: JsonSpan }[];
  fixes: JsonFix[];
}

export interface JsonFix {
  title: string;
  /** Whether `neuroc check --fix` applies it. */
  safe: boolean;
  edits: { span: JsonSpan; newText: string }[];
}

export interface JsonSpan {
  file: string;
  start: JsonPosition;
  /** Exclusive. */
  end: JsonPosition;
}

export interface JsonPosition {
  /** UTF-16 units from the start of the file, from 0. */
  offset: number;
  /** From 1. Null, like the column, if the text is not at hand. */
  line: number | null;
  /** UTF-16 units, from 1. */
  column: number | null;
}

export function reportOf(problems: readonly Problem[], sources: Sources): JsonReport {
  const ordered = orderProblems(problems);
  const count = (severity: Severity): number =>
    ordered.filter((problem) => problem.severity === severity).length;
  return {
    version: 1,
    errors: count("error"),
    warnings: count("warning"),
    hints: count("hint"),
    problems: ordered.map((problem) => jsonOf(problem, sources)),
  };
}

/** The report as text, ended by a line break. */
export function renderJson(problems: readonly Problem[], sources: Sources): string {
  return `${JSON.stringify(reportOf(problems, sources), undefined, 2)}\n`;
}

function jsonOf(problem: Problem, sources: Sources): JsonProblem {
  return {
    code: problem.code,
    name: problem.name,
    severity: problem.severity,
    message: problem.message,
    label: problem.label ?? null,
    hint: problem.hint ?? null,
    span: spanOf(problem.span, sources),
    related: problem.related.map(({ message, span }) => ({ message, span: spanOf(span, sources) })),
    fixes: problem.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span, newText }) => ({ span: spanOf(span, sources), newText })),
    })),
  };
}

function spanOf(span: Span, sources: Sources): JsonSpan {
  return {
    file: span.file,
    start: positionOf(span.file, span.start, sources),
    end: positionOf(span.file, span.end, sources),
  };
}

function positionOf(file: string, offset: number, sources: Sources): JsonPosition {
  const position = sources.get(file)?.position(offset);
  return {
    offset,
    line: position === undefined ? null : position.line + 1,
    column: position === undefined ? null : position.column + 1,
  };
}
