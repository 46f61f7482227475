/** The standard library as the page brings it along: texts of modules, names of scripts. */

import {
  exportersIn,
  type Library,
  type LibraryManifest,
  signaturesOf,
} from "@neuro-lang/compiler";

export interface ShippedLibrary {
  readonly manifest: LibraryManifest;
  /** Module → its text. */
  readonly modules: Readonly<Record<string, string>>;
}

export function openShipped({ manifest, modules }: ShippedLibrary): Library {
  const signatures = new Map<string, string>();
  const source = (module: string): string => modules[module] ?? "";
  return {
    version: manifest.version,
    modules: manifest.modules,
    has: (module) => Object.hasOwn(modules, module),
    source,
    signatures(module) {
      let found = signatures.get(module);
      if (found === undefined)
        signatures.set(module, (found = signaturesOf(module, source(module))));
      return found;
    },
    exporters: (name, takes) => exportersIn(manifest, name, takes),
    // Scripts are not compiled and not looked into: the program loads them from where the page is.
    script: (name) =>
      Object.hasOwn(manifest.scripts, name) ? { text: "", imports: [] } : undefined,
  };
}
