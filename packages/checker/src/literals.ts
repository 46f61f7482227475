/** Literals of lists, tuples, maps, sets and records, and `with`. */

import { closest, diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { recordsNamed } from "./additions.ts";
import { withoutEntries } from "./removals.ts";
import { builtin, errorType, isBuiltin, listOf } from "./builtins.ts";
import type { Body } from "./body.ts";
import { requireBound } from "./bound-problems.ts";
import { fieldTypes } from "./bounds.ts";
import { check, infer } from "./expressions.ts";
import { libraryName } from "./library-names.ts";
import { knownNames } from "./names.ts";
import { qualifierOf } from "./members.ts";
import { placeOf, read } from "./places.ts";
import { narrowed } from "./conditions.ts";
import {
  type DefinitionId,
  type FieldInfo,
  type NamedType,
  takesArgument,
  type Type,
} from "./types.ts";
import { reportUnknownField } from "./spelling.ts";
import { findVariant } from "./variants.ts";
import { argumentsFor, resolveArguments } from "./written-arguments.ts";

function unwrapped(body: Body, expected: Type | undefined): Type | undefined {
  if (expected === undefined) return undefined;
  const type = body.solver.prune(expected);
  return type.kind === "optional" ? body.solver.prune(type.inner) : type;
}

/** The type that all items have in common; `wanted` decides if it is known. */
function itemType(body: Body, items: readonly tree.Expression[], wanted: Type | undefined): Type {
  if (wanted !== undefined && body.solver.prune(wanted).kind !== "variable") {
    for (const item of items) check(body, item, wanted);
    return wanted;
  }
  let joined: Type = wanted ?? body.solver.freshType();
  let first: tree.Expression | undefined;
  for (const item of items) {
    const type = infer(body, item, first === undefined ? body.solver.freshType() : joined);
    if (first === undefined || isBuiltin(body.solver.prune(joined), "Never")) {
      joined = type;
      first = item;
      continue;
    }
    const both = body.solver.join(joined, type);
    if (both !== undefined) joined = both;
    else if (isBuiltin(body.solver.prune(joined), "Int") && isBuiltin(type, "Float")) {
      // `[n, 2.5]`: the Int is what has to change.
      body.mismatch(first, joined, type, {
        related: [{ span: body.span(item), message: "this item is Float" }],
      });
      joined = type;
    } else {
      body.mismatch(item, type, joined, {
        related: [{ span: body.span(first), message: `the first item is ${body.show(joined)}` }],
      });
    }
  }
  if (wanted !== undefined) body.solver.fits(joined, wanted);
  return joined;
}

/** Where nobody asks for a type, the literals of a collection are settled with it. */
function settling<T extends Type>(body: Body, expected: Type | undefined, make: () => T): T {
  const { mark } = body.solver;
  const type = make();
  if (expected === undefined) body.solver.settleNumbers(mark);
  return type;
}

export function inferList(body: Body, list: tree.ListLiteral, expected: Type | undefined): Type {
  return settling(body, expected, () => listType(body, list, expected));
}

function listType(body: Body, list: tree.ListLiteral, expected: Type | undefined): Type {
  const outer = unwrapped(body, expected);
  const wanted = outer !== undefined && isBuiltin(outer, "List") ? outer.arguments[0] : undefined;
  const plain = list.items.filter((item) => item.kind !== "Spread");
  let type: Type | undefined;
  const spreads = list.items.filter((item) => item.kind === "Spread");
  if (wanted === undefined && plain.length === 0 && spreads.length > 0) {
    for (const spread of spreads) type = checkSpread(body, spread, type);
    return listOf(type!);
  }
  type = itemType(body, plain, wanted);
  for (const spread of spreads) checkSpread(body, spread, type);
  return listOf(type);
}

/** `..xs` takes a list or a set. */
function checkSpread(body: Body, spread: tree.Spread, item: Type | undefined): Type {
  const found = infer(body, spread.value, item === undefined ? undefined : listOf(item));
  const type = body.solver.prune(found);
  const wanted = item ?? body.solver.freshType();
  const fits = isBuiltin(type, "Set")
    ? body.solver.fits(type.arguments[0]!, wanted)
    : body.solver.fits(type, listOf(wanted));
  if (!fits) body.mismatch(spread.value, type, listOf(wanted));
  return wanted;
}

export function inferTuple(body: Body, tuple: tree.TupleLiteral, expected: Type | undefined): Type {
  if (tuple.items.length === 0) return builtin("Unit");
  const outer = unwrapped(body, expected);
  const wanted =
    outer?.kind === "tuple" && outer.items.length === tuple.items.length ? outer.items : undefined;
  // Where the type is still open, its items are.
  const open = outer?.kind === "variable";
  return {
    kind: "tuple",
    items: tuple.items.map((item, index) =>
      componentType(body, item, wanted?.[index] ?? (open ? body.solver.freshType() : undefined)),
    ),
  };
}

/** An item is what the place asks for if it fits, so that `(1, none)` can be `(Float, Int?)`. */
function componentType(body: Body, item: tree.Expression, wanted: Type | undefined): Type {
  const type = infer(body, item, wanted);
  if (wanted === undefined || body.solver.prune(wanted).kind === "variable") return type;
  return body.solver.fits(type, wanted) ? wanted : type;
}

export function inferMap(body: Body, map: tree.MapLiteral, expected: Type | undefined): Type {
  return settling(body, expected, () => mapType(body, map, expected));
}

function mapType(body: Body, map: tree.MapLiteral, expected: Type | undefined): Type {
  const outer = unwrapped(body, expected);
  let [key, value] = outer !== undefined && isBuiltin(outer, "Map") ? outer.arguments : [];
  const [writtenKey, writtenValue] = resolveArguments(body.typeScope, map.typeArguments);
  key = writtenKey ?? key;
  value = writtenValue ?? value;
  const keys = itemType(
    body,
    map.entries.map((entry) => entry.key),
    key,
  );
  const values = itemType(
    body,
    map.entries.map((entry) => entry.value),
    value,
  );
  requireHashable(body, map, keys);
  return builtin("Map", keys, values);
}

export function inferSet(body: Body, set: tree.SetLiteral, expected: Type | undefined): Type {
  const outer = unwrapped(body, expected);
  const wanted = outer !== undefined && isBuiltin(outer, "Set") ? outer.arguments[0] : undefined;
  const item = settling(body, expected, () =>
    itemType(body, set.items, resolveArguments(body.typeScope, set.typeArguments)[0] ?? wanted),
  );
  requireHashable(body, set, item);
  return builtin("Set", item);
}

function requireHashable(body: Body, node: tree.Expression, type: Type): void {
  body.whenSolved(() =>
    requireBound(body, node, type, "Hashable", {
      kind: node.kind === "MapLiteral" ? "keys" : "items",
    }),
  );
}

// ── Records

interface Target {
  readonly type: NamedType;
  readonly definition: DefinitionId;
  readonly variant: string | undefined;
  readonly fields: readonly FieldInfo[];
  readonly name: string;
}

export function inferRecord(
  body: Body,
  record: tree.RecordLiteral,
  expected: Type | undefined,
): Type {
  const target =
    record.type === undefined
      ? expectedRecord(body, record, expected)
      : namedRecord(body, record.type, expected);
  if (target === undefined) {
    for (const entry of record.fields) {
      if (entry.kind === "Spread") infer(body, entry.value);
      else if (entry.value !== undefined) infer(body, entry.value);
    }
    return errorType;
  }
  body.facts.records.set(record, { definition: target.definition, variant: target.variant });
  const spread = record.fields.some((entry) => entry.kind === "Spread");
  const given = checkEntries(body, record.fields, target);
  const missing = target.fields
    .filter((field) => !field.hasDefault && !given.has(field.name))
    .map((field) => field.name);
  // A field that could not be read may be the one that is missing.
  const broken = record.fields.some((entry) => entry.kind !== "Spread" && entry.name.text === "");
  if (missing.length > 0 && !spread && !broken) {
    body.report(
      diagnostics.missingField.at(body.span(record.type ?? record), {
        names: missing,
        type: target.name,
      }),
    );
  }
  return target.type;
}

function expectedRecord(
  body: Body,
  record: tree.RecordLiteral,
  expected: Type | undefined,
): Target | undefined {
  const type = unwrapped(body, expected);
  if (type?.kind === "error") return undefined;
  const definition = type?.kind === "named" ? body.program.definition(type.definition) : undefined;
  if (type?.kind !== "named" || definition?.kind !== "record") {
    const fixes = recordsNamed(body, record);
    body.report(diagnostics.recordTypeUnknown.at(body.span(record), {}, { fixes }));
    return undefined;
  }
  const fields = fieldTypes(type, definition.typeParameters, definition.fields);
  return { type, definition: definition.id, variant: undefined, fields, name: definition.name };
}

function namedRecord(
  body: Body,
  node: tree.Expression,
  expected: Type | undefined,
): Target | undefined {
  const qualifier = qualifierOf(body, node);
  if (qualifier?.kind === "broken") return undefined;
  if (qualifier?.kind === "type") {
    let definition = body.program.definition(qualifier.id);
    let args =
      (node.kind === "TypeReference" || node.kind === "MemberAccess") &&
      definition !== undefined &&
      "typeParameters" in definition
        ? argumentsFor(body.typeScope, node.typeArguments, definition)
        : [];
    if (definition?.kind === "alias" && definition.type.kind === "named") {
      args = [...definition.type.arguments];
      definition = body.program.definition(definition.type.definition);
    }
    if (definition?.kind === "record") {
      body.facts.resolutions.set(node as tree.TypeReference, { kind: "qualifier" });
      const parameters = definition.typeParameters.filter(takesArgument);
      const type: NamedType = {
        kind: "named",
        definition: definition.id,
        arguments: parameters.map((_, index) => args[index] ?? body.solver.freshType()),
      };
      const wanted = unwrapped(body, expected);
      if (args.length === 0 && wanted?.kind === "named" && wanted.definition === definition.id)
        body.solver.fits(type, wanted);
      const fields = fieldTypes(type, definition.typeParameters, definition.fields);
      return { type, definition: definition.id, variant: undefined, fields, name: definition.name };
    }
  }
  if (node.kind !== "TypeReference" && node.kind !== "MemberAccess") return undefined;
  if (
    qualifier === undefined &&
    node.kind === "TypeReference" &&
    body.find(node.name.text) === undefined
  ) {
    // Not a type: perhaps a variant, else an unknown type.
    const before = body.problems.length;
    const variant = findVariant(body, node, expected);
    if (variant === undefined) {
      body.problems.splice(before);
      const name = node.name.text;
      const suggestion = closest(name, knownNames(body.module));
      const { modules, fixes } = libraryName(body.program, body.module, node, name, suggestion);
      body.report(
        diagnostics.unknownType.at(body.span(node), { name, suggestion, modules }, { fixes }),
      );
      return undefined;
    }
    return ofVariant(variant);
  }
  const variant = findVariant(body, node, expected);
  return variant === undefined ? undefined : ofVariant(variant);
}

function ofVariant({
  type,
  sum,
  variant,
  fields,
}: NonNullable<ReturnType<typeof findVariant>>): Target {
  return { type, definition: sum.id, variant: variant.name, fields, name: variant.name };
}

/** Checks the entries against the fields; gives the names that are written, also those that a slip was meant to be. */
function checkEntries(
  body: Body,
  entries: readonly tree.RecordEntry[],
  target: Omit<Target, "definition" | "variant">,
): Set<string> {
  const given = new Set<string>();
  const meant = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === "Spread") {
      check(body, entry.value, target.type);
      continue;
    }
    const name = entry.name.text;
    const field = target.fields.find((each) => each.name === name);
    if (field === undefined) {
      const suggestion = reportUnknownField(body, entry.name, target.name, target.fields);
      if (suggestion !== undefined) meant.add(suggestion);
      if (entry.value !== undefined) infer(body, entry.value);
      continue;
    }
    if (given.has(name))
      body.report(
        diagnostics.duplicateArgument.at(
          body.span(entry.name),
          { name },
          { fixes: withoutEntries(body, "Remove it", entries, [entry]) },
        ),
      );
    given.add(name);
    if (entry.value !== undefined) check(body, entry.value, field.type);
    else checkShorthand(body, entry, field.type);
  }
  return new Set([...given, ...meant]);
}

