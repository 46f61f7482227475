/** Where the tests of a module stand, the examples of its documentation among them. */

import { withDocumentationTests, writtenLine } from "@neuro-lang/compiler";
import { parse } from "@neuro-lang/parser";
import { type Snapshot, textOf } from "../snapshot.ts";

export interface PlacedTest {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Written in the documentation. */
  readonly example: boolean;
}

/** In the order in which they stand. */
export function testsIn(snapshot: Snapshot, path: string): readonly PlacedTest[] {
  const module = snapshot.module(path);
  if (module === undefined) return [];
  const { source, tree } = module;
  const whole = withDocumentationTests(source, tree);
  const items = whole === source ? tree.items : parse(whole).module.items;
  const startOf = (offset: number): number =>
    source.lineStarts[writtenLine(whole, whole.position(offset).line)] ?? source.text.length;
  return items
    .flatMap((item): PlacedTest[] => {
      if (item.kind !== "Test") return [];
      const name = textOf(item.name);
      if (item.end <= source.text.length)
        return [{ name, start: item.start, end: item.end, example: false }];
      const last = writtenLine(whole, whole.position(item.end).line);
      const end = (source.lineStarts[last] ?? 0) + source.line(last).length;
      return [{ name, start: startOf(item.start), end, example: true }];
    })
    .toSorted((a, b) => a.start - b.start);
}
