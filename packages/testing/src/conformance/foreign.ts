/** The JavaScript of a document's externs as files, so that it can be imported. */

import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { foreignFile } from "@neuro-lang/ir";
import type { StandardLibrary } from "./standard.ts";

export class ForeignFiles {
  readonly #folder: string;
  readonly #paths: readonly string[];

  /** `texts` by path; the files of one document lie in one folder. */
  constructor(folder: string, texts: ReadonlyMap<string, string>) {
    this.#folder = folder;
    this.#paths = [...texts.keys()];
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    for (const [path, text] of texts) writeFileSync(join(folder, basename(path)), text);
  }

  /** The JavaScript beside a module. */
  fileOf(module: string): URL {
    return pathToFileURL(join(this.#folder, foreignFile(module)));
  }

  /** The externs of the document, and those of the library. */
  async beside(standard: StandardLibrary): Promise<StandardLibrary> {
    const modules = new Map<string, Readonly<Record<string, unknown>>>();
    for (const path of this.#paths) {
      const module = path.replace(/\.js$/, ".neuro");
      modules.set(module, (await import(this.fileOf(module).href)) as Record<string, unknown>);
    }
    return {
      ...standard,
      externs: (path, name) =>
        path.startsWith("neuro:")
          ? standard.externs(path, name)
          : (modules.get(path)?.[name] as ReturnType<StandardLibrary["externs"]>),
    };
  }
}
