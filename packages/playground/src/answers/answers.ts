/**
 * What the page asks of the compiler, about the one program that it shows. The program is a project of its own, with a policy
 * that allows nothing but what every program may do.
 */

import { atOnce } from "@neuro-lang/checker";
import {
  type CheckedSources,
  compile,
  type Library,
  linkProgram,
  memoryFiles,
  type Output,
  Session,
} from "@neuro-lang/compiler";
import { SourceFile } from "@neuro-lang/diagnostics";
import { format } from "@neuro-lang/formatter";
import {
  type Completions,
  completions,
  formatting,
  hover,
  type Hover,
  offerDetails,
  type OfferDetails,
  type RankedOffer,
  type Snapshot,
  Workspace,
} from "@neuro-lang/ide";
import { printModule } from "@neuro-lang/ir";
import { lowerModule } from "@neuro-lang/lowering";
import { colouredTokens } from "@neuro-lang/parser";
import { changesAt, mending } from "./changes.ts";
import { link } from "./link.ts";
import type { Change, Checked, Edit, Frame, Place, Runnable, Shown } from "./messages.ts";
import { type MappedScript, originalPlaces } from "./places.ts";
import { shownProblem } from "./problems.ts";

const folder = "/playground";
const path = `${folder}/main.neuro`;
const policy = { [`${folder}/policy.neuro`]: "policy {\n}\n" };
/** Where the compiler puts the modules and scripts of the library. */
const support = "neuro/";

const broken = { why: "The program has errors. There is something to show once they are mended." };

interface Compiled extends Output {
  /** The file of the program's own module. */
  readonly entry: string;
}

export class Answers {
  readonly #library: Library;
  readonly #workspace: Workspace;
  readonly #files = memoryFiles(policy);
  /** Programs are compiled from the bodies of the library; checks while somebody writes need its signatures only. */
  readonly #session: Session;
  #text = "";
  /** What was run last. */
  #running: MappedScript | undefined;

  constructor(library: Library) {
    this.#library = library;
    this.#workspace = new Workspace(memoryFiles(policy), library);
    this.#session = new Session(this.#files, library);
  }

  /** Takes the program's text, as it is from now on. */
  check(text: string): Checked {
    this.#text = text;
    this.#workspace.edit(path, text);
    this.#files.write(path, text);
    const snapshot = this.#snapshot();
    const { source, tree } = snapshot.module(path)!;
    const own = snapshot.problems.filter(({ span }) => span.file === path);
    return {
      problems: own.map((problem) => shownProblem(problem, source, mending(snapshot, problem))),
      colours: colouredTokens(source, tree),
    };
  }

  hover(offset: number): Hover | undefined {
    return hover(this.#snapshot(), path, offset);
  }

  complete(offset: number): Completions {
    return completions(this.#snapshot(), path, offset);
  }

  details({ about, importing }: RankedOffer): OfferDetails {
    return offerDetails(this.#snapshot(), path, about, importing);
  }

  /** What can be changed where the cursor is, or in what is selected. */
  changes(start: number, end: number): readonly Change[] {
    return changesAt(this.#snapshot(), path, start, end);
  }

  /** Edits that change the program to the one style; none if it cannot be read. */
  format(): readonly Edit[] {
    return formatting(this.#snapshot(), path).map(({ span: { start, end }, newText }) => ({
      start,
      end,
      newText,
    }));
  }

  formatted(): Shown {
    const { text } = format(new SourceFile(path, this.#text));
    return text === undefined
      ? { why: "What cannot be read cannot be formatted. Mend its errors first." }
      : { text, colours: colouredTokens(new SourceFile(path, text)) };
  }

  /** The program's meaning, in the text form of Neuro-IR. */
  ir(): Shown {
    const checked = this.#whole();
    const module = checked?.program.modules.get(path);
    return checked === undefined || module === undefined
      ? broken
      : { text: printModule(lowerModule(module, checked.program)) };
  }

  javascript(): Shown {
    const compiled = this.#compiled();
    return compiled === undefined
      ? broken
      : { text: scriptText(compiled, compiled.entry).replace(/\/\/# sourceMappingURL=.*\n$/, "") };
  }

  /** What is run, or why there is nothing to run. */
  program(): Runnable {
    const compiled = this.#compiled();
    if (compiled === undefined)
      return { why: "The program has errors. It runs once they are mended." };
    if (!this.#session.hasMain(path))
      return { why: "The program has no `main` to run. Add one: neuro main() { print(1) }" };
    this.#running = { file: compiled.entry, map: scriptText(compiled, `${compiled.entry}.map`) };
    const isScript = (file: string): boolean =>
      file.startsWith(support) && this.#library.script(file.slice(support.length)) !== undefined;
    return { modules: link(compiled.files, compiled.entry, isScript) };
  }

  /** Where in the program that was run something happened; places of the library are left out. */
  locate(frames: readonly Frame[]): readonly Place[] {
    return this.#running === undefined ? [] : originalPlaces(this.#running, frames);
  }

  #snapshot(): Snapshot {
    return this.#workspace.snapshot(path);
  }

  /** The program with all that it reaches; undefined if it has errors. */
  #whole(): CheckedSources | undefined {
    const checked = atOnce(this.#session.checkInSteps([path], "compile"));
    const isError = ({ severity }: { readonly severity: string }): boolean => severity === "error";
    if (checked.problems.some(isError)) return undefined;
    return linkProgram(this.#session, checked, path).problems.some(isError) ? undefined : checked;
  }

  #compiled(): Compiled | undefined {
    const checked = this.#whole();
    if (checked === undefined) return undefined;
    const options = { entries: [path], folder, platform: "browser" } as const;
    const output = atOnce(compile(checked, this.#library, options));
    return { ...output, entry: output.entries.get(path)! };
  }
}

function scriptText({ files }: Compiled, file: string): string {
  const text = files.get(file);
  if (typeof text !== "string") throw new Error(`${file} was not compiled.`);
  return text;
}
