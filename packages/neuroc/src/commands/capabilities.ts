/** `neuroc check --capabilities`: what each export and `main` may touch, and through which calls. */

import type { Place, Through, Touch, Touches } from "@neuro-lang/compiler";
import { shown } from "@neuro-lang/compiler/files";
import { files, library } from "../environment.ts";
import { exitCodes, jsonOf, say, showProblems } from "../terminal.ts";
import { working } from "../work.ts";

interface CapabilityOptions {
  readonly json?: boolean;
}

export async function capabilities(
  modules: readonly string[],
  { json = false }: CapabilityOptions,
): Promise<number> {
  const { Session, touchesOf } = await import("@neuro-lang/compiler");
  // The way through the standard library is part of the answer: its bodies are needed.
  const checked = await working(
    new Session(files, await library()).checkInSteps(modules, "compile"),
  );
  const errors = checked.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    // What is in error may touch anything.
    if (json) process.stdout.write(await jsonOf(errors, checked.sources));
    else await showProblems(errors, checked.sources);
    return exitCodes.problems;
  }
  const found = touchesOf(checked, modules).map(withShownPaths);
  say(json ? JSON.stringify(found, null, 2) : tables(found));
  return 0;
}

function withShownPaths(touches: Touches): Touches {
  const { capabilities: all } = touches;
  const place = <P extends Place>(at: P): P => ({ ...at, file: shown(at.file, process.cwd()) });
  return {
    ...place(touches),
    capabilities: all.map((touch) => ({
      ...touch,
      through: touch.through.map((step) => ({
        ...place(step),
        declared: step.declared === undefined ? undefined : place(step.declared),
      })),
    })),
  };
}

type Row = readonly [neuro: string, may: string, through: string];

/** One table a file. */
function tables(all: readonly Touches[]): string {
  const byFile = Map.groupBy(all, ({ file }) => file);
  if (byFile.size === 0) return "Nothing is exported here, and there is no main.";
  return [...byFile].map(([file, touches]) => `${file}\n${table(touches)}`).join("\n\n");
}

function table(all: readonly Touches[]): string {
  const rows = all.flatMap((touches) => {
    const own: [string, string][] = [
      ...touches.capabilities.map((touch): [string, string] => [
        touch.capability,
        wayOf(touch, touches),
      ]),
      ...touches.passesOn.map((name): [string, string] => [
        name,
        "whatever the functions may that it is given",
      ]),
    ];
    if (own.length === 0) own.push(["nothing", word(touches.foreign)]);
    return own.map(([may, through], index): Row => [index === 0 ? touches.name : "", may, through]);
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([neuro, may, through]) =>
      `  ${neuro.padEnd(widths[0]!)}  ${may.padEnd(widths[1]!)}  ${through}`.trimEnd(),
    )
    .join("\n");
}

/** `save (line 12) → writeText (store.neuro:20) → neuro:fs:67`: the calls, and where what needs it by itself stands. */
function wayOf({ through }: Touch, { file: home, foreign }: Touches): string {
  if (foreign !== undefined) return word(foreign);
  if (through.length === 0) return "declared, not needed";
  const steps = through.map((step) => stepOf(step, home));
  const last = through.at(-1)?.declared;
  return [...steps, ...(last === undefined ? [] : [written(last)])].join(" → ");
}

/** On whose word it is so. */
function word(foreign: string | undefined): string {
  return foreign === undefined ? "" : `foreign code: ${foreign}`;
}

function stepOf({ name, file, line }: Through, home: string): string {
  return `${name ?? "a function"} (${file === home ? `line ${line}` : written({ file, line })})`;
}

function written({ file, line }: Place): string {
  return `${file}:${line}`;
}
