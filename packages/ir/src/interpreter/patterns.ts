/** Patterns: whether a value fits, and the variables it binds. Nothing in a pattern is evaluated, so nothing suspends. */

import { equal, payloadName } from "@neuro-lang/runtime";
import type { Local, Pattern } from "../ir.ts";
import type { Frame, Scope } from "./scope.ts";

export type Matcher = (frame: Frame, value: unknown) => boolean;

export function compilePattern(scope: Scope, pattern: Pattern): Matcher {
  switch (pattern.kind) {
    case "any":
      return () => true;
    case "bind":
      return bind(scope, pattern.local);
    case "literal": {
      const expected = pattern.value;
      return (_, value) => equal(value, expected);
    }
    case "range": {
      const { from, to, inclusive } = pattern;
      return (_, value) =>
        from <= (value as number) && (inclusive ? (value as number) <= to : (value as number) < to);
    }
    case "none":
      return (_, value) => value === undefined;
    case "some": {
      const inner = compilePattern(scope, pattern.pattern);
      return (frame, value) => value !== undefined && inner(frame, value);
    }
    case "variant": {
      const { machine } = scope;
      const { definition, tag } = pattern;
      const sum = machine.definition(definition);
      const names =
        sum.kind === "sum" ? sum.variants[tag]!.fields.map((field) => payloadName(field.name)) : [];
      const fields = inFields(scope, names, pattern.fields);
      return (frame, value) =>
        value instanceof machine.valueClass(definition, tag) && fields(frame, value);
    }
    case "record": {
      const { machine } = scope;
      const { definition } = pattern;
      const names = pattern.fields.map((field) => field.name);
      const patterns = pattern.fields.map((field) => field.pattern);
      const fields = inFields(scope, names, patterns);
      return (frame, value) =>
        value instanceof machine.valueClass(definition, 0) && fields(frame, value);
    }
    case "of-type": {
      const { machine } = scope;
      const definition = machine.definition(pattern.definition);
      const inner = compilePattern(scope, pattern.pattern);
      const tags = definition.kind === "sum" ? definition.variants.map((_, tag) => tag) : [0];
      return (frame, value) =>
        tags.some((tag) => value instanceof machine.valueClass(definition.id, tag)) &&
        inner(frame, value);
    }
    case "tuple": {
      const items = pattern.items.map((item) => compilePattern(scope, item));
      return (frame, value) =>
        items.every((item, index) => item(frame, (value as unknown[])[index]));
    }
    case "list": {
      const before = pattern.before.map((item) => compilePattern(scope, item));
      const after = pattern.after.map((item) => compilePattern(scope, item));
      const { rest } = pattern;
      const bindRest = rest === undefined || rest === "any" ? undefined : bind(scope, rest);
      const least = before.length + after.length;
      return (frame, value) => {
        const items = value as unknown[];
        if (rest === undefined ? items.length !== least : items.length < least) return false;
        const tail = items.length - after.length;
        if (!before.every((item, index) => item(frame, items[index]))) return false;
        bindRest?.(frame, items.slice(before.length, tail));
        return after.every((item, index) => item(frame, items[tail + index]));
      };
    }
    case "or": {
      const alternatives = pattern.alternatives.map((alternative) =>
        compilePattern(scope, alternative),
      );
      return (frame, value) => alternatives.some((alternative) => alternative(frame, value));
    }
    case "as": {
      const inner = compilePattern(scope, pattern.pattern);
      const name = bind(scope, pattern.local);
      return (frame, value) => inner(frame, value) && name(frame, value);
    }
  }
}

function bind(scope: Scope, local: Local): Matcher {
  const slot = scope.slot(local.name);
  return (frame, value) => {
    frame.locals[slot] = value;
    return true;
  };
}

function inFields(scope: Scope, names: readonly string[], patterns: readonly Pattern[]): Matcher {
  const matchers = patterns.map((pattern) => compilePattern(scope, pattern));
  return (frame, value) =>
    matchers.every((matcher, index) =>
      matcher(frame, (value as Record<string, unknown>)[names[index]!]),
    );
}
