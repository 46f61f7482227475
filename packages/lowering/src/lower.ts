/** Checked modules to Neuro-IR. A pure function; a module with errors is not given to it. */

import type { CheckedModule, CheckedProgram, DefinitionId } from "@neuro-lang/checker";
import type { IrModule, IrProgram } from "@neuro-lang/ir";
import { bodyComments } from "./comments.ts";
import { ModuleContext, type ProgramDefinitions } from "./context.ts";
import { lowerDefinition, lowerTest } from "./definitions.ts";
import { failingTypes } from "./failing.ts";

/**
 * Lowers one module. `failing` names the types whose values are raised anywhere in the program; without it, those of every
 * failure row and of this module.
 */
export function lowerModule(
  module: CheckedModule,
  program: ProgramDefinitions,
  failing: ReadonlySet<DefinitionId> = failingTypes(program, [module]),
): IrModule {
  const context = new ModuleContext(module, program, failing);
  const definitions = module.tree.items.flatMap((item) => lowerDefinition(item, context) ?? []);
  const tests = module.tree.items.flatMap((item) =>
    item.kind === "Test" ? [lowerTest(item, context)] : [],
  );
  return {
    path: module.path,
    documentation: module.tree.documentation,
    definitions,
    tests,
    positions: context.positions,
    comments: bodyComments(module.tree),
  };
}

export function lowerProgram(checked: CheckedProgram): IrProgram {
  const failing = failingTypes(checked, checked.modules.values());
  return {
    modules: new Map(
      [...checked.modules].map(([path, module]) => [path, lowerModule(module, checked, failing)]),
    ),
  };
}
