/**
 * Where labels flow in one body: a graph of cells. What a cell's label is, is the least that all its inflows allow; each part
 * of it remembers the step that brought it, so that an error can show the whole way from the source to the sink.
 */

import type { Node } from "@neuro-lang/parser";
import { bottom, brings, excess, type Label } from "./label.ts";

/** One step on the way of a value, in the user's words. */
export interface Step {
  readonly node: Node;
  readonly what: string;
  /** The module that the node stands in, if that is not the one at hand. */
  readonly file?: string | undefined;
}

interface Flow {
  readonly to: Cell;
  /** Only what is above this flows on; undefined lets everything flow. */
  readonly above: Label | undefined;
  readonly step: Step | undefined;
  /** The way before it is not shown. */
  readonly hidden: boolean;
}

/** What brought a part of a cell's label. */
interface Origin {
  readonly from: Cell | undefined;
  readonly step: Step | undefined;
  readonly label: Label;
}

/** A place whose label is found, or is written (`written`), and then only compared. */
export class Cell {
  label: Label = bottom;
  readonly written: boolean;
  readonly flows: Flow[] = [];
  /** In the order in which they came; each brought something that was not there before. */
  readonly origins: Origin[] = [];

  constructor(label: Label = bottom, written = false, step?: Step) {
    this.written = written;
    if (label === bottom) return;
    this.label = label;
    this.origins.push({ from: undefined, step, label });
  }
}

/** The cell of everything that has no label and never gets one. */
export const nothing = new Cell(bottom, true);

/** Lets the label of one cell flow into another. Flows into written cells change nothing; they are compared elsewhere. */
export function flow(from: Cell, to: Cell, step?: Step, above?: Label): void {
  if (from === to || from === nothing || to.written) return;
  follow(from, { to, above, step, hidden: false });
}

function follow(from: Cell, edge: Flow): void {
  from.flows.push(edge);
  push(from, edge);
}

function push(from: Cell, { to, above, step, hidden }: Flow): void {
  const label = above === undefined ? from.label : excess(from.label, above);
  const added = label & ~to.label;
  if (added === 0) return;
  to.origins.push({ from: hidden ? undefined : from, step, label: added });
  to.label |= added;
  for (const edge of to.flows) push(to, edge);
}

/** The same label, which seems to start here: its steps stand in another module. */
export function withoutWay(from: Cell): Cell {
  if (from === nothing) return nothing;
  const to = new Cell();
  follow(from, { to, above: undefined, step: undefined, hidden: true });
  return to;
}

/** What a cell has above a label. */
export function above(from: Cell, label: Label): Cell {
  if (from === nothing) return nothing;
  const to = new Cell();
  flow(from, to, undefined, label);
  return to;
}

/** A label that came a way which is known already. */
export function arrived(label: Label, way: readonly Step[]): Cell {
  let cell = new Cell(label);
  for (const step of way) {
    const next = new Cell();
    flow(cell, next, step);
    cell = next;
  }
  return cell;
}

/** A cell with the labels of all these. */
export function joined(cells: readonly Cell[], step?: Step): Cell {
  const all = cells.filter((cell) => cell !== nothing);
  if (all.length === 0) return nothing;
  if (all.length === 1 && step === undefined) return all[0]!;
  const cell = new Cell();
  for (const each of all) flow(each, cell, step);
  return cell;
}

/**
 * One cell for what is written with a label and label parameters, or with a label around what stands for a type parameter: it
 * has the labels of all of these, and what flows into it goes on into the variables among them, as far as the constant does not
 * cover it.
 */
export function combined(
  constant: Label,
  sources: readonly Cell[],
  variables: readonly Cell[],
): Cell {
  const cell = new Cell(constant);
  for (const source of sources) flow(source, cell);
  for (const variable of variables) flow(cell, variable, undefined, constant);
  return cell;
}

/** The way that a part of a cell's label came, from its source on. */
export function wayOf(cell: Cell, part: Label): Step[] {
  const steps: Step[] = [];
  const seen = new Set<Cell>();
  for (let at: Cell | undefined = cell; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const origin: Origin | undefined = at.origins.find(({ label }) => brings(label, part));
    if (origin?.step !== undefined) steps.push(origin.step);
    at = origin?.from;
  }
  return steps.toReversed();
}
