/** Fills a module's scope: its declarations, imports and re-exports. */

import { closest, diagnostics, type Fix, type Problem, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { isBuiltinName } from "./builtins.ts";
import { exportElsewhere } from "./foreign-exports.ts";
import { importedAs, importedFrom, importsInstead, specifierOf } from "./import-fixes.ts";
import { notBuiltYet } from "./not-built-yet.ts";
import {
  type Entity,
  isStandard,
  type ModuleState,
  type ProgramState,
  preludePath,
  spanOf,
} from "./state.ts";
import type { DefinitionId } from "./types.ts";
import { removalOfImport } from "./unused-imports.ts";

/** Registers what the module declares; types are resolved later, when they are asked for. */
export function declareNames(module: ModuleState): void {
  for (const item of module.input.tree.items) {
    if (
      item.kind === "Import" ||
      item.kind === "Reexport" ||
      item.kind === "Test" ||
      item.kind === "Policy"
    )
      continue;
    if (item.kind === "ErrorItem") continue;
    const name = item.name.text;
    if (name === "") continue;
    const earlier = module.names.get(name);
    const id: DefinitionId = `${module.input.path}#${name}`;
    if (earlier !== undefined) {
      module.problems.push(
        diagnostics.duplicateName.at(
          spanOf(module, item.name),
          { name },
          earlier.kind === "definition" && module.places.has(earlier.id)
            ? {
                related: [
                  { span: module.places.get(earlier.id)!, message: "it is declared here first" },
                ],
              }
            : {},
        ),
      );
      continue;
    }
    if (notBuiltYet(module, item)) {
      module.names.set(name, { kind: "broken" });
      continue;
    }
    module.names.set(name, { kind: "definition", id, imported: undefined });
    module.declarations.set(id, item);
    module.places.set(id, spanOf(module, item.name));
    if (item.exported) module.exports.set(name, id);
  }
}

/** Binds imported names; all modules have declared theirs. */
export function bindImports(program: ProgramState, module: ModuleState): void {
  for (const item of module.input.tree.items) {
    if (item.kind !== "Import") continue;
    if (item.foreign !== undefined) {
      notBuiltYet(module, item);
      breakNames(module, item);
      continue;
    }
    const target = targetOf(program, module, item);
    if (target === undefined) {
      breakNames(module, item);
      continue;
    }
    if (item.namespace !== undefined) {
      bind(module, item.namespace, {
        kind: "namespace",
        path: target.input.path,
        imported: item.namespace,
      });
    }
    for (const each of item.names) {
      const id = exportedId(program, target, each.name.text, new Set());
      const place = each.as ?? each.name;
      if (id === undefined) {
        const meant =
          each.name.text === ""
            ? undefined
            : reportMissing(program, module, target, each.name, item);
        // A type of the language keeps its meaning, so that nothing else goes wrong.
        if (!isBuiltinName(place.text)) bind(module, place, { kind: "broken", missing: { meant } });
      } else {
        bind(module, place, { kind: "definition", id, imported: each });
      }
    }
  }
}

/** Follows `export { x } from`; called when every module has declared its own names. */
export function bindReexports(program: ProgramState, module: ModuleState): void {
  for (const item of module.input.tree.items) {
    if (item.kind !== "Reexport") continue;
    const target = targetOf(program, module, item);
    if (target === undefined) continue;
    for (const each of item.names) {
      const id = exportedId(program, target, each.name.text, new Set());
      if (id !== undefined) module.exports.set((each.as ?? each.name).text, id);
      else if (each.name.text !== "") reportMissing(program, module, target, each.name, item);
    }
  }
}

function targetOf(
  program: ProgramState,
  module: ModuleState,
  item: tree.Import | tree.Reexport,
): ModuleState | undefined {
  const specifier = specifierOf(item);
  const path = module.input.imports.get(specifier);
  const target = path === undefined ? undefined : program.modules.get(path);
  if (target === undefined && specifier !== "") {
    const missing = module.input.missing?.get(specifier);
    const fixes = importsInstead(spanOf(module, item.from), missing);
    module.problems.push(
      diagnostics.unknownModule.at(spanOf(module, item.from), { specifier, missing }, { fixes }),
    );
  }
  return target;
}

function exportedId(
  program: ProgramState,
  module: ModuleState,
  name: string,
  seen: Set<ModuleState>,
): DefinitionId | undefined {
  const own = module.exports.get(name);
  if (own !== undefined || seen.has(module)) return own;
  seen.add(module);
  // A re-export that is not bound yet: cycles of re-exports are allowed as long as the name is declared somewhere.
  for (const item of module.input.tree.items) {
    if (item.kind !== "Reexport") continue;
    const each = item.names.find((entry) => (entry.as ?? entry.name).text === name);
    if (each === undefined) continue;
    const target = program.modules.get(module.input.imports.get(specifierOf(item)) ?? "");
    return target === undefined ? undefined : exportedId(program, target, each.name.text, seen);
  }
  return undefined;
}

/** Gives the name that was perhaps meant. */
function reportMissing(
  program: ProgramState,
  module: ModuleState,
  target: ModuleState,
  name: tree.Name,
  item: tree.Import | tree.Reexport,
): string | undefined {
  const specifier = specifierOf(item);
  const missing = missingIn(target, name.text);
  const fixes: Fix[] = [];
  if (missing.isBuiltin && item.kind === "Import")
    fixes.push(removalOfImport(module, item, name, item.names.length === 1));
  if (missing.suggestion !== undefined)
    fixes.push(importedAs(module, item, name, missing.suggestion));
  const isFound = missing.isPrivate || missing.isBuiltin || missing.suggestion !== undefined;
  const elsewhere = isFound || !isStandard(target.input.path) ? [] : program.exporters(name.text);
  fixes.push(...elsewhere.flatMap((path) => importedFrom(module, item, name, path)));
  module.problems.push(
    diagnostics.missingExport.at(
      spanOf(module, name),
      { ...missing, name: name.text, specifier, elsewhere },
      { fixes },
    ),
  );
  return missing.suggestion;
}

/** `json.nothing`: the name behind that of a whole module. */
export function missingMember(module: ModuleState, target: ModuleState, name: tree.Name): Problem {
  const { path } = target.input;
  const specifier = module.input.imports.entries().find(([, each]) => each === path)?.[0] ?? path;
  const missing = missingIn(target, name.text);
  const span = spanOf(module, name);
  return diagnostics.missingExport.at(
    span,
    { ...missing, name: name.text, specifier, elsewhere: [] },
    { fixes: spelled(span, missing.suggestion) },
  );
}

interface MissingName {
  readonly isPrivate: boolean;
  readonly isBuiltin: boolean;
  readonly suggestion: string | undefined;
}

function missingIn({ names, exports, input }: ModuleState, name: string): MissingName {
  const isOfLibrary = isStandard(input.path);
  const isDeclared = names.get(name)?.kind === "definition";
  // Nobody who imports from the library can export what it keeps to itself.
  const isPrivate = isDeclared && !isOfLibrary;
  const isBuiltin = !isDeclared && isBuiltinName(name);
  const known = isOfLibrary ? exportElsewhere(name, exports) : undefined;
  const suggestion = isPrivate || isBuiltin ? undefined : (known ?? closest(name, exports.keys()));
  return { isPrivate, isBuiltin, suggestion };
}

/** The names of a module that lead somewhere: what else was perhaps meant is among them. */
export function knownNames({ names }: ModuleState): readonly string[] {
  return [...names].flatMap(([name, entity]) =>
    entity.kind === "broken" && entity.missing !== undefined ? [] : [name],
  );
}

function breakNames(module: ModuleState, item: tree.Import): void {
  if (item.namespace !== undefined) bind(module, item.namespace, { kind: "broken" });
  for (const each of item.names) bind(module, each.as ?? each.name, { kind: "broken" });
}

function bind(module: ModuleState, name: tree.Name, entity: Entity): void {
  if (name.text === "") return;
  if (module.names.has(name.text)) {
    module.problems.push(diagnostics.duplicateName.at(spanOf(module, name), { name: name.text }));
    return;
  }
  module.names.set(name.text, entity);
}

/** What the name means at the top of the module: its own, imported, or the prelude's. */
export function lookUp(
  program: ProgramState,
  module: ModuleState,
  name: string,
): Entity | undefined {
  const own = module.names.get(name);
  if (own !== undefined) {
    if (own.kind !== "broken" && own.imported !== undefined) module.mentioned.add(name);
    return own;
  }
  const id = program.modules.get(preludePath)?.exports.get(name);
  return id === undefined ? undefined : { kind: "definition", id, imported: undefined };
}
