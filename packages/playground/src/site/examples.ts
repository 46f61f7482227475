/** The programs that the page offers: from the documentation and the examples of the repository. */

import { join } from "node:path";
import type { FileSystem } from "@neuro-lang/compiler";

export interface ExampleGroup {
  readonly title: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly title: string;
  readonly text: string;
  /** What it prints, where the documentation shows it. */
  readonly output?: string;
}

/** Chapters whose programs need no files and no policy. */
const chapters =
  "values-and-types neuros control-flow collections change failures capabilities programs labels".split(
    " ",
  );
const kernels = "sieve levenshtein quicksort trees mandelbrot words knapsack paths".split(" ");

/** `root` is the repository. */
export function examplesIn(files: FileSystem, root: string): readonly ExampleGroup[] {
  const read = (path: string): string => new TextDecoder().decode(files.read(join(root, path)));
  return [
    { title: "Start here", examples: [{ ...firstProgram(read("README.md")), title: "Triage" }] },
    {
      title: "The language",
      examples: chapters.map((name) => firstProgram(read(`docs/language/${name}.md`))),
    },
    {
      title: "Algorithms",
      examples: kernels.map((name) => kernel(read(`examples/kernels/${name}.neuro`))),
    },
  ];
}

/** The first program of a page that shows what it prints. */
function firstProgram(page: string): Example {
  const [, title] = /^# (.+)$/m.exec(page)!;
  const [, text, output] = /```neuro\n([^`]*)```\n\n```text\n([^`]*)```/.exec(page)!;
  return { title: title!, text: text!, output: output! };
}

/** A kernel exports `run`, which takes a size: here it is an argument. */
function kernel(module: string): Example {
  const [, title] = /^\/\/! (.+?)[.:]/.exec(module)!;
  const main = "neuro main(size: Int = 12) { print(run(size)) }\n";
  return { title: title!, text: `${module}\n${main}` };
}
