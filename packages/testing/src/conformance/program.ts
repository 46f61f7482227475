/** A conformance document's modules, checked and lowered together with the standard library. */

import {
  type CheckedModule,
  type CheckedProgram,
  checkProgram,
  type ModuleInput,
} from "@neuro-lang/checker";
import { memoryFiles } from "@neuro-lang/compiler";
import { foreignOf, foreignProblems } from "@neuro-lang/compiler/foreign";
import { orderProblems, type Problem, SourceFile } from "@neuro-lang/diagnostics";
import type { IrModule, IrProgram } from "@neuro-lang/ir";
import { failingTypes, lowerModule } from "@neuro-lang/lowering";
import { checkLabels, type LabelReport } from "@neuro-lang/labels";
import { parse } from "@neuro-lang/parser";
import { linked, misplaced, readPolicy } from "@neuro-lang/policy";
import type { ConformanceDocument } from "./document.ts";
import { importsOf, type StandardLibrary } from "./standard.ts";

export const mainPath = "/project/main.neuro";

/** Where a document's policy is, if it has one; then its program must fit it. */
const policyPath = "/project/policy.neuro";

export interface CheckedDocument {
  readonly checked: CheckedProgram;
  /** Of the document's own modules. */
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly main: CheckedModule;
  /** The JavaScript of its externs, by path. */
  readonly foreign: ReadonlyMap<string, string>;
}

/** A module of the library, and which of its types are failures: a program may be the first to fail with one. */
interface Lowered {
  readonly module: IrModule;
  readonly failing: string;
}

/** The path of the file in a section named `SOURCE`, `SOURCE other.neuro` or `SOURCE main.js`; undefined for other sections. */
function pathOf(section: string): string | undefined {
  if (section === "SOURCE") return mainPath;
  const [, file] = /^SOURCE (\S+)$/.exec(section) ?? [];
  return file === undefined ? undefined : `/project/${file}`;
}

function misfits(
  checked: CheckedProgram,
  labels: LabelReport,
  { path, tree }: ModuleInput,
): readonly Problem[] {
  const { policy, problems } = readPolicy(path, tree);
  const link = linked(checked, labels, `${mainPath}#main`, policy, "neuroc policy");
  return [...problems, ...link.problems];
}

export class ConformanceCompiler {
  readonly #standard: StandardLibrary;
  readonly #lowered = new WeakMap<CheckedModule, Lowered>();
  readonly #checkLabels: typeof checkLabels;
  #previous: CheckedProgram | undefined;

  /** Other rules for labels than the language's own show whether a test would notice. */
  constructor(standard: StandardLibrary, labels = checkLabels) {
    this.#standard = standard;
    this.#checkLabels = labels;
  }

  check(document: ConformanceDocument): CheckedDocument {
    const sources = new Map<string, SourceFile>();
    const foreign = new Map<string, string>();
    for (const section of document.sections) {
      const path = pathOf(section.name);
      if (path?.endsWith(".js") === true) foreign.set(path, `${section.text}\n`);
      else if (path !== undefined) sources.set(path, new SourceFile(path, `${section.text}\n`));
    }
    const files = memoryFiles(Object.fromEntries(foreign));
    const standard = new Set(this.#standard.inputs.map((input) => input.path));
    const syntax: Problem[] = [];
    const inputs = [...sources].map(([path, source]): ModuleInput => {
      const { module: tree, problems } = parse(source);
      syntax.push(...problems);
      const imports = importsOf(tree, (specifier) => {
        if (standard.has(specifier)) return specifier;
        const file = specifier.replace(/^\.\//, "/project/");
        return [file, `${file}.neuro`].find((candidate) => sources.has(candidate));
      });
      return { path, source, tree, imports };
    });
    const checked = checkProgram([...this.#standard.inputs, ...inputs], this.#previous);
    this.#previous = checked;
    const labels = this.#checkLabels(checked);
    const found = inputs.flatMap(({ path, tree }) => [
      ...(checked.modules.get(path)?.problems ?? []),
      ...(labels.problems.get(path) ?? []),
      ...misplaced(path, tree),
      ...foreignProblems(path, tree, foreignOf(files, path, tree)),
    ]);
    const policy = inputs.find(({ path }) => path === policyPath);
    return {
      checked,
      problems: orderProblems([
        ...syntax,
        ...found,
        ...(policy === undefined ? [] : misfits(checked, labels, policy)),
      ]),
      sources,
      main: checked.modules.get(mainPath)!,
      foreign,
    };
  }

  /** Lowers the program; the standard library's modules once. */
  lower({ checked, sources }: CheckedDocument): IrProgram {
    const failing = failingTypes(checked, checked.modules.values());
    const modules = new Map<string, IrModule>();
    for (const [path, module] of checked.modules) {
      const failingHere = [...failing].filter((id) => id.startsWith(`${path}#`)).join();
      let lowered = this.#lowered.get(module);
      if (lowered?.failing !== failingHere) {
        lowered = { module: lowerModule(module, checked, failing), failing: failingHere };
        if (!sources.has(path)) this.#lowered.set(module, lowered);
      }
      modules.set(path, lowered.module);
    }
    return { modules };
  }
}
