/** What labels are found of: the bodies of neuros, values, defaults and tests of the modules that labels reach. */

import { type CheckedModule, codeOf, isForeign } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Declared } from "./declared.ts";
import { codeIn, namedIn } from "./named.ts";
import { type Neuro, neuroOf, Program } from "./program.ts";
import { writesLabels } from "./sight.ts";
import { rowVariables } from "./signatures.ts";

export interface Unit {
  readonly module: CheckedModule;
  readonly item: tree.Item;
  readonly neuro: Neuro | undefined;
  /** True if something of what a neuro does is found in its body. */
  readonly open: boolean;
  /** As in what is declared. */
  readonly written: object | undefined;
  readonly code: object | undefined;
}

/** Those that may have to do with labels, in the order in which they stand. */
export function unitsOf(program: Program, paths: readonly string[]): readonly Unit[] {
  return paths.flatMap((path) => {
    const { module, byId } = program.modules.get(path)!;
    // Of a module of which only signatures were asked for, there are no facts.
    if (module.facts.bindings.size === 0 && module.facts.types.size === 0) return [];
    const declared = [...byId.values()]
      .filter(({ id }) => program.sighted.has(id))
      .flatMap((each) => declaredUnit(program, each) ?? []);
    const tests = module.tree.items
      .filter((item) => item.kind === "Test")
      .filter((item) => seesLabelsIn(program, item, module));
    return [...declared, ...tests.map((item) => testUnit(module, item))];
  });
}

function declaredUnit(program: Program, declared: Declared): Unit | undefined {
  const { code, item, module, written } = declared;
  const neuro = neuroOf(declared);
  const isExtern = neuro !== undefined && isForeign(neuro.definition);
  const hasBody = item.kind !== "Neuro" || item.body !== undefined;
  if ((!hasBody || codeIn(item).length === 0) && !isExtern) return undefined;
  const open = neuro !== undefined && isOpen(program, neuro);
  return { module, item, neuro, open, written, code };
}

function seesLabelsIn(program: Program, item: tree.Test, module: CheckedModule): boolean {
  return (
    writesLabels(item, module) ||
    namedIn({ item, module, code: codeOf(item) ?? {} })
      .inAll.values()
      .some((id) => program.sighted.has(id))
  );
}

function testUnit(module: CheckedModule, item: tree.Test): Unit {
  const code = codeOf(item);
  return {
    module,
    item,
    neuro: undefined,
    open: false,
    written: undefined,
    code,
  };
}

/** Nothing says of a neuro whether it takes labels off. */
function isOpen(program: Program, { definition, declaration }: Neuro): boolean {
  const { uses, fails, typeParameters } = declaration.signature;
  return (
    uses === undefined ||
    fails === undefined ||
    rowVariables(typeParameters).size > 0 ||
    program.takers.has(definition.id)
  );
}
