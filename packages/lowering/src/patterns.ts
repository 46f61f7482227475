/** Patterns: names resolved to variants and records, optionals made explicit, every field in its place. */

import { type FieldInfo, fieldsOfArguments, type Type } from "@neuro-lang/checker";
import type { Local, Pattern } from "@neuro-lang/ir";
import type * as tree from "@neuro-lang/parser";
import { type BodyContext, factOf } from "./context.ts";
import { lowerType } from "./types.ts";

const any: Pattern = { kind: "any" };

export function lowerPattern(pattern: tree.Pattern, context: BodyContext): Pattern {
  switch (pattern.kind) {
    case "WildcardPattern":
      return any;
    case "BindingPattern":
      return { kind: "bind", local: context.declare(pattern.name) };
    case "AsPattern": {
      const inner = lowerPattern(pattern.pattern, context);
      return { kind: "as", pattern: inner, local: context.declare(pattern.name) };
    }
    case "OrPattern":
      return lowerAlternatives(pattern, context);
    case "ErrorPattern":
      throw new Error(`A broken pattern at ${pattern.start} cannot be lowered.`);
    default: {
      const subject = factOf(context.facts.patternTypes, pattern, "subject type");
      if (subject.kind !== "optional") return lowerPresent(pattern, subject, context);
      if (pattern.kind === "LiteralPattern" && pattern.value.kind === "NoneLiteral") {
        return { kind: "none" };
      }
      return { kind: "some", pattern: lowerPresent(pattern, subject.inner, context) };
    }
  }
}

type PresentPattern = Exclude<
  tree.Pattern,
  tree.WildcardPattern | tree.BindingPattern | tree.AsPattern | tree.OrPattern | tree.ErrorPattern
>;

/** A pattern of a subject that is there. */
function lowerPresent(pattern: PresentPattern, subject: Type, context: BodyContext): Pattern {
  switch (pattern.kind) {
    case "LiteralPattern":
      return lowerLiteral(pattern.value, subject);
    case "RangePattern":
      return {
        kind: "range",
        from: pattern.from.value,
        to: pattern.to.value,
        inclusive: pattern.inclusive,
      };
    case "VariantPattern":
    case "RecordPattern":
      return lowerNamed(pattern, subject, context);
    case "TuplePattern":
      if (pattern.items.length === 0) return any;
      return { kind: "tuple", items: pattern.items.map((item) => lowerPattern(item, context)) };
    case "ListPattern":
      return lowerList(pattern, context);
  }
}

function lowerLiteral(value: tree.LiteralPattern["value"], subject: Type): Pattern {
  const type = lowerType(subject);
  switch (value.kind) {
    case "NumberLiteral":
    case "UnitLiteral":
    case "BooleanLiteral":
      return { kind: "literal", value: value.value, type };
    case "TextLiteral":
      return {
        kind: "literal",
        value: value.parts.map((part) => (part.kind === "TextPart" ? part.value : "")).join(""),
        type,
      };
    case "NoneLiteral":
      return { kind: "none" };
  }
}

// ───────────────────────────────────────────── Variants and records

/** Gives each field its pattern; undefined where none is written. `name` is undefined where there is no such field. */
interface WrittenField {
  readonly name: string | undefined;
  /** Undefined binds the field under its own name. */
  readonly pattern: tree.Pattern | undefined;
  readonly field: tree.Name | undefined;
}

function writtenFields(
  pattern: tree.VariantPattern | tree.RecordPattern,
  fields: readonly FieldInfo[],
): readonly WrittenField[] {
  if (pattern.kind === "VariantPattern") {
    const args = pattern.arguments ?? [];
    const meant = fieldsOfArguments(
      args,
      fields.map(({ name }) => name),
    );
    return args.map((argument, index) => ({
      name: meant[index],
      pattern: argument.pattern,
      field: undefined,
    }));
  }
  return pattern.fields.map((field) => ({
    name: field.name.text,
    pattern: field.pattern,
    field: field.name,
  }));
}

