/** Walking the IR without knowing every node: passes look at what concerns them. */
import type { IrType, Place } from "@neuro-lang/ir";

export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy of a tree in which `change` replaced nodes; what did not change is shared. Types are left alone. */
export function rewrite<T>(tree: T, change: (node: Node) => Node): T;
export function rewrite(tree: unknown, change: (node: Node) => Node): unknown {
  if (Array.isArray(tree)) {
    const items = tree.map((item: unknown) => rewrite(item, change));
    return items.every((item, index) => item === tree[index]) ? tree : items;
  }
  if (!isNode(tree)) return tree;
  let changed: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(tree)) {
    if (key === "type" || typeof value !== "object" || value === null) continue;
    const next = rewrite(value, change);
    if (next !== value) (changed ??= { ...tree })[key] = next;
  }
  // The decision belongs to the node of the original tree.
  const replaced = change(tree);
  if (replaced === tree) return changed ?? tree;
  return changed === undefined ? replaced : { ...changed, ...pick(replaced, tree) };
}
function pick(replaced: Node, original: Node): Node {
  return Object.fromEntries(
    Object.entries(replaced).filter(([key, value]) => original[key] !== value),
  );
}

export function rootOf(place: Place): string {
  return place.kind === "local" ? place.name : rootOf(place.object);
}

/** Values that can never be changed in place, nor hold any that can. */
export function isAtomic(type: IrType): boolean {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
    case "named":
    case "parameter":
    case "union":
    case "function":
    case "tuple":
      return false;
    case "optional":
      return isAtomic(type.inner);
    default:
      return true;
  }
}
