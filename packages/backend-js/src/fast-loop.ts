/**
 * The fast form of an innermost loop: without checks, for as long as its numbers are small and its indices inside. Engines
 * move what does not change out of a loop only if nothing in it can fail in a way that they have never seen; a call that
 * panics is such a way, `break` is not. So the fast form leaves its loop wherever a check would have to be made, before
 * anything in that round has changed, and the checked form goes on with the same round.
 */
import type { Expression, IrType, Statement } from "@neuro-lang/ir";
import { intersection, small, type Bounds } from "./arithmetic.ts";
import type { Body } from "./body.ts";
import { boundsOf } from "./bounds.ts";
import { mentions } from "./functions.ts";
import { member, withoutMarks, type Js } from "./js.ts";
import { jump } from "./jumps.ts";
import { intrinsic } from "./intrinsics.ts";

export type Loop = Extract<Statement, { kind: "for" | "while" }>;

export class FastLoop {
  /** The variable that says where the checked form goes on; it stays undefined where the fast form came to its end. */
  readonly rest: string;
  /** Where this round stands: the index of the loop. */
  round = "true";
  /** Each exit stands where nothing in its round has changed yet, and there is an exit for each check. */
  isPossible = true;
  readonly #outer: ReadonlySet<string>;
  #changed = false;

  constructor(body: Body) {
    this.rest = body.temporary("rest");
    this.#outer = new Set(body.bindings.keys());
  }

  /** A check is needed that no exit can stand for. */
  giveUp(): void {
    this.isPossible = false;
  }

  /** Something changes that a second start of this round would find changed. */
  changes(variable: string): void {
    if (this.#outer.has(variable)) this.#changed = true;
  }

  /** The value where it is a small integer; elsewhere the loop is left. */
  smallNumber(body: Body, value: Js): Js {
    const isName = /^[\p{ID_Continue}$]+$/u.test(withoutMarks(value.code));
    const number = isName ? value : body.spill(value, "number");
    this.#leaveIf(body, `${number.code} !== (${number.code} | 0)`);
    return number;
  }

  /** Leaves the loop if the index is outside the list. Engines know that as their own check, and make none of theirs. */
  inside(body: Body, list: Js, index: Js, bounds: Bounds): void {
    const below = bounds.low >= 0 ? "" : `${index.code} < 0 || `;
    this.#leaveIf(body, `${below}${index.code} >= ${member(list, "length").code}`);
  }

  #leaveIf(body: Body, test: string): void {
    if (this.#changed) this.giveUp();
    body.push(`if (${test}) { ${this.rest} = ${this.round}; ${jump(body, "break")} }`);
  }

  /** At the start of a round the numbers that it calculates with are found to be small, until they are assigned. */
  startRound(body: Body, loop: Loop): void {
    for (const name of operands(loop)) {
      const binding = body.bindings.get(name);
      if (binding === undefined) continue;
      const known = boundsOf(body, { kind: "local", at: 0, name, type: binding.local.type });
      const bounds = intersection(known, small);
      if (bounds.low === known.low && bounds.high === known.high) continue;
      this.smallNumber(body, binding.js);
      if (binding.local.var) body.held.set(name, bounds);
      else body.bounds.set(name, bounds);
    }
  }
}

/** Emits a loop: its fast form, if there is one, before it. `emit` is given where the checked form goes on. */
export function emitLoop(body: Body, loop: Loop, emit: (from: string | undefined) => void): void {
  const fast = gains(body, loop, emit) ? emitFast(body, () => emit(undefined)) : undefined;
  if (fast === undefined) {
    emit(undefined);
    return;
  }
  body.lines.push(
    "// Without checks; the loop below goes on where a number grows big or an index is outside.",
    `let ${fast.rest};`,
    ...fast.lines,
  );
  body.block(`if (${fast.rest} !== undefined) `, () => emit(fast.rest));
}

function emitFast(
  body: Body,
  emit: () => void,
): { readonly rest: string; readonly lines: readonly string[] } | undefined {
  return body.attempt(() => {
    const fast = new FastLoop(body);
    body.fast = fast;
    const lines = body.captureLines(emit);
    body.fast = undefined;
    return fast.isPossible ? { rest: fast.rest, lines } : undefined;
  });
}

/** True if the loop does nothing but calculate and look up, and has checks. */
function gains(body: Body, loop: Loop, emit: (from: undefined) => void): boolean {
  const parts = loop.kind === "while" ? [loop.condition, loop.body] : [loop.body];
  if (mentions(parts, (node) => !isPlain(body, node))) return false;
  const before = body.checks;
  body.attempt(() => {
    body.captureLines(() => emit(undefined));
    return undefined;
  });
  return body.checks > before;
}
function isPlain(body: Body, node: Readonly<Record<string, unknown>>): boolean {
  switch (node["kind"]) {
    case "for":
    case "while":
    case "defer":
    case "expect":
    case "given":
    case "lambda":
    case "call-value":
    case "catch":
    case "attempt":
    case "fail":
    case "hole":
    case "interpolate":
    case "slice":
    case "regex":
    case "range":
    case "map":
    case "set":
    case "contains":
    case "definition":
      return false;
    case "arithmetic":
      return node["domain"] === "int" || node["domain"] === "float";
    case "call":
      return intrinsic(node["callee"] as string) !== undefined;
    case "index": {
      const object = node["object"] as { readonly type: IrType };
      return body.context.representation(object.type).kind === "list";
    }
    default:
      return true;
  }
}

/** The variables that an Int operation of the loop uses. */
function operands(loop: Loop): Set<string> {
  const names = new Set<string>();
  const note = (expression: Expression): void => {
    if (expression.kind === "local") names.add(expression.name);
  };
  mentions(loop, (node) => {
    if (node["kind"] === "arithmetic" && node["domain"] === "int") {
      note(node["left"] as Expression);
      note(node["right"] as Expression);
    }
    const operator = node["operator"] as { readonly domain: string } | undefined;
    if (node["kind"] === "assign" && operator?.domain === "int") {
      const { place, value } = node as unknown as Extract<Statement, { kind: "assign" }>;
      if (place.kind === "local") names.add(place.name);
      note(value);
    }
    return false;
  });
  return names;
}
