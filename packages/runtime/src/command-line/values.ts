/** A word of the command line to a value of a type. */

import { Decimal } from "../decimal.ts";
import type { TypeDescriptor } from "../descriptor.ts";
import { isChoice, kebab } from "./model.ts";

/** A word that is no value of the type; its message says what would be. */
export class WordProblem {
  readonly expected: string;
  constructor(expected: string) {
    this.expected = expected;
  }
}

const durations: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const sizes: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/** The value of a word, or a WordProblem. */
export function valueOf(word: string, type: TypeDescriptor): unknown {
  switch (type.kind) {
    case "text":
      return word.toWellFormed();
    case "int": {
      const value = /^[+-]?\d[\d_]*$/.test(word) ? Number(word.replaceAll("_", "")) : Number.NaN;
      return Number.isSafeInteger(value) ? value + 0 : new WordProblem("a whole number, like 10");
    }
    case "float": {
      const fits = /^[+-]?(\d[\d_]*)(\.\d+)?([eE][+-]?\d+)?$/.test(word);
      return fits ? Number(word.replaceAll("_", "")) : new WordProblem("a number, like 1.5");
    }
    case "decimal":
      return Decimal.parse(word) ?? new WordProblem("a decimal number, like 9.90");
    case "bool":
      return word === "true" || word === "false"
        ? word === "true"
        : new WordProblem("`true` or `false`");
    case "duration":
      return summed(word, durations) ?? new WordProblem("a duration, like 250ms or 2h30m");
    case "size":
      return summed(word, sizes) ?? new WordProblem("a size, like 64KB or 16MB");
    case "time": {
      const value = Date.parse(word);
      return Number.isNaN(value) ? new WordProblem("a time, like 2026-01-31T12:00:00Z") : value;
    }
    case "optional":
    case "opaque":
      return valueOf(word, type.inner);
    case "sum": {
      if (!isChoice(type)) break;
      const variants = type.variants();
      const found = variants.find(({ name }) => kebab(name) === word || name === word);
      if (found !== undefined) return found.make([]);
      return new WordProblem(`one of ${variants.map(({ name }) => kebab(name)).join(", ")}`);
    }
    default:
  }
  return new WordProblem("something that no command line can give");
}

/** How the help names a value of a type: `<number>`. */
export function wordFor(type: TypeDescriptor): string {
  switch (type.kind) {
    case "optional":
      return wordFor(type.inner);
    case "list":
    case "set":
      return wordFor(type.item);
    case "int":
    case "float":
    case "decimal":
      return "number";
    case "opaque":
      return kebab(type.name);
    case "sum":
      return isChoice(type)
        ? type
            .variants()
            .map(({ name }) => kebab(name))
            .join("|")
        : type.name;
    default:
      return type.kind;
  }
}

/** `2h30m`: numbers with units, summed. */
function summed(word: string, units: Readonly<Record<string, number>>): number | undefined {
  if (!/^(\d+(\.\d+)?[A-Za-z]+)+$/.test(word)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of word.matchAll(/(\d+(?:\.\d+)?)([A-Za-z]+)/g)) {
    const factor = units[unit!];
    if (factor === undefined) return undefined;
    sum += Number(amount) * factor;
  }
  return sum;
}
