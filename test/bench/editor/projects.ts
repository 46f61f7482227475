/** The projects of the benchmark: the same program in both languages, in folders of their own. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equivalentSource, withLabels } from "../equivalent-source.ts";

export interface BenchProject {
  readonly folder: string;
  /** The document that is worked in. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
}

export interface Shape {
  readonly files: number;
  readonly linesEach: number;
  /** One file in four writes labels, and a policy stands beside a program that reaches all of it. */
  readonly labelled: boolean;
}

export function neuroProject(folder: string, { files, linesEach, labelled }: Shape): BenchProject {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), "{}");
  const texts = numbers(files).map((index) => {
    const { neuro } = equivalentSource(linesEach, index + 1);
    const text = labelled && index % 4 === 0 ? withLabels(neuro) : neuro;
    if (index === 0) return text;
    const call = "neuro before() -> Float = total([], 0.5, 2)";
    return `import { total0 as total } from "./m${parentOf(index)}"\n\n${call}\n\n${text}`;
  });
  for (const [index, text] of texts.entries()) writeFileSync(join(folder, `m${index}.neuro`), text);
  if (labelled) {
    const imports = numbers(files).map(
      (index) => `import { total0 as total${index} } from "./m${index}"`,
    );
    const calls = numbers(files).map((index) => `  print(total${index}([], 0.5, 2))`);
    const main = [...imports, "", "neuro main() {", ...calls, "}", ""].join("\n");
    writeFileSync(join(folder, "main.neuro"), main);
    writeFileSync(join(folder, "policy.neuro"), "policy {\n  allow console\n}\n");
  }
  return worked(folder, texts, "neuro");
}

export function typeScriptProject(folder: string, { files, linesEach }: Shape): BenchProject {
  mkdirSync(folder);
  const options = { strict: true, target: "es2022", module: "esnext", types: [], noEmit: true };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
  const texts = numbers(files).map((index) => {
    const { typescript } = equivalentSource(linesEach, index + 1);
    if (index === 0) return typescript;
    const call = "function before(): number { return total([], 0.5, 2); }";
    return `import { total0 as total } from "./m${parentOf(index)}";\n\n${call}\n\n${typescript}`;
  });
  for (const [index, text] of texts.entries()) writeFileSync(join(folder, `m${index}.ts`), text);
  return worked(folder, texts, "ts");
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** A tree of modules: what the first ones show, most others see. */
function parentOf(index: number): number {
  return (index - 1) >> 1;
}

function worked(folder: string, texts: readonly string[], extension: string): BenchProject {
  const index = Math.min(4, texts.length - 1);
  const lines = texts.reduce((sum, text) => sum + text.split("\n").length, 0);
  return { folder, path: join(folder, `m${index}.${extension}`), text: texts[index]!, lines };
}
