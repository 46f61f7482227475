/**
 * Which cases the arms of a `match` leave out, and which arms nothing reaches. After L. Maranget, "Warnings for pattern
 * matching" (JFP 2007): a pattern matrix is specialised by one constructor after the other; what remains useful against it is
 * missing. Lists are split by length and Ints into intervals, as rustc does.
 */

import type * as tree from "@neuro-lang/parser";
import { fieldsOfArguments } from "./pattern-arguments.ts";
import type { DefinitionId, NamedType, Type } from "./types.ts";

/** What a pattern is compared with: the parts of types that only the checker knows. */
export interface ArmContext {
  /** Variants of a sum in order; undefined for a record or an opaque type. */
  variants(definition: DefinitionId): readonly string[] | undefined;
  /** Fields of the record or of the sum's variant, type arguments applied; undefined if it is neither. */
  fields(
    type: NamedType,
    variant: string | undefined,
  ): readonly { readonly name: string; readonly type: Type }[] | undefined;
  /** What a named pattern stands for; undefined if that is reported already. */
  meaning(
    pattern: tree.VariantPattern | tree.RecordPattern,
  ): { readonly definition: DefinitionId; readonly variant: string | undefined } | undefined;
  /** The name to show for a definition. */
  nameOf(definition: DefinitionId): string;
}

export interface ArmReport {
  /** What is left out, at most `missingLimit`; empty if every case is covered. */
  readonly missing: readonly MissingCase[];
  /** Arms that no value reaches, by index. */
  readonly unreachable: readonly number[];
}

/** A case that no arm covers. */
export interface MissingCase {
  /** In the user's words. */
  readonly shown: string;
  /** The pattern to write for it, behind the arms that there are. */
  readonly pattern: string;
}

/** Stands for an optional that is there: no pattern says that, `_` behind an arm for `none` means it. */
const there = "\0";

function missingCase(written: string): MissingCase {
  return {
    shown:
      written === there ? "every value but `none`" : `\`${written.replaceAll(there, "not none")}\``,
    pattern: written.replaceAll(there, "_"),
  };
}

const missingLimit = 8;
const lowest = Number.MIN_SAFE_INTEGER;
const highest = Number.MAX_SAFE_INTEGER;

/** A value's outermost shape. `key` tells shapes of one type apart. */
interface Constructor {
  readonly key: string;
  readonly types: readonly Type[];
  /** Writes the shape with its parts. */
  readonly write: (parts: readonly string[]) => string;
}

type Shape =
  | { readonly kind: "any" }
  | {
      readonly kind: "constructor";
      readonly constructor: Constructor;
      readonly parts: readonly Shape[];
    }
  | { readonly kind: "interval"; readonly from: number; readonly to: number }
  | {
      readonly kind: "list";
      readonly before: readonly Shape[];
      readonly open: boolean;
      readonly after: readonly Shape[];
    }
  | { readonly kind: "either"; readonly alternatives: readonly Shape[] };

const any: Shape = { kind: "any" };
type Row = readonly Shape[];

/** Checks the arms of a `match` on a subject of type `subject`, in order. */
export function checkArms(
  arms: readonly { readonly pattern: tree.Pattern; readonly guarded: boolean }[],
  subject: Type,
  context: ArmContext,
): ArmReport {
  const matrix = new PatternMatrix(context);
  const rows: Row[] = [];
  const unreachable: number[] = [];
  for (const [index, { pattern, guarded }] of arms.entries()) {
    const row: Row = [matrix.shape(pattern, subject)];
    if (!matrix.isUseful(rows, row, [subject])) unreachable.push(index);
    if (!guarded) rows.push(row);
  }
  const missing = matrix.missing(rows, [subject], missingLimit, true).map(([only]) => only!);
  return { missing: [...new Set(missing)].map(missingCase), unreachable };
}

class PatternMatrix {
  readonly #context: ArmContext;

  constructor(context: ArmContext) {
    this.#context = context;
  }

