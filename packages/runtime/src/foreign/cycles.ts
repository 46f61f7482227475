/** Whether a JavaScript value leads back to itself. Asked only of one that cannot be converted, so that others pay nothing for it. */

/** Nothing that ends is nested as deeply in practice; getters may make up new objects for ever. */
const deepest = 100_000;

export function holdsItself(value: unknown): boolean {
  const done = new Set<unknown>();
  /** From the value down to where the search stands, with what is still to be looked at of each. */
  const open = new Map<unknown, Iterator<unknown>>();
  const path: unknown[] = [];
  const enter = (part: unknown): void => {
    open.set(part, partsOf(part));
    path.push(part);
  };
  enter(value);
  while (path.length > 0 && path.length < deepest) {
    const last = path.at(-1);
    const { done: isLeft, value: part } = open.get(last)!.next();
    if (isLeft === true) {
      path.pop();
      open.delete(last);
      done.add(last);
    } else if (typeof part === "object" && part !== null) {
      if (open.has(part)) return true;
      if (!done.has(part)) enter(part);
    }
  }
  return false;
}

function partsOf(value: unknown): Iterator<unknown> {
  if (value instanceof Map) return [...value.keys(), ...value.values()].values();
  if (value instanceof Set) return value.values();
  return typeof value === "object" && value !== null ? Object.values(value).values() : [].values();
}
