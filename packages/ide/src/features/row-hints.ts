/** The rows that a signature leaves out, as a hint behind it. */

import { type CheckedModule, type NeuroDefinition, showType } from "@neuro-lang/checker";
import { bottom, type Label, type LabelledEffect, top, wordsOf } from "@neuro-lang/labels";
import type * as tree from "@neuro-lang/parser";
import type { Hint } from "./hints.ts";

/** `effects` is undefined where no label reaches. */
export function effectsHint(
  { path, source }: CheckedModule,
  { signature }: tree.Neuro,
  definition: NeuroDefinition,
  effects: readonly LabelledEffect[] | undefined,
): Hint | undefined {
  const uses = signature.uses === undefined ? usesOf(definition, effects) : "";
  const fails = signature.fails === undefined ? failsOf(definition) : "";
  const text = [uses, fails].filter((each) => each !== "").join(" ");
  if (text === "") return undefined;
  const [failure] = signature.fails ?? [];
  // `uses` stands before `fails`; what is written last may end in space.
  const offset =
    failure === undefined
      ? source.text.slice(0, signature.end).trimEnd().length
      : source.text.lastIndexOf("fails", failure.start);
  const before = failure === undefined;
  // Failures have labels, too, which are not known here.
  const writable = effects === undefined || fails === "";
  const edit = {
    span: { file: path, start: offset, end: offset },
    newText: before ? ` ${text}` : `${text} `,
  };
  return {
    offset,
    sort: "effects",
    text,
    space: before ? "before" : "after",
    edit: writable ? edit : undefined,
  };
}

function usesOf({ uses }: NeuroDefinition, effects: readonly LabelledEffect[] = []): string {
  const entries = uses.capabilities.map((capability) => {
    const label = effects
      .filter((effect) => effect.capability === capability)
      .reduce((all: Label, effect) => all | effect.label, bottom);
    const words = wordsOf(label & top);
    return words === "" ? capability : `${capability}(${words})`;
  });
  const all = [...entries, ...uses.variables.filter(isWritten)];
  return all.length === 0 ? "" : `uses ${all.join(", ")}`;
}

function failsOf({ fails }: NeuroDefinition): string {
  const all = [...fails.types.map(showType), ...fails.variables.filter(isWritten)];
  return all.length === 0 ? "" : `fails ${all.join(" | ")}`;
}

/** Row variables that the checker made up have no name in the text. */
function isWritten(name: string): boolean {
  return !name.startsWith("?");
}