/** `{ subject }` takes the variable of that name. */
function checkShorthand(body: Body, entry: tree.RecordField, expected: Type): void {
  const name = entry.name.text;
  const local = body.findLocal(name);
  if (local === undefined) {
    const entity = body.find(name);
    if (
      entity?.kind === "definition" &&
      body.program.modules
        .get(entity.id.slice(0, entity.id.lastIndexOf("#")))
        ?.declarations.get(entity.id)?.kind === "ModuleLet"
    ) {
      body.facts.resolutions.set(entry, {
        kind: "definition",
        id: entity.id,
        typeArguments: [],
        rows: "never",
      });
      const type = body.program.letType(entity.id);
      if (!body.solver.fits(type, expected)) body.mismatch(entry, type, expected);
      return;
    }
    if (name !== "") {
      const suggestion = closest(name, body.localNames());
      const { modules, fixes } = libraryName(body.program, body.module, entry, name, suggestion);
      body.report(
        diagnostics.unknownName.at(body.span(entry), { name, suggestion, modules }, { fixes }),
      );
    }
    return;
  }
  read(body, local, entry);
  body.facts.resolutions.set(entry, { kind: "local", binding: local });
  const identifier: tree.Identifier = {
    kind: "Identifier",
    name,
    typeArguments: [],
    start: entry.start,
    end: entry.end,
  };
  const type = narrowed(body, placeOf(body, identifier), local.type);
  if (!body.solver.fits(type, expected)) body.mismatch(entry, type, expected);
}

export function inferWith(body: Body, expression: tree.With): Type {
  const type = body.solver.prune(infer(body, expression.record));
  const definition = type.kind === "named" ? body.program.definition(type.definition) : undefined;
  if (type.kind !== "named" || definition?.kind !== "record") {
    if (type.kind !== "error") {
      body.report(
        diagnostics.notARecord.at(body.span(expression.record), {
          type: body.show(type),
          optional: type.kind === "optional",
        }),
      );
    }
    for (const entry of expression.fields)
      if (entry.kind !== "Spread" && entry.value !== undefined) infer(body, entry.value);
    return errorType;
  }
  const fields = fieldTypes(type, definition.typeParameters, definition.fields);
  checkEntries(body, expression.fields, { type, fields, name: definition.name });
  return type;
}
