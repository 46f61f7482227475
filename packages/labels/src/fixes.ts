/** Fixes that write a label where the problem asks for it. None is safe: whoever reads the signature then sees more. */

import { covers } from "@neuro-lang/checker";
import type { Fix, Span, TextEdit } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { bottom, excess, type Label, labelOf, top, untrusted, wordsOf } from "./label.ts";

/** A label that is wanted somewhere, and the names of the label parameters that may be in it. */
export interface Wanted {
  readonly file: string;
  readonly label: Label;
  readonly names: readonly string[];
}

/** Writes the label before a type: at the outermost level, which covers those inside. `what` names the type. */
export function labelType(type: tree.TypeExpression, wanted: Wanted, what: string): readonly Fix[] {
  if (type.kind === "ErrorType") return [];
  const words = wordsWith(type.labels, wanted);
  const title = `Write \`${words}\` before ${what}`;
  return [{ title, edits: [before(type, words, wanted)], safe: false }];
}

/** Writes the label into the entry of a row that covers the capability. */
export function labelRow(
  row: readonly tree.Capability[],
  capability: string,
  wanted: Wanted,
): readonly Fix[] {
  const nameOf = ({ path }: tree.Capability): string => path.map(({ text }) => text).join(".");
  const entry =
    row.find((each) => nameOf(each) === capability) ??
    row.find((each) => covers(nameOf(each), capability));
  if (entry === undefined) return [];
  const { start, end, labelVariable } = entry;
  const words = wordsWith(entry.labels, wanted);
  // Beside a label parameter nothing else can stand in a row.
  const isOne = excess(wanted.label, top) === bottom || !words.includes(" ");
  if (labelVariable !== undefined || !isOne) return [];
  const newText = `${nameOf(entry)}(${words})`;
  const edits = [{ span: { file: wanted.file, start, end }, newText }];
  const rest = (wanted.label & untrusted) === 0 ? "" : ", which the policy then has to allow";
  return [{ title: `Write \`${newText}\`${rest}`, edits, safe: false }];
}

/** Writes the label before each failure of a row. */
export function labelFailures(row: readonly tree.FailType[], wanted: Wanted): readonly Fix[] {
  const types = row.some(({ type }) => type !== undefined)
    ? row.filter(({ type }) => type !== undefined)
    : row;
  const [first] = types;
  if (first === undefined) return [];
  const title = `Write \`${wordsWith(first.labels, wanted)}\` before ${types.length === 1 ? "the failure" : "the failures"}`;
  const edits = types.map((each) => before(each, wordsWith(each.labels, wanted), wanted));
  return [{ title, edits, safe: false }];
}

/** The labels that are written with those that are wanted, in the usual order. */
function wordsWith(marks: readonly tree.LabelMark[], { label, names }: Wanted): string {
  let all = label;
  const variables: string[] = [];
  for (const mark of marks) {
    if (mark.variable) variables.push(mark.label);
    else all |= labelOf(mark.label) ?? bottom;
  }
  const words = wordsOf(all, names).split(" ");
  return [...words, ...variables.filter((name) => !words.includes(name))].join(" ");
}

/** In place of the labels that stand there, or before what has none. */
function before(
  { start, labels }: { readonly start: number; readonly labels: readonly tree.LabelMark[] },
  words: string,
  { file }: Wanted,
): TextEdit {
  const end = labels.at(-1)?.end;
  const span: Span = { file, start: labels[0]?.start ?? start, end: end ?? start };
  return { span, newText: end === undefined ? `${words} ` : words };
}