  /** The pattern's shape against a subject of the type. */
  shape(pattern: tree.Pattern, type: Type): Shape {
    switch (pattern.kind) {
      case "WildcardPattern":
      case "BindingPattern":
      case "ErrorPattern":
        return any;
      case "AsPattern":
        return this.shape(pattern.pattern, type);
      case "OrPattern":
        return {
          kind: "either",
          alternatives: pattern.alternatives.map((each) => this.shape(each, type)),
        };
      default:
        break;
    }
    if (type.kind === "error") return any;
    if (pattern.kind === "LiteralPattern" && pattern.value.kind === "NoneLiteral")
      return construct(noneConstructor, []);
    if (type.kind === "optional")
      return construct(someConstructor(type.inner), [this.shape(pattern, type.inner)]);
    switch (pattern.kind) {
      case "LiteralPattern":
        return this.#literal(pattern.value, type);
      case "RangePattern": {
        const { from, to, inclusive } = pattern;
        if (isInt(type))
          return { kind: "interval", from: from.value, to: inclusive ? to.value : to.value - 1 };
        return construct(atom(`${from.value}${inclusive ? "..=" : ".."}${to.value}`), []);
      }
      case "TuplePattern":
        if (type.kind !== "tuple") return any;
        return construct(
          tupleConstructor(type.items),
          type.items.map((item, index) => this.#part(pattern.items[index], item)),
        );
      case "ListPattern":
        return this.#list(pattern, type);
      default:
        return this.#named(pattern, type);
    }
  }

  #part(pattern: tree.Pattern | undefined, type: Type): Shape {
    return pattern === undefined ? any : this.shape(pattern, type);
  }

