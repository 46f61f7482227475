/**
 * Reads a program's command line by the parameters of its `main`: values for it, or the help that was asked for, or what is
 * wrong with what was written. Pure: whoever calls prints and exits.
 */

import type { Entry } from "../entry.ts";
import { NeuroSet } from "../set.ts";
import { helpText, usageLine } from "./help.ts";
import { type Command, type CommandLine, commandLineOf, plain, type Slot } from "./model.ts";
import { valueOf, WordProblem } from "./values.ts";

export type CommandLineResult =
  | { readonly kind: "values"; readonly values: readonly unknown[] }
  | { readonly kind: "help"; readonly text: string }
  | { readonly kind: "usage"; readonly message: string };

class UsageProblem {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** `program` is how the user calls it, for example `access-log` or `neuroc run main.neuro`. */
export function readCommandLine(
  entry: Entry,
  program: string,
  words: readonly string[],
): CommandLineResult {
  const model = commandLineOf(entry);
  try {
    return read(model, program, words);
  } catch (problem) {
    if (!(problem instanceof UsageProblem)) throw problem;
    return {
      kind: "usage",
      message: `${problem.message}\n\n${usageLine(model, program)}\nTry --help for more.`,
    };
  }
}

function read(model: CommandLine, program: string, words: readonly string[]): CommandLineResult {
  const choice = model.parts.find((part) => part.kind === "commands");
  let command: Command | undefined;
  let own = words;
  if (choice !== undefined) {
    const isCommand = (word: string): boolean => choice.commands.some((one) => one.name === word);
    const at = words.findIndex(isCommand);
    const name = at === -1 ? words.find((word) => !word.startsWith("-")) : words[at];
    command = choice.commands.find((one) => one.name === name);
    if (command === undefined) {
      if (words.includes("--help") || words.includes("-h"))
        return { kind: "help", text: helpText(model, program) };
      const known = choice.commands.map((one) => one.name);
      if (name !== undefined) throw new UsageProblem(unknown("command", name, known));
      if (choice.default === undefined)
        throw new UsageProblem(`Say what to do: one of ${known.join(", ")}.`);
    } else own = words.toSpliced(at, 1);
  }
  const slots = model.parts.flatMap((part) =>
    part.kind === "slot"
      ? [part.slot]
      : part.kind === "record"
        ? part.slots
        : (command?.slots ?? []),
  );
  const given = collect(slots, own);
  if (given === "help") return { kind: "help", text: helpText(model, program, command) };
  const take = (slot: Slot): unknown => valueOfSlot(slot, given.get(slot) ?? []);
  return {
    kind: "values",
    values: model.parts.map((part) => {
      if (part.kind === "slot") return take(part.slot);
      if (part.kind === "record") return part.make(part.slots.map(take));
      return command === undefined ? part.default?.() : command.make(command.slots.map(take));
    }),
  };
}

/** The words that each slot is given. */
function collect(slots: readonly Slot[], words: readonly string[]): Map<Slot, string[]> | "help" {
  const given = new Map<Slot, string[]>();
  const put = (slot: Slot, word: string): void => {
    const before = given.get(slot);
    if (before === undefined) given.set(slot, [word]);
    else if (slot.place === "rest" || slot.place === "repeated") before.push(word);
    else throw new UsageProblem(`\`${nameOf(slot)}\` is given twice.`);
  };
  const positions = slots.filter((slot) => slot.place === "position");
  const rest = slots.find((slot) => slot.place === "rest");
  const free: string[] = [];
  const flags = (): string[] => slots.map((slot) => `--${slot.flag}`);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === "--") {
      free.push(...words.slice(at + 1));
      break;
    }
    if (word === "--help" || word === "-h") return "help";
    if (!word.startsWith("-") || word === "-" || /^-\.?\d/.test(word)) {
      free.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const flag = equals === -1 ? word : word.slice(0, equals);
    const slot = slots.find((one) => flag === `--${one.flag}` || flag === `--${one.name}`);
    const negated = slots.find(
      (one) => plain(one.type).kind === "bool" && flag === `--no-${one.flag}`,
    );
    if (negated !== undefined && equals === -1) put(negated, "false");
    else if (slot === undefined)
      throw new UsageProblem(unknown("option", flag, [...flags(), "--help"]));
    else if (equals !== -1) put(slot, word.slice(equals + 1));
    else if (plain(slot.type).kind === "bool") put(slot, "true");
    else {
      at += 1;
      const value = words[at];
      if (value === undefined) throw new UsageProblem(`\`${flag}\` needs a value after it.`);
      put(slot, value);
    }
  }
  const open = positions.filter((slot) => !given.has(slot));
  for (const word of free) {
    const slot = open.shift() ?? rest;
    if (slot === undefined) throw new UsageProblem(surplus(word, slots, given));
    put(slot, word);
  }
  return given;
}

function valueOfSlot(slot: Slot, words: readonly string[]): unknown {
  const type = plain(slot.type);
  if (type.kind === "list" || type.kind === "set") {
    if (words.length === 0 && slot.default !== undefined) return slot.default();
    const values = words.map((word) => checked(slot, word, type.item));
    return type.kind === "list" ? values : setOf(values);
  }
  const [word] = words;
  if (word !== undefined) return checked(slot, word, slot.type);
  if (slot.default !== undefined) return slot.default();
  throw new UsageProblem(`\`${nameOf(slot)}\` is missing.`);
}

function setOf(values: readonly unknown[]): NeuroSet<unknown> {
  const set = new NeuroSet<unknown>();
  for (const value of values) set.add(value);
  return set;
}

function checked(slot: Slot, word: string, type: Slot["type"]): unknown {
  const value = valueOf(word, type);
  if (value instanceof WordProblem)
    throw new UsageProblem(`\`${nameOf(slot)}\` takes ${value.expected}, not \`${word}\`.`);
  return value;
}

const nameOf = (slot: Slot): string =>
  slot.place === "position" || slot.place === "rest" ? slot.name : `--${slot.flag}`;

/** A word that no position is left for: often it is meant for an option, whose name was not written. */
function surplus(word: string, slots: readonly Slot[], given: ReadonlyMap<Slot, unknown>): string {
  const meant = slots.find(
    (slot) =>
      slot.place === "option" &&
      !given.has(slot) &&
      !(valueOf(word, slot.type) instanceof WordProblem),
  );
  const hint =
    meant === undefined ? "" : ` An option stands after its name: \`--${meant.flag} ${word}\`.`;
  return `\`${word}\` is more than I can use here.${hint}`;
}

function unknown(sort: string, word: string, known: readonly string[]): string {
  const meant = closestWord(word, known);
  const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
  return `There is no ${sort} \`${word}\`.${hint}`;
}

/** The one known word that begins like it, else the nearest that differs in two letters, or a third of them if it is longer; in one if it is very short. */
function closestWord(word: string, known: readonly string[]): string | undefined {
  const begun = known.filter((other) => word.length > 1 && other.startsWith(word));
  if (begun.length === 1) return begun[0];
  const scored = known
    .map((other) => ({ other, distance: editDistance(word, other) }))
    .filter(
      ({ other, distance }) => distance <= Math.max(other.length < 4 ? 1 : 2, other.length / 3),
    )
    .toSorted((a, b) => a.distance - b.distance);
  return scored[0]?.other;
}

/** Levenshtein's distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
