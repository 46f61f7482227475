/** Whether anything in a program can be private at all: of most programs nothing is, and they hide nothing from who runs them. */

import {
  type CheckedModule,
  type CheckedProgram,
  type DefinitionId,
  typesWithin,
} from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { moduleOf } from "./asked.ts";
import { type Declared, declarationsOf, fieldsIn, writtenIn } from "./declared.ts";
import { bottom, has, labelOf, personal } from "./label.ts";
import { forEachNode, namedIn, nameTypes } from "./named.ts";

/** True if some module of these says `personal` or `secret`, or names something of the library that does. */
export function mayHoldPrivate({ modules }: CheckedProgram, paths: ReadonlySet<string>): boolean {
  const seen = new Set<DefinitionId>();
  const fromLibrary = (id: DefinitionId): boolean => {
    if (!id.startsWith("neuro:") || seen.has(id)) return false;
    seen.add(id);
    const found = declaredIn(modules, id);
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

/** True if a parameter of a neuro, or a field of a type, is written as private, or as made of something that is. */
export function isPrivatePart(
  { modules }: CheckedProgram,
  id: DefinitionId,
  name: string,
): boolean {
  const seen = new Set<DefinitionId>();
  const isPrivateType = (written: tree.TypeExpression, { facts }: CheckedModule): boolean => {
    if (saysPrivate(written)) return true;
    const named = new Set<DefinitionId>();
    forEachNode([written], (node) => nameTypes(node, facts, named));
    return named.values().some((type) => {
      if (seen.has(type)) return false;
      seen.add(type);
      const found = declaredIn(modules, type);
      return (
        found !== undefined &&
        writtenIn(found.item).some((part) => isPrivateType(part, found.module))
      );
    });
  };
  const found = declaredIn(modules, id);
  if (found === undefined) return false;
  const { item, module } = found;
  const parts = item.kind === "Neuro" ? item.signature.parameters : fieldsIn(item);
  return parts.some((part) => part.name.text === name && isPrivateType(part.type, module));
}

function declaredIn(modules: CheckedProgram["modules"], id: DefinitionId): Declared | undefined {
  const module = modules.get(moduleOf(id));
  return module && declarationsOf(module).byId.get(id);
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
