/** Makes every section of a conformance document from its sources, and says where it differs from what stands there. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderProblems } from "@neuro-lang/diagnostics/render";
import { format } from "@neuro-lang/formatter";
import { printModule, verify } from "@neuro-lang/ir";
import { type ConformanceDocument, type Section, sectionOf, sectionOrder } from "./document.ts";
import { ForeignFiles } from "./foreign.ts";
import { emitMain, interpret, JavaScriptRunner } from "./outcome.ts";
import { type CheckedDocument, ConformanceCompiler, mainPath } from "./program.ts";
import { loadStandard, type StandardLibrary } from "./standard.ts";
import { typesOf } from "./types-section.ts";

export interface ConformanceResult {
  readonly document: ConformanceDocument;
  /** Names of the sections that are missing or differ from what stands in the file. */
  readonly differing: readonly string[];
  /** What is wrong whatever the file says: an invariant that does not hold. */
  readonly broken: readonly string[];
  readonly checked: CheckedDocument;
}

export class Conformance {
  readonly #standard: StandardLibrary;
  readonly #compiler: ConformanceCompiler;
  readonly #folder = mkdtempSync(join(tmpdir(), "neuro-conformance-"));
  readonly #javaScript = new JavaScriptRunner(this.#folder);

  private constructor(standard: StandardLibrary) {
    this.#standard = standard;
    this.#compiler = new ConformanceCompiler(standard);
  }

  static async open(): Promise<Conformance> {
    return new Conformance(await loadStandard());
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Parses and checks only. */
  check(document: ConformanceDocument): CheckedDocument {
    return this.#compiler.check(document);
  }

  async run(document: ConformanceDocument): Promise<ConformanceResult> {
    const checked = this.#compiler.check(document);
    const broken: string[] = [];
    const made = new Map<string, string>();
    const source = checked.sources.get(mainPath)!;
    if (checked.problems.length > 0) {
      made.set("PROBLEMS", renderProblems(checked.problems, checked.sources).trimEnd());
    }
    const formatted = format(source);
    if (formatted.text !== undefined) {
      const text = formatted.text.replace(/\n$/, "");
      if (text !== sectionOf(document, "SOURCE")) made.set("FORMATTED", text);
    }
    if (!checked.problems.some(({ severity }) => severity === "error")) {
      made.set("TYPES", typesOf(checked.main));
      await this.#run(checked, made, broken);
    }
    const sections = arranged(document, made);
    const differing = sections
      .filter(({ name, text }) => sectionOf(document, name) !== text)
      .map(({ name }) => name);
    const gone = document.sections.filter(
      ({ name }) => !sections.some((section) => section.name === name),
    );
    return {
      document: { title: document.title, sections },
      differing: [...differing, ...gone.map(({ name }) => name)],
      broken,
      checked,
    };
  }

  async #run(checked: CheckedDocument, made: Map<string, string>, broken: string[]): Promise<void> {
    const program = this.#compiler.lower(checked);
    broken.push(
      ...verify(program)
        .filter((violation) => violation.startsWith("/project/"))
        .map((violation) => `The IR is unsound. ${violation}`),
    );
    const main = program.modules.get(mainPath)!;
    made.set("IR", printModule(main).trimEnd());
    made.set("JS", emitMain(program, checked.sources.get(mainPath)!.text));
    const hasMain = main.definitions.some(({ id }) => id === `${mainPath}#main`);
    if (!hasMain && main.tests.length === 0) return;
    const foreign = new ForeignFiles(mkdtempSync(join(this.#folder, "foreign-")), checked.foreign);
    const expected = await interpret(program, await foreign.beside(this.#standard));
    made.set("OUTPUT", expected);
    const actual = await this.#javaScript.run(program, (path) => foreign.fileOf(path));
    if (actual !== expected) {
      broken.push(`JavaScript and interpreter differ. JavaScript shows:\n${actual}`);
    }
  }
}

/** Sources as they stand, then what was made, in the order of the sections. */
function arranged(
  document: ConformanceDocument,
  made: ReadonlyMap<string, string>,
): readonly Section[] {
  const sources = document.sections.filter(({ name }) => name.split(" ")[0] === "SOURCE");
  const others = sectionOrder.flatMap((name) => {
    const text = made.get(name);
    return text === undefined ? [] : [{ name, text }];
  });
  return [...sources, ...others];
}
