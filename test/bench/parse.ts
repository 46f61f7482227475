/** Parsing 30,000 lines against TypeScript 5.9's `createSourceFile` on the same program: median of paired ratios in one process. */

import ts from "typescript-5";

import { SourceFile } from "../../packages/diagnostics/src/index.ts";
import { parse } from "../../packages/parser/src/index.ts";
import { equivalentSource } from "./equivalent-source.ts";

const { neuro, typescript } = equivalentSource(30_000, 1);
const { problems } = parse(new SourceFile("bench.neuro", neuro));
if (problems.length > 0) throw new Error(problems[0]!.message);

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const ours = (): number => time(() => parse(new SourceFile("bench.neuro", neuro)));
const theirs = (): number =>
  time(() => ts.createSourceFile("bench.ts", typescript, ts.ScriptTarget.ESNext, false));

for (let warmUp = 0; warmUp < 3; warmUp++) {
  ours();
  theirs();
}
const pairs = Array.from({ length: 15 }, (_, index) => {
  // Either goes first in turn.
  if (index % 2 === 0) {
    const first = ours();
    return { ours: first, theirs: theirs() };
  }
  const first = theirs();
  return { ours: ours(), theirs: first };
});

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const ratio = median(pairs.map((pair) => pair.ours / pair.theirs));
console.log(
  JSON.stringify({
    lines: neuro.split("\n").length,
    neuroMs: Math.round(median(pairs.map((pair) => pair.ours)) * 10) / 10,
    typescriptMs: Math.round(median(pairs.map((pair) => pair.theirs)) * 10) / 10,
    ratio: Math.round(ratio * 1000) / 1000,
    goal: 0.8,
  }),
);
