/**
 * Places: what can be assigned. A change copies every level from the variable down to what changes and shares the rest,
 * so that no other variable ever sees it.
 */

import { checkIndex, listIndex, panic, show } from "@neuro-lang/runtime";
import { changed } from "../classes.ts";
import type { Place } from "../ir.ts";
import { compileExpression } from "./expressions.ts";
import { inOrder } from "./flow.ts";
import type { Frame, Scope, Step } from "./scope.ts";
import { isMap } from "./values.ts";

/** One step from an outer value to a part of it. `key` is where the evaluated index stands. */
type Level =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "item"; readonly index: number }
  | { readonly kind: "index"; readonly key: number };

export interface CompiledPlace {
  /** Evaluates the indices in the place, left to right. */
  readonly keys: (frame: Frame) => unknown[] | Promise<unknown[]>;
  readonly read: (frame: Frame, keys: readonly unknown[]) => unknown;
  /** Walks to what holds the part that changes; panics where the place does not lead there. */
  readonly reach: (frame: Frame, keys: readonly unknown[]) => void;
  readonly write: (frame: Frame, keys: readonly unknown[], value: unknown) => void;
}

export function compilePlace(scope: Scope, place: Place): CompiledPlace {
  const levels: Level[] = [];
  const indices: Step[] = [];
  const slot = scope.slot(collect(scope, place, levels, indices));
  return {
    keys: (frame) => inOrder(indices, frame),
    read: (frame, keys) =>
      levels.reduce((value, level) => readLevel(value, level, keys), frame.locals[slot]),
    reach(frame, keys) {
      levels
        .slice(0, -1)
        .reduce((value, level) => readLevel(value, level, keys), frame.locals[slot]);
    },
    write(frame, keys, value) {
      frame.locals[slot] = writeLevels(frame.locals[slot], levels, 0, keys, value);
    },
  };
}

/** Gives the name of the root; levels and indices are appended from the root on. */
function collect(scope: Scope, place: Place, levels: Level[], indices: Step[]): string {
  if (place.kind === "local") return place.name;
  const root = collect(scope, place.object, levels, indices);
  switch (place.kind) {
    case "field":
      levels.push({ kind: "field", name: place.name });
      break;
    case "item":
      levels.push({ kind: "item", index: place.index });
      break;
    case "index":
      levels.push({ kind: "index", key: indices.length });
      indices.push(compileExpression(scope, place.index, false));
      break;
  }
  return root;
}

function readLevel(value: unknown, level: Level, keys: readonly unknown[]): unknown {
  switch (level.kind) {
    case "field":
      return (value as Record<string, unknown>)[level.name];
    case "item":
      return (value as unknown[])[level.index];
    case "index": {
      const key = keys[level.key];
      if (!isMap(value)) return listIndex(value as unknown[], key as number);
      if (!value.has(key)) panic`the map has no key ${show(key)}`;
      return value.get(key);
    }
  }
}

function writeLevels(
  value: unknown,
  levels: readonly Level[],
  depth: number,
  keys: readonly unknown[],
  replacement: unknown,
): unknown {
  const level = levels[depth];
  if (level === undefined) return replacement;
  const inner = (): unknown =>
    depth === levels.length - 1
      ? replacement
      : writeLevels(readLevel(value, level, keys), levels, depth + 1, keys, replacement);
  switch (level.kind) {
    case "field":
      return changed(value as object, level.name, inner());
    case "item":
      return (value as unknown[]).with(level.index, inner());
    case "index": {
      const key = keys[level.key];
      if (!isMap(value)) {
        const items = value as unknown[];
        return items.with(checkIndex(items, key as number), inner());
      }
      const copy = value.copy();
      copy.set(key, inner());
      return copy;
    }
  }
}