function lowerNamed(
  pattern: tree.VariantPattern | tree.RecordPattern,
  subject: Type,
  context: BodyContext,
): Pattern {
  const meaning = factOf(context.facts.patterns, pattern, "meaning");
  const definition = context.module.program.definitions.get(meaning.definition);
  switch (definition?.kind) {
    case "sum": {
      const tag = definition.variants.findIndex((variant) => variant.name === meaning.variant);
      // A sum's own name: any of its variants.
      if (tag === -1) return ofType(meaning.definition, any, subject);
      const infos = definition.variants[tag]!.fields ?? [];
      const fields = lowerFields(infos, writtenFields(pattern, infos), context);
      return {
        kind: "variant",
        definition: meaning.definition,
        tag,
        fields: fields.map((field) => field.pattern),
      };
    }
    case "record": {
      const written = writtenFields(pattern, definition.fields);
      const fields = lowerFields(definition.fields, written, context).filter(
        (field) => field.pattern.kind !== "any",
      );
      const inner: Pattern =
        fields.length === 0 ? any : { kind: "record", definition: meaning.definition, fields };
      return ofType(meaning.definition, inner, subject);
    }
    case "opaque": {
      // The value is the one inside.
      const [inside] = writtenFields(pattern, []);
      return inside?.pattern === undefined ? any : lowerPattern(inside.pattern, context);
    }
    default:
      throw new Error(`There is no type ${meaning.definition} to match.`);
  }
}

function ofType(definition: string, pattern: Pattern, subject: Type): Pattern {
  return subject.kind === "union" ? { kind: "of-type", definition, pattern } : pattern;
}

function lowerFields(
  fields: readonly FieldInfo[],
  written: readonly WrittenField[],
  context: BodyContext,
): readonly { readonly name: string; readonly pattern: Pattern }[] {
  const lowered = new Map<string, Pattern>();
  for (const field of written) {
    const { name } = field;
    if (name === undefined) continue;
    if (field.pattern !== undefined) lowered.set(name, lowerPattern(field.pattern, context));
    else if (field.field !== undefined) {
      lowered.set(name, { kind: "bind", local: context.declare(field.field) });
    }
  }
  return fields.map(({ name }) => ({ name, pattern: lowered.get(name) ?? any }));
}

// ───────────────────────────────────────────── Lists and alternatives

function lowerList(pattern: tree.ListPattern, context: BodyContext): Pattern {
  const before: Pattern[] = [];
  const after: Pattern[] = [];
  let rest: Local | "any" | undefined;
  for (const item of pattern.items) {
    if (item.kind === "RestPattern") {
      rest = item.name === undefined ? "any" : context.declare(item.name);
    } else {
      (rest === undefined ? before : after).push(lowerPattern(item, context));
    }
  }
  return { kind: "list", before, rest, after };
}

/** Every alternative binds the same variables: those of the first. */
function lowerAlternatives(pattern: tree.OrPattern, context: BodyContext): Pattern {
  const [first, ...others] = pattern.alternatives;
  if (first === undefined) return any;
  const alternatives = [lowerPattern(first, context)];
  const declared = new Map<string, tree.Name>();
  for (const name of boundNames(first)) declared.set(name.text, name);
  for (const other of others) {
    for (const name of boundNames(other)) {
      const same = declared.get(name.text);
      if (same !== undefined) context.alias(name, context.declare(same));
    }
    alternatives.push(lowerPattern(other, context));
  }
  return { kind: "or", alternatives };
}

/** The names that a pattern declares, in source order. */
function boundNames(pattern: tree.Pattern): readonly tree.Name[] {
  switch (pattern.kind) {
    case "BindingPattern":
      return [pattern.name];
    case "AsPattern":
      return [...boundNames(pattern.pattern), pattern.name];
    case "OrPattern":
      return pattern.alternatives.slice(0, 1).flatMap(boundNames);
    case "TuplePattern":
      return pattern.items.flatMap(boundNames);
    case "ListPattern":
      return pattern.items.flatMap((item) => {
        if (item.kind !== "RestPattern") return boundNames(item);
        return item.name === undefined ? [] : [item.name];
      });
    case "VariantPattern":
      return (pattern.arguments ?? []).flatMap((argument) => boundNames(argument.pattern));
    case "RecordPattern":
      return pattern.fields.flatMap((field) =>
        field.pattern === undefined ? [field.name] : boundNames(field.pattern),
      );
    default:
      return [];
  }
}
