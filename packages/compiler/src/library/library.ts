/**
 * The standard library as the driver needs it: sources of the `neuro:` modules, and the scripts (runtime, externs) that
 * compiled programs import. In an installed neuroc it stands ready in a folder; `make.ts` makes it from the workspace.
 */

import { join } from "node:path";
import type { TakesReceiver } from "@neuro-lang/checker";
import type { FileSystem } from "../files/files.ts";
import type { StandardModules } from "../resolve.ts";

/** What programs run on: it decides how their host is made, and what scripts may ask for. */
export type Platform = "node" | "browser";

export interface Script {
  readonly text: string;
  /** Names of the scripts that it imports. */
  readonly imports: readonly string[];
}

export interface LibraryManifest {
  /** Changes with anything that could change what is compiled. */
  readonly version: string;
  /** Paths of the modules, for example `neuro:list`. */
  readonly modules: readonly string[];
  /** Exported name → the modules that export it. */
  readonly exports: Readonly<Record<string, readonly string[]>>;
  /** `neuro:mail#size` → the type that it is called on, as it is written; what is not among them, may be called on anything. */
  readonly receivers: Readonly<Record<string, string>>;
  /** `runtime.js`, `entry.js`, `list.extern.js` …, what they share, and for Node the declarations of the runtime. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
}

export interface Library extends StandardModules {
  readonly version: string;
  readonly modules: readonly string[];
  source(module: string): string;
  /** The module without its bodies, for those who only check against it. */
  signatures(module: string): string;
  script(name: string): Script | undefined;
  /** The modules that export a name; with `takes`, those where it can be called on a value of such a type. */
  exporters(name: string, takes?: TakesReceiver): readonly string[];
}

/** What the declarations of every module may name. */
export const runtimeDeclarations = "runtime.d.ts";

/** `neuro:list` → `list`. */
export const bareName = (module: string): string => module.slice("neuro:".length);

/** Named by what the signatures were made from: those of another library are never taken. */
export const signaturesFolder = (version: string): string => `signatures-${version}`;

export function exportersIn(
  { exports, receivers }: Pick<LibraryManifest, "exports" | "receivers">,
  name: string,
  takes?: TakesReceiver,
): readonly string[] {
  const modules = Object.hasOwn(exports, name) ? exports[name]! : [];
  if (takes === undefined) return modules;
  return modules.filter((module) => {
    const receiver = receivers[`${module}#${name}`];
    return receiver === undefined || takes(receiver);
  });
}

/** Opens the library that `make.ts` wrote into a folder. */
export function openLibrary(files: FileSystem, folder: string): Library {
  const read = (name: string): string => new TextDecoder().decode(files.read(join(folder, name)));
  const manifest = JSON.parse(read("manifest.json")) as LibraryManifest;
  const known = new Set(manifest.modules);
  return {
    version: manifest.version,
    modules: manifest.modules,
    has: (module) => known.has(module),
    source: (module) => read(`modules/${bareName(module)}.neuro`),
    signatures: (module) => read(`${signaturesFolder(manifest.version)}/${bareName(module)}.neuro`),
    exporters: (name, takes) => exportersIn(manifest, name, takes),
    script(name) {
      const imports = manifest.scripts[name];
      return imports === undefined ? undefined : { text: read(`scripts/${name}`), imports };
    },
  };
}
