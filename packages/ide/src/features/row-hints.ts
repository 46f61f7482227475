/** The rows that a signature leaves out, as a hint behind it. */

import type { CheckedModule, NeuroDefinition } from "@neuro-lang/checker";
import type { LabelledEffect } from "@neuro-lang/labels";
import type * as tree from "@neuro-lang/parser";
import { failsText, usesText } from "../rows.ts";
import type { Hint } from "./hint.ts";

/** `effects` is undefined where no label reaches. */
export function effectsHint(
  { path, source }: CheckedModule,
  { signature }: tree.Neuro,
  definition: NeuroDefinition,
  effects: readonly LabelledEffect[] | undefined,
): Hint | undefined {
  const uses = signature.uses === undefined ? usesText(definition, effects) : "";
  const fails = signature.fails === undefined ? failsText(definition) : "";
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
