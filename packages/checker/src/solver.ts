/**
 * Inference variables of one body: what types and rows they stand for, and whether one type fits where another is asked for.
 * Data is covariant (values are never shared) as far as its declaration is, function parameters contravariant. Rows only grow:
 * a row variable holds what was passed for it, and never more than the places allow where a value with it stood.
 */

import { int, isBuiltin } from "./builtins.ts";
import { coversRow, emptyRow, noFailures, normaliseCapabilities } from "./capabilities.ts";
import { sameGroups } from "./regex-groups.ts";
import type { Variance } from "./variance.ts";
import type {
  BuiltinType,
  CapabilityRow,
  DefinitionId,
  FailureRow,
  NamedType,
  Type,
  VariableType,
} from "./types.ts";

interface HeldUses {
  readonly capabilities: Set<string>;
  readonly variables: Set<string>;
}

interface HeldFails {
  readonly types: Type[];
  readonly variables: Set<string>;
}

/** A row with inference variables that was let through where no more than `most` is allowed. */
interface Limit<Row> {
  readonly row: Row;
  readonly most: Row;
}

export class Solver {
  readonly #variances: (definition: DefinitionId) => readonly Variance[];
  readonly #takesTexts: (definition: DefinitionId) => boolean;
  readonly #types: (Type | undefined)[] = [];
  /** Variables of open Int literals. */
  readonly #numbers = new Set<number>();
  readonly #uses = new Map<string, HeldUses>();
  readonly #fails = new Map<string, HeldFails>();
  readonly #usesLimits: Limit<CapabilityRow>[] = [];
  readonly #failsLimits: Limit<FailureRow>[] = [];
  #rows = 0;

  /**
   * `variances`: how the type parameters of a declared type may vary; `takesTexts`: whether every Text is a value of a declared
   * type.
   */
  constructor(
    variances: (definition: DefinitionId) => readonly Variance[],
    takesTexts: (definition: DefinitionId) => boolean,
  ) {
    this.#variances = variances;
    this.#takesTexts = takesTexts;
  }

