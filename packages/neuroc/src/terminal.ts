/** How neuroc speaks: problems, notes and errors on standard error, in colour only on a terminal. */

import { relative } from "node:path";
import type { Problem, SourceFile, Span } from "@neuro-lang/diagnostics";
import type { JsonReport } from "@neuro-lang/diagnostics/render";
import { InputError, FileError, isStandard, shown } from "@neuro-lang/compiler/files";
import { createColors } from "picocolors";
import { progressLine } from "./progress.ts";

/** https://no-color.org, https://force-color.org */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  if (process.env["NO_COLOR"]) return false;
  if (process.env["FORCE_COLOR"] && process.env["FORCE_COLOR"] !== "0") return true;
  return stream.isTTY === true && process.env["TERM"] !== "dumb";
}

export const colours = createColors(wantsColour(process.stderr));

/** What the command is at, as long as it says nothing else. */
export const progress = progressLine(process.stderr, () => performance.now());

function writeError(text: string): void {
  progress.clear();
  process.stderr.write(text);
}
export function note(text: string): void {
  writeError(`${text}\n`);
}
export function say(text: string): void {
  progress.clear();
  process.stdout.write(`${text}\n`);
}

export const exitCodes = { problems: 1, usage: 2, panic: 101, interrupted: 130 } as const;

/** Shows problems with the paths as the user would write them. */
export async function showProblems(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, SourceFile>,
): Promise<void> {
  if (problems.length === 0) return;
  const { colourPalette, plainPalette, renderProblems } =
    await import("@neuro-lang/diagnostics/render");
  const text = renderProblems(problems.map(withShownPaths), shownSources(sources), {
    width: process.stderr.columns ?? 100,
    palette: wantsColour(process.stderr) ? colourPalette : plainPalette,
  });
  writeError(text);
}

/** Problems as other programs are told of them. */
export async function reportOf(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, SourceFile>,
): Promise<JsonReport> {
  const { reportOf: ofProblems } = await import("@neuro-lang/diagnostics/render");
  return ofProblems(problems.map(withShownPaths), shownSources(sources));
}

export async function jsonOf(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, SourceFile>,
): Promise<string> {
  const { renderJson } = await import("@neuro-lang/diagnostics/render");
  return renderJson(problems.map(withShownPaths), shownSources(sources));
}

function shownSources(sources: ReadonlyMap<string, SourceFile>): ReadonlyMap<string, SourceFile> {
  return new Map([...sources].map(([path, source]) => [shown(path, process.cwd()), source]));
}

function withShownPaths(problem: Problem): Problem {
  const span = (at: Span): Span => ({ ...at, file: shown(at.file, process.cwd()) });
  return {
    ...problem,
    span: span(problem.span),
    related: problem.related.map((label) => ({ ...label, span: span(label.span) })),
    fixes: problem.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: span(edit.span) })),
    })),
  };
}

/** Says what stopped a command. Returns the exit code. */
export function reportError(error: unknown): number {
  if (error instanceof InputError || error instanceof FileError) {
    note(`${colours.red(colours.bold("error"))}: ${shorten(error.message)}`);
    if (error instanceof InputError && error.hint !== undefined) note(`  ${shorten(error.hint)}`);
    return exitCodes.problems;
  }
  if (error instanceof RangeError && error.message.includes("call stack")) {
    note(
      `${colours.red(colours.bold("error"))}: Something in this program is nested too deeply for me.`,
    );
    note("  Give inner parts of long expressions names with `let`, or neuros of their own.");
    return exitCodes.problems;
  }
  note(`${colours.red(colours.bold("neuroc itself failed"))}. This is a bug of the compiler.`);
  note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.panic;
}

/** Absolute paths below the working folder become relative. */
function shorten(text: string): string {
  return text.replaceAll(/`(\/[^`]*)`/g, (_, path: string) => `\`${shown(path, process.cwd())}\``);
}

export function displayed(path: string): string {
  return isStandard(path) ? path : relative(process.cwd(), path) || ".";
}
