/** Whether a program is accepted by some rules of labels: its types are found once, and std's bodies are left alone. */

import { type CheckedProgram, checkProgram, type ModuleInput } from "@neuro-lang/checker";
import { type Problem, SourceFile } from "@neuro-lang/diagnostics";
import { checkLabels } from "@neuro-lang/labels";
import { parse } from "@neuro-lang/parser";
import { mainPath } from "../conformance/program.ts";
import { importsOf, type StandardLibrary } from "../conformance/standard.ts";

export type CheckLabels = typeof checkLabels;

/** Rules that nothing breaks: what is found of a program without modules. */
export const noRules: CheckLabels = (typed) => checkLabels({ ...typed, modules: new Map() });

export class Acceptance {
  readonly #standard: readonly ModuleInput[];
  readonly #signaturesOnly: ReadonlySet<string>;
  #previous: CheckedProgram | undefined;

  constructor({ inputs }: StandardLibrary) {
    this.#standard = inputs;
    this.#signaturesOnly = new Set(inputs.map(({ path }) => path));
  }

  /** The program with its types. Throws if anything but labels is wrong: programs are generated to be right. */
  typed(text: string): CheckedProgram {
    const source = new SourceFile(mainPath, text);
    const { module: tree, problems } = parse(source);
    const imports = importsOf(tree, (specifier) =>
      this.#signaturesOnly.has(specifier) ? specifier : undefined,
    );
    const main: ModuleInput = { path: mainPath, source, tree, imports };
    const typed = checkProgram([...this.#standard, main], this.#previous, {
      signaturesOnly: this.#signaturesOnly,
    });
    this.#previous = typed;
    const wrong = errorsAmong([...problems, ...typed.modules.get(mainPath)!.problems]);
    if (wrong.length > 0) throw new Error(`${text}\n${JSON.stringify(wrong, undefined, 2)}`);
    return typed;
  }
}

export function accepts(typed: CheckedProgram, labels: CheckLabels): boolean {
  return errorsAmong(labels(typed).problems.get(mainPath) ?? []).length === 0;
}

function errorsAmong(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ severity }) => severity === "error");
}
