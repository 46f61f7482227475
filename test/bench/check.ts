/**
 * How long checking takes, as ratios in one run: a cold `neuroc check` against `tsc` 5.9 on equivalent source, a repeated check
 * against a cold one, the first check of a small file, and starts against an empty Node process.
 * Run it with `node test/bench/check.ts` after `npm start`.
 */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { openLibrary, Session } from "../../packages/compiler/src/index.ts";
import { nodeFiles } from "../../packages/compiler/src/files/index.ts";
import { edit } from "./edit.ts";
import { equivalentSource } from "./equivalent-source.ts";
import { compare, median, report } from "./timing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const neuroc = join(root, "packages/neuroc/bin/neuroc.cjs");
const tsc = join(root, "node_modules/typescript-5/bin/tsc");
const folder = mkdtempSync(join(tmpdir(), "neuro-bench-"));
const ours = join(folder, "neuro");
const theirs = join(folder, "typescript");
const moduleCount = 50;
const linesEach = 600;

try {
  mkdirSync(ours);
  mkdirSync(theirs);
  const paths: string[] = [];
  for (let index = 0; index < moduleCount; index++) {
    const { neuro, typescript } = equivalentSource(linesEach, index + 1);
    paths.push(join(ours, `m${index}.neuro`));
    writeFileSync(paths[index]!, neuro);
    writeFileSync(join(theirs, `m${index}.ts`), typescript);
  }
  writeFileSync(join(ours, "package.json"), "{}");
  const options = { strict: true, target: "es2022", module: "esnext", types: [], noEmit: true };
  writeFileSync(join(theirs, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
  const forget = (): void => {
    for (const cache of [".neuro", "node_modules"]) {
      rmSync(join(ours, cache), { recursive: true, force: true });
    }
  };
  const cold = { words: [process.execPath, neuroc, "check", ours], folder: ours, before: forget };
  compare(
    `cold check of ${moduleCount * linesEach} lines in ${moduleCount} files, against tsc 5.9 --noEmit`,
    cold,
    { words: [process.execPath, tsc, "-p", theirs] },
    0.5,
  );
  const first = paths[0]!;
  const original = readFileSync(first, "utf8");
  // A copy keeps its cache from run to run.
  const kept = join(folder, "kept");
  cpSync(ours, kept, { recursive: true });
  compare(
    "check in a new process after an edit of one body, against a cold one",
    {
      words: [process.execPath, neuroc, "check", kept],
      folder: kept,
      before: (round) => writeFileSync(join(kept, "m0.neuro"), edit(original, round)),
    },
    cold,
    0.4,
  );
  inOneProcess(paths, original);
  const empty = { words: [process.execPath, "-e", "0"] };
  compare(
    "neuroc --version, against an empty Node process",
    { words: [process.execPath, neuroc, "--version"] },
    empty,
    1.1,
    21,
  );
  writeFileSync(join(folder, "small.neuro"), 'neuro main() {\n  print("hello")\n}\n');
  const small = { words: [process.execPath, neuroc, "check", join(folder, "small.neuro")], folder };
  compare(
    "neuroc check of a small file, again, against an empty Node process",
    small,
    empty,
    2,
    21,
  );
  const anew = {
    ...small,
    before: () => rmSync(join(folder, ".neuro"), { recursive: true, force: true }),
  };
  compare(
    "neuroc check of a small file, for the first time, against an empty Node process",
    anew,
    empty,
    5,
    21,
  );
  compare(
    "neuroc run of a small file, again, against an empty Node process",
    { words: [process.execPath, neuroc, "run", join(folder, "small.neuro")], folder },
    empty,
    2.5,
    21,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same session checks again after an edit. */
function inOneProcess(paths: readonly string[], original: string): void {
  const library = openLibrary(nodeFiles, join(root, "packages/neuroc/dist/library"));
  const ratios: number[] = [];
  for (let round = 0; round < 7; round++) {
    const session = new Session(nodeFiles, library);
    writeFileSync(paths[0]!, original);
    const start = performance.now();
    session.check(paths);
    const whole = performance.now() - start;
    writeFileSync(paths[0]!, edit(original, round));
    const again = performance.now();
    session.check(paths);
    ratios.push((performance.now() - again) / whole);
  }
  report(
    "check in the same process after an edit of one body, against the first",
    "in process",
    median(ratios),
    0.1,
  );
}
