/**
 * Times the formatter on 30,000 lines: every program of the repository that parses, repeated. `node test/bench/format.ts`
 * prints milliseconds for parsing alone and for parsing and formatting, the best of several runs.
 */

import { SourceFile } from "../../packages/diagnostics/src/index.ts";
import { format } from "../../packages/formatter/src/index.ts";
import { parse } from "../../packages/parser/src/index.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const wanted = 30_000;
const rounds = 7;

function neuroFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".neuro") && !file.includes("node_modules"))
    .map((file) => join(folder, file));
}

const sources = ["examples", "packages/std", "packages/formatter/test"]
  .flatMap((folder) => neuroFiles(join(root, folder)))
  .map((path) => new SourceFile(path, readFileSync(path, "utf8")))
  .filter((source) => !parse(source).problems.some(({ severity }) => severity === "error"));

const files: SourceFile[] = [];
let lines = 0;
for (let at = 0; lines < wanted; at += 1) {
  const source = sources[at % sources.length]!;
  files.push(source);
  lines += source.lineStarts.length;
}

function best(run: (source: SourceFile) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    for (const file of files) run(file);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

const parsing = best(parse);
const formatting = best(format);
console.log(`${lines} lines in ${files.length} files`);
console.log(`parse            ${parsing.toFixed(0)} ms`);
console.log(
  `parse and format ${formatting.toFixed(0)} ms, ${(lines / formatting).toFixed(0)} lines a ms`,
);
