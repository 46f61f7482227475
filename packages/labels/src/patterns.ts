/** Patterns: what they bind, and what it shows that one fits. */

import { fieldsOfArguments, type Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { type Cell, joined, nothing, type Step } from "./flows.ts";
import { plain, type Shape, under, viewedAs } from "./shapes.ts";

/** Binds the pattern's variables; gives what it shows that the pattern fits. */
export function bindPattern(body: Body, pattern: tree.Pattern, subject: Shape): Cell {
  const type = body.facts.patternTypes.get(pattern);
  switch (pattern.kind) {
    case "WildcardPattern":
    case "ErrorPattern":
      return nothing;
    case "BindingPattern":
      body.declare(pattern.name, subject, boundStep(pattern.name));
      return nothing;
    case "LiteralPattern":
      return pattern.value.kind === "NoneLiteral" ? subject.outer : body.seen(subject);
    case "RangePattern":
      return body.seen(subject);
    case "AsPattern":
      body.declare(pattern.name, subject, boundStep(pattern.name));
      return bindPattern(body, pattern.pattern, subject);
    case "OrPattern":
      return joined(pattern.alternatives.map((each) => bindPattern(body, each, subject)));
    case "TuplePattern": {
      const whole = seenAs(subject, type);
      const tests = pattern.items.map((item, index) =>
        bindPattern(body, item, under(partOf(whole, index), whole.outer)),
      );
      return joined([presenceOf(subject, whole), ...tests]);
    }
    case "ListPattern":
      return bindList(body, pattern, subject, type);
    case "VariantPattern":
      return bindVariant(body, pattern, subject, type);
    case "RecordPattern": {
      const fact = body.facts.patterns.get(pattern);
      const whole = seenAs(subject, type);
      if (fact === undefined) return whole.outer;
      const tests = pattern.fields.map((field) => {
        const value = fieldOf(body, whole, fact, field.name.text);
        if (field.pattern !== undefined) return bindPattern(body, field.pattern, value);
        body.declare(field.name, value, boundStep(field.name));
        return nothing;
      });
      const tested = fact.variant === undefined ? presenceOf(subject, whole) : whole.outer;
      return joined([tested, ...tests]);
    }
  }
}

function boundStep(name: tree.Name): Step {
  return { node: name, what: `it is called \`${name.text}\`` };
}

function seenAs(subject: Shape, type: Type | undefined): Shape {
  const wanted = subject.type.kind === "optional" && type?.kind === "optional" ? type.inner : type;
  return wanted === undefined ? subject : viewedAs(subject, wanted);
}

/** Where a pattern looks into an optional, it shows whether something is there. */
function presenceOf(subject: Shape, whole: Shape): Cell {
  return subject === whole ? nothing : subject.outer;
}

function partOf(shape: Shape, index: number): Shape {
  return shape.parts[index] ?? plain({ kind: "error" });
}

function bindList(
  body: Body,
  pattern: tree.ListPattern,
  subject: Shape,
  type: Type | undefined,
): Cell {
  const whole = seenAs(subject, type);
  const item = under(partOf(whole, 0), whole.outer);
  const tests: Cell[] = [whole.outer];
  for (const each of pattern.items) {
    if (each.kind !== "RestPattern") tests.push(bindPattern(body, each, item));
    else if (each.name !== undefined) body.declare(each.name, whole, boundStep(each.name));
  }
  return joined(tests);
}

function bindVariant(
  body: Body,
  pattern: tree.VariantPattern,
  subject: Shape,
  type: Type | undefined,
): Cell {
  const fact = body.facts.patterns.get(pattern);
  const whole = seenAs(subject, type);
  const tests: Cell[] = [subject.outer, whole.outer];
  if (fact !== undefined) {
    const names = body.program.fieldNames(fact.definition, fact.variant);
    const args = pattern.arguments ?? [];
    const meant = fieldsOfArguments(args, names);
    for (const [index, argument] of args.entries()) {
      const name = meant[index];
      if (name === undefined) continue;
      tests.push(bindPattern(body, argument.pattern, fieldOf(body, whole, fact, name)));
    }
  }
  return joined(tests);
}

/** A field of a record or variant, as it is declared, and under the label of the whole. */
export function fieldOf(
  body: Body,
  whole: Shape,
  of: { readonly definition: string; readonly variant: string | undefined },
  name: string,
): Shape {
  const field = body.program.field(of.definition, of.variant, name, whole.parts);
  return field === undefined
    ? under(plain({ kind: "error" }), whole.outer)
    : under(field, whole.outer);
}
