/** Where the JavaScript behind a program's externs goes in what is compiled. */

import { dirname, join, posix, relative } from "node:path";
import type { ForeignCode } from "./foreign.ts";
import { commonFolder } from "./project.ts";

/** The folder of what is not the user's own Neuro-Code: std, runtime, foreign code. */
export const supportFolder = "neuro";

export interface PlacedForeign {
  /** With a source map each, so that traces lead to the sources. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The specifier of a module's externs in a file of the output. */
  specifier(module: string, from: string): string;
}

/**
 * A program's own foreign code is copied, as its folders lie, so that the output is whole. That of a package stays where it is
 * installed: there it finds the packages that it needs.
 */
export function placeForeign(
  foreign: ReadonlyMap<string, ForeignCode>,
  folder: string,
): PlacedForeign {
  const own = new Map(
    [...foreign.values()]
      .filter(({ path }) => !isInstalled(path))
      .flatMap(({ files }) => [...files]),
  );
  const base = commonFolder([...own.keys()]);
  const placeOf = (path: string): string =>
    posix.join(supportFolder, "foreign", relative(base, path).replaceAll("\\", "/"));
  const files = new Map<string, string | Uint8Array>();
  for (const [path, bytes] of own) {
    const file = placeOf(path);
    if (!/\.m?js$/.test(file)) {
      files.set(file, bytes);
      continue;
    }
    const text = new TextDecoder().decode(bytes);
    files.set(
      file,
      `${text}${text.endsWith("\n") ? "" : "\n"}//# sourceMappingURL=${posix.basename(file)}.map\n`,
    );
    files.set(
      `${file}.map`,
      JSON.stringify(lineByLine(text, relative(dirname(join(folder, file)), path))),
    );
  }
  return {
    files,
    specifier(module, from) {
      const { path } = foreign.get(module)!;
      const target = isInstalled(path) ? path : join(folder, placeOf(path));
      const found = relative(dirname(join(folder, from)), target).replaceAll("\\", "/");
      return found.startsWith(".") ? found : `./${found}`;
    },
  };
}

const isInstalled = (path: string): boolean => path.includes("/node_modules/");

/** The source map of a copy: each line is the same line of the source. */
function lineByLine(text: string, source: string): object {
  const lines = text.split("\n").length;
  return {
    version: 3,
    sources: [source.replaceAll("\\", "/")],
    sourcesContent: [text],
    names: [],
    mappings: `AAAA${";AACA".repeat(lines - 1)}`,
  };
}
