/** The state of checking one body: scopes, flow typing, effects, and the facts that are completed when its types are solved. */

import { diagnostics, type Problem, type ProblemDetails, type Span } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { hasBrokenPart } from "./broken.ts";
import { never } from "./builtins.ts";
import { hasBound, type ParameterBounds } from "./bounds.ts";
import { conversions } from "./fixes.ts";
import { lookUp } from "./names.ts";
import type { Binding, Facts } from "./program.ts";
import { showType } from "./show-type.ts";
import { Solver } from "./solver.ts";
import { type Entity, type ModuleState, type ProgramState, spanOf } from "./state.ts";
import { takesTexts, textHint } from "./text-types.ts";
import type { TypeScope } from "./type-expressions.ts";
import { variancesOf } from "./variance.ts";
import type {
  Bound,
  CapabilityRow,
  DefinitionId,
  FailureRow,
  ParameterType,
  Type,
  TypeParameterInfo,
} from "./types.ts";
import { wordsIn } from "./words.ts";

/** What is known of a place (a variable or a field of one) at a point of the body. */
export interface Knowledge {
  readonly type: Type | undefined;
  /** The variants that a sum may still be; undefined for any. */
  readonly variants: ReadonlySet<string> | undefined;
}

/** What is known at a point. Immutable: branches keep their own. */
export interface Flow {
  readonly known: ReadonlyMap<string, Knowledge>;
  /** `var`s that a lambda has captured on some way here. */
  readonly captured: ReadonlyMap<Binding, tree.Node>;
  /** Nothing gets here. */
  readonly dead: boolean;
}

/** An effect and the place that has it. */
export interface EffectSource<Row> {
  readonly row: Row;
  readonly node: tree.Node;
}

/** Effects of a body, a lambda or what a `catch` guards. */
export interface Effects {
  readonly uses: EffectSource<CapabilityRow>[];
  readonly fails: EffectSource<FailureRow>[];
}

interface BindingInfo {
  readonly id: number;
  /** How many lambdas enclose its declaration. */
  readonly depth: number;
  readonly loop: number;
  used: boolean;
  readonly node: tree.Name;
  readonly warn: boolean;
}

class Scope {
  readonly parent: Scope | undefined;
  readonly names = new Map<string, Binding>();

  constructor(parent: Scope | undefined) {
    this.parent = parent;
  }

  find(name: string): Binding | undefined {
    return this.names.get(name) ?? this.parent?.find(name);
  }
}

/** What a `return` needs to know. */
interface ReturnTarget {
  readonly type: Type;
}

/** True if there is nothing in the type to be solved. */
function isClosed(type: Type): boolean {
  return (
    type.kind === "error" ||
    ((type.kind === "builtin" || type.kind === "named") && type.arguments.length === 0)
  );
}

export class Body {
  readonly program: ProgramState;
  readonly module: ModuleState;
  readonly owner: DefinitionId;
  readonly solver: Solver;
  readonly problems: Problem[] = [];
  readonly typeScope: TypeScope;
  /** What the body is, as far as it is a body. */
  readonly root: tree.Node | undefined;
  readonly typeParameters: readonly TypeParameterInfo[];
  flow: Flow = { known: new Map(), captured: new Map(), dead: false };
  effects: Effects = { uses: [], fails: [] };
  returns: ReturnTarget | undefined;
  /** Failure types that the signature names: where `fail` finds bare variants. */
  failTypes: Type | undefined;
  #loopIds = 0;
  /** Loops that `break` can leave. */
  loopStack: number[] = [];
  /** Loops around this point, also those around the lambda that it stands in. */
  readonly enclosingLoops: number[] = [];
  lambdas = 0;
  /** Receivers of `x?.f()` whose own type is optional: the call is made with what they hold. */
  readonly optionalReceivers = new Set<tree.Expression>();
  #scope = new Scope(undefined);
  readonly #info = new Map<Binding, BindingInfo>();
  /** What `is` patterns have bound so far. */
  readonly #conditional = new Map<string, Binding>();
  readonly #finishers: (() => void)[] = [];
  readonly #typed: tree.Expression[] = [];
  readonly #patterns: tree.Pattern[] = [];
  /** Words of the parts of this body that could not be read: what has such a name may be used there. */
  #broken: boolean | undefined;
  readonly #unread = new Set<string>();
  /** Assignments inside loops to variables from outside: a later capture in the same loop forbids them. */
  readonly assignments: { binding: Binding; node: tree.Node; loops: readonly number[] }[] = [];

  constructor(
    typeScope: TypeScope,
    typeParameters: readonly TypeParameterInfo[],
    root?: tree.Node,
  ) {
    this.root = root;
    this.program = typeScope.program;
    this.solver = new Solver(
      (definition) => variancesOf(typeScope.program, definition),
      (definition) => takesTexts(typeScope.program, definition),
    );
    this.module = typeScope.module;
    this.owner = typeScope.owner;
    this.typeScope = typeScope;
    this.typeParameters = typeParameters;
  }

