/**
 * Looks at a body before it is analysed: which use of a variable is its last, and from which level on some use keeps what the
 * variable holds. A variable that nothing is kept of only looks at the value of another.
 */
import type {
  Argument,
  Block,
  Expression,
  IrParameter,
  Local,
  Pattern,
  Place,
  Statement,
} from "@neuro-lang/ir";
import { isAtomic } from "../tree.ts";
import type { Summary } from "./summaries.ts";

export interface Uses {
  /** `local` expressions after which the variable's value is not needed any more. */
  readonly last: ReadonlySet<Expression>;
  /** The first level that some use goes on holding; Infinity if none. */
  keptFrom(local: string): number;
}

interface Use {
  readonly node: Expression | undefined;
  readonly order: number;
  readonly loop: object;
  /** The `return` that it stands in. */
  readonly exit: object | undefined;
}

/** Where a variable's value comes from: a part of another variable's value. */
export interface Source {
  readonly root: string;
  readonly level: number;
}

/** The variable at the root of a chain of fields, items and indices, and how far inside the value is. */
export function sourceOf(expression: Expression): Source | undefined {
  switch (expression.kind) {
    case "local":
      return { root: expression.name, level: 0 };
    case "field":
    case "item":
    case "index": {
      const object = sourceOf(expression.object);
      return object === undefined ? undefined : { root: object.root, level: object.level + 1 };
    }
    default:
      return undefined;
  }
}

/** What of a callee's summary decides whether arguments are kept. */
export type KeepsOf = (callee: string) => Summary | undefined;

export function collectUses(
  parameters: readonly (IrParameter | Local)[],
  body: Block,
  summary: KeepsOf,
): Uses {
  return new Collector(summary).collect(parameters, body);
}

class Collector {
  readonly #summary: KeepsOf;
  readonly #uses = new Map<string, Use[]>();
  readonly #home = new Map<string, object>();
  readonly #kept = new Map<string, number>();
  readonly #derived: { readonly local: string; readonly source: Source }[] = [];
  readonly #deferred = new Set<string>();
  #order = 0;
  #loop: object = {};
  #exit: object | undefined;
  #inDefer = false;

  constructor(summary: KeepsOf) {
    this.#summary = summary;
  }

