/** Fills a module's scope: its declarations, imports and re-exports. */

import { closest, diagnostics, type Fix, type Problem, type Span } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { isBuiltinName } from "./builtins.ts";
import { notBuiltYet } from "./not-built-yet.ts";
import { type Entity, type ModuleState, type ProgramState, preludePath, spanOf } from "./state.ts";
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
        if (each.name.text !== "") reportMissing(module, target, each.name, item);
        // A type of the language keeps its meaning, so that nothing else goes wrong.
        if (!isBuiltinName(place.text)) bind(module, place, { kind: "broken" });
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
      else if (each.name.text !== "") reportMissing(module, target, each.name, item);
    }
  }
}

function targetOf(
  program: ProgramState,
  module: ModuleState,
  item: tree.Import | tree.Reexport,
): ModuleState | undefined {
  const specifier = item.from.parts
    .map((part) => (part.kind === "TextPart" ? part.value : ""))
    .join("");
  const path = module.input.imports.get(specifier);
  const target = path === undefined ? undefined : program.modules.get(path);
  if (target === undefined && specifier !== "") {
    const missing = module.input.missing?.get(specifier);
    module.problems.push(
      diagnostics.unknownModule.at(spanOf(module, item.from), { specifier, missing }),
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
    const specifier = item.from.parts
      .map((part) => (part.kind === "TextPart" ? part.value : ""))
      .join("");
    const target = program.modules.get(module.input.imports.get(specifier) ?? "");
    return target === undefined ? undefined : exportedId(program, target, each.name.text, seen);
  }
  return undefined;
}

function reportMissing(
  module: ModuleState,
  target: ModuleState,
  name: tree.Name,
  item: tree.Import | tree.Reexport,
): void {
  const specifier = item.from.parts
    .map((part) => (part.kind === "TextPart" ? part.value : ""))
    .join("");
  const isBuiltin = isBuiltinName(name.text) && target.names.get(name.text)?.kind !== "definition";
  const removal =
    isBuiltin && item.kind === "Import"
      ? [removalOfImport(module, item, name, item.names.length === 1)]
      : [];
  const span = spanOf(module, name);
  module.problems.push(missingExport(target, name.text, span, specifier, "Import", removal));
}

/** `json.nothing`: the name behind that of a whole module. */
export function missingMember(module: ModuleState, target: ModuleState, name: tree.Name): Problem {
  const { path } = target.input;
  const specifier = module.input.imports.entries().find(([, each]) => each === path)?.[0] ?? path;
  return missingExport(target, name.text, spanOf(module, name), specifier, "Write");
}

function missingExport(
  target: ModuleState,
  name: string,
  span: Span,
  specifier: string,
  verb: "Import" | "Write",
  removal: readonly Fix[] = [],
): Problem {
  const isPrivate = target.names.get(name)?.kind === "definition";
  const isBuiltin = !isPrivate && isBuiltinName(name);
  const suggestion = isPrivate || isBuiltin ? undefined : closest(name, target.exports.keys());
  const fixes = [...removal];
  if (suggestion !== undefined) {
    const title = `${verb} \`${suggestion}\``;
    fixes.push({ title, edits: [{ span, newText: suggestion }], safe: false });
  }
  const details = { name, specifier, isPrivate, isBuiltin, suggestion };
  return diagnostics.missingExport.at(span, details, { fixes });
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
