/** What lowering knows while it walks: the module's facts, and the variables of the body it is in. */

import type {
  Binding,
  CheckedModule,
  Definition,
  DefinitionId,
  Facts,
  Type,
} from "@neuro-lang/checker";
import type { Expression, IrType, Local, Suspends } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { Names } from "./names.ts";
import { lowerType } from "./types.ts";

/** What lowering needs of the program around a module. */
export interface ProgramDefinitions {
  readonly definitions: ReadonlyMap<DefinitionId, Definition>;
}

/** The fact about a node. A checked tree without errors has them all. */
export function factOf<K extends tree.Node, V>(facts: ReadonlyMap<K, V>, node: K, what: string): V {
  const fact = facts.get(node);
  if (fact === undefined) {
    throw new Error(`The ${node.kind} at ${node.start} has no ${what}.`);
  }
  return fact;
}

export class ModuleContext {
  readonly module: CheckedModule;
  readonly facts: Facts;
  readonly program: ProgramDefinitions;
  /** Types whose values are raised. */
  readonly failing: ReadonlySet<DefinitionId>;
  readonly positions: number[] = [];
  readonly #keys = new Map<number, number>();

  constructor(
    module: CheckedModule,
    program: ProgramDefinitions,
    failing: ReadonlySet<DefinitionId>,
  ) {
    this.module = module;
    this.facts = module.facts;
    this.program = program;
    this.failing = failing;
  }

  /** The position key of an offset. */
  at(offset: number): number {
    let key = this.#keys.get(offset);
    if (key === undefined) {
      key = this.positions.push(offset) - 1;
      this.#keys.set(offset, key);
    }
    return key;
  }

  definition<K extends Definition["kind"]>(
    id: DefinitionId,
    kind: K,
  ): Extract<Definition, { readonly kind: K }> {
    const definition = this.program.definitions.get(id);
    if (definition?.kind !== kind) throw new Error(`There is no ${kind} ${id}.`);
    return definition as Extract<Definition, { readonly kind: K }>;
  }

  sourceOf(node: tree.Node): string {
    return this.module.source.text.slice(node.start, node.end);
  }
}

/** One definition's body, or a test's. */
export class BodyContext {
  readonly module: ModuleContext;
  readonly facts: Facts;
  readonly names = new Names();
  readonly #locals = new Map<Binding, Local>();
  readonly #constants = new Map<string, Local>();
  /** Variables in scope, for holes. */
  readonly #visible: Local[] = [];
  /** Expressions that are evaluated already: their value is in a variable. */
  readonly #held = new Map<tree.Expression, Expression>();
  #handled: Local | undefined;
  #lambdaDepth = 0;
  #suspends: Suspends = "never";

  constructor(module: ModuleContext) {
    this.module = module;
    this.facts = module.facts;
  }

  at(node: tree.Node): number {
    return this.module.at(node.start);
  }

  // ─────────────────────────────── Variables

  temporary(name: string, type: IrType): Local {
    return { name: this.names.fresh(name), type, var: false };
  }

  /** Declares the variable that a name introduces. */
  declare(name: tree.Name): Local {
    const binding = factOf(this.facts.bindings, name, "binding");
    const known = this.#locals.get(binding);
    if (known !== undefined) return known;
    const local: Local = {
      name: this.names.fresh(binding.name),
      type: lowerType(binding.type),
      var: binding.var,
    };
    this.#locals.set(binding, local);
    this.#visible.push(local);
    return local;
  }

  /** Declares the variable that holds a `const` parameter. */
  declareConstant(name: tree.Name): Local {
    const local = this.declare(name);
    this.#constants.set(name.text, local);
    return local;
  }

  constant(name: string): Local {
    const local = this.#constants.get(name);
    if (local === undefined) throw new Error(`The const parameter ${name} is not declared.`);
    return local;
  }

  /** Lets a name stand for a variable that is declared already: the same name in another alternative. */
  alias(name: tree.Name, local: Local): void {
    this.#locals.set(factOf(this.facts.bindings, name, "binding"), local);
  }

  local(binding: Binding): Local {
    const local = this.#locals.get(binding);
    if (local === undefined) throw new Error(`The variable ${binding.name} is not declared.`);
    return local;
  }

  /** The variables in scope, the innermost last. */
  get visible(): readonly Local[] {
    return [...this.#visible];
  }

  /** Runs `lower`; what it declares is not visible afterwards. */
  scoped<T>(lower: () => T): T {
    const count = this.#visible.length;
    try {
      return lower();
    } finally {
      this.#visible.length = count;
    }
  }

  // ─────────────────────────────── Handlers

  /** The failure that the innermost handler around this place handles. */
  get handled(): Local | undefined {
    return this.#handled;
  }

  /** Runs `lower`, which lowers the handler of a failure. */
  handling<T>(failure: Local, lower: () => T): T {
    const outer = this.#handled;
    this.#handled = failure;
    try {
      return lower();
    } finally {
      this.#handled = outer;
    }
  }

  // ─────────────────────────────── Held values

  /** While `lower` runs, `expression` means `value`. */
  holding<T>(expression: tree.Expression, value: Expression, lower: () => T): T {
    this.#held.set(expression, value);
    try {
      return lower();
    } finally {
      this.#held.delete(expression);
    }
  }

  held(expression: tree.Expression): Expression | undefined {
    return this.#held.get(expression);
  }

  // ─────────────────────────────── Suspension

  /** Whether what was lowered so far, lambdas apart, waits. */
  get suspends(): Suspends {
    return this.#suspends;
  }

  noteCall(suspends: Suspends): void {
    if (suspends === "always" && this.#lambdaDepth === 0) this.#suspends = "always";
  }

  inLambda<T>(lower: () => T): T {
    this.#lambdaDepth += 1;
    try {
      return this.scoped(lower);
    } finally {
      this.#lambdaDepth -= 1;
    }
  }

  // ─────────────────────────────── Types

  typeOf(expression: tree.Expression): Type {
    return factOf(this.facts.types, expression, "type");
  }

  irTypeOf(expression: tree.Expression): IrType {
    return lowerType(this.typeOf(expression));
  }
}
