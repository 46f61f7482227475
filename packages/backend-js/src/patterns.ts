/** Patterns: the tests that a subject must pass and the variables that it then gives. */
import type { IrType, Local, Pattern } from "@neuro-lang/ir";
import type { ModuleContext } from "./context.ts";
import {
  binary,
  call,
  element,
  js,
  Level,
  literal,
  member,
  operand,
  property,
  undefinedJs,
  type Js,
} from "./js.ts";
import { payloadName } from "@neuro-lang/runtime";
import { tagOf } from "./values.ts";

/** What is matched: one value, or the items of a tuple that is never built. */
export type Subject =
  | { readonly kind: "value"; readonly js: Js }
  | { readonly kind: "items"; readonly items: readonly Js[] };

export interface Plan {
  /** All must hold. */
  readonly tests: readonly Js[];
  readonly bindings: readonly { readonly local: Local; readonly value: Js }[];
}

export function planPattern(
  context: ModuleContext,
  pattern: Pattern,
  subject: Subject,
  type: IrType | undefined,
): Plan {
  const tests: Js[] = [];
  const bindings: { local: Local; value: Js }[] = [];
  const inUnion = type !== undefined && context.representation(type).kind === "union";
  const nested = (inner: Pattern, value: Js): void => {
    const plan = planPattern(context, inner, { kind: "value", js: value }, undefined);
    tests.push(...plan.tests);
    bindings.push(...plan.bindings);
  };
  const whole = (): Js => {
    if (subject.kind === "value") return subject.js;
    return js(`[${subject.items.map((item) => operand(item, Level.assign)).join(", ")}]`);
  };
  switch (pattern.kind) {
    case "any":
      break;
    case "bind":
      bindings.push({ local: pattern.local, value: whole() });
      break;
    case "literal":
      if (typeof pattern.value === "boolean")
        tests.push(pattern.value ? whole() : negated(whole()));
      else tests.push(binary(whole(), "===", literal(pattern.value), Level.equal));
      break;
    case "range":
      tests.push(binary(whole(), ">=", literal(pattern.from), Level.compare));
      tests.push(
        binary(whole(), pattern.inclusive ? "<=" : "<", literal(pattern.to), Level.compare),
      );
      break;
    case "none":
      tests.push(binary(whole(), "===", undefinedJs, Level.equal));
      break;
    case "some":
      tests.push(binary(whole(), "!==", undefinedJs, Level.equal));
      nested(pattern.pattern, whole());
      break;
    case "variant": {
      const sum = context.sum(pattern.definition)!;
      const variant = sum.variants[pattern.tag]!;
      const value = whole();
      if (inUnion)
        tests.push(instanceOf(value, variantClass(context, pattern.definition, pattern.tag)));
      else if (sum.variants.length > 1)
        tests.push(binary(tagOf(value), "===", literal(pattern.tag), Level.equal));
      for (const [index, inner] of pattern.fields.entries())
        nested(inner, property(value, payloadName(variant.fields[index]!.name)));
      break;
    }
    case "record":
      for (const field of pattern.fields) nested(field.pattern, property(whole(), field.name));
      break;
    case "of-type":
      tests.push(instanceOf(whole(), context.reference(pattern.definition)));
      nested(pattern.pattern, whole());
      break;
    case "tuple":
      for (const [index, inner] of pattern.items.entries()) {
        nested(
          inner,
          subject.kind === "items" ? subject.items[index]! : element(subject.js, index),
        );
      }
      break;
    case "list": {
      const value = whole();
      const length = member(value, "length");
      const fixed = pattern.before.length + pattern.after.length;
      const exact = pattern.rest === undefined;
      if (exact || fixed > 0)
        tests.push(
          binary(length, exact ? "===" : ">=", literal(fixed), exact ? Level.equal : Level.compare),
        );
      for (const [index, inner] of pattern.before.entries()) nested(inner, element(value, index));
      for (const [index, inner] of pattern.after.entries()) {
        nested(
          inner,
          element(value, binary(length, "-", literal(pattern.after.length - index), Level.add)),
        );
      }
      if (pattern.rest !== undefined && pattern.rest !== "any") {
        const end = pattern.after.length === 0 ? [] : [literal(-pattern.after.length)];
        const rest = call(`${operand(value, Level.call)}.slice`, [
          literal(pattern.before.length),
          ...end,
        ]);
        bindings.push({ local: pattern.rest, value: rest });
      }
      break;
    }
    case "or": {
      const plans = pattern.alternatives.map((alternative) =>
        planPattern(context, alternative, subject, type),
      );
      const open = plans.findIndex((plan) => plan.tests.length === 0);
      const tried = open < 0 ? plans : plans.slice(0, open + 1);
      if (open < 0) tests.push(anyOf(plans.map((plan) => allOf(plan.tests))));
      for (const { local } of tried[0]!.bindings) {
        const values = tried.map(
          (plan) => plan.bindings.find((binding) => binding.local.name === local.name)!.value,
        );
        bindings.push({ local, value: choose(tried, values) });
      }
      break;
    }
    case "as":
      bindings.push({ local: pattern.local, value: whole() });
      return merge(planPattern(context, pattern.pattern, subject, type), bindings);
  }
  return { tests, bindings };
}

function merge(plan: Plan, bindings: Plan["bindings"]): Plan {
  return { tests: plan.tests, bindings: [...bindings, ...plan.bindings] };
}

/** The value of the first alternative that fits; the last needs no test. */
function choose(plans: readonly Plan[], values: readonly Js[]): Js {
  const first = values[0]!;
  if (values.every((value) => value.code === first.code)) return first;
  return values
    .slice(0, -1)
    .reduceRight(
      (otherwise, value, index) =>
        js(
          `${operand(allOf(plans[index]!.tests), Level.ternary + 0.1)} ? ${value.code} : ${operand(otherwise, Level.ternary)}`,
          Level.ternary,
        ),
      values.at(-1)!,
    );
}

export function allOf(tests: readonly Js[]): Js {
  if (tests.length === 0) return js("true", Level.primary, true);
  return tests.reduce((left, right) => binary(left, "&&", right, Level.and));
}
function anyOf(tests: readonly Js[]): Js {
  return tests.reduce((left, right) => binary(left, "||", right, Level.or));
}

/** `!x`, or the opposite comparison. */
export function negated(value: Js): Js {
  return js(`!${operand(value, Level.unary)}`, Level.unary, value.stable);
}

function instanceOf(value: Js, name: string): Js {
  return js(`${operand(value, Level.compare)} instanceof ${name}`, Level.compare);
}

/** The class of a variant. */
export function variantClass(context: ModuleContext, sum: string, tag: number): string {
  return context.reference(sum, `$${context.sum(sum)!.variants[tag]!.name}`);
}

/** True if a value of the pattern's type always fits and binds nothing that tests could guard. */
export function alwaysFits(context: ModuleContext, pattern: Pattern): boolean {
  return (
    planPattern(context, pattern, { kind: "value", js: js("subject") }, undefined).tests.length ===
    0
  );
}