  collect(parameters: readonly (IrParameter | Local)[], body: Block): Uses {
    for (const parameter of parameters)
      this.#declare("local" in parameter ? parameter.local : parameter);
    this.#block(body, true);
    // What is kept of a part is kept of the whole.
    for (let changed = true; changed;) {
      changed = false;
      for (const { local, source } of this.#derived) {
        const level = source.level + (this.#kept.get(local) ?? Infinity);
        if (level < (this.#kept.get(source.root) ?? Infinity)) {
          this.#kept.set(source.root, level);
          changed = true;
        }
      }
    }
    const last = new Set<Expression>();
    for (const [name, uses] of this.#uses) {
      if (this.#deferred.has(name)) continue;
      const final = Math.max(...uses.map((use) => use.order));
      for (const use of uses) {
        if (use.node === undefined) continue;
        const isFinal = use.order === final && use.loop === this.#home.get(name);
        const leaves =
          use.exit !== undefined &&
          !uses.some((other) => other.exit === use.exit && other.order > use.order);
        if (isFinal || leaves) last.add(use.node);
      }
    }
    return { last, keptFrom: (local) => this.#kept.get(local) ?? Infinity };
  }

  #declare(local: Local): void {
    this.#home.set(local.name, this.#loop);
  }
  #use(name: string, node: Expression | undefined): void {
    const use = { node, order: this.#order++, loop: this.#loop, exit: this.#exit };
    const uses = this.#uses.get(name);
    if (uses === undefined) this.#uses.set(name, [use]);
    else uses.push(use);
    if (this.#inDefer) this.#deferred.add(name);
  }
  #keep(name: string, level: number): void {
    this.#kept.set(name, Math.min(level, this.#kept.get(name) ?? Infinity));
  }
  #within(loop: object, visit: () => void): void {
    const outer = this.#loop;
    this.#loop = loop;
    visit();
    this.#loop = outer;
  }

  #block(block: Block, keep: boolean): void {
    for (const statement of block.statements) this.#statement(statement);
    if (block.result !== undefined) this.#expression(block.result, keep);
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case "let":
        this.#bound(statement.pattern, statement.value, 0);
        break;
      case "var":
        this.#expression(statement.value, true);
        this.#declare(statement.local);
        break;
      case "assign":
        this.#place(statement.place);
        this.#expression(statement.value, true);
        break;
      case "expression":
        this.#expression(statement.expression, false);
        break;
      case "for":
        this.#look(statement.iterable);
        this.#within(statement, () => {
          // An entry of a map is made for the walk; its key and value are the map's.
          this.#pattern(
            statement.pattern,
            from(statement.iterable, statement.iterable.type.kind === "map" ? 0 : 1),
          );
          this.#block(statement.body, false);
        });
        break;
      case "while":
        this.#within(statement, () => {
          this.#expression(statement.condition, false);
          this.#block(statement.body, false);
        });
        break;
      case "defer": {
        const outer = this.#inDefer;
        this.#inDefer = true;
        this.#block(statement.body, false);
        this.#inDefer = outer;
        break;
      }
      case "expect":
        this.#expression(statement.condition, false);
        break;
      case "given":
        for (const provider of statement.providers) this.#expression(provider.value, true);
        this.#within(statement, () => this.#block(statement.body, false));
        break;
    }
  }

  /** A value that a pattern takes apart: its variables hold parts of it. */
  #bound(pattern: Pattern, value: Expression, level: number): void {
    const source = sourceOf(value);
    if (source === undefined || (pattern.kind === "bind" && source.level === 0))
      this.#expression(value, true);
    else this.#look(value);
    this.#pattern(
      pattern,
      source === undefined ? undefined : { root: source.root, level: source.level + level },
    );
  }

  #pattern(pattern: Pattern, source: Source | undefined): void {
    for (const [local, level] of boundLocals(pattern, 0)) {
      this.#declare(local);
      if (source !== undefined && !isAtomic(local.type))
        this.#derived.push({
          local: local.name,
          source: { root: source.root, level: source.level + level },
        });
    }
  }

  #place(place: Place): void {
    if (place.kind === "local") {
      this.#use(place.name, undefined);
      return;
    }
    this.#place(place.object);
    if (place.kind === "index") this.#expression(place.index, true);
  }

  #look(expression: Expression): void {
    this.#expression(expression, false);
  }
  #all(expressions: readonly (Expression | undefined)[], keep: boolean): void {
    for (const expression of expressions)
      if (expression !== undefined) this.#expression(expression, keep);
  }

  #expression(expression: Expression, keep: boolean): void {
    switch (expression.kind) {
      case "local":
        this.#use(expression.name, expression);
        if (keep && !isAtomic(expression.type)) this.#keep(expression.name, 0);
        break;
      case "field":
      case "item":
      case "index": {
        const source = sourceOf(expression);
        if (source !== undefined) {
          if (keep && !isAtomic(expression.type)) this.#keep(source.root, source.level);
          this.#look(expression.object);
        } else {
          this.#expression(expression.object, keep && !isAtomic(expression.type));
        }
        if (expression.kind === "index") this.#expression(expression.index, false);
        break;
      }
      case "builtin-field":
        this.#look(expression.object);
        break;
      case "slice":
        this.#items(expression.object);
        this.#look(expression.range);
        break;
      case "negate":
      case "not":
        this.#look(expression.operand);
        break;
      case "and":
      case "or":
      case "compare":
        this.#look(expression.left);
        this.#look(expression.right);
        break;
      case "arithmetic":
        if (expression.domain === "list") {
          this.#items(expression.left);
          this.#items(expression.right);
        } else {
          this.#look(expression.left);
          this.#look(expression.right);
        }
        break;
      case "contains":
        this.#look(expression.item);
        this.#look(expression.collection);
        break;
      case "interpolate":
        for (const part of expression.parts) if (typeof part !== "string") this.#look(part);
        break;
      case "call":
        this.#call(expression.callee, expression.arguments);
        break;
      case "call-value":
        this.#look(expression.callee);
        this.#all(expression.arguments, true);
        break;
      case "record":
      case "variant":
        this.#all(expression.fields, true);
        break;
      case "tuple":
      case "set":
        this.#all(expression.items, true);
        break;
      case "list":
        for (const item of expression.items) {
          if (item.spread) this.#items(item.value);
          else this.#expression(item.value, true);
        }
        break;
      case "map":
        for (const entry of expression.entries) this.#all([entry.key, entry.value], true);
        break;
      case "range":
        this.#all([expression.from, expression.to], false);
        break;
      case "coalesce":
        this.#all([expression.left, expression.right], keep);
        break;
      case "optional-chain": {
        this.#look(expression.object);
        this.#pattern({ kind: "bind", local: expression.local }, sourceOf(expression.object));
        this.#expression(expression.body, keep);
        break;
      }
      case "is":
        this.#look(expression.operand);
        this.#pattern(expression.pattern, sourceOf(expression.operand));
        break;
      case "with":
        this.#items(expression.record);
        for (const field of expression.fields) this.#expression(field.value, true);
        break;
      case "lambda":
        this.#lambda(expression, keep);
        break;
      case "if":
        this.#look(expression.condition);
        this.#block(expression.then, keep);
        if (expression.else !== undefined) this.#block(expression.else, keep);
        break;
      case "match": {
        const source = sourceOf(expression.subject);
        if (source === undefined) this.#expression(expression.subject, true);
        else this.#look(expression.subject);
        for (const arm of expression.arms) {
          this.#pattern(arm.pattern, source);
          if (arm.guard !== undefined) this.#look(arm.guard);
          this.#block(arm.body, keep);
        }
        break;
      }
      case "block":
        this.#block(expression.block, keep);
        break;
      case "catch":
        this.#expression(expression.body, keep);
        this.#declare(expression.failure);
        this.#block(expression.handler, keep);
        break;
      case "attempt":
        this.#expression(expression.body, true);
        break;
      case "return":
      case "fail": {
        if (expression.value === undefined) break;
        const outer = this.#exit;
        if (expression.kind === "return") this.#exit = expression;
        this.#expression(expression.value, true);
        if (expression.kind === "fail" && expression.cause !== undefined)
          this.#expression(expression.cause, true);
        this.#exit = outer;
        break;
      }
      case "hole":
        for (const local of expression.live) this.#use(local.name, undefined);
        break;
      case "literal":
      case "regex":
      case "none":
      case "unit":
      case "definition":
      case "constructor":
      case "break":
      case "continue":
        break;
    }
  }

  #lambda(lambda: Extract<Expression, { kind: "lambda" }>, keep: boolean): void {
    // In a lambda, `return` leaves the lambda only.
    const exit = this.#exit;
    this.#exit = undefined;
    const start = this.#order;
    this.#within(lambda, () => {
      for (const parameter of lambda.parameters) this.#declare(parameter);
      this.#block(lambda.body, true);
    });
    this.#exit = exit;
    if (!keep) return;
    // A closure that is kept keeps what it captured.
    for (const [name, uses] of this.#uses)
      if (uses.some((use) => use.order >= start)) this.#keep(name, 0);
  }

  /** The value's items are kept, not the value. */
  #items(expression: Expression): void {
    const source = sourceOf(expression);
    if (source === undefined) {
      this.#expression(expression, true);
      return;
    }
    this.#look(expression);
    this.#keep(source.root, source.level + 1);
  }

  #call(callee: string, passed: readonly Argument[]): void {
    const summary = this.#summary(callee);
    for (const [index, argument] of passed.entries()) {
      if (argument.kind === "place") this.#place(argument.place);
      if (argument.kind !== "value") continue;
      const kept = summary === undefined ? 0 : summary.keeps[index]!;
      const source = sourceOf(argument.value);
      if (kept === 0) this.#expression(argument.value, true);
      else if (source === undefined) this.#expression(argument.value, kept < Infinity);
      else {
        this.#look(argument.value);
        if (kept < Infinity) this.#keep(source.root, source.level + kept);
      }
    }
  }
}