  freshType(): VariableType {
    this.#types.push(undefined);
    return { kind: "variable", id: this.#types.length - 1 };
  }

  /** The type of an Int literal whose place is still open: an Int, or a Float where that turns out to be asked for. */
  freshNumber(): VariableType {
    const variable = this.freshType();
    this.#numbers.add(variable.id);
    return variable;
  }

  /** A point in time, for `settleNumbers`. */
  get mark(): number {
    return this.#types.length;
  }

  /** Lets literals that have been open since the mark be what they are by themselves. */
  settleNumbers(mark: number): void {
    for (const id of this.#numbers) {
      if (id < mark) continue;
      this.#types[id] ??= int;
      this.#numbers.delete(id);
    }
  }

  /** The type, an Int where it is that of an open literal. */
  settled(type: Type): Type {
    const current = this.prune(type);
    if (current.kind === "variable" && this.#numbers.has(current.id)) this.#types[current.id] = int;
    return this.prune(current);
  }

  isNumber(type: Type): boolean {
    return type.kind === "variable" && this.#numbers.has(type.id);
  }

  /** A row variable of inference; its name starts with `?`, which no declared one does. */
  freshUses(): string {
    const name = `?${this.#rows++}`;
    this.#uses.set(name, { capabilities: new Set(), variables: new Set() });
    return name;
  }

  freshFails(): string {
    const name = `?${this.#rows++}`;
    this.#fails.set(name, { types: [], variables: new Set() });
    return name;
  }

  /**
   * The row of a function whose body is checked. Where parts of it are still unknown it is a variable that holds them: what
   * they turn out to be counts, and what else comes to stand beside the function does not reach into its body.
   */
  usesOfBody(row: CapabilityRow): CapabilityRow {
    if (!row.variables.some((name) => this.#uses.has(name))) return this.resolveUses(row);
    const own = { ...emptyRow, variables: [this.freshUses()] };
    this.usesFit(row, own);
    return own;
  }

  failsOfBody(row: FailureRow): FailureRow {
    if (!row.variables.some((name) => this.#fails.has(name))) return this.resolveFails(row);
    const own = { ...noFailures, variables: [this.freshFails()] };
    this.failsFit(row, own);
    return own;
  }

  /** What the row is known to hold now is all that it will: somebody decides by it. */
  closeFails(row: FailureRow): FailureRow {
    const known = this.resolveFails(row);
    if (row.variables.some((name) => this.#fails.has(name)))
      this.#failsLimits.push({ row, most: known });
    return known;
  }

  /** The type with a solved variable at its head replaced. */
  prune(type: Type): Type {
    let current = type;
    while (current.kind === "variable") {
      const solution = this.#types[current.id];
      if (solution === undefined) return current;
      current = solution;
    }
    return current;
  }

  solve(variable: VariableType, type: Type): boolean {
    const target = this.prune(type);
    if (target.kind === "variable" && target.id === variable.id) return true;
    if (this.#numbers.has(variable.id)) {
      if (target.kind === "variable") {
        if (!this.#numbers.has(target.id)) return this.solve(target, variable);
      } else if (!isBuiltin(target, "Int", "Float")) return false;
    }
    if (this.#occurs(variable, target)) return false;
    this.#types[variable.id] = target;
    return true;
  }

  #occurs(variable: VariableType, type: Type): boolean {
    const current = this.prune(type);
    switch (current.kind) {
      case "variable":
        return current.id === variable.id;
      case "builtin":
      case "named":
        return current.arguments.some((each) => this.#occurs(variable, each));
      case "tuple":
      case "union":
        return current.items.some((each) => this.#occurs(variable, each));
      case "optional":
        return this.#occurs(variable, current.inner);
      case "function":
        return (
          current.parameters.some((each) => this.#occurs(variable, each)) ||
          this.#occurs(variable, current.result)
        );
      default:
        return false;
    }
  }

  /** The type with every solved variable replaced; `left` stands for what was never solved. The same object if none is in it. */
  resolve(type: Type, left: Type | undefined = undefined): Type {
    const current = this.prune(type);
    switch (current.kind) {
      case "variable":
        return this.#numbers.has(current.id) ? int : (left ?? current);
      case "builtin":
      case "named": {
        const args = this.#resolveAll(current.arguments, left);
        return args === current.arguments ? current : { ...current, arguments: args };
      }
      case "tuple":
      case "union": {
        const items = this.#resolveAll(current.items, left);
        return items === current.items ? current : { ...current, items };
      }
      case "optional": {
        const inner = this.resolve(current.inner, left);
        if (inner.kind === "optional") return inner;
        return inner === current.inner ? current : { kind: "optional", inner };
      }
      case "function":
        return {
          kind: "function",
          parameters: this.#resolveAll(current.parameters, left),
          result: this.resolve(current.result, left),
          uses: this.resolveUses(current.uses),
          fails: this.resolveFails(current.fails, left),
        };
      default:
        return current;
    }
  }

  #resolveAll(types: readonly Type[], left: Type | undefined): readonly Type[] {
    let resolved: Type[] | undefined;
    for (const [index, type] of types.entries()) {
      const each = this.resolve(type, left);
      if (each === type) continue;
      resolved ??= [...types];
      resolved[index] = each;
    }
    return resolved ?? types;
  }

  /** The row with inference variables replaced by what they hold. */
  resolveUses(row: CapabilityRow): CapabilityRow {
    if (row.variables.length === 0 && row.capabilities.length < 2) return row;
    const capabilities = new Set(row.capabilities);
    const variables = new Set<string>();
    const visit = (name: string, seen: Set<string>): void => {
      const held = this.#uses.get(name);
      if (held === undefined) {
        variables.add(name);
        return;
      }
      if (seen.has(name)) return;
      seen.add(name);
      for (const each of held.capabilities) capabilities.add(each);
      for (const each of held.variables) visit(each, seen);
    };
    for (const name of row.variables) visit(name, new Set());
    return {
      capabilities: normaliseCapabilities(capabilities),
      variables: [...variables].toSorted(),
    };
  }

  resolveFails(row: FailureRow, left: Type | undefined = undefined): FailureRow {
    if (row.variables.length === 0 && row.types.length === 0) return row;
    const types: Type[] = [];
    const variables = new Set<string>();
    const add = (type: Type): void => {
      const resolved = this.resolve(type, left);
      if (!types.some((other) => sameType(other, resolved))) types.push(resolved);
    };
    const visit = (name: string, seen: Set<string>): void => {
      const held = this.#fails.get(name);
      if (held === undefined) {
        variables.add(name);
        return;
      }
      if (seen.has(name)) return;
      seen.add(name);
      held.types.forEach(add);
      for (const each of held.variables) visit(each, seen);
    };
    row.types.forEach(add);
    for (const name of row.variables) visit(name, new Set());
    return { types, variables: [...variables].toSorted() };
  }

  /** True if the row fits; inference variables of `to` take up what is more. */
  usesFit(from: CapabilityRow, to: CapabilityRow): boolean {
    const open = to.variables.find((name) => this.#uses.has(name));
    const given = this.resolveUses(from);
    if (open === undefined) {
      if (!coversRow(to, given)) return false;
      if (from.variables.some((name) => this.#uses.has(name)))
        this.#usesLimits.push({ row: from, most: to });
      return true;
    }
    const before = this.#uses.get(open)!;
    const added = from.variables.filter((name) => !to.variables.includes(name));
    this.#uses.set(open, {
      capabilities: new Set([...before.capabilities, ...given.capabilities]),
      variables: new Set([...before.variables, ...added]),
    });
    const kept = this.#usesLimits.every(({ row, most }) => coversRow(most, this.resolveUses(row)));
    if (!kept) this.#uses.set(open, before);
    return kept;
  }

  failsFit(from: FailureRow, to: FailureRow): boolean {
    const open = to.variables.find((name) => this.#fails.has(name));
    const given = this.resolveFails(from);
    if (open === undefined) {
      if (!this.#coversFailures(to, given)) return false;
      if (from.variables.some((name) => this.#fails.has(name)))
        this.#failsLimits.push({ row: from, most: to });
      return true;
    }
    const before = this.#fails.get(open)!;
    const known = [...to.types, ...before.types].map((type) => this.resolve(type));
    const fresh = given.types.filter((type) => !known.some((other) => sameType(other, type)));
    const added = from.variables.filter((name) => !to.variables.includes(name));
    this.#fails.set(open, {
      types: [...before.types, ...fresh],
      variables: new Set([...before.variables, ...added]),
    });
    const kept = this.#failsLimits.every(({ row, most }) =>
      this.#coversFailures(most, this.resolveFails(row)),
    );
    if (!kept) this.#fails.set(open, before);
    return kept;
  }

  #coversFailures(most: FailureRow, row: FailureRow): boolean {
    return (
      row.types.every((type) => most.types.some((other) => this.fits(type, other))) &&
      row.variables.every((name) => most.variables.includes(name))
    );
  }

  /** True if a value of `from` may stand where `to` is asked for; solves variables on the way. */
  fits(from: Type, to: Type): boolean {
    const source = this.prune(from);
    const target = this.prune(to);
    if (source === target || source.kind === "error" || target.kind === "error") return true;
    if (source.kind === "variable") {
      if (target.kind === "variable" && target.id === source.id) return true;
      if (target.kind === "optional" && this.#numbers.has(source.id))
        return this.fits(source, target.inner);
      return this.solve(source, target);
    }
    if (source.kind === "builtin" && source.name === "Never") return true;
    if (target.kind === "variable") return this.solve(target, source);
    if (target.kind === "optional") {
      return this.fits(source.kind === "optional" ? source.inner : source, target.inner);
    }
    if (target.kind === "union") {
      const items = source.kind === "union" ? source.items : [source];
      return items.every((item) =>
        target.items.some((each) => sameType(this.resolve(item), this.resolve(each))),
      );
    }
    switch (source.kind) {
      case "builtin":
        if (target.kind === "named")
          return source.name === "Text" && this.#takesTexts(target.definition);
        return (
          target.kind === "builtin" &&
          source.name === target.name &&
          knowsGroups(source, target) &&
          source.arguments.every((each, index) => this.fits(each, target.arguments[index]!))
        );
      case "named":
        return (
          target.kind === "named" &&
          source.definition === target.definition &&
          knowsGroups(source, target) &&
          this.#argumentsFit(source, target)
        );
      case "tuple":
        return (
          target.kind === "tuple" &&
          source.items.length === target.items.length &&
          source.items.every((each, index) => this.fits(each, target.items[index]!))
        );
      case "function":
        return (
          target.kind === "function" &&
          source.parameters.length === target.parameters.length &&
          source.parameters.every((each, index) => this.fits(target.parameters[index]!, each)) &&
          this.fits(source.result, target.result) &&
          this.usesFit(source.uses, target.uses) &&
          this.failsFit(source.fails, target.fails)
        );
      case "parameter":
        return (
          target.kind === "parameter" &&
          source.owner === target.owner &&
          source.name === target.name
        );
      case "constant":
        return sameType(source, target);
      default:
        return false;
    }
  }

  /** Each argument in the directions in which its parameter stands in the declared type. */
  #argumentsFit(source: NamedType, target: NamedType): boolean {
    if (source.arguments.length === 0) return true;
    const variances = this.#variances(source.definition);
    return source.arguments.every((given, index) => {
      const wanted = target.arguments[index]!;
      const variance = variances[index] ?? "out";
      return (
        (variance === "in" || this.fits(given, wanted)) &&
        (variance === "out" || this.fits(wanted, given))
      );
    });
  }

  /** True if each fits the other: a place that is both read and written. */
  matches(a: Type, b: Type): boolean {
    return this.fits(a, b) && this.fits(b, a);
  }

  /** The smallest type that both fit, or undefined. */
  join(left: Type, right: Type): Type | undefined {
    const a = this.prune(left);
    const b = this.prune(right);
    if (a.kind === "builtin" && a.name === "Never") return b;
    if (b.kind === "builtin" && b.name === "Never") return a;
    if (a.kind === "optional" || b.kind === "optional") {
      const inner = this.join(
        a.kind === "optional" ? a.inner : a,
        b.kind === "optional" ? b.inner : b,
      );
      return inner === undefined ? undefined : { kind: "optional", inner };
    }
    if (this.fits(b, a)) return a;
    if (this.fits(a, b)) return b;
    const plain = withoutGroups(a);
    return plain !== undefined && this.fits(b, plain) ? plain : undefined;
  }
}

type WithGroups = BuiltinType | NamedType;

/** True if every group that is known of the target is known of the source. */
function knowsGroups(source: WithGroups, target: WithGroups): boolean {
  return target.groups === undefined || sameGroups(source.groups, target.groups);
}

/** A Regex or Match whose groups are no longer known; undefined for every other type. */
function withoutGroups(type: Type): Type | undefined {
  if ((type.kind !== "builtin" && type.kind !== "named") || type.groups === undefined)
    return undefined;
  const { groups: _, ...plain } = type;
  return plain;
}

/** True if the types are written alike; both resolved. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "builtin":
      return (
        b.kind === "builtin" &&
        a.name === b.name &&
        sameGroups(a.groups, b.groups) &&
        sameTypes(a.arguments, b.arguments)
      );
    case "named":
      return (
        b.kind === "named" &&
        a.definition === b.definition &&
        sameGroups(a.groups, b.groups) &&
        sameTypes(a.arguments, b.arguments)
      );
    case "tuple":
      return b.kind === "tuple" && sameTypes(a.items, b.items);
    case "union":
      return b.kind === "union" && sameTypes(a.items, b.items);
    case "optional":
      return b.kind === "optional" && sameType(a.inner, b.inner);
    case "parameter":
      return b.kind === "parameter" && a.owner === b.owner && a.name === b.name;
    case "constant":
      return b.kind === "constant" && a.value === b.value;
    case "variable":
      return b.kind === "variable" && a.id === b.id;
    case "function":
      return (
        b.kind === "function" &&
        sameTypes(a.parameters, b.parameters) &&
        sameType(a.result, b.result) &&
        sameUses(a.uses, b.uses) &&
        sameFails(a.fails, b.fails)
      );
    case "error":
      return b.kind === "error";
  }
}

export function sameUses(a: CapabilityRow, b: CapabilityRow): boolean {
  return (
    a.capabilities.join() === b.capabilities.join() && a.variables.join() === b.variables.join()
  );
}

/** True if the rows say the same; failures stand in any order. */
export function sameFails(a: FailureRow, b: FailureRow): boolean {
  return (
    a.types.length === b.types.length &&
    a.variables.join() === b.variables.join() &&
    a.types.every((type) => b.types.some((other) => sameType(type, other)))
  );
}

function sameTypes(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((each, index) => sameType(each, b[index]!));
}

/** What stands for the parameters of a definition at one use. */
export interface Substitution {
  readonly types: ReadonlyMap<string, Type>;
  readonly uses: ReadonlyMap<string, CapabilityRow>;
  readonly fails: ReadonlyMap<string, FailureRow>;
}

/** The type with the parameters of `owner` replaced. */
export function substitute(type: Type, owner: string, by: Substitution): Type {
  switch (type.kind) {
    case "parameter":
      return (type.owner === owner ? by.types.get(type.name) : undefined) ?? type;
    case "builtin":
    case "named":
      return type.arguments.length === 0
        ? type
        : { ...type, arguments: type.arguments.map((each) => substitute(each, owner, by)) };
    case "tuple":
    case "union":
      return { ...type, items: type.items.map((each) => substitute(each, owner, by)) };
    case "optional": {
      const inner = substitute(type.inner, owner, by);
      return inner.kind === "optional" ? inner : { kind: "optional", inner };
    }
    case "function":
      return {
        kind: "function",
        parameters: type.parameters.map((each) => substitute(each, owner, by)),
        result: substitute(type.result, owner, by),
        uses: substituteUses(type.uses, by),
        fails: substituteFails(type.fails, owner, by),
      };
    default:
      return type;
  }
}

export function substituteUses(row: CapabilityRow, by: Substitution): CapabilityRow {
  if (row.variables.length === 0) return row;
  const parts = row.variables.map(
    (name) => by.uses.get(name) ?? { ...emptyRow, variables: [name] },
  );
  return {
    capabilities: normaliseCapabilities([
      ...row.capabilities,
      ...parts.flatMap((part) => part.capabilities),
    ]),
    variables: [...new Set(parts.flatMap((part) => part.variables))].toSorted(),
  };
}

export function substituteFails(row: FailureRow, owner: string, by: Substitution): FailureRow {
  if (row.variables.length === 0 && row.types.length === 0) return row;
  const parts = row.variables.map(
    (name) => by.fails.get(name) ?? { ...noFailures, variables: [name] },
  );
  return {
    types: [
      ...row.types.map((each) => substitute(each, owner, by)),
      ...parts.flatMap((part) => part.types),
    ],
    variables: [...new Set(parts.flatMap((part) => part.variables))].toSorted(),
  };
}
