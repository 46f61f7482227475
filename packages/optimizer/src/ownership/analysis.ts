/**
 * Follows one body and decides at each change in place which levels somebody else may hold, and at each use of a `var` parameter
 * whether its value is kept. Loops are walked until nothing gets worse.
 */
import type { Argument, Block, Expression, Local, Pattern, Place, Statement } from "@neuro-lang/ir";
import { isAtomic, rootOf } from "../tree.ts";
import {
  around,
  certain,
  deep,
  depth,
  least,
  resolve,
  shared,
  symbol,
  type Depth,
} from "./depth.ts";
import { Flow, join, sameState, type State } from "./flow.ts";
import type { Decisions, Facts } from "./facts.ts";
import type { Summary } from "./summaries.ts";
import { capturedBy, changesRoot, sourceOfPlace } from "./places.ts";
import { boundLocals, collectUses, sourceOf, type Source, type Uses } from "./uses.ts";

export interface BodyResult {
  readonly result: Depth;
  readonly keeps: readonly number[];
  readonly after: readonly (Depth | undefined)[];
}

export function analyseBody(
  facts: Facts,
  decisions: Decisions,
  parameters: readonly { readonly local: Local; readonly var: boolean }[],
  entry: readonly number[],
  body: Block,
): BodyResult {
  return new Analysis(facts, decisions).run(parameters, entry, body);
}

class Analysis {
  readonly #facts: Facts;
  readonly #decisions: Decisions;
  readonly #flow: Flow;
  /** `var` parameters that are the caller's own objects. */
  readonly #objects = new Set<string>();
  #functions = new Map<string, number>();
  #uses!: Uses;
  /** Lambdas around that live on: they need a copy of what they look at. */
  #keptLambdas = 0;
  #result: Depth = deep;
  #exits: State[] = [];
  #breaks: State[] = [];
  #continues: State[] = [];

  constructor(facts: Facts, decisions: Decisions) {
    this.#facts = facts;
    this.#decisions = decisions;
    this.#flow = new Flow((type) => facts.nesting(type));
  }

