/** Problems of labels: what flows where it must not, with every step of its way. */

import { diagnostics, type Label as Place, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body, Demand } from "./body.ts";
import type { EffectAbove } from "./demands.ts";
import { type Cell, type Step, wayOf } from "./flows.ts";
import {
  bottom,
  excess,
  has,
  type Label,
  partsOf,
  secret,
  takesOff,
  untrusted,
  wordsOf,
} from "./label.ts";
import { labelFailures, labelRow, labelType, type Wanted } from "./fixes.ts";
import type { Neuro } from "./program.ts";

/** The step of a value that leaves its neuro. */
export const givesBack = "this gives it back";

/** More steps than this do not help. */
const mostSteps = 8;

/** Every demand that is not met, those left out that are mended together with another. */
export function reportDemands(body: Body): Problem[] {
  const found: Unmet[] = [];
  const reported = new Set<string>();
  for (const demand of body.demands) {
    const label = unmet(demand);
    const key = `${demand.node.start} ${demand.kind}`;
    if (label === bottom || reported.has(key)) continue;
    reported.add(key);
    found.push({ demand, label });
  }
  return found
    .filter((each) => !found.some((other) => saysMore(other, each)))
    .map(({ demand, label }) => problemOf(body, demand, label));
}

interface Unmet {
  readonly demand: Demand;
  readonly label: Label;
}

/** Where untrusted text gives orders, that is to be mended first: who follows what is said of its result alone gets nowhere. */
const ranks: Readonly<Record<Demand["kind"], number>> = {
  "trusted-choice": 2,
  "trusted-point": 1,
  "closed-row": 0,
  noted: 0,
  shown: 0,
  result: 0,
  fits: 0,
};

/** True if the other is about the same thing from outside, at a place inside, and nearer to what is to be done. */
function saysMore({ demand: other }: Unmet, { demand, label }: Unmet): boolean {
  if (label !== untrusted || ranks[other.kind] <= ranks[demand.kind]) return false;
  const isInside = demand.node.start <= other.node.start && other.node.end <= demand.node.end;
  return isInside && causeOf(other) !== undefined && causeOf(other) === causeOf(demand);
}

function causeOf({ cell }: Demand): tree.Node | undefined {
  return wayOf(cell, untrusted)[0]?.node;
}

/** What of the label must not be there. */
function unmet({ kind, cell: { label }, except }: Demand): Label {
  switch (kind) {
    case "trusted-point":
      return has(label, takesOff) ? label & untrusted : bottom;
    case "closed-row":
      return has(label, takesOff) ? takesOff : bottom;
    default:
      return excess(label, except);
  }
}

function problemOf(body: Body, demand: Demand, label: Label): Problem {
  const names = body.labelNames;
  const { cell, node, place, type, row } = demand;
  const span = { file: body.module.path, start: node.start, end: node.end };
  const [part = takesOff] = partsOf(label);
  const details = { related: placesOf(body.module.path, cell, part, node) };
  const words = wordsOf(label, names);
  const wanted: Wanted = { file: body.module.path, label, names };
  switch (demand.kind) {
    case "trusted-point": {
      const steps = [...wayOf(cell, untrusted), ...chainOf(cell, node)];
      const related = placesIn(body.module.path, steps, node);
      return diagnostics.untrustedDecision.at(span, { name: place }, { related });
    }
    case "trusted-choice":
      return diagnostics.untrustedChoice.at(span, { name: place }, details);
    case "closed-row": {
      const related = placesIn(body.module.path, chainOf(cell, node), node);
      return diagnostics.takerInClosedRow.at(span, {}, { related });
    }
    case "noted":
      return diagnostics.notedByProvider.at(span, { label: words, place }, details);
    case "shown": {
      const fixes = has(label, secret) ? [] : labelRow(row ?? [], "console", wanted);
      return diagnostics.failureLeavesMain.at(span, { label: words }, { ...details, fixes });
    }
    case "result": {
      const fixes = type === undefined ? [] : labelType(type, wanted, "the result's type");
      return diagnostics.resultLabel.at(span, { label: words, name: place }, { ...details, fixes });
    }
    case "fits": {
      const fixes =
        type === undefined ? [] : labelType(type, wanted, `\`${unlabelledText(body, type)}\``);
      return diagnostics.labelTooHigh.at(span, { label: words, place }, { ...details, fixes });
    }
  }
}

