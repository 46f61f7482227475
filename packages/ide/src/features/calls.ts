/** Who calls a neuro, and whom it calls, one step at a time. */

import type { Span } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { mentionAt, mentionsIn } from "../mentions.ts";
import { moduleOf, type Snapshot, textOf } from "../snapshot.ts";
import { occurrences } from "./navigation.ts";

/** A neuro, or a test or value of a module that calls some. */
export interface Caller {
  readonly name: string;
  readonly sort: "neuro" | "net" | "test" | "let";
  readonly path: string;
  /** Of the whole declaration. */
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** The places where the call stands lie in the module of the one that calls. */
export interface CallPlaces {
  readonly other: Caller;
  readonly places: readonly Span[];
}

/** What is called or declared at an offset. */
export function callable(snapshot: Snapshot, path: string, offset: number): Caller | undefined {
  const mention = mentionAt(snapshot, path, offset);
  return mention?.referent.kind === "definition"
    ? neuroOf(snapshot, mention.referent.id)
    : undefined;
}

/** What has its name at an offset: one of those that were given before. */
export function callerNamedAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): Caller | undefined {
  return snapshot
    .written(path)
    ?.tree.items.map((item) => callerOf(path, item))
    .find((caller) => caller?.nameStart === offset);
}

function neuroOf(snapshot: Snapshot, id: string): Caller | undefined {
  const item = snapshot.item(id);
  return item?.kind === "Neuro" ? callerOf(moduleOf(id), item) : undefined;
}

export function incomingCalls(snapshot: Snapshot, called: Caller): readonly CallPlaces[] {
  const id = `${called.path}#${called.name}`;
  const read = occurrences(snapshot, called.path, { kind: "definition", id }).filter(
    ({ role }) => role === "read",
  );
  return grouped(
    read.flatMap((place): [Caller, Span][] => {
      const caller = callerAt(snapshot, place.file, place.start);
      return caller === undefined ? [] : [[caller, place]];
    }),
  );
}

export function outgoingCalls(snapshot: Snapshot, caller: Caller): readonly CallPlaces[] {
  const { path, start, end } = caller;
  // Of the library only signatures were checked, whose text is another one.
  if (snapshot.module(path)?.source.text !== snapshot.written(path)?.source.text) return [];
  return grouped(
    mentionsIn(snapshot, path).flatMap((mention): [Caller, Span][] => {
      const { referent, role } = mention;
      if (mention.start < start || mention.end > end || role !== "read") return [];
      const called = referent.kind === "definition" ? neuroOf(snapshot, referent.id) : undefined;
      return called === undefined
        ? []
        : [[called, { file: path, start: mention.start, end: mention.end }]];
    }),
  );
}

function grouped(found: readonly (readonly [Caller, Span])[]): readonly CallPlaces[] {
  const groups = Map.groupBy(found, ([{ path, nameStart }]) => `${path}@${nameStart}`);
  return [...groups.values()].map((group) => ({
    other: group[0]![0],
    places: group.map(([, place]) => place),
  }));
}

/** The item that an offset stands in. */
function callerAt(snapshot: Snapshot, path: string, offset: number): Caller | undefined {
  const item = snapshot
    .module(path)
    ?.tree.items.find(({ start, end }) => start <= offset && offset <= end);
  return item && callerOf(path, item);
}

function callerOf(path: string, item: tree.Item): Caller | undefined {
  const { start, end } = item;
  switch (item.kind) {
    case "Neuro":
      return { name: item.name.text, sort: item.form, path, start, end, ...placeOf(item.name) };
    case "ModuleLet":
      return { name: item.name.text, sort: "let", path, start, end, ...placeOf(item.name) };
    case "Test":
      return { name: textOf(item.name), sort: "test", path, start, end, ...placeOf(item.name) };
    default:
      return undefined;
  }
}

function placeOf({ start, end }: tree.Node): { nameStart: number; nameEnd: number } {
  return { nameStart: start, nameEnd: end };
}
