/** Module values that need their own value while they are computed, through neuros that they call. */

import { diagnostics } from "@neuro-lang/diagnostics";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { type ModuleState, moduleOf, type ProgramState } from "./state.ts";
import type { DefinitionId } from "./types.ts";

/** Reports the values of the modules that lie on a circle; all bodies are checked. */
export function reportLetCycles(program: ProgramState, modules: readonly ModuleState[]): void {
  for (const module of modules) {
    for (const [id, declaration] of module.declarations) {
      if (declaration.kind !== "ModuleLet" || !needsItself(program, id)) continue;
      const reported = module.problems.some(({ name }) => name === diagnostics.cyclicLet.name);
      // A direct circle is reported where its type was asked for.
      if (!reported) {
        module.problems.push(
          diagnostics.cyclicLet.at(module.places.get(id)!, { name: declaration.name.text }),
        );
      }
    }
  }
}

function needsItself(program: ProgramState, start: DefinitionId): boolean {
  const seen = new Set<DefinitionId>();
  const open = [...usesOf(program, start)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...usesOf(program, id));
  }
  return false;
}

/** Of declarations as they were checked last. */
const known = new WeakMap<tree.Item, readonly DefinitionId[]>();

/** What a body needs is found again after it is checked again. */
export function forgetUses(item: tree.Item): void {
  known.delete(item);
}

/** The neuros and values that computing the definition may need. */
function usesOf(program: ProgramState, id: DefinitionId): readonly DefinitionId[] {
  const module = program.modules.get(moduleOf(id));
  const declaration = module?.declarations.get(id);
  const before = declaration && known.get(declaration);
  if (before !== undefined) return before;
  const root =
    declaration?.kind === "ModuleLet"
      ? declaration.value
      : declaration?.kind === "Neuro"
        ? declaration.body
        : undefined;
  const found = new Set<DefinitionId>();
  const open: tree.Node[] = root === undefined ? [] : [root];
  const push = (node: tree.Node): void => {
    open.push(node);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    // A lambda in a value runs when somebody calls it, not when the value is computed.
    if (node.kind === "Lambda" && declaration?.kind === "ModuleLet") continue;
    const target =
      node.kind === "Call"
        ? module?.facts.calls.get(node as tree.Call)?.target
        : module?.facts.resolutions.get(node as tree.Identifier);
    if (target?.kind === "definition") found.add(target.id);
    forEachChild(node, push);
  }
  const result = [...found];
  if (declaration !== undefined) known.set(declaration, result);
  return result;
}