  run(
    parameters: readonly { readonly local: Local; readonly var: boolean }[],
    entry: readonly number[],
    body: Block,
  ): BodyResult {
    this.#uses = collectUses(
      parameters.map((parameter) => parameter.local),
      body,
      (callee) => this.#facts.summary(callee),
    );
    for (const [index, { local, var: isVar }] of parameters.entries()) {
      this.#flow.types.set(local.name, local.type);
      if (local.type.kind === "function") this.#functions.set(local.name, index);
      if (isVar && this.#facts.isContainer(local.type)) {
        this.#objects.add(local.name);
        this.#flow.set(local.name, depth(entry[index]!));
      } else {
        this.#flow.set(local.name, isVar ? shared : symbol(`p:${index}`));
      }
    }
    const value = this.#block(body, true);
    if (this.#flow.reachable) {
      this.#result = least(this.#result, value);
      this.#exits.push(this.#flow.state);
    }
    const end = this.#exits.length === 0 ? this.#flow.state : join(this.#exits);
    return {
      result: this.#result,
      keeps: parameters.map(({ local, var: isVar }) =>
        isVar ? Infinity : this.#uses.keptFrom(local.name),
      ),
      after: parameters.map(({ local, var: isVar }) =>
        isVar
          ? this.#objects.has(local.name)
            ? (end.get(local.name) ?? shared)
            : shared
          : undefined,
      ),
    };
  }

  // ── Statements

  #block(block: Block, keep: boolean): Depth {
    for (const statement of block.statements) {
      if (!this.#flow.reachable) return deep;
      this.#statement(statement);
    }
    if (block.result === undefined || !this.#flow.reachable) return deep;
    return keep ? this.#keep(block.result) : this.#look(block.result);
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case "let":
        this.#let(statement.pattern, statement.value);
        break;
      case "var": {
        const value = this.#keep(statement.value);
        this.#flow.declare(statement.local, value);
        break;
      }
      case "assign":
        this.#assign(statement);
        break;
      case "expression":
        this.#look(statement.expression);
        break;
      case "for":
        this.#for(statement);
        break;
      case "while":
        this.#loop(
          () => this.#look(statement.condition),
          () => this.#block(statement.body, false),
        );
        break;
      case "defer":
        this.#deferred(statement.body);
        break;
      case "expect":
        this.#look(statement.condition);
        break;
      case "given":
        for (const provider of statement.providers) this.#keep(provider.value);
        this.#flow.branches([() => this.#block(statement.body, false), () => deep]);
        break;
    }
  }

  /** It runs at some later point, whatever happened until then. */
  #deferred(body: Block): void {
    const before = this.#flow.state;
    this.#flow.state = new Map(
      [...before].map(([name]) => [name, this.#objects.has(name) ? depth(1) : shared]),
    );
    this.#block(body, false);
    this.#flow.state = new Map(
      [...before].map(([name, value]) => [name, least(value, this.#flow.state.get(name) ?? deep)]),
    );
  }

  #let(pattern: Pattern, value: Expression): void {
    const source = sourceOf(value);
    if (source === undefined || (pattern.kind === "bind" && source.level === 0)) {
      const given = this.#keep(value);
      for (const [local, level] of boundLocals(pattern, 0))
        this.#flow.declare(local, around(given, -level));
      return;
    }
    this.#look(value);
    this.#bindParts(pattern, source);
  }

  /** Variables that hold parts of another variable's value: lookers if nothing is kept of them, otherwise holders. */
  #bindParts(pattern: Pattern, source: Source): void {
    for (const [local, inside] of boundLocals(pattern, 0)) {
      this.#flow.declare(local, isAtomic(local.type) ? deep : shared);
      if (isAtomic(local.type)) continue;
      const level = source.level + inside;
      const kept = this.#uses.keptFrom(local.name);
      if (kept < Infinity) this.#flow.lower(source, level + kept);
      this.#flow.borrow(source.root, level, local.name);
    }
  }

  #for(statement: Extract<Statement, { kind: "for" }>): void {
    let source = sourceOf(statement.iterable);
    // The list at entry: a caller's object that changes meanwhile is copied.
    if (
      source?.level === 0 &&
      this.#objects.has(source.root) &&
      changesRoot(statement.body, source.root)
    )
      source = undefined;
    const item = source === undefined ? around(this.#keep(statement.iterable), -1) : shared;
    if (source !== undefined) this.#look(statement.iterable);
    // An entry of a map is made for the walk; its key and value are the map's.
    const entry = statement.iterable.type.kind === "map" ? 0 : 1;
    this.#flow.scoped(() => {
      // The walk itself looks at the collection until it ends.
      if (source !== undefined && !isAtomic(statement.iterable.type))
        this.#flow.borrow(source.root, source.level, "");
      this.#loop(
        () => undefined,
        () => {
          if (source === undefined)
            for (const [local, level] of boundLocals(statement.pattern, 0))
              this.#flow.declare(local, around(item, -level));
          else
            this.#bindParts(statement.pattern, { root: source.root, level: source.level + entry });
          this.#block(statement.body, false);
        },
      );
    });
  }

  #loop(head: () => unknown, body: () => unknown): void {
    const outerBreaks = this.#breaks;
    const outerContinues = this.#continues;
    for (;;) {
      const start = this.#flow.state;
      this.#breaks = [];
      this.#continues = [];
      this.#flow.state = new Map(start);
      head();
      const exit = new Map(this.#flow.state);
      this.#flow.scoped(body);
      const ends = [start, ...this.#continues, ...(this.#flow.reachable ? [this.#flow.state] : [])];
      const next = join(ends);
      this.#flow.reachable = true;
      if (sameState(start, next)) {
        this.#flow.state = join([exit, ...this.#breaks]);
        break;
      }
      this.#flow.state = next;
    }
    this.#breaks = outerBreaks;
    this.#continues = outerContinues;
  }

  // ── Changes in place

  /** Which of the levels from the root must be copied first, and the path's length. */
  #copies(root: string, levels: number): boolean[] {
    const owned = this.#flow.owned(root);
    return Array.from(
      { length: levels },
      (_, level) => level >= owned && !(level === 0 && this.#objects.has(root)),
    );
  }
  /** After the copies, the root is the variable's own. */
  #copied(root: string): void {
    const owned = this.#flow.get(root);
    if (certain(owned) < 1) this.#flow.set(root, depth(1));
    // Who looks at the whole now looks at the old root; the parts are still the same.
    this.#flow.borrows = this.#flow.borrows.map((borrow) =>
      borrow.root === root && borrow.level === 0 ? { ...borrow, level: 1 } : borrow,
    );
  }
  #indices(place: Place): void {
    if (place.kind === "local") return;
    this.#indices(place.object);
    if (place.kind === "index") this.#keep(place.index);
  }

  #assign(statement: Extract<Statement, { kind: "assign" }>): void {
    const { place } = statement;
    const source = sourceOfPlace(place);
    this.#indices(place);
    const value =
      statement.operator === undefined
        ? this.#keep(statement.value)
        : isAtomic(place.type)
          ? (this.#look(statement.value), deep)
          : (this.#items(statement.value), depth(1));
    if (source.level === 0) {
      // The contents of a `var` parameter's object are replaced, the object stays.
      this.#flow.set(
        source.root,
        this.#objects.has(source.root) ? around(around(value, -1), 1) : value,
      );
      if (this.#objects.has(source.root) && certain(this.#flow.get(source.root)) < 1)
        this.#flow.set(source.root, depth(1));
      else this.#flow.borrows = this.#flow.borrows.filter((borrow) => borrow.root !== source.root);
      return;
    }
    this.#decisions.set(statement, this.#copies(source.root, source.level));
    this.#copied(source.root);
    this.#flow.set(source.root, least(this.#flow.get(source.root), around(value, source.level)));
  }

  #call(expression: Extract<Expression, { kind: "call" }>): Depth {
    const summary = this.#facts.summary(expression.callee);
    const parameters = this.#facts.parametersOf(expression.callee);
    const given: Depth[] = [];
    const functions: (Depth | undefined)[] = [];
    let removed = deep;
    for (const [index, argument] of expression.arguments.entries()) {
      if (argument.kind === "place") this.#indices(argument.place);
      if (argument.kind !== "value") given[index] = deep;
      else
        given[index] = this.#argument(
          argument.value,
          summary.keeps[index]!,
          index,
          functions,
          this.#changesMeanwhile(expression, index),
        );
    }
    const known = (name: string): Depth => {
      const index = Number(name.slice(2));
      return (name.startsWith("f:") ? functions[index] : given[index]) ?? shared;
    };
    for (const [index, argument] of expression.arguments.entries()) {
      if (argument.kind !== "place") continue;
      removed = this.#placeArgument(
        expression.callee,
        index,
        parameters[index]!,
        argument,
        summary,
        known,
        given,
      );
    }
    if (summary.takesOut) return around(removed, -1);
    return this.#flow.settle(resolve(summary.result, known), expression.type);
  }

  /** The argument's variable is changed by the call itself or by a later argument: what was handed over must not change with it. */
  #changesMeanwhile(expression: Extract<Expression, { kind: "call" }>, index: number): boolean {
    const argument = expression.arguments[index]!;
    const source = argument.kind === "value" ? sourceOf(argument.value) : undefined;
    if (source === undefined) return false;
    return expression.arguments.some((other, position) => {
      if (other.kind === "place") return rootOf(other.place) === source.root;
      return position > index && other.kind === "value" && changesRoot(other.value, source.root);
    });
  }

  #argument(
    value: Expression,
    kept: number,
    index: number,
    functions: (Depth | undefined)[],
    changesLater: boolean,
  ): Depth {
    if (value.type.kind === "function") {
      functions[index] = this.#functionResult(value, kept < Infinity);
      return shared;
    }
    if (kept === 0 || changesLater) return this.#keep(value);
    const source = sourceOf(value);
    if (source === undefined) return this.#keep(value);
    this.#look(value);
    if (kept < Infinity) this.#flow.lower(source, source.level + kept);
    return shared;
  }

  #placeArgument(
    callee: string,
    index: number,
    parameter: { readonly local: Local },
    argument: Extract<Argument, { kind: "place" }>,
    summary: Summary,
    known: (name: string) => Depth,
    given: readonly Depth[],
  ): Depth {
    const source = sourceOfPlace(argument.place);
    const object = this.#facts.isContainer(parameter.local.type);
    const copies = this.#copies(source.root, source.level + 1);
    this.#decisions.set(argument, copies);
    if (!object) {
      // The value travels through a cell: the callee shares it with nobody it knows.
      this.#flow.lower(source, source.level);
      if (source.level > 0) this.#copied(source.root);
      return shared;
    }
    this.#copied(source.root);
    const before = this.#flow.get(source.root);
    const levels = Math.max(1, this.#flow.owned(source.root) - source.level);
    this.#facts.handsOver(callee, index, levels);
    const after = resolve(summary.after[index] ?? shared, known);
    const stored = summary.keeps.flatMap((kept, other) =>
      kept === Infinity ? [] : [around(given[other] ?? shared, kept === 0 ? 1 : 0)],
    );
    this.#flow.set(source.root, least(before, around(least(after, ...stored), source.level)));
    if (source.level === 0 && certain(this.#flow.get(source.root)) < 1)
      this.#flow.set(source.root, depth(1));
    return around(least(before, depth(this.#flow.owned(source.root))), -source.level);
  }

  // ── Expressions

  /** What a function value gives, each time it is called. */
  #functionResult(value: Expression, kept: boolean): Depth {
    switch (value.kind) {
      case "lambda":
        return this.#lambda(value, kept);
      case "definition": {
        const summary = this.#facts.summary(value.id);
        return resolve(summary.result, () => shared);
      }
      case "constructor":
        return depth(1);
      case "local": {
        const index = this.#functions.get(value.name);
        return index === undefined ? shared : symbol(`f:${index}`);
      }
      default:
        this.#keep(value);
        return shared;
    }
  }

  #lambda(lambda: Extract<Expression, { kind: "lambda" }>, kept: boolean): Depth {
    const before = this.#flow.state;
    const outer = {
      result: this.#result,
      exits: this.#exits,
      reachable: this.#flow.reachable,
      breaks: this.#breaks,
      continues: this.#continues,
    };
    this.#result = deep;
    this.#exits = [];
    if (kept) this.#keptLambdas += 1;
    // It may run at any time and often: what it captured is not its own.
    this.#flow.state = new Map([...before].map(([name]) => [name, shared]));
    this.#flow.scoped(() => {
      for (const parameter of lambda.parameters)
        this.#flow.declare(parameter, isAtomic(parameter.type) ? deep : shared);
      const value = this.#block(lambda.body, true);
      if (this.#flow.reachable) this.#result = least(this.#result, value);
    });
    const result = this.#result;
    if (kept) this.#keptLambdas -= 1;
    this.#flow.state = before;
    this.#result = outer.result;
    this.#exits = outer.exits;
    this.#flow.reachable = outer.reachable;
    this.#breaks = outer.breaks;
    this.#continues = outer.continues;
    for (const name of capturedBy(lambda, before)) {
      const level = kept ? 0 : this.#uses.keptFrom(name);
      if (level < Infinity) this.#flow.lower({ root: name, level: 0 }, level);
    }
    return result;
  }

  #all(expressions: readonly (Expression | undefined)[]): Depth {
    return least(
      ...expressions.map((expression) =>
        expression === undefined ? deep : this.#keep(expression),
      ),
    );
  }

  /** A new value is made of the value's items. */
  #items(expression: Expression): Depth {
    const source = sourceOf(expression);
    if (
      source === undefined ||
      (expression.kind === "local" &&
        this.#uses.last.has(expression) &&
        !this.#objects.has(expression.name))
    ) {
      return around(around(this.#keep(expression), -1), 1);
    }
    this.#look(expression);
    this.#flow.lower(source, source.level + 1);
    return this.#flow.settle(depth(1), expression.type);
  }

  /** Evaluates what is only looked at; what the expression itself makes nobody else holds. */
  #look(expression: Expression): Depth {
    switch (expression.kind) {
      case "local":
        if (!this.#objects.has(expression.name)) return shared;
        if (this.#keptLambdas > 0) this.#decisions.delete(expression);
        else this.#decisions.set(expression, false);
        return shared;
      case "field":
      case "item":
        return this.#look(expression.object);
      case "index":
        this.#look(expression.object);
        this.#look(expression.index);
        return shared;
      case "if":
        this.#look(expression.condition);
        this.#flow.branches([
          () => this.#block(expression.then, false),
          () => (expression.else === undefined ? deep : this.#block(expression.else, false)),
        ]);
        return shared;
      case "match":
        this.#match(expression, false);
        return shared;
      case "block":
        return this.#flow.scoped(() => this.#block(expression.block, false));
      case "catch":
        return this.#catch(expression, false);
      case "coalesce":
        this.#look(expression.left);
        this.#flow.branches([() => this.#look(expression.right), () => deep]);
        return shared;
      default:
        return this.#keep(expression);
    }
  }

  /** Evaluates what is kept: the depth of the value for whoever gets it. */
  #keep(expression: Expression): Depth {
    const value = this.#evaluate(expression);
    if (expression.type.kind === "never") this.#flow.reachable = false;
    return isAtomic(expression.type) ? deep : this.#flow.settle(value, expression.type);
  }

  #evaluate(expression: Expression): Depth {
    switch (expression.kind) {
      case "local":
        return this.#local(expression);
      case "field":
      case "item":
      case "index": {
        const source = sourceOf(expression);
        if (expression.kind === "index" && source === undefined) {
          const object = around(this.#keep(expression.object), -1);
          this.#look(expression.index);
          return object;
        }
        if (source === undefined) return around(this.#keep(expression.object), -1);
        this.#look(expression);
        if (!isAtomic(expression.type)) this.#flow.lower(source, source.level);
        return shared;
      }
      case "builtin-field":
        this.#look(expression.object);
        return shared;
      case "slice": {
        const items = this.#items(expression.object);
        this.#look(expression.range);
        return items;
      }
      case "negate":
      case "not":
        this.#look(expression.operand);
        return deep;
      case "and":
      case "or":
        this.#look(expression.left);
        this.#flow.branches([() => this.#look(expression.right), () => deep]);
        return deep;
      case "compare":
        this.#look(expression.left);
        this.#look(expression.right);
        return deep;
      case "arithmetic":
        if (expression.domain === "list")
          return least(this.#items(expression.left), this.#items(expression.right));
        this.#look(expression.left);
        this.#look(expression.right);
        return deep;
      case "contains":
        this.#look(expression.item);
        this.#look(expression.collection);
        return deep;
      case "interpolate":
        for (const part of expression.parts) if (typeof part !== "string") this.#look(part);
        return deep;
      case "call":
        return this.#call(expression);
      case "call-value": {
        this.#look(expression.callee);
        this.#all(expression.arguments);
        return expression.callee.kind === "local"
          ? this.#functionResult(expression.callee, false)
          : shared;
      }
      case "record":
      case "variant":
        return around(this.#all(expression.fields), 1);
      case "tuple":
      case "set":
        return around(this.#all(expression.items), 1);
      case "list":
        return least(
          ...expression.items.map((item) =>
            item.spread ? this.#items(item.value) : around(this.#keep(item.value), 1),
          ),
        );
      case "map":
        return around(
          this.#all(expression.entries.flatMap((entry) => [entry.key, entry.value])),
          1,
        );
      case "range":
        this.#look(expression.from);
        this.#look(expression.to);
        return deep;
      case "coalesce": {
        const left = this.#keep(expression.left);
        return this.#flow.valueOf(
          this.#flow.branches([() => this.#keep(expression.right), () => left]),
        );
      }
      case "optional-chain": {
        const source = sourceOf(expression.object);
        const object =
          source === undefined ? this.#keep(expression.object) : this.#look(expression.object);
        if (source === undefined) this.#flow.declare(expression.local, object);
        else this.#bindParts({ kind: "bind", local: expression.local }, source);
        return this.#flow.valueOf(
          this.#flow.branches([() => this.#keep(expression.body), () => deep]),
        );
      }
      case "is":
        this.#subject(expression.operand, [expression.pattern]);
        return deep;
      case "with": {
        const items = this.#items(expression.record);
        return least(
          items,
          ...expression.fields.map((field) => around(this.#keep(field.value), 1)),
        );
      }
      case "lambda":
        this.#lambda(expression, true);
        return shared;
      case "if":
        this.#look(expression.condition);
        return this.#flow.valueOf(
          this.#flow.branches([
            () => this.#block(expression.then, true),
            () => (expression.else === undefined ? deep : this.#block(expression.else, true)),
          ]),
        );
      case "match":
        return this.#match(expression, true);
      case "block":
        return this.#flow.scoped(() => this.#block(expression.block, true));
      case "catch":
        return this.#catch(expression, true);
      case "attempt":
        return this.#protected(
          () => around(this.#keep(expression.body), 1),
          () => shared,
        );
      case "return": {
        const value = expression.value === undefined ? deep : this.#keep(expression.value);
        this.#result = least(this.#result, value);
        this.#exits.push(this.#flow.state);
        this.#flow.reachable = false;
        return deep;
      }
      case "fail":
        this.#keep(expression.value);
        if (expression.cause !== undefined) this.#keep(expression.cause);
        this.#exits.push(this.#flow.state);
        this.#flow.reachable = false;
        return deep;
      case "break":
        this.#breaks.push(this.#flow.state);
        this.#flow.reachable = false;
        return deep;
      case "continue":
        this.#continues.push(this.#flow.state);
        this.#flow.reachable = false;
        return deep;
      case "literal":
      case "regex":
      case "none":
      case "unit":
        return deep;
      case "definition":
      case "constructor":
      case "hole":
        return shared;
    }
  }

  #local(expression: Extract<Expression, { kind: "local" }>): Depth {
    const { name } = expression;
    if (isAtomic(expression.type)) return deep;
    if (this.#objects.has(name)) {
      // The caller's object must not get out: it is copied, and its items are shared.
      this.#decisions.delete(expression);
      this.#flow.lower({ root: name, level: 0 }, 1);
      return this.#flow.settle(depth(1), expression.type);
    }
    const value = this.#flow.get(name);
    if (
      this.#uses.last.has(expression) &&
      !this.#flow.borrows.some((borrow) => borrow.root === name)
    ) {
      this.#flow.set(name, shared);
      return value;
    }
    this.#flow.lower({ root: name, level: 0 }, 0);
    // What depends on the caller stays so: the parameter itself is never changed in place.
    return shared;
  }

  #subject(subject: Expression, patterns: readonly Pattern[]): void {
    const source = this.#subjectSource(subject, patterns);
    if (source === undefined) {
      const value = this.#keep(subject);
      for (const pattern of patterns)
        for (const [local, level] of boundLocals(pattern, 0))
          this.#flow.declare(local, around(value, -level));
      return;
    }
    this.#look(subject);
    for (const pattern of patterns) this.#bindParts(pattern, source);
  }

  /** Where the subject's value comes from; a caller's object that a pattern binds as a whole is copied. */
  #subjectSource(subject: Expression, patterns: readonly Pattern[]): Source | undefined {
    const source = sourceOf(subject);
    const binds = patterns.some((pattern) =>
      boundLocals(pattern, 0).some(([, level]) => level === 0),
    );
    return source?.level === 0 && this.#objects.has(source.root) && binds ? undefined : source;
  }

  #match(expression: Extract<Expression, { kind: "match" }>, keep: boolean): Depth {
    const patterns = expression.arms.map((arm) => arm.pattern);
    const source = this.#subjectSource(expression.subject, patterns);
    if (source === undefined) this.#keep(expression.subject);
    else this.#look(expression.subject);
    return this.#flow.valueOf(
      this.#flow.branches(
        expression.arms.map((arm) => () => {
          if (source === undefined)
            for (const [local] of boundLocals(arm.pattern, 0))
              this.#flow.declare(local, isAtomic(local.type) ? deep : shared);
          else this.#bindParts(arm.pattern, source);
          if (arm.guard !== undefined) this.#look(arm.guard);
          return this.#block(arm.body, keep);
        }),
      ),
    );
  }

  #catch(expression: Extract<Expression, { kind: "catch" }>, keep: boolean): Depth {
    return this.#protected(
      () => (keep ? this.#keep(expression.body) : this.#look(expression.body)),
      () => {
        this.#flow.declare(expression.failure, shared);
        return this.#block(expression.handler, keep);
      },
    );
  }

  /** The handler may run after any part of the body. */
  #protected(body: () => Depth, handler: () => Depth): Depth {
    const start = this.#flow.state;
    const watch: State = new Map();
    this.#flow.watches.push(watch);
    this.#flow.state = new Map(start);
    const wasReachable = this.#flow.reachable;
    const value = this.#flow.scoped(body);
    this.#flow.watches.pop();
    const after = { state: this.#flow.state, reachable: this.#flow.reachable };
    this.#flow.state = new Map(
      [...start].map(([name, entry]) => [name, least(entry, watch.get(name) ?? deep)]),
    );
    this.#flow.reachable = wasReachable;
    const handled = this.#flow.scoped(handler);
    const ends = [
      ...(after.reachable ? [after.state] : []),
      ...(this.#flow.reachable ? [this.#flow.state] : []),
    ];
    const result = least(
      ...(after.reachable ? [value] : []),
      ...(this.#flow.reachable ? [handled] : []),
    );
    this.#flow.reachable = ends.length > 0;
    if (ends.length > 0) this.#flow.state = join(ends);
    return result;
  }
}
