/** Whether anything in a program can be private at all: of most programs nothing is, and they hide nothing from who runs them. */

import { type CheckedProgram, type DefinitionId, typesWithin } from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { moduleOf } from "./asked.ts";
import { type Declared, declarationsOf, writtenIn } from "./declared.ts";
import { bottom, has, labelOf, personal } from "./label.ts";
import { namedIn } from "./named.ts";

/** True if some module of these says `personal` or `secret`, or names something of the library that does. */
export function mayHoldPrivate({ modules }: CheckedProgram, paths: ReadonlySet<string>): boolean {
  const declared = (id: DefinitionId): Declared | undefined => {
    const module = modules.get(moduleOf(id));
    return module && declarationsOf(module).byId.get(id);
  };
  const seen = new Set<DefinitionId>();
  const fromLibrary = (id: DefinitionId): boolean => {
    if (!id.startsWith("neuro:") || seen.has(id)) return false;
    seen.add(id);
    const found = declared(id);
    return (
      found !== undefined &&
      (writtenOf(found).some(saysPrivate) || typesIn(found).some(fromLibrary))
    );
  };
  for (const path of paths) {
    const module = modules.get(path);
    if (module === undefined || path.startsWith("neuro:")) continue;
    if (words.test(module.source.text) && saysPrivate(module.tree)) return true;
    for (const each of declarationsOf(module).byId.values())
      if (namedIn(each).inAll.values().some(fromLibrary)) return true;
  }
  return false;
}

const words = /\b(personal|secret)\b/;

function saysPrivate(root: tree.Node): boolean {
  // A stack of its own: expressions may be deep.
  const open = [root];
  const push = (child: tree.Node): void => {
    open.push(child);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "LabelMark" && isPrivate(node as tree.LabelMark)) return true;
    forEachChild(node, push);
  }
  return false;
}

function isPrivate({ label }: tree.LabelMark): boolean {
  return has(labelOf(label) ?? bottom, personal);
}

/** Where its values come in and go out; what a row says of effects gives nothing private. */
function writtenOf({ item }: Declared): readonly tree.Node[] {
  if (item.kind !== "Neuro") return writtenIn(item);
  const { parameters, result, fails = [] } = item.signature;
  return [
    ...parameters.map(({ type }) => type),
    ...(result === undefined ? [] : [result]),
    ...fails,
  ];
}

function typesIn({ definition, item, module: { facts } }: Declared): readonly DefinitionId[] {
  const types =
    definition?.kind === "neuro"
      ? [
          ...definition.parameters.map(({ type }) => type),
          definition.result,
          ...definition.fails.types,
        ]
      : writtenIn(item).flatMap((type) => facts.typeExpressions.get(type) ?? []);
  return types
    .flatMap((type) => [...typesWithin(type)])
    .flatMap((type) => (type.kind === "named" ? [type.definition] : []));
}
