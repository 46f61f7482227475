// Generated JavaScript against hand-written JavaScript, kernel by kernel: `node test/bench/kernels/kernels.ts [kernel …]`.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitModule } from "../../../packages/backend-js/src/index.ts";
import { checkProgram, type ModuleInput } from "../../../packages/checker/src/index.ts";
import { SourceFile } from "../../../packages/diagnostics/src/index.ts";
import { lowerProgram } from "../../../packages/lowering/src/index.ts";
import { optimize } from "../../../packages/optimizer/src/index.ts";
import { parse } from "../../../packages/parser/src/index.ts";
import { standardFolder } from "../../../packages/std/src/index.ts";
import * as handwritten from "./handwritten.js";

/** Sizes at which a run takes some milliseconds. */
const sizes: Readonly<Record<string, number>> = {
  sieve: 1_000_000,
  nbody: 50_000,
  matrix: 120,
  levenshtein: 900,
  quicksort: 200_000,
  trees: 15,
  mandelbrot: 200,
  words: 60_000,
  spectral: 160,
  fannkuch: 8,
  knapsack: 300,
  paths: 220,
};
const rounds = 25;

const examples = new URL("../../../examples/kernels/", import.meta.url);
type Kernel = (size: number) => unknown;

function inputs(): ModuleInput[] {
  const read = (path: string, file: URL): ModuleInput => {
    const source = new SourceFile(path, readFileSync(file, "utf8"));
    const tree = parse(source).module;
    const imports = new Map<string, string>();
    for (const item of tree.items) {
      if (
        (item.kind !== "Import" && item.kind !== "Reexport") ||
        (item.kind === "Import" && item.foreign !== undefined)
      )
        continue;
      const name = item.from.parts
        .map((part) => (part.kind === "TextPart" ? part.value : ""))
        .join("");
      imports.set(name, name);
    }
    return { path, source, tree, imports };
  };
  const std = readdirSync(standardFolder).filter((name) => name.endsWith(".neuro"));
  const kernels = Object.keys(sizes).map((name) => `${name}.neuro`);
  return [
    ...std.map((name) => read(`neuro:${name.slice(0, -6)}`, new URL(name, standardFolder))),
    ...kernels.map((name) => read(`/${name}`, new URL(name, examples))),
  ];
}

async function generated(folder: string): Promise<Map<string, Kernel>> {
  const program = optimize(lowerProgram(checkProgram(inputs())));
  const fileOf = (path: string): string => join(folder, `${path.replace(":", "/")}.js`);
  for (const [path, module] of program.modules) {
    const { code } = emitModule(module, program, {
      runtimeImport: () => new URL("../../../packages/runtime/src/index.ts", import.meta.url).href,
      externImport: (other) => new URL(`${other.slice("neuro:".length)}.js`, standardFolder).href,
      moduleImport: (other) => pathToFileURL(fileOf(other)).href,
      sourceName: path,
    });
    mkdirSync(dirname(fileOf(path)), { recursive: true });
    writeFileSync(fileOf(path), code);
  }
  const kernels = new Map<string, Kernel>();
  for (const name of Object.keys(sizes)) {
    const module = (await import(pathToFileURL(fileOf(`/${name}.neuro`)).href)) as {
      readonly run: Kernel;
    };
    kernels.set(name, module.run);
  }
  return kernels;
}

function time(kernel: Kernel, size: number): number {
  const start = performance.now();
  kernel(size);
  return performance.now() - start;
}

const folder = mkdtempSync(join(tmpdir(), "neuro-kernels-"));
const kernels = await generated(folder);
const wanted = process.argv.slice(2);
let logarithms = 0;
let worst = 0;
let count = 0;
for (const [name, size] of Object.entries(sizes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const ours = kernels.get(name)!;
  const theirs = (handwritten as Readonly<Record<string, Kernel>>)[name]!;
  if (ours(size) !== theirs(size))
    throw new Error(`${name}: ${String(ours(size))} is not ${String(theirs(size))}`);
  let best = Infinity;
  let reference = Infinity;
  for (let round = 0; round < rounds; round++) {
    best = Math.min(best, time(ours, size));
    reference = Math.min(reference, time(theirs, size));
  }
  const ratio = best / reference;
  logarithms += Math.log(ratio);
  worst = Math.max(worst, ratio);
  count += 1;
  console.log(
    `${name.padEnd(12)} ${best.toFixed(2).padStart(8)} ms ${reference.toFixed(2).padStart(8)} ms  ${ratio.toFixed(2)}`,
  );
}
console.log(`geometric mean ${Math.exp(logarithms / count).toFixed(2)}, worst ${worst.toFixed(2)}`);
if (process.env["KEEP"] === undefined) rmSync(folder, { recursive: true, force: true });
else console.log(existsSync(folder) ? folder : "");