function from(expression: Expression, level: number): Source | undefined {
  const source = sourceOf(expression);
  return source === undefined ? undefined : { root: source.root, level: source.level + level };
}

/** The variables of a pattern, with how far inside the subject their values are. */
export function boundLocals(pattern: Pattern, level: number): (readonly [Local, number])[] {
  switch (pattern.kind) {
    case "bind":
      return [[pattern.local, level]];
    case "some":
    case "of-type":
      return boundLocals(pattern.pattern, level);
    case "variant":
      return pattern.fields.flatMap((field) => boundLocals(field, level + 1));
    case "record":
      return pattern.fields.flatMap((field) => boundLocals(field.pattern, level + 1));
    case "tuple":
      return pattern.items.flatMap((item) => boundLocals(item, level + 1));
    case "list": {
      const items = [...pattern.before, ...pattern.after].flatMap((item) =>
        boundLocals(item, level + 1),
      );
      // The rest is a new list of the old items.
      return pattern.rest === undefined || pattern.rest === "any"
        ? items
        : [...items, [pattern.rest, level]];
    }
    case "or":
      return pattern.alternatives.flatMap((alternative) => boundLocals(alternative, level));
    case "as":
      return [[pattern.local, level], ...boundLocals(pattern.pattern, level)];
    default:
      return [];
  }
}