  get facts(): Facts {
    return this.module.facts;
  }

  /** True if a part of the body could not be read: what seems to be left out may stand there. */
  get isBroken(): boolean {
    this.#broken ??= this.root !== undefined && hasBrokenPart(this.root);
    return this.#broken;
  }

  /** Notes a part of the body that could not be read. */
  noteBroken(node: tree.Node): void {
    for (const word of wordsIn(this.module, node)) this.#unread.add(word);
  }

  span(node: { readonly start: number; readonly end: number }): Span {
    return spanOf(this.module, node);
  }

  report(problem: Problem): void {
    this.problems.push(problem);
  }

  /** The type mismatch at a node, unless one of the types is already in error. */
  mismatch(node: tree.Node, found: Type, expected: Type, details: ProblemDetails = {}): void {
    const { division, fixes } = conversions(
      this,
      node,
      this.solver.resolve(found),
      this.solver.resolve(expected),
    );
    this.report(
      diagnostics.typeMismatch.at(
        this.span(node),
        {
          found: this.show(found),
          expected: this.show(expected),
          division,
          ...this.#hintFor(found, expected),
          ...textHint(this, found, expected),
        },
        { ...details, fixes: [...(details.fixes ?? []), ...fixes] },
      ),
    );
  }

  #hintFor(found: Type, expected: Type): { optional: boolean; widen: boolean } {
    const source = this.solver.resolve(found);
    const target = this.solver.resolve(expected);
    return {
      optional:
        source.kind === "optional" &&
        target.kind !== "optional" &&
        this.solver.fits(source.inner, target),
      widen:
        source.kind === "builtin" &&
        source.name === "Int" &&
        target.kind === "builtin" &&
        target.name === "Float",
    };
  }

  show(type: Type): string {
    return showType(this.solver.resolve(type));
  }

  // ── Scopes

  inScope<T>(action: () => T): T {
    const outer = this.#scope;
    this.#scope = new Scope(outer);
    try {
      return action();
    } finally {
      this.#scope = outer;
    }
  }

  /** Runs the action in a scope of its own; the function given back brings what it declared into the scope of that time. */
  apart(action: () => void): () => void {
    const declared = this.inScope(() => {
      action();
      return this.#scope.names;
    });
    for (const [name, binding] of declared) this.#conditional.set(name, binding);
    return () => {
      for (const [name, binding] of declared) this.#scope.names.set(name, binding);
    };
  }

  /** True if an `is` before this place binds the name, which is looked for where it does not hold. */
  isConditional(name: string): boolean {
    const binding = this.#conditional.get(name);
    if (binding === undefined) return false;
    this.markUsed(binding);
    return true;
  }

  /** Declares a local; `warn` asks for a warning where it is never read. */
  declare(name: tree.Name, type: Type, isVar: boolean, warn = true): Binding {
    const binding: Binding = { name: name.text, var: isVar, type, declared: name };
    this.facts.bindings.set(name, binding);
    if (!isClosed(type)) {
      this.#finishers.push(() => {
        binding.type = this.solver.resolve(binding.type, never);
      });
    }
    this.#info.set(binding, {
      id: this.#info.size,
      depth: this.lambdas,
      loop: this.enclosingLoops.at(-1) ?? 0,
      used: false,
      node: name,
      warn,
    });
    if (name.text === "" || name.text === "_") return binding;
    const earlier = this.#scope.find(name.text);
    if (earlier !== undefined) {
      this.report(
        diagnostics.shadowedName.at(
          this.span(name),
          { name: name.text },
          { related: [{ span: this.span(earlier.declared), message: "it is bound here already" }] },
        ),
      );
    }
    this.#scope.names.set(name.text, binding);
    return binding;
  }

  findLocal(name: string): Binding | undefined {
    return this.#scope.find(name);
  }

  find(name: string): Entity | undefined {
    return lookUp(this.program, this.module, name);
  }

  /** Names of locals in scope, for suggestions. */
  localNames(): string[] {
    return this.locals().map(({ name }) => name);
  }

  infoOf(binding: Binding): BindingInfo | undefined {
    return this.#info.get(binding);
  }

  markUsed(binding: Binding): void {
    const info = this.#info.get(binding);
    if (info !== undefined) info.used = true;
  }

  /** Locals in scope, the innermost first. */
  locals(): Binding[] {
    const found: Binding[] = [];
    for (let scope: Scope | undefined = this.#scope; scope !== undefined; scope = scope.parent)
      found.push(...[...scope.names.values()].toReversed());
    return found;
  }

  // ── Flow

  know(key: string, knowledge: Knowledge): void {
    const known = new Map(this.flow.known);
    known.set(key, knowledge);
    this.flow = { ...this.flow, known };
  }

  /** Forgets what was known of the variable and its fields. */
  forget(key: string): void {
    let known: Map<string, Knowledge> | undefined;
    for (const each of this.flow.known.keys()) {
      if (each === key || each.startsWith(`${key}.`)) {
        known ??= new Map(this.flow.known);
        known.delete(each);
      }
    }
    if (known !== undefined) this.flow = { ...this.flow, known };
  }

  die(): void {
    if (!this.flow.dead) this.flow = { ...this.flow, dead: true };
  }

  nextLoop(): number {
    this.#loopIds += 1;
    return this.#loopIds;
  }

  // ── Effects

  addUses(row: CapabilityRow, node: tree.Node): void {
    if (row.capabilities.length > 0 || row.variables.length > 0)
      this.effects.uses.push({ row, node });
  }

  addFails(row: FailureRow, node: tree.Node): void {
    if (row.types.length > 0 || row.variables.length > 0) this.effects.fails.push({ row, node });
  }

  /** Runs the action with its own collection of failures (and capabilities too, if asked) and gives what it collected. */
  collecting(action: () => void, capabilitiesToo: boolean): Effects {
    const outer = this.effects;
    const inner: Effects = { uses: capabilitiesToo ? [] : outer.uses, fails: [] };
    this.effects = inner;
    try {
      action();
    } finally {
      this.effects = outer;
    }
    return inner;
  }

  usesOf(effects: Effects): CapabilityRow {
    return this.solver.resolveUses(this.writtenUses(effects));
  }

  failsOf(effects: Effects): FailureRow {
    return this.withVariables(this.solver.resolveFails(this.writtenFails(effects)));
  }

  /** A failure that came in through a row variable and was caught is of the variable again when it is passed on. */
  withVariables({ types, variables }: FailureRow): FailureRow {
    const passed = types.filter((type) => this.isFailureVariable(type)).map(({ name }) => name);
    if (passed.length === 0) return { types, variables };
    return {
      types: types.filter((type) => !this.isFailureVariable(type)),
      variables: [...new Set([...variables, ...passed])].toSorted(),
    };
  }

  /** The type of what is caught of a `fails x` of the neuro's own. */
  isFailureVariable(type: Type): type is ParameterType {
    return (
      type.kind === "parameter" &&
      type.owner === this.owner &&
      this.typeParameters.some(({ sort, name }) => sort === "fails" && name === type.name)
    );
  }

  /** The effects as they came, unknowns of inference included. */
  writtenUses({ uses }: Effects): CapabilityRow {
    return {
      capabilities: uses.flatMap(({ row }) => row.capabilities),
      variables: [...new Set(uses.flatMap(({ row }) => row.variables))],
    };
  }

  writtenFails({ fails }: Effects): FailureRow {
    return {
      types: fails.flatMap(({ row }) => row.types),
      variables: [...new Set(fails.flatMap(({ row }) => row.variables))],
    };
  }

  // ── Facts

  typed(expression: tree.Expression, type: Type): Type {
    this.facts.types.set(expression, type);
    if (!isClosed(type)) this.#typed.push(expression);
    return type;
  }

  typedPattern(pattern: tree.Pattern, type: Type): void {
    this.facts.patternTypes.set(pattern, type);
    if (!isClosed(type)) this.#patterns.push(pattern);
  }

  /** Runs when every type of the body is solved. */
  whenSolved(action: () => void): void {
    this.#finishers.push(action);
  }

  readonly parameterBounds: ParameterBounds = (owner, name) =>
    owner === this.owner
      ? (this.typeParameters.find((each) => each.name === name)?.bounds ?? [])
      : [];

  has(type: Type, bound: Bound): boolean {
    return hasBound(this.program, this.solver.resolve(type), bound, this.parameterBounds);
  }

  finish(): void {
    for (const finisher of this.#finishers) finisher();
    for (const expression of this.#typed) {
      this.facts.types.set(
        expression,
        this.solver.resolve(this.facts.types.get(expression)!, never),
      );
    }
    for (const pattern of this.#patterns) {
      this.facts.patternTypes.set(
        pattern,
        this.solver.resolve(this.facts.patternTypes.get(pattern)!, never),
      );
    }
    for (const [binding, info] of this.#info) {
      if (info.used || !info.warn || binding.type.kind === "error") continue;
      if (binding.name === "" || binding.name.startsWith("_")) continue;
      if (this.#unread.has(binding.name)) continue;
      const span = this.span(binding.declared);
      this.report(
        diagnostics.unusedVariable.at(
          span,
          { name: binding.name },
          {
            fixes: [
              {
                title: `Rename it to \`_${binding.name}\``,
                edits: [{ span: { ...span, end: span.start }, newText: "_" }],
                safe: false,
              },
            ],
          },
        ),
      );
    }
  }
}
