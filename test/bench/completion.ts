/**
 * What completion costs on top of the check: `node test/bench/completion.ts`, after `npm start`. A hundred questions at names of
 * one file of 10,000 lines, behind no letter, one and two; the server's and the client's share is not in it.
 */

import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { nodeFiles } from "../../packages/compiler/src/files/index.ts";
import { memoryFiles, openLibrary } from "../../packages/compiler/src/index.ts";
import { completions, Workspace } from "../../packages/ide/src/index.ts";
import { equivalentSource } from "./equivalent-source.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const library = openLibrary(nodeFiles, join(root, "packages/neuroc/dist/library"));
const path = "/project/main.neuro";
const text = equivalentSource(10_000, 1).neuro;
const questions = 100;

const files = memoryFiles({ "/project/package.json": "{}", [path]: text });
const workspace = new Workspace(files, library);
const snapshot = workspace.snapshot(path);
const names = [...text.matchAll(/(?<=[ .(])[a-z]\w+(?=[.( )])/g)].map(({ index }) => index);

// The second half is asked of a process that is warm.
const times = Array.from({ length: questions * 2 }, (_, round) => {
  const place = names[Math.floor(names.length * ((round * 0.618) % 1))]! + (round % 3);
  const [wall, processor] = [performance.now(), process.threadCpuUsage()];
  const { offers } = completions(snapshot, path, place);
  const { user, system } = process.threadCpuUsage(processor);
  return { wall: performance.now() - wall, processor: (user + system) / 1000, offers };
}).slice(questions);

function share(part: number, of: "wall" | "processor"): string {
  const sorted = times.map((time) => time[of]).toSorted((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length * part)]!.toFixed(1)} ms`;
}

const offered = times.reduce((sum, { offers }) => sum + offers.length, 0) / times.length;
console.log(
  `${questions} completions in 10,000 lines, ${offered.toFixed(0)} offers each: ` +
    `median ${share(0.5, "wall")}, p95 ${share(0.95, "wall")} (goal ≤ 30 ms); ` +
    `of the processor's time, median ${share(0.5, "processor")}, p95 ${share(0.95, "processor")}`,
);
