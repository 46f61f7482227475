/**
 * How fast an editor gets its answers: `node test/bench/editor.ts [rounds]`, after `npm start`. The server that `neuroc lsp` starts
 * and TypeScript's own do the same in the same run, on equivalent source: a file of 10,000 lines and a project of 60,000.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { type Editor, NeuroEditor, TypeScriptEditor } from "./editor/editors.ts";
import {
  type BenchProject,
  neuroProject,
  type Shape,
  typeScriptProject,
} from "./editor/projects.ts";
import { neuro, type Times, typeScript, work } from "./editor/work.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), "neuro-bench-"));
const server = [process.execPath, join(root, "packages/neuroc/bin/neuroc.cjs"), "lsp"];
const tsserver = [process.execPath, join(root, "node_modules/typescript-5/lib/tsserver.js")];

interface Measured {
  readonly open: number;
  readonly times: Times;
  readonly memory: number;
  /** Milliseconds that the server works for a letter, on average. */
  readonly work: number;
}

const file: Shape = { files: 1, linesEach: 10_000, labelled: false };
const project: Shape = { files: 300, linesEach: 200, labelled: false };

try {
  await compare("one file of 10,000 lines", "file", file, 60);
  await compare("300 files, 60,000 lines", "project", project, 150);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Prints a table: each action as its median and 95th percentile. */
async function compare(title: string, name: string, shape: Shape, goal: number): Promise<void> {
  const plain = await ours(join(folder, `${name}-plain`), shape);
  const labelled = await ours(join(folder, `${name}-labelled`), { ...shape, labelled: true });
  const theirs = await measure(
    typeScriptProject(join(folder, `${name}-typescript`), shape),
    new TypeScriptEditor([...tsserver, "--disableAutomaticTypingAcquisition"]),
    typeScript,
  );
  const all = [plain, labelled, theirs];
  const row = (what: string, cell: (measured: Measured) => string, wanted: string): void =>
    console.log(`| ${[what, ...all.map(cell), wanted].join(" | ")} |`);
  console.log(`\n${title}; milliseconds, median and 95th percentile\n`);
  console.log("| | neuroc lsp | with labels and a policy | tsserver 5.9 | goal (95th) |");
  console.log("| --- | --- | --- | --- | --- |");
  row("open, until there are problems", ({ open }) => open.toFixed(0), "≤ 3000");
  const typing = {
    statement: "a letter of a statement",
    parameter: "a letter of a signature",
    field: "a letter of a type",
  };
  for (const [key, what] of Object.entries(typing))
    row(what, ({ times }) => shown(times[key as keyof Times]), `≤ ${goal}`);
  row("completion", ({ times }) => shown(times.completion), "≤ 30");
  row("the server works for a letter, on average", ({ work: each }) => each.toFixed(0), "");
  row("memory, MB", ({ memory }) => (memory / 1e6).toFixed(0), "≤ 500");
}

async function ours(place: string, shape: Shape): Promise<Measured> {
  const made = neuroProject(place, shape);
  const editor = new NeuroEditor(server);
  await editor.start(place);
  return measure(made, editor, neuro);
}

async function measure(
  made: BenchProject,
  editor: Editor,
  language: typeof neuro,
): Promise<Measured> {
  try {
    const start = performance.now();
    await editor.open(made.path, made.text);
    const open = performance.now() - start;
    const before = editor.worked;
    const times = await work(editor, made, language, rounds);
    const letters = times.statement.length + times.parameter.length + times.field.length;
    return { open, times, memory: editor.memory, work: (editor.worked - before) / letters };
  } finally {
    editor.end();
  }
}

function shown(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  return `${at(0.5)} · ${at(0.95)}`;
}
