/** Which declarations a declaration names: what its labels may hang on. Found once for as long as its code stays. */

import { type DefinitionId, type Facts, idsIn, typesWithin } from "@neuro-lang/checker";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { type Declared, defaultsIn } from "./declared.ts";

/** More than count, never fewer: fields may have defaults, so that whoever builds a value names its type. */
interface Named {
  /** What its code names. */
  readonly inCode: ReadonlySet<DefinitionId>;
  /** And what its signature or its fields name, and types and aliases that are written anywhere in it. */
  readonly inAll: ReadonlySet<DefinitionId>;
}

const known = new WeakMap<object, Named>();

/** What stands in a module; of a test there is no definition. */
interface Naming extends Pick<Declared, "module" | "code"> {
  readonly item: tree.Item;
  readonly definition?: Declared["definition"];
}

export function namedIn(declared: Naming): Named {
  let named = known.get(declared.code);
  if (named === undefined) known.set(declared.code, (named = find(declared)));
  return named;
}

function find({ definition, item, module: { facts } }: Naming): Named {
  const inCode = new Set<DefinitionId>();
  const inAll = new Set(definition === undefined ? [] : idsIn(definition));
  const code = codeIn(item);
  const name = (node: tree.Node): void => {
    const id = nameAt(node, facts);
    if (id !== undefined) inCode.add(id);
    nameTypes(node, facts, inAll);
  };
  forEachNode([item], (node) => nameTypes(node, facts, inAll), new Set(code));
  forEachNode(code, name);
  for (const id of inCode) inAll.add(id);
  return { inCode, inAll };
}

/** Of all nodes below the roots, but for what is below those that are left out. */
export function forEachNode(
  roots: readonly tree.Node[],
  visit: (node: tree.Node) => void,
  leftOut: ReadonlySet<tree.Node> = new Set(),
): void {
  // A stack of its own: expressions may be deep.
  const open = [...roots];
  const push = (child: tree.Node): void => {
    if (!leftOut.has(child)) open.push(child);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    forEachChild(node, push);
  }
}

/** The alias that a type is written as, and the types that it is made of. */
export function nameTypes(node: tree.Node, facts: Facts, named: Set<DefinitionId>): void {
  if (node.kind !== "NamedType") return;
  const alias = facts.aliases.get(node as tree.NamedType);
  if (alias !== undefined) named.add(alias);
  const meaning = facts.typeExpressions.get(node as tree.NamedType);
  for (const type of meaning === undefined ? [] : typesWithin(meaning))
    if (type.kind === "named") named.add(type.definition);
}

/** What is evaluated in the declaration. */
export function codeIn(item: tree.Item): readonly tree.Node[] {
  switch (item.kind) {
    case "Neuro": {
      const defaults = item.signature.parameters.flatMap((parameter) => parameter.default ?? []);
      return item.body === undefined ? defaults : [...defaults, item.body];
    }
    case "ModuleLet":
      return [item.value];
    case "Test":
      return [item.body];
    default:
      return defaultsIn(item).flatMap((field) => field.default ?? []);
  }
}

function nameAt(node: tree.Node, facts: Facts): DefinitionId | undefined {
  switch (node.kind) {
    case "Call": {
      const target = facts.calls.get(node as tree.Call)?.target;
      if (target?.kind === "definition") return target.id;
      return target?.kind === "variant" ? target.sum : undefined;
    }
    case "RecordLiteral":
      return facts.records.get(node as tree.RecordLiteral)?.definition;
    case "Identifier":
    case "MemberAccess":
    case "TypeReference":
    case "RecordField": {
      const resolution = facts.resolutions.get(node as tree.Identifier);
      if (resolution?.kind === "definition") return resolution.id;
      return resolution?.kind === "variant" ? resolution.sum : undefined;
    }
    default:
      return undefined;
  }
}
