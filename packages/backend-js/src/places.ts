/** Assignment and `var` arguments: what is copied first, what is changed in place. */
import type { IrType, Place } from "@neuro-lang/ir";
import type { Bounds } from "./arithmetic.ts";
import type { Body } from "./body.ts";
import { boundsOf } from "./bounds.ts";
import { emitExpression } from "./expressions.ts";
import { isInside } from "./inside.ts";
import { call, element, js, Level, member, operand, type Js } from "./js.ts";
import { copyOf, isContainer, needsGuard, readField } from "./values.ts";

type Step =
  | { readonly kind: "field"; readonly name: string; readonly objectType: IrType }
  | { readonly kind: "item"; readonly index: number; readonly objectType: IrType }
  | {
      readonly kind: "list" | "map";
      readonly index: Js;
      /** The index is known to be inside the list. */
      readonly inside: boolean;
      readonly bounds: Bounds;
      readonly objectType: IrType;
    };

/** A place whose indices were evaluated. */
export interface Path {
  readonly root: string;
  readonly steps: readonly Step[];
  readonly type: IrType;
}

/** Evaluates the indices of a place, in order. */
export function emitPath(body: Body, place: Place): Path {
  const places: Place[] = [];
  let current = place;
  for (; current.kind !== "local"; current = current.object) places.unshift(current);
  const root = current.name;
  const indices = places.filter((step) => step.kind === "index");
  const emitted = body.sequence(
    indices.map((step) => () => body.simple(emitExpression(body, step.index), "index")),
  );
  let next = 0;
  const steps = places.map((step): Step => {
    if (step.kind === "local") throw new Error("A place has one root.");
    const objectType = step.object.type;
    switch (step.kind) {
      case "field":
        return { kind: "field", name: step.name, objectType };
      case "item":
        return { kind: "item", index: step.index, objectType };
      case "index": {
        const index = emitted[next++]!;
        const kind = body.context.representation(objectType).kind === "map" ? "map" : "list";
        const inside = isInside(body, step.object, step.index);
        return { kind, index, inside, bounds: boundsOf(body, step.index), objectType };
      }
    }
  });
  return { root, steps, type: place.type };
}

/** The code that reads the object after `count` steps; every list index before it was checked. */
function readTo(body: Body, path: Path, count: number): Js {
  let value = body.binding(path.root).js;
  for (const step of path.steps.slice(0, count)) value = readStep(body, value, step);
  return { ...value, stable: false };
}
function readStep(body: Body, object: Js, step: Step): Js {
  switch (step.kind) {
    case "field":
      return readField(body.context, object, step.objectType, step.name);
    case "item":
      return element(object, step.index);
    case "list":
      return element(object, step.index);
    case "map":
      return js(`${operand(object, Level.call)}.get(${step.index.code})`, Level.call);
  }
}

/** Reads the place, with a panic outside of lists. */
export function emitRead(body: Body, path: Path): Js {
  checkLists(body, path, path.steps.length);
  return readTo(body, path, path.steps.length);
}

/** Panics if an index of the first `count` steps is outside its list, or a key that leads further is missing. */
function checkLists(body: Body, path: Path, count: number): void {
  for (const [index, step] of path.steps.slice(0, count).entries()) {
    if (step.kind === "list") {
      if (step.inside) continue;
      const list = body.simple(readTo(body, path, index), "list");
      const item = index + 1 < path.steps.length ? path.steps[index + 1]!.objectType : path.type;
      if (needsGuard(body.context, item)) {
        if (body.fast !== undefined) {
          body.fast.inside(body, list, step.index, step.bounds);
          continue;
        }
        body.checks += 1;
      }
      const again = call(body.context.runtime("listIndex"), [list, step.index]).code;
      // Outside the list JavaScript gives undefined, and then the runtime looks again and panics.
      body.push(`${element(list, step.index).code} ?? ${again};`);
    } else if (step.kind === "map" && index < path.steps.length - 1) {
      const map = readTo(body, path, index);
      body.push(`${call(body.context.runtime("checkKey"), [map, step.index]).code};`);
    }
  }
}

/** Panics if the place does not lead to what holds the part that changes. */
export function checkReach(body: Body, path: Path): void {
  checkLists(body, path, path.steps.length - 1);
}

