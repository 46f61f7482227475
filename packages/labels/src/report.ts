/** Problems of labels: what flows where it must not, with every step of its way. */

import { diagnostics, type Label as Place, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body, Demand } from "./body.ts";
import type { EffectAbove } from "./check.ts";
import { type Cell, type Step, wayOf } from "./flows.ts";
import { bottom, excess, has, type Label, partsOf, takesOff, untrusted, wordsOf } from "./label.ts";
import type { Neuro } from "./program.ts";

/** The step of a value that leaves its neuro. */
export const givesBack = "this gives it back";

/** More steps than this do not help. */
const mostSteps = 8;

/** Every demand that is not met. */
export function reportDemands(
  body: Body,
  parameters: readonly tree.TypeParameter[],
  result?: tree.TypeExpression,
): Problem[] {
  const names = parameters.filter(({ sort }) => sort === "label").map(({ name }) => name.text);
  const problems: Problem[] = [];
  const reported = new Set<string>();
  for (const demand of body.demands) {
    const label = unmet(demand);
    const key = `${demand.node.start} ${demand.kind}`;
    if (label === bottom || reported.has(key)) continue;
    reported.add(key);
    problems.push(problemOf(body, demand, label, names, result));
  }
  return problems;
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

function problemOf(
  body: Body,
  demand: Demand,
  label: Label,
  names: readonly string[],
  result: tree.TypeExpression | undefined,
): Problem {
  const { cell, node, place } = demand;
  const span = { file: body.module.path, start: node.start, end: node.end };
  const [part = takesOff] = partsOf(label);
  const details = { related: placesOf(body, cell, part, node) };
  const words = wordsOf(label, names);
  switch (demand.kind) {
    case "trusted-point": {
      const steps = [...wayOf(cell, untrusted), ...chainOf(cell, node)];
      const related = placesIn(body, steps, node);
      return diagnostics.untrustedDecision.at(span, { name: place }, { related });
    }
    case "trusted-choice":
      return diagnostics.untrustedChoice.at(span, { name: place }, details);
    case "closed-row": {
      const related = placesIn(body, chainOf(cell, node), node);
      return diagnostics.takerInClosedRow.at(span, {}, { related });
    }
    case "result":
      return diagnostics.resultLabel.at(
        span,
        { label: words, name: place },
        {
          ...details,
          fixes: result === undefined ? [] : resultFix(body, result, words),
        },
      );
    default:
      return diagnostics.labelTooHigh.at(span, { label: words, place }, details);
  }
}

/** The calls that lead from here to what takes a label off; what the problem itself says is left out. */
function chainOf(cell: Cell, here: tree.Node): Step[] {
  return wayOf(cell, takesOff)
    .toReversed()
    .filter(({ node }) => node !== here);
}

/** The way of a label, as places in reading order. */
export function placesOf(body: Body, cell: Cell, part: Label, last: tree.Node): Place[] {
  return placesIn(body, wayOf(cell, part), last);
}

/** Steps as numbered places: renderers show them where they stand. */
function placesIn(body: Body, steps: readonly Step[], last: tree.Node): Place[] {
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
    span: { file: file ?? body.module.path, start: node.start, end: node.end },
    message: places.length > 1 ? `${index + 1}. ${message}` : message,
  }));
  return numbered.length <= mostSteps
    ? numbered
    : [...numbered.slice(0, 2), ...numbered.slice(2 - mostSteps)];
}

/** Effects whose labels the written row does not allow. */
export function reportEffects(body: Body, neuro: Neuro, above: readonly EffectAbove[]): Problem[] {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  for (const { effect, label } of above) {
    const key = `${effect.node.start} ${effect.capability}`;
    const [part] = partsOf(label);
    if (part === undefined || reported.has(key)) continue;
    reported.add(key);
    const span = { file: body.module.path, start: effect.node.start, end: effect.node.end };
    const related = placesOf(body, effect.label, part, effect.node);
    const parameters = {
      capability: effect.capability,
      callee: effect.callee,
      label: wordsOf(label),
      name: neuro.definition.name,
    };
    problems.push(
      part === untrusted
        ? diagnostics.untrustedEffect.at(span, parameters, { related })
        : diagnostics.effectLabel.at(span, parameters, {
            related,
            fixes: rowFix(neuro, effect.capability, label),
          }),
    );
  }
  return problems;
}

/** Writes the label before the result's type. */
function resultFix(body: Body, result: tree.TypeExpression, words: string): Problem["fixes"] {
  const kept = result.labels
    .map(({ label }) => label)
    .filter((label) => !(label === "personal" && words.startsWith("secret")));
  const all = [...words.split(" ").filter((word) => !kept.includes(word)), ...kept].join(" ");
  const start = result.labels[0]?.start ?? result.start;
  const end = result.labels.at(-1)?.end;
  const edit =
    end === undefined
      ? { span: { file: body.module.path, start, end: start }, newText: `${all} ` }
      : { span: { file: body.module.path, start, end }, newText: all };
  return [{ title: `Write \`${all}\` before the result's type`, edits: [edit], safe: false }];
}

/** Writes the label into the row. */
function rowFix(
  { declaration, module }: Neuro,
  capability: string,
  label: Label,
): Problem["fixes"] {
  const entry = declaration.signature.uses?.find(
    ({ path }) => path.map(({ text }) => text).join(".") === capability,
  );
  if (entry === undefined) return [];
  const written = entry.labels.map((mark) => mark.label);
  const words = [
    ...written,
    ...wordsOf(label)
      .split(" ")
      .filter((word) => !written.includes(word)),
  ];
  const newText = `${capability}(${words.join(" ")})`;
  return [
    {
      title: `Write \`${newText}\``,
      edits: [{ span: { file: module.path, start: entry.start, end: entry.end }, newText }],
      safe: false,
    },
  ];
}

export function reportFailure(body: Body, neuro: Neuro, label: Label): Problem {
  const { declaration, definition, module } = neuro;
  const node = declaration.name;
  const [part] = partsOf(label);
  return diagnostics.failureLabel.at(
    { file: module.path, start: node.start, end: node.end },
    { label: wordsOf(label), name: definition.name },
    { related: placesOf(body, body.failure, part ?? bottom, node) },
  );
}
