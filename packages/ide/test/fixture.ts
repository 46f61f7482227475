/**
 * Virtual projects with marks: `=== name.neuro` begins a file, `«name»` marks an offset and is taken out of the text.
 */

import { fileURLToPath } from "node:url";
import { memoryFiles } from "@neuro-lang/compiler";
import { nodeFiles } from "@neuro-lang/compiler/files";
import { makeLibrary } from "@neuro-lang/compiler/library";
import { librarySources } from "@neuro-lang/compiler/library-sources";
import { Workspace } from "../src/index.ts";

const packages = fileURLToPath(new URL("../..", import.meta.url));
const { library } = await makeLibrary(nodeFiles, librarySources(packages));

export interface Mark {
  readonly path: string;
  readonly offset: number;
}

export class Fixture {
  readonly texts = new Map<string, string>();
  readonly #marks = new Map<string, Mark>();
  readonly workspace: Workspace;

  /** Files lie in `/project`, beside a package.json. */
  constructor(written: string) {
    const parts = written.split(/^=== (.+)\r?\n/m);
    const files: [string, string][] =
      parts.length === 1
        ? [["main.neuro", written]]
        : parts
            .slice(1)
            .flatMap((name, index, all): [string, string][] =>
              index % 2 === 0 ? [[name, all[index + 1]!]] : [],
            );
    for (const [name, marked] of files) {
      const path = `/project/${name}`;
      let text = "";
      for (const [index, part] of marked.split(/«([^»]*)»/).entries()) {
        if (index % 2 === 0) text += part;
        else this.#marks.set(part, { path, offset: text.length });
      }
      this.texts.set(path, text);
    }
    const disk = memoryFiles({ "/project/package.json": "{}", ...Object.fromEntries(this.texts) });
    this.workspace = new Workspace(disk, library);
  }

  mark(name = ""): Mark {
    const mark = this.#marks.get(name);
    if (mark === undefined) throw new Error(`The fixture has no mark «${name}».`);
    return mark;
  }

  /** Line and column of an offset, from 1, with the text that stands there. */
  shown({ file, start, end }: { file: string; start: number; end: number }): string {
    const text = this.texts.get(file);
    if (text === undefined) return `${file}`;
    const before = text.slice(0, start).split("\n");
    return `${file.replace("/project/", "")}:${before.length}:${before.at(-1)!.length + 1} ${text.slice(start, end)}`;
  }
}