/** True if storing a value emits a check of an index or key before the store. */
export function willCheck(path: Path): boolean {
  return path.steps.some((step, index) =>
    step.kind === "list" ? !step.inside : step.kind === "map" && index < path.steps.length - 1,
  );
}

/** Copies the levels of a place that somebody else may hold, from the root down. */
function copyLevels(
  body: Body,
  path: Path,
  copies: readonly boolean[] | undefined,
  count: number,
): void {
  const { context } = body;
  for (let level = 0; level < count; level++) {
    if (copies?.[level] === false) continue;
    if (level === 0 && body.binding(path.root).shared) continue;
    const type = level === path.steps.length ? path.type : path.steps[level]!.objectType;
    const copied = copyOf(context, readTo(body, path, level), type);
    writeLevel(body, path, level, copied);
  }
}

function writeLevel(body: Body, path: Path, level: number, value: Js): void {
  if (level === 0) {
    body.push(`${body.binding(path.root).js.code} = ${value.code};`);
    return;
  }
  const step = path.steps[level - 1]!;
  const object = readTo(body, path, level - 1);
  if (step.kind === "map")
    body.push(
      `${operand(object, Level.call)}.set(${step.index.code}, ${operand(value, Level.assign)});`,
    );
  else body.push(`${readStep(body, object, step).code} = ${value.code};`);
}

/** True if storing a value with these copies emits statements before the store. */
export function willCopy(
  body: Body,
  path: Path,
  copies: readonly boolean[] | undefined,
  count: number,
): boolean {
  for (let level = 0; level < count; level++) {
    if (copies?.[level] === false) continue;
    if (level > 0 || !body.binding(path.root).shared) return true;
  }
  return false;
}

/** `place = value`. The value was evaluated before; `checked` if the place was read just before. */
export function emitStore(
  body: Body,
  path: Path,
  value: Js,
  copies: readonly boolean[] | undefined,
  checked: boolean,
  prefix = "",
): void {
  const count = path.steps.length;
  const root = body.binding(path.root);
  if (count === 0) {
    body.fast?.changes(path.root);
    if (root.shared)
      body.push(`${prefix}${call(body.context.runtime("replaceWith"), [root.js, value]).code};`);
    else body.push(`${prefix}${root.js.code} = ${value.code};`);
    return;
  }
  if (!checked) checkLists(body, path, count);
  body.fast?.changes(path.root);
  copyLevels(body, path, copies, count);
  const last = path.steps[count - 1]!;
  const object = readTo(body, path, count - 1);
  if (last.kind === "map") {
    body.push(
      `${prefix}${operand(object, Level.call)}.set(${operand(last.index, Level.assign)}, ${operand(value, Level.assign)});`,
    );
  } else {
    body.push(`${prefix}${readStep(body, object, last).code} = ${value.code};`);
  }
}

/** What a `var` parameter is handed, and what writes its changes back. */
export interface VarArgument {
  readonly js: Js;
  readonly writeBack: (() => void) | undefined;
}

/** The parameter takes the object itself: copies what others may hold, then gives the object. */
export function emitSharedArgument(
  body: Body,
  path: Path,
  copies: readonly boolean[] | undefined,
): VarArgument {
  checkLists(body, path, path.steps.length);
  body.fast?.changes(path.root);
  copyLevels(body, path, copies, path.steps.length + 1);
  return { js: readTo(body, path, path.steps.length), writeBack: undefined };
}

/** The parameter takes a cell. */
export function emitCellArgument(
  body: Body,
  path: Path,
  copies: readonly boolean[] | undefined,
): VarArgument {
  const root = body.binding(path.root);
  if (path.steps.length === 0 && root.cell !== undefined)
    return { js: js(root.cell, Level.primary, true), writeBack: undefined };
  const value = emitRead(body, path);
  const shared = root.shared && path.steps.length === 0 && isContainer(body.context, path.type);
  const initial = shared ? copyOf(body.context, value, path.type) : value;
  const cell = body.spill(js(`{ value: ${initial.code} }`), "cell");
  return {
    js: cell,
    writeBack: () => emitStore(body, path, member(cell, "value"), copies, true),
  };
}
