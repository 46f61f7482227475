/** Patterns: what they bind, whether they fit their subject, and the arms of `match` and `catch`. */

import { diagnostics, type TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { fieldsPassedOver } from "./additions.ts";
import { withoutLines } from "./removals.ts";
import { hasBrokenPart } from "./broken.ts";
import { builtin, errorType, float, int, isBuiltin, listOf, text } from "./builtins.ts";
import type { Body } from "./body.ts";
import { fieldTypes } from "./bounds.ts";
import { holds, patternKnowledge } from "./conditions.ts";
import { type ArmContext, checkArms } from "./exhaustiveness.ts";
import { merge } from "./expressions.ts";
import { fieldsOfArguments } from "./pattern-arguments.ts";
import { placeOf } from "./places.ts";
import { nameOfDefinition } from "./show-type.ts";
import { reportUnknownField } from "./spelling.ts";
import { branch } from "./statements.ts";
import { reportUnknownVariant } from "./variants.ts";
import type { DefinitionId, FieldInfo, NamedType, Type } from "./types.ts";

/** Checks a pattern against its subject's type and declares what it binds. */
export function checkPattern(body: Body, pattern: tree.Pattern, subject: Type): void {
  body.typedPattern(pattern, subject);
  const type = body.solver.prune(subject);
  switch (pattern.kind) {
    case "WildcardPattern":
    case "ErrorPattern":
      return;
    case "BindingPattern":
      body.declare(pattern.name, subject, false);
      return;
    case "AsPattern":
      checkPattern(body, pattern.pattern, subject);
      body.declare(pattern.name, asType(pattern.pattern, type), false);
      return;
    case "OrPattern":
      checkAlternatives(body, pattern, subject);
      return;
    default:
      break;
  }
  if (pattern.kind === "LiteralPattern" && pattern.value.kind === "NoneLiteral") {
    if (type.kind !== "optional" && type.kind !== "error") reportType(body, pattern, type);
    return;
  }
  const inner = type.kind === "optional" ? body.solver.prune(type.inner) : type;
  switch (pattern.kind) {
    case "LiteralPattern":
      checkLiteral(body, pattern, pattern.value, inner);
      return;
    case "RangePattern":
      checkLiteral(body, pattern, pattern.from, inner);
      checkLiteral(body, pattern, pattern.to, inner);
      return;
    case "TuplePattern":
      checkTuple(body, pattern, inner);
      return;
    case "ListPattern":
      checkList(body, pattern, inner);
      return;
    case "VariantPattern":
    case "RecordPattern":
      checkNamed(body, pattern, inner, type.kind === "optional");
      return;
  }
}

/** `p as x`: where p cannot be none, x is not optional. */
function asType(pattern: tree.Pattern, type: Type): Type {
  const open =
    pattern.kind === "WildcardPattern" ||
    pattern.kind === "BindingPattern" ||
    pattern.kind === "OrPattern";
  return type.kind === "optional" && !open ? type.inner : type;
}

function reportType(body: Body, pattern: tree.Pattern, type: Type): void {
  if (type.kind !== "error") {
    body.report(diagnostics.patternType.at(body.span(pattern), { type: body.show(type) }));
  }
}

function checkLiteral(
  body: Body,
  pattern: tree.Pattern,
  value: tree.LiteralPattern["value"],
  type: Type,
): void {
  const literal = literalType(value, type);
  if (!body.solver.fits(literal, type)) reportType(body, pattern, type);
}

function literalType(value: tree.LiteralPattern["value"], subject: Type): Type {
  switch (value.kind) {
    case "NumberLiteral":
      return value.float || isBuiltin(subject, "Float") ? float : int;
    case "UnitLiteral":
      return builtin(value.unit === "duration" ? "Duration" : "Size");
    case "BooleanLiteral":
      return builtin("Bool");
    default:
      return text;
  }
}

function checkTuple(body: Body, pattern: tree.TuplePattern, type: Type): void {
  if (type.kind === "variable") {
    const items = pattern.items.map(() => body.solver.freshType());
    body.solver.solve(type, { kind: "tuple", items });
    pattern.items.forEach((item, index) => checkPattern(body, item, items[index]!));
    return;
  }
  if (type.kind === "tuple" && type.items.length === pattern.items.length) {
    pattern.items.forEach((item, index) => checkPattern(body, item, type.items[index]!));
    return;
  }
  if (!(pattern.items.length === 0 && isBuiltin(type, "Unit"))) reportType(body, pattern, type);
  for (const item of pattern.items) checkPattern(body, item, errorType);
}

function checkList(body: Body, pattern: tree.ListPattern, type: Type): void {
  let item: Type = errorType;
  if (type.kind === "variable") {
    item = body.solver.freshType();
    body.solver.solve(type, listOf(item));
  } else if (isBuiltin(type, "List")) item = type.arguments[0]!;
  else reportType(body, pattern, type);
  for (const each of pattern.items) {
    if (each.kind === "RestPattern") {
      if (each.name !== undefined) body.declare(each.name, listOf(item), false);
    } else checkPattern(body, each, item);
  }
}

function checkAlternatives(body: Body, pattern: tree.OrPattern, subject: Type): void {
  const names = pattern.alternatives.map((each) => bindingNames(each));
  const [first, ...others] = pattern.alternatives as [tree.Pattern, ...tree.Pattern[]];
  for (const [index, bound] of names.entries()) {
    const odd =
      [...bound.keys()].find((name) => !names[0]!.has(name)) ??
      [...names[0]!.keys()].find((name) => !bound.has(name));
    if (index > 0 && odd !== undefined) {
      body.report(
        diagnostics.orPatternNames.at(body.span(pattern.alternatives[index]!), { name: odd }),
      );
    }
  }
  checkPattern(body, first, subject);
  for (const other of others) {
    body.inScope(() => {
      checkPatternQuietly(body, other, subject, names[0]!);
    });
  }
}

/** Another alternative: its names are the first one's, so that they are neither shadowed nor unused. */
function checkPatternQuietly(
  body: Body,
  pattern: tree.Pattern,
  subject: Type,
  first: ReadonlyMap<string, tree.Name>,
): void {
  const before = body.problems.length;
  checkPattern(body, pattern, subject);
  const kept = body.problems.splice(before).filter((problem) => problem.name !== "shadowed-name");
  body.problems.push(...kept);
  for (const [name, node] of bindingNames(pattern)) {
    const binding = body.facts.bindings.get(node);
    const original = first.get(name);
    const same = original === undefined ? undefined : body.facts.bindings.get(original);
    if (binding === undefined || same === undefined) continue;
    body.markUsed(binding);
    if (!body.solver.fits(binding.type, same.type)) body.mismatch(node, binding.type, same.type);
    body.facts.bindings.set(node, same);
  }
}

function bindingNames(
  pattern: tree.Pattern,
  found = new Map<string, tree.Name>(),
): Map<string, tree.Name> {
  switch (pattern.kind) {
    case "BindingPattern":
      found.set(pattern.name.text, pattern.name);
      break;
    case "AsPattern":
      found.set(pattern.name.text, pattern.name);
      bindingNames(pattern.pattern, found);
      break;
    case "OrPattern":
      bindingNames(pattern.alternatives[0]!, found);
      break;
    case "TuplePattern":
      for (const item of pattern.items) bindingNames(item, found);
      break;
    case "ListPattern":
      for (const item of pattern.items) {
        if (item.kind !== "RestPattern") bindingNames(item, found);
        else if (item.name !== undefined) found.set(item.name.text, item.name);
      }
      break;
    case "VariantPattern":
      for (const each of pattern.arguments ?? []) bindingNames(each.pattern, found);
      break;
    case "RecordPattern":
      for (const field of pattern.fields) {
        if (field.pattern === undefined) found.set(field.name.text, field.name);
        else bindingNames(field.pattern, found);
      }
      break;
    default:
      break;
  }
  return found;
}

/** The records and sums that a value of the type may be. */
function candidates(body: Body, type: Type): NamedType[] {
  if (type.kind === "named") return [type];
  return type.kind === "union"
    ? type.items.flatMap((item) => candidates(body, body.solver.prune(item)))
    : [];
}

function checkNamed(
  body: Body,
  pattern: tree.VariantPattern | tree.RecordPattern,
  type: Type,
  isOptional: boolean,
): void {
  const found = findNamed(body, pattern, candidates(body, type));
  if (found === undefined) {
    if (type.kind === "error" || type.kind === "variable") bindAll(body, pattern);
    else {
      const last = pattern.path.at(-1);
      const name = last?.text ?? "";
      const names = candidates(body, type).flatMap(
        (each) => variantsOf(body, each) ?? [nameOfDefinition(each.definition)],
      );
      if (names.length === 0) reportNoVariant(body, pattern, name, type);
      else if (last !== undefined && name !== "") {
        reportUnknownVariant(body, last, body.show(type), names, {
          at: pattern,
          whole: namesWhole(body, pattern, type) && (isOptional ? "optional" : "present"),
        });
      }
      bindAll(body, pattern);
    }
    return;
  }
  body.facts.patterns.set(pattern, { definition: found.type.definition, variant: found.variant });
  if (pattern.kind === "RecordPattern") checkFields(body, pattern, found.fields, type);
  else checkArguments(body, pattern, found.fields);
}

/** The pattern names the sum where one of its variants is asked for. */
function namesWhole(
  body: Body,
  pattern: tree.VariantPattern | tree.RecordPattern,
  type: Type,
): boolean {
  const entity = pattern.path.length === 1 ? body.find(pattern.path[0]!.text) : undefined;
  return (
    entity?.kind === "definition" &&
    candidates(body, type).some((each) => each.definition === entity.id)
  );
}

/** The value has no variants; `Some(x)` and `None` stand for what is there and what is not. */
function reportNoVariant(
  body: Body,
  pattern: tree.VariantPattern | tree.RecordPattern,
  name: string,
  type: Type,
): void {
  const isForeign = pattern.path.length === 1 && (name === "Some" || name === "None");
  if (!isForeign || body.find(name) !== undefined) {
    reportType(body, pattern, type);
    return;
  }
  const span = body.span(pattern);
  const [only] = pattern.kind === "VariantPattern" ? (pattern.arguments ?? []) : [];
  const inside = only === undefined ? "_" : only.pattern;
  const { text } = body.module.input.source;
  const newText =
    name === "None" ? "none" : inside === "_" ? "_" : text.slice(inside.start, inside.end);
  body.report(
    diagnostics.foreignName.at(
      span,
      {
        written: name,
        meant: `\`${newText}\``,
        hint: "An optional is the value itself or `none`: behind an arm for `none`, a name takes the value.",
      },
      { fixes: [{ title: `Write \`${newText}\``, edits: [{ span, newText }], safe: false }] },
    ),
  );
}

interface Named {
  readonly type: NamedType;
  readonly variant: string | undefined;
  readonly fields: readonly FieldInfo[];
}

function findNamed(
  body: Body,
  pattern: tree.VariantPattern | tree.RecordPattern,
  types: readonly NamedType[],
): Named | undefined {
  const [first, second] = pattern.path.map((name) => name.text);
  for (const type of types) {
    const definition = body.program.definition(type.definition);
    if (definition === undefined) continue;
    if (definition.kind === "sum") {
      if (second !== undefined && first !== definition.name) continue;
      const variant = definition.variants.find((each) => each.name === (second ?? first));
      if (variant !== undefined) {
        return {
          type,
          variant: variant.name,
          fields: fieldTypes(type, definition.typeParameters, variant.fields ?? []),
        };
      }
      if (second === undefined && first === definition.name && types.length > 1) {
        return { type, variant: undefined, fields: [] };
      }
    } else if (definition.kind === "record" && second === undefined && first === definition.name) {
      return {
        type,
        variant: undefined,
        fields: fieldTypes(type, definition.typeParameters, definition.fields),
      };
    }
  }
  return undefined;
}

function bindAll(body: Body, pattern: tree.Pattern): void {
  for (const name of bindingNames(pattern).values()) body.declare(name, errorType, false, false);
}

function checkFields(
  body: Body,
  pattern: tree.RecordPattern,
  fields: readonly FieldInfo[],
  type: Type,
): void {
  for (const each of pattern.fields) {
    const field = fields.find((other) => other.name === each.name.text);
    if (field === undefined) {
      reportUnknownField(body, each.name, body.show(type), fields);
    }
    const fieldType = field?.type ?? errorType;
    if (each.pattern === undefined) body.declare(each.name, fieldType, false);
    else checkPattern(body, each.pattern, fieldType);
  }
}

function checkArguments(
  body: Body,
  pattern: tree.VariantPattern,
  fields: readonly FieldInfo[],
): void {
  const args = pattern.arguments;
  if (args === undefined) return;
  const name = pattern.path.at(-1)?.text ?? "";
  const positional = args.filter((each) => each.name === undefined);
  if (args.length > fields.length || (args.length < fields.length && positional.length > 0)) {
    body.report(
      diagnostics.patternArguments.at(
        body.span(pattern),
        { name, expected: fields.length, found: args.length },
        { fixes: fieldsPassedOver(body, args, fields.length - args.length) },
      ),
    );
  }
  const meant = fieldsOfArguments(
    args,
    fields.map((field) => field.name),
  );
  for (const [index, each] of args.entries()) {
    const field = fields.find((other) => other.name === meant[index]);
    if (each.name !== undefined && each.name.text !== "") {
      const { text } = each.name;
      if (field === undefined) reportUnknownField(body, each.name, name, fields);
      else if (meant.indexOf(text) < index)
        body.report(diagnostics.duplicateArgument.at(body.span(each.name), { name: text }));
    }
    checkPattern(body, each.pattern, field?.type ?? errorType);
  }
}

/** Names of the variants of a sum; undefined for anything else. */
export function variantsOf(body: Body, type: Type): readonly string[] | undefined {
  if (type.kind !== "named") return undefined;
  const definition = body.program.definition(type.definition);
  return definition?.kind === "sum"
    ? definition.variants.map((variant) => variant.name)
    : undefined;
}

/** The program's types as the check of arms asks for them. */
export function armContext(body: Body): ArmContext {
  const sum = (id: DefinitionId): readonly string[] | undefined => {
    const definition = body.program.definition(id);
    return definition?.kind === "sum"
      ? definition.variants.map((variant) => variant.name)
      : undefined;
  };
  return {
    variants: sum,
    fields: (type, variant) => {
      const definition = body.program.definition(type.definition);
      if (definition?.kind === "record")
        return fieldTypes(type, definition.typeParameters, definition.fields);
      if (definition?.kind !== "sum") return undefined;
      const fields = definition.variants.find((each) => each.name === variant)?.fields ?? [];
      return fieldTypes(type, definition.typeParameters, fields);
    },
    meaning: (pattern) => body.facts.patterns.get(pattern),
    nameOf: nameOfDefinition,
  };
}

interface ArmsToCheck {
  readonly node: tree.Match | tree.Catch;
  /** The subject's expression, if it may be a place to narrow. */
  readonly subject: tree.Expression | undefined;
  readonly subjectType: Type;
  readonly arms: readonly tree.Arm[];
  /** A `catch` may leave cases out: they pass on. */
  readonly exhaustive: boolean;
  readonly armBody: (arm: tree.Arm) => void;
}

/** Checks arms in order, each with what the ones before it rule out. */
export function checkArmsOf(
  body: Body,
  { node, subject, subjectType, arms, exhaustive, armBody }: ArmsToCheck,
): void {
  const place = subject === undefined ? undefined : placeOf(body, subject);
  const start = body.flow;
  let next = start;
  let after: Body["flow"] | undefined;
  // After an arm for `none`, what is left of an optional is there.
  let left = subjectType;
  for (const arm of arms) {
    body.flow = next;
    body.inScope(() => {
      checkPattern(body, arm.pattern, left);
      const known = patternKnowledge(body, place, arm.pattern, subjectType);
      const ended = branch(body, () => {
        known.whenTrue();
        if (arm.guard !== undefined) holds(body, arm.guard);
        armBody(arm);
      });
      after = after === undefined ? ended : merge(after, ended);
      body.flow = next;
      if (arm.guard === undefined) {
        known.whenFalse();
        if (takesNone(arm.pattern)) left = present(body, left);
      }
      next = body.flow;
    });
  }
  body.flow = after ?? { ...start, dead: exhaustive };
  body.whenSolved(() => reportArms(body, node, subjectType, arms, exhaustive));
}

/** True if the pattern fits `none`. */
function takesNone(pattern: tree.Pattern): boolean {
  switch (pattern.kind) {
    case "LiteralPattern":
      return pattern.value.kind === "NoneLiteral";
    case "OrPattern":
      return pattern.alternatives.some(takesNone);
    case "AsPattern":
      return takesNone(pattern.pattern);
    default:
      return false;
  }
}

function present(body: Body, type: Type): Type {
  const outer = body.solver.prune(type);
  return outer.kind === "optional" ? outer.inner : type;
}

function reportArms(
  body: Body,
  node: tree.Match | tree.Catch,
  subjectType: Type,
  arms: readonly tree.Arm[],
  exhaustive: boolean,
): void {
  const type = body.solver.resolve(subjectType);
  if (type.kind === "error" || type.kind === "variable") return;
  // What a name stands for that means nothing here is not known: nor is what the arms cover.
  if (arms.some((arm) => isUnresolved(body, arm.pattern))) return;
  const { missing, unreachable } = checkArms(
    arms.map((arm) => ({ pattern: arm.pattern, guarded: arm.guard !== undefined })),
    type,
    armContext(body),
  );
  // A pattern that could not be read takes anything: what stands below it may be reached all the same.
  const broken = arms.findIndex((arm) => hasBrokenPart(arm.pattern));
  for (const index of unreachable) {
    if (broken !== -1 && index > broken) continue;
    const arm = arms[index]!;
    const fixes = withoutLines(body, "Remove the arm", arm);
    body.report(diagnostics.unreachableArm.at(body.span(arm.pattern), {}, { fixes }));
  }
  if (!exhaustive || missing.length === 0) return;
  body.report(
    diagnostics.missingCases.at(
      body.span({ start: node.start, end: Math.min(node.start + 5, node.end) }),
      { missing: missing.map(({ shown }) => shown) },
      {
        fixes: [
          {
            title: "Add the missing cases",
            edits: [
              missingArms(
                body,
                node,
                arms,
                missing.map(({ pattern }) => pattern),
              ),
            ],
            safe: false,
          },
        ],
      },
    ),
  );
}

function isUnresolved(body: Body, pattern: tree.Pattern): boolean {
  if (pattern.kind === "AsPattern") return isUnresolved(body, pattern.pattern);
  if (pattern.kind === "OrPattern")
    return pattern.alternatives.some((each) => isUnresolved(body, each));
  return pattern.kind === "VariantPattern" && !body.facts.patterns.has(pattern);
}

/** Arms for the cases left out, behind the last one and written as that is: on lines of their own, or on its line. */
function missingArms(
  body: Body,
  node: tree.Match | tree.Catch,
  arms: readonly tree.Arm[],
  missing: readonly string[],
): TextEdit {
  const written = missing.map((each) => `${each} => ?`);
  const last = arms.at(-1);
  if (last === undefined) {
    const at = node.end - 1;
    return { span: body.span({ start: at, end: at }), newText: ` ${written.join(", ")} ` };
  }
  const { text } = body.module.input.source;
  const before = text.slice(text.lastIndexOf("\n", last.start) + 1, last.start);
  const separator = before.trim() === "" ? `\n${before}` : ", ";
  return {
    span: body.span({ start: last.end, end: last.end }),
    newText: written.map((each) => separator + each).join(""),
  };
}

/** Checks the pattern of a `let` or `for`, which must fit every value. */
export function checkIrrefutable(body: Body, pattern: tree.Pattern, subject: Type): void {
  checkPattern(body, pattern, subject);
  if (pattern.kind === "BindingPattern" || pattern.kind === "WildcardPattern") return;
  body.whenSolved(() => {
    const type = body.solver.resolve(subject);
    if (type.kind === "error" || type.kind === "variable") return;
    const { missing } = checkArms([{ pattern, guarded: false }], type, armContext(body));
    if (missing.length > 0) {
      body.report(
        diagnostics.refutablePattern.at(body.span(pattern), { missing: missing[0]!.shown }),
      );
    }
  });
}