  #literal(value: tree.LiteralPattern["value"], type: Type): Shape {
    switch (value.kind) {
      case "BooleanLiteral":
        return construct(atom(String(value.value)), []);
      case "NumberLiteral":
        return isInt(type)
          ? { kind: "interval", from: value.value, to: value.value }
          : construct(atom(String(value.value)), []);
      case "UnitLiteral":
        return construct(atom(String(value.value)), []);
      case "TextLiteral":
        return construct(
          atom(
            JSON.stringify(value.parts.map((part) => ("value" in part ? part.value : "")).join("")),
          ),
          [],
        );
      default:
        return any;
    }
  }

  #list(pattern: tree.ListPattern, type: Type): Shape {
    if (type.kind !== "builtin" || type.name !== "List") return any;
    const item = type.arguments[0]!;
    const rest = pattern.items.findIndex((each) => each.kind === "RestPattern");
    const shapes = (items: readonly (tree.Pattern | tree.RestPattern)[]): Shape[] =>
      items.map((each) => (each.kind === "RestPattern" ? any : this.shape(each, item)));
    if (rest === -1) return { kind: "list", before: shapes(pattern.items), open: false, after: [] };
    return {
      kind: "list",
      before: shapes(pattern.items.slice(0, rest)),
      open: true,
      after: shapes(pattern.items.slice(rest + 1)),
    };
  }

  #named(pattern: tree.VariantPattern | tree.RecordPattern, type: Type): Shape {
    const meaning = this.#context.meaning(pattern);
    if (meaning === undefined) return any;
    const named = namedItems(type).find((each) => each.definition === meaning.definition);
    if (named === undefined) return any;
    const fields = this.#context.fields(named, meaning.variant) ?? [];
    const constructor = this.#constructorOf(named, meaning.variant);
    if (pattern.kind === "RecordPattern") {
      return construct(
        constructor,
        fields.map(({ name, type: fieldType }) => {
          const field = pattern.fields.find((each) => each.name.text === name);
          return this.#part(field?.pattern, fieldType);
        }),
      );
    }
    const args = pattern.arguments ?? [];
    const meant = fieldsOfArguments(
      args,
      fields.map(({ name }) => name),
    );
    return construct(
      constructor,
      fields.map(({ name, type: fieldType }) =>
        this.#part(args[meant.indexOf(name)]?.pattern, fieldType),
      ),
    );
  }

  #constructorOf(type: NamedType, variant: string | undefined): Constructor {
    const fields = this.#context.fields(type, variant) ?? [];
    const name = variant ?? this.#context.nameOf(type.definition);
    const isRecord = variant === undefined;
    return {
      key: `${type.definition}.${name}`,
      types: fields.map((field) => field.type),
      write: (parts) => {
        if (parts.length === 0) return name;
        if (!isRecord) return `${name}(${parts.join(", ")})`;
        const named = parts.flatMap((part, index) =>
          part === "_" ? [] : [`${fields[index]!.name}: ${part}`],
        );
        return named.length === parts.length
          ? `${name} { ${named.join(", ")} }`
          : `${name} { ${[...named, ".."].join(", ")} }`;
      },
    };
  }

  /** Every constructor that values of the type can have, given what the column mentions; undefined if they are without number. */
  #constructors(type: Type, column: readonly Shape[]): readonly Constructor[] | undefined {
    switch (type.kind) {
      case "optional":
        return [noneConstructor, someConstructor(type.inner)];
      case "tuple":
        return [tupleConstructor(type.items)];
      case "union": {
        const all = type.items.map((item) => this.#constructors(item, column));
        return all.includes(undefined) ? undefined : all.flatMap((each) => each ?? []);
      }
      case "named": {
        const variants = this.#context.variants(type.definition);
        if (variants !== undefined)
          return variants.map((variant) => this.#constructorOf(type, variant));
        return this.#context.fields(type, undefined) === undefined
          ? undefined
          : [this.#constructorOf(type, undefined)];
      }
      case "builtin":
        if (type.name === "Bool") return [atom("true"), atom("false")];
        if (type.name === "Never") return [];
        if (type.name === "Int") return intervals(column);
        if (type.name === "List") return lengths(column, type.arguments[0]!);
        return undefined;
      default:
        return undefined;
    }
  }

  isUseful(rows: readonly Row[], row: Row, types: readonly Type[]): boolean {
    if (types.length === 0) return rows.length === 0;
    const [head, ...tail] = row as [Shape, ...Shape[]];
    if (head.kind === "either")
      return head.alternatives.some((each) => this.isUseful(rows, [each, ...tail], types));
    const column = heads(rows, row);
    const constructors = this.#constructors(types[0]!, column);
    if (head.kind !== "any") {
      const fitting =
        head.kind === "constructor"
          ? [head.constructor]
          : (constructors ?? []).filter((each) => covers(head, each));
      return fitting.some((constructor) => this.#isUsefulAt(constructor, rows, row, types));
    }
    const open = constructors === undefined || constructors.some((each) => !mentions(column, each));
    if (open) {
      // What is of no use beside the rows that take anything is of none beside more rows.
      const others = rows.filter(([first]) => coversAny(first!)).map((each) => each.slice(1));
      return this.isUseful(others, tail, types.slice(1));
    }
    const candidates = constructors ?? mentioned(column);
    return candidates.some((constructor) => this.#isUsefulAt(constructor, rows, row, types));
  }

  #isUsefulAt(
    constructor: Constructor,
    rows: readonly Row[],
    row: Row,
    types: readonly Type[],
  ): boolean {
    const specialised = rows.flatMap((each) => specialise(each, constructor));
    return specialise(row, constructor).some((each) =>
      this.isUseful(specialised, each, [...constructor.types, ...types.slice(1)]),
    );
  }

  /** Vectors of patterns, written out, that no row covers; at most `limit`. Only at the root are all variants of a sum named. */
  missing(rows: readonly Row[], types: readonly Type[], limit: number, isRoot = false): string[][] {
    if (types.length === 0) return rows.length === 0 ? [[]] : [];
    const column = heads(rows, []);
    const constructors = this.#constructors(types[0]!, column);
    const rest = types.slice(1);
    const found: string[][] = [];
    const unmentioned = constructors?.filter((each) => !mentions(column, each));
    if (constructors === undefined || unmentioned!.length > 0) {
      const others = rows.filter(([first]) => coversAny(first!)).map((each) => each.slice(1));
      const tails = this.missing(others, rest, limit);
      const nothingSaid = constructors === undefined || unmentioned!.length === constructors.length;
      const written =
        nothingSaid && (!isRoot || constructors === undefined)
          ? ["_"]
          : unmentioned!.map(writeOpen);
      for (const tail of tails) for (const head of written) found.push([head, ...tail]);
    }
    for (const constructor of constructors ?? mentioned(column)) {
      if (found.length >= limit) break;
      if (!mentions(column, constructor)) continue;
      const specialised = rows.flatMap((each) => specialise(each, constructor));
      const arity = constructor.types.length;
      for (const vector of this.missing(
        specialised,
        [...constructor.types, ...rest],
        limit - found.length,
      )) {
        found.push([constructor.write(vector.slice(0, arity)), ...vector.slice(arity)]);
      }
    }
    return found.slice(0, limit);
  }
}

function construct(constructor: Constructor, parts: readonly Shape[]): Shape {
  return { kind: "constructor", constructor, parts };
}

function atom(text: string): Constructor {
  return { key: text, types: [], write: () => text };
}

const noneConstructor = atom("none");

function someConstructor(inner: Type): Constructor {
  return { key: "some", types: [inner], write: ([part]) => (part === "_" ? there : part!) };
}

function tupleConstructor(items: readonly Type[]): Constructor {
  return { key: "tuple", types: items, write: (parts) => `(${parts.join(", ")})` };
}

function isInt(type: Type): boolean {
  return type.kind === "builtin" && type.name === "Int";
}

function namedItems(type: Type): readonly NamedType[] {
  if (type.kind === "named") return [type];
  return type.kind === "union" ? type.items.flatMap(namedItems) : [];
}

function writeOpen(constructor: Constructor): string {
  return constructor.write(constructor.types.map(() => "_"));
}

/** The first shapes of the rows, alternatives taken apart, wildcards left out. */
function heads(rows: readonly Row[], row: Row): Shape[] {
  const found: Shape[] = [];
  const add = (shape: Shape | undefined): void => {
    if (shape === undefined || shape.kind === "any") return;
    if (shape.kind === "either") shape.alternatives.forEach(add);
    else found.push(shape);
  };
  for (const each of rows) add(each[0]);
  add(row[0]);
  return found;
}

function mentioned(column: readonly Shape[]): Constructor[] {
  const found = new Map<string, Constructor>();
  for (const shape of column)
    if (shape.kind === "constructor") found.set(shape.constructor.key, shape.constructor);
  return [...found.values()];
}

function mentions(column: readonly Shape[], constructor: Constructor): boolean {
  return column.some((shape) => covers(shape, constructor));
}

function coversAny(shape: Shape): boolean {
  return shape.kind === "any" || (shape.kind === "either" && shape.alternatives.some(coversAny));
}

/** The Ints cut where the column's intervals begin and end. */
function intervals(column: readonly Shape[]): Constructor[] {
  const starts = new Set<number>([lowest]);
  for (const shape of column) {
    if (shape.kind !== "interval" || shape.from > shape.to) continue;
    starts.add(shape.from);
    if (shape.to < highest) starts.add(shape.to + 1);
  }
  const sorted = [...starts].toSorted((a, b) => a - b);
  return sorted.map(
    (from, index) => new IntervalConstructor(from, (sorted[index + 1] ?? highest + 1) - 1),
  );
}

class IntervalConstructor implements Constructor {
  readonly key: string;
  readonly types: readonly Type[] = [];
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.key = `${from}..=${to}`;
    this.from = from;
    this.to = to;
  }

  write = (): string => {
    if (this.from === this.to) return String(this.from);
    return this.from === lowest || this.to === highest ? "_" : this.key;
  };
}

/** Each length up to the longest that the column can tell apart, then "that many or more". */
function lengths(column: readonly Shape[], item: Type): Constructor[] {
  let before = 0;
  let after = 0;
  let longestFixed = -1;
  for (const shape of column) {
    if (shape.kind !== "list") continue;
    if (!shape.open) longestFixed = Math.max(longestFixed, shape.before.length);
    else {
      before = Math.max(before, shape.before.length);
      after = Math.max(after, shape.after.length);
    }
  }
  const open = Math.max(before + after, longestFixed + 1);
  return Array.from(
    { length: open + 1 },
    (_, count) => new ListConstructor(count, count === open, after, item),
  );
}

class ListConstructor implements Constructor {
  readonly key: string;
  readonly types: readonly Type[];
  readonly count: number;
  readonly open: boolean;
  readonly #after: number;

  constructor(count: number, open: boolean, after: number, item: Type) {
    this.key = `[${count}${open ? ".." : ""}]`;
    this.types = Array.from({ length: count }, () => item);
    this.count = count;
    this.open = open;
    this.#after = after;
  }

  write = (parts: readonly string[]): string =>
    this.open
      ? `[${parts.toSpliced(this.count - this.#after, 0, "..").join(", ")}]`
      : `[${parts.join(", ")}]`;
}

function covers(shape: Shape, constructor: Constructor): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "either":
      return shape.alternatives.some((each) => covers(each, constructor));
    case "interval":
      return (
        constructor instanceof IntervalConstructor &&
        shape.from <= constructor.from &&
        constructor.to <= shape.to
      );
    case "list": {
      if (!(constructor instanceof ListConstructor)) return false;
      const count = shape.before.length + shape.after.length;
      return shape.open
        ? count <= constructor.count
        : !constructor.open && count === constructor.count;
    }
    default:
      return shape.constructor.key === constructor.key;
  }
}

/** The row with its first column replaced by the constructor's parts; no row if it does not fit. */
function specialise(row: Row, constructor: Constructor): Row[] {
  const [head, ...tail] = row as [Shape, ...Shape[]];
  if (head.kind === "either")
    return head.alternatives.flatMap((each) => specialise([each, ...tail], constructor));
  if (!covers(head, constructor)) return [];
  switch (head.kind) {
    case "constructor":
      return [[...head.parts, ...tail]];
    case "list": {
      const between = constructor.types.length - head.before.length - head.after.length;
      return [
        [...head.before, ...Array.from({ length: between }, () => any), ...head.after, ...tail],
      ];
    }
    default:
      return [[...constructor.types.map(() => any), ...tail]];
  }
}
