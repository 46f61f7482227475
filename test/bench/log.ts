/**
 * The access-log example, built, against the same program in idiomatic TypeScript, whole processes on 50,000 lines.
 * Run it with `node test/bench/log.ts` after `npm start`.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compare } from "./timing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const neuroc = join(root, "packages/neuroc/bin/neuroc.cjs");
const example = join(root, "examples/access-log");
const folder = mkdtempSync(join(tmpdir(), "neuro-bench-"));

function prepare(...words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [neuroc, ...words], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

try {
  const log = join(folder, "week.log");
  prepare("run", join(example, "generate.neuro"), log);
  prepare("build", join(example, "main.neuro"), "--out", join(folder, "out"));
  // Compiled beforehand, as ours is.
  const theirs = join(folder, "access-log.mjs");
  const source = readFileSync(join(root, "test/bench/access-log.ts"), "utf8");
  writeFileSync(theirs, stripTypeScriptTypes(source));
  compare(
    "the access-log example on 50,000 lines, against TypeScript",
    { words: [process.execPath, join(folder, "out/main.js"), log] },
    { words: [process.execPath, theirs, log] },
    1.25,
    15,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
