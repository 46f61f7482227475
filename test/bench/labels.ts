/**
 * What labels cost: `node test/bench/labels.ts`, after `npm start`. A check with the rules of labels against the same check without
 * them, for programs that have no label and for programs of which one unit in four has some; a check after an edit; and the
 * link with a policy.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import {
  type CheckedProgram,
  checkProgram,
  type ModuleInput,
} from "../../packages/checker/src/index.ts";
import { nodeFiles } from "../../packages/compiler/src/files/index.ts";
import { openLibrary, Session } from "../../packages/compiler/src/index.ts";
import { SourceFile } from "../../packages/diagnostics/src/index.ts";
import { checkLabels } from "../../packages/labels/src/index.ts";
import { parse } from "../../packages/parser/src/index.ts";
import { edit } from "./edit.ts";
import { equivalentSource, withLabels } from "./equivalent-source.ts";
import { compare, median, report } from "./timing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const neuroc = join(root, "packages/neuroc/bin/neuroc.cjs");
const library = openLibrary(nodeFiles, join(root, "packages/neuroc/dist/library"));
const folder = mkdtempSync(join(tmpdir(), "neuro-bench-"));
const linesEach = 600;
const rounds = 9;

try {
  const unlabelled = project("unlabelled", 50, (text) => text);
  const labelled = project("labelled", 50, withLabels);
  const lines = 50 * linesEach;
  const without = shareOfLabels(unlabelled);
  report(`check of ${lines} lines without a label, against no rules of labels`, ...without, 1.15);
  const withSome = shareOfLabels(labelled);
  report(`check of ${lines} lines with labels, against no rules of labels`, ...withSome, 1.15);
  const [before, after] = [afterEdit(unlabelled), afterEdit(labelled)];
  report(
    "check in the same process after an edit of one body, with labels against without any",
    `${after.toFixed(0)} ms against ${before.toFixed(0)} ms`,
    after / before,
    1.15,
  );
  link();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Modules in a folder of their own. */
function project(name: string, modules: number, change: (text: string) => string): string[] {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, "package.json"), "{}");
  return Array.from({ length: modules }, (_, index) => {
    const path = join(place, `m${index}.neuro`);
    writeFileSync(path, change(equivalentSource(linesEach, index + 1).neuro));
    return path;
  });
}

/** How long a check takes with and without labels, from the text on, the library's signatures being there. */
function shareOfLabels(paths: readonly string[]): [figures: string, ratio: number] {
  const { program, sources } = new Session(nodeFiles, library).check(paths);
  const own = new Set(paths);
  const signaturesOnly = new Set([...program.modules.keys()].filter((path) => !own.has(path)));
  const typed = (): CheckedProgram => {
    const inputs = [...program.modules.values()].map(
      ({ path, source, tree, imports }): ModuleInput => {
        if (!own.has(path)) return { path, source, tree, imports };
        const again = new SourceFile(path, sources.get(path)!.text);
        return { path, source: again, tree: parse(again).module, imports };
      },
    );
    return checkProgram(inputs, undefined, { signaturesOnly });
  };
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    const checked = typed();
    const middle = performance.now();
    const problems = checkLabels(checked).problems;
    const end = performance.now();
    if (paths.some((path) => (problems.get(path) ?? []).length > 0))
      throw new Error("the program is not accepted");
    return { types: middle - start, all: end - start };
  });
  const [all, types] = [
    median(times.map((time) => time.all)),
    median(times.map((time) => time.types)),
  ];
  return [
    `${all.toFixed(0)} ms against ${types.toFixed(0)} ms`,
    median(times.map((time) => time.all / time.types)),
  ];
}

/** How long a session takes to check again after an edit of one body. */
function afterEdit(paths: readonly string[]): number {
  const session = new Session(nodeFiles, library);
  const original = session.check(paths).sources.get(paths[0]!)!.text;
  const times = Array.from({ length: rounds }, (_, round) => {
    writeFileSync(paths[0]!, edit(original, round));
    const start = performance.now();
    session.check(paths);
    return performance.now() - start;
  });
  writeFileSync(paths[0]!, original);
  return median(times);
}

/** A program of 18,000 lines after an edit of one body, in a new process, with a policy and without. */
function link(): void {
  const [linked, free] = ["linked", "free"].map((name) => {
    const paths = project(name, 30, (text) => text);
    const imports = paths.map(
      (_, index) => `import { total0 as total${index} } from "./m${index}"`,
    );
    const calls = paths.map((_, index) => `  print(total${index}([], 0.5, 2))`);
    const main = [...imports, "", "neuro main() {", ...calls, "}", ""].join("\n");
    const place = join(folder, name);
    writeFileSync(join(place, "main.neuro"), main);
    if (name === "linked")
      writeFileSync(join(place, "policy.neuro"), "policy {\n  allow console\n}\n");
    const original = equivalentSource(linesEach, 1).neuro;
    return {
      words: [process.execPath, neuroc, "check", place],
      folder: place,
      before: (round: number) => writeFileSync(paths[0]!, edit(original, round)),
    };
  });
  compare(
    "check of 18,000 lines in a new process after an edit, with a policy against without",
    linked!,
    free!,
    1.5,
  );
}