/** A type as it is written, without the labels before it. */
function unlabelledText(
  body: Body,
  { start, end, labels }: tree.TypeExpression | tree.FailType,
): string {
  const from = labels.at(-1)?.end ?? start;
  return body.module.source.text.slice(from, end).trim();
}

/** The calls that lead from here to what takes a label off; what the problem itself says is left out. */
function chainOf(cell: Cell, here: tree.Node): Step[] {
  return wayOf(cell, takesOff)
    .toReversed()
    .filter(({ node }) => node !== here);
}

/** The way of a label, as places in reading order. */
export function placesOf(home: string, cell: Cell, part: Label, last: tree.Node): Place[] {
  return placesIn(home, wayOf(cell, part), last);
}

/** Steps as numbered places: renderers show them where they stand. */
function placesIn(home: string, steps: readonly Step[], last: tree.Node): Place[] {
  const places: { readonly step: Step; message: string }[] = [];
  for (const step of steps) {
    const before = places.at(-1);
    // That the value leaves where the problem is shown says no more than the problem itself.
    if (step.node === last && step.what === givesBack && before !== undefined) continue;
    // What is said of one place after the other is said together.
    if (before === undefined || before.step.node !== step.node) {
      places.push({ step, message: step.what });
    } else if (!before.message.endsWith(step.what)) {
      before.message += `, ${step.what}`;
    }
  }
  const numbered = places.map(({ step: { node, file }, message }, index) => ({
    span: { file: file ?? home, start: node.start, end: node.end },
    message: places.length > 1 ? `${index + 1}. ${message}` : message,
  }));
  return numbered.length <= mostSteps
    ? numbered
    : [...numbered.slice(0, 2), ...numbered.slice(2 - mostSteps)];
}

/** Effects whose labels the written row does not allow. */
export function reportEffects(body: Body, neuro: Neuro, above: readonly EffectAbove[]): Problem[] {
  const { uses = [] } = neuro.declaration.signature;
  const names = body.labelNames;
  const problems: Problem[] = [];
  const reported = new Set<string>();
  for (const { effect, label } of above) {
    const { capability, callee, node } = effect;
    const key = `${node.start} ${capability}`;
    const [part] = partsOf(label);
    if (part === undefined || reported.has(key)) continue;
    reported.add(key);
    const file = body.module.path;
    const span = { file, start: node.start, end: node.end };
    const details = {
      related: placesOf(file, effect.label, part, node),
      fixes: labelRow(uses, capability, { file, label, names }),
    };
    const words = wordsOf(label, names);
    const { name } = neuro.definition;
    const parameters = { capability, callee, label: words, name };
    problems.push(
      part === untrusted
        ? diagnostics.untrustedEffect.at(span, parameters, details)
        : diagnostics.effectLabel.at(span, parameters, details),
    );
  }
  return problems;
}

/** Failures that say more than the row that is written. */
export function reportFailure(
  body: Body,
  { definition }: Neuro,
  row: readonly tree.FailType[],
  label: Label,
): Problem {
  const file = body.module.path;
  const names = body.labelNames;
  const [part = bottom] = partsOf(label);
  const [first, last] = [row[0]!, row.at(-1)!];
  return diagnostics.failureLabel.at(
    { file, start: first.start, end: last.end },
    {
      label: wordsOf(label, names),
      name: definition.name,
      failure: unlabelledText(body, first),
    },
    {
      related: placesOf(file, body.failure, part, first),
      fixes: labelFailures(row, { file, label, names }),
    },
  );
}
