/** What is found in the body of a neuro and no signature says: its effects and failures, and that it takes labels off. */

import type { DefinitionId } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { arrived, type Cell, joined, type Step, wayOf } from "./flows.ts";
import { bottom, has, type Label, parameterLabel, partsOf, takesOff, top } from "./label.ts";
import type { Neuro, Program } from "./program.ts";
import type { Unsaid } from "./shown.ts";
import type { Scope } from "./signatures.ts";
import { taking } from "./taking.ts";

/** A label that was found in a body, and the way that each part of it came. */
export interface Found {
  readonly label: Label;
  readonly ways: readonly (readonly [Label, readonly Step[]])[];
}

export const nothingFound: Found = { label: bottom, ways: [] };

/** What a body does beyond what its signature writes. */
export interface Inferred {
  readonly effects: ReadonlyMap<string, Found>;
  readonly failure: Found;
  /** That it comes to take labels off, and under which label parameters. */
  readonly taking: Found;
  /** Where providers that it gives may note what its row variables do. */
  readonly rowsNoted: RowsNoted;
}

/** Nowhere; in providers that it made itself; in such that others hold. */
export type RowsNoted = "nowhere" | "inside" | "outside";

export function widest(a: RowsNoted, b: RowsNoted): RowsNoted {
  if (a === "outside" || b === "nowhere") return a;
  return b;
}

export const nothingInferred: Inferred = {
  effects: new Map(),
  failure: nothingFound,
  taking: nothingFound,
  rowsNoted: "nowhere",
};

export function sameInferred(a: Inferred, b: Inferred): boolean {
  return (
    a.failure.label === b.failure.label &&
    a.taking.label === b.taking.label &&
    a.rowsNoted === b.rowsNoted &&
    a.effects.size === b.effects.size &&
    a.effects.entries().every(([name, { label }]) => b.effects.get(name)?.label === label)
  );
}

/** True if also the ways of errors lead over the same nodes. */
export function isSameWithWays(a: Inferred, b: Inferred): boolean {
  return (
    sameInferred(a, b) &&
    isSameFound(a.failure, b.failure) &&
    isSameFound(a.taking, b.taking) &&
    a.effects.entries().every(([name, found]) => isSameFound(found, b.effects.get(name)!))
  );
}

function isSameFound(a: Found, b: Found): boolean {
  return (
    a.ways.length === b.ways.length && a.ways.every((way, index) => isSameWay(way, b.ways[index]!))
  );
}

function isSameWay(
  [part, steps]: Found["ways"][number],
  [other, others]: Found["ways"][number],
): boolean {
  return (
    part === other &&
    steps.length === others.length &&
    steps.every(({ file, node, what }, index) => {
      const step = others[index]!;
      return node === step.node && what === step.what && file === step.file;
    })
  );
}

/** A label that was found inside a neuro, where its label parameters stand for something. */
export function inScope(
  { label, ways }: Found,
  { definition, declaration }: Neuro,
  scope: Scope,
  call: tree.Node,
): Cell {
  const step: Step = { node: call, what: `\`${definition.name}\` is called` };
  const marks = has(label, takesOff) ? [takesOff] : [];
  const constants = [...partsOf(label & top), ...marks].map((part) => {
    const way = ways.find(([of]) => of === part)?.[1] ?? [];
    return arrived(part, [...way, step]);
  });
  const parameters = declaration.signature.typeParameters.filter(({ sort }) => sort === "label");
  const bound = parameters
    .filter((_, index) => (label & parameterLabel(index)) !== 0)
    .map(({ name }) => scope.labels.get(name.text)!);
  return joined([...constants, ...bound]);
}

/** What an earlier check found of a body that is not looked at now. */
export function foundBefore({ rowsNoted, taking: taken }: Unsaid): Inferred {
  const steps = (taken?.steps ?? []).map(({ what, span: { file, start, end } }): Step => ({
    node: { kind: "Call", start, end },
    what,
    file,
  }));
  return {
    ...nothingInferred,
    rowsNoted,
    taking: taken === undefined ? nothingFound : { label: taken.label, ways: [[takesOff, steps]] },
  };
}

export function inferred(body: Body): Inferred {
  const effects = new Map<string, Found>();
  let taken = nothingFound;
  for (const { capability, label, node, callee } of body.effects) {
    if (capability === taking) {
      taken = together(taken, takenBy(body, label));
      continue;
    }
    const before = effects.get(capability);
    effects.set(capability, {
      label: (before?.label ?? bottom) | label.label,
      ways: [
        ...(before?.ways ?? []),
        ...waysIn(body, label, { node, what: `it reaches \`${callee}\`` }),
      ],
    });
  }
  const { failure, rowsNoted } = body;
  return {
    effects,
    failure: { label: failure.label, ways: waysIn(body, failure, undefined) },
    taking: taken,
    rowsNoted,
  };
}

/** The chain of calls to what takes labels off, and the label parameters that decide it. */
function takenBy({ module }: Body, cell: Cell): Found {
  if (!has(cell.label, takesOff)) return nothingFound;
  const steps = wayOf(cell, takesOff).map((step) => ({ file: module.path, ...step }));
  return { label: cell.label, ways: [[takesOff, steps]] };
}

/** Of two chains to what takes labels off the shorter one is told: a recursive one only grows. */
function together(before: Found, now: Found): Found {
  const ways = [...before.ways, ...now.ways].toSorted(([, a], [, b]) => a.length - b.length);
  return { label: before.label | now.label, ways };
}

/** The ways of a label in a body, as they are told in the error of another. */
function waysIn(body: Body, cell: Cell, sink: Step | undefined): Found["ways"] {
  return partsOf(cell.label).map((part) => {
    const steps = wayOf(cell, part);
    if (sink !== undefined && steps.at(-1)?.node !== sink.node) steps.push(sink);
    return [part, steps.map((step) => ({ file: body.module.path, ...step }))] as const;
  });
}

export function unsaidOf(
  program: Program,
  neuro: Neuro,
): readonly (readonly [DefinitionId, Unsaid])[] {
  const { rowsNoted, taking: found } = program.inferred(neuro);
  const taken = found.label === bottom ? undefined : asData(neuro, found);
  if (rowsNoted === "nowhere" && taken === undefined) return [];
  return [[neuro.definition.id, { rowsNoted, taking: taken }]];
}

function asData({ module }: Neuro, { label, ways }: Found): Unsaid["taking"] {
  const steps = (ways[0]?.[1] ?? []).map(({ what, node: { start, end }, file }) => ({
    what,
    span: { file: file ?? module.path, start, end },
  }));
  return { label, steps };
}
