/** The capabilities of the language: the one table of their names, and how a row of them adds up. */

import { closest } from "@neuro-lang/diagnostics";
import type { CapabilityRow, FailureRow, FunctionType, Suspension, Type } from "./types.ts";

interface CapabilityDescription {
  readonly name: string;
  /** A call that needs it may wait for something: it compiles to an asynchronous function. */
  readonly suspends: boolean;
  /** What it allows, for hovers, completions, the documentation and `neuroc check --capabilities`. */
  readonly allows: string;
}

export const capabilityTable: readonly CapabilityDescription[] = [
  { name: "fs", suspends: false, allows: "read and write files" },
  { name: "fs.read", suspends: false, allows: "read files" },
  { name: "fs.write", suspends: false, allows: "write files" },
  { name: "network", suspends: true, allows: "use the network" },
  { name: "network.connect", suspends: true, allows: "connect to other machines" },
  { name: "network.listen", suspends: true, allows: "answer other machines" },
  { name: "network.model", suspends: true, allows: "ask a model on another machine" },
  { name: "model", suspends: true, allows: "ask a model on this machine" },
  { name: "env", suspends: false, allows: "read environment variables" },
  { name: "clock", suspends: false, allows: "read the clock" },
  { name: "timer", suspends: true, allows: "wait for a time" },
  { name: "wait", suspends: true, allows: "wait for a task, channel or agent" },
  { name: "random", suspends: false, allows: "draw random numbers" },
  { name: "process", suspends: false, allows: "start other programs" },
  {
    name: "console",
    suspends: false,
    allows: "write to and read from the terminal, end with an exit code",
  },
  { name: "memory", suspends: false, allows: "use the program's store" },
  { name: "person", suspends: true, allows: "ask or notify the user" },
  { name: "screen", suspends: false, allows: "see the screen" },
  { name: "input", suspends: false, allows: "use input devices" },
  { name: "input.observe", suspends: false, allows: "see what is typed and clicked" },
  { name: "apps", suspends: false, allows: "see and steer other applications" },
  { name: "js", suspends: false, allows: "run foreign JavaScript" },
];

const byName = new Map(capabilityTable.map((entry) => [entry.name, entry]));

export function isCapability(name: string): boolean {
  return byName.has(name);
}

/** The capability that somebody may have meant. */
export function closestCapability(name: string): string | undefined {
  return closest(name, byName.keys().toArray());
}

/** True if holding `held` is holding `wanted`: it is the same or a parent. */
export function covers(held: string, wanted: string): boolean {
  return held === wanted || wanted.startsWith(`${held}.`);
}

/** True if what `row` says is allowed by `most`; both without inference variables. */
export function coversRow(most: CapabilityRow, row: CapabilityRow): boolean {
  return (
    row.capabilities.every((name) => most.capabilities.some((held) => covers(held, name))) &&
    row.variables.every((name) => most.variables.includes(name))
  );
}

export const emptyRow: CapabilityRow = { capabilities: [], variables: [] };
export const noFailures: FailureRow = { types: [], variables: [] };

/** Sorted, without what a parent covers already. */
export function normaliseCapabilities(names: Iterable<string>): string[] {
  const all = [...new Set(names)].toSorted();
  return all.filter((name) => !all.some((other) => other !== name && covers(other, name)));
}

/** Both rows put together. */
export function mergeUses(a: CapabilityRow, b: CapabilityRow): CapabilityRow {
  return {
    capabilities: normaliseCapabilities([...a.capabilities, ...b.capabilities]),
    variables: [...new Set([...a.variables, ...b.variables])].toSorted(),
  };
}

/** How calls of a neuro with this row suspend. */
export function suspensionOf(row: CapabilityRow): Suspension {
  if (row.capabilities.some((name) => byName.get(name)?.suspends === true)) return "always";
  return row.variables.length > 0 ? "row" : "never";
}

/** The function type without effects. */
export function pureFunction(parameters: readonly Type[], result: Type): FunctionType {
  return { kind: "function", parameters, result, uses: emptyRow, fails: noFailures };
}
