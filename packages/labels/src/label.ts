/**
 * The lattice of labels: {public < personal < secret} × {trusted < untrusted}, and the label parameters of the neuro at hand.
 * A label is a set of bits; higher labels have more of them, so that joining is `|` and comparing is inclusion.
 */

export type Label = number;

/** Unlabelled: public and trusted. */
export const bottom: Label = 0;
export const personal: Label = 0b001;
/** What is secret is personal, too. */
export const secret: Label = 0b011;
export const untrusted: Label = 0b100;

/** What nothing is above. */
export const top: Label = 0b111;

/**
 * No label, but a mark that flows along with labels: what has it takes labels off. Where the mark meets what is untrusted, text
 * from outside would decide what is released.
 */
export const takesOff: Label = 1 << 24;

const secretBit = 0b010;
/** The first bit of a label parameter; a neuro has few. */
const firstParameter = 3;
export const mostParameters = 16;

/** The words of the language, and what they stand for. */
const words: ReadonlyMap<string, Label> = new Map([
  ["personal", personal],
  ["secret", secret],
  ["untrusted", untrusted],
]);

export function labelOf(word: string): Label | undefined {
  return words.get(word);
}

/** The label that a neuro's label parameter stands for, inside of it. */
export function parameterLabel(index: number): Label {
  return 1 << (firstParameter + index);
}

/** What a label has above another: all of it that the other does not cover. */
export function excess(label: Label, above: Label): Label {
  const more = label & ~above;
  return (more & secretBit) === 0 ? more : more | personal;
}

/** True if a label has the part: what is only personal has not what is secret. */
export function has(label: Label, part: Label): boolean {
  return (label & part) === part;
}

/** True if a label that is added somewhere brings the part: where something personal is already, a secret adds the rest. */
export function brings(added: Label, part: Label): boolean {
  return (part & secretBit) === 0 ? has(added, part) : (added & secretBit) !== 0;
}

/** As it is written before a type: `personal untrusted`; nothing for bottom. */
export function wordsOf(label: Label, parameters: readonly string[] = []): string {
  const found: string[] = [];
  if ((label & secretBit) !== 0) found.push("secret");
  else if ((label & personal) !== 0) found.push("personal");
  if ((label & untrusted) !== 0) found.push("untrusted");
  for (const [index, name] of parameters.entries())
    if ((label & parameterLabel(index)) !== 0) found.push(name);
  return found.join(" ");
}

/** Each part of a label on its own, the gravest first. */
export function partsOf(label: Label): Label[] {
  const parts: Label[] = [];
  if ((label & secretBit) !== 0) parts.push(secret);
  else if ((label & personal) !== 0) parts.push(personal);
  if ((label & untrusted) !== 0) parts.push(untrusted);
  for (let index = 0; index < mostParameters; index++)
    if ((label & parameterLabel(index)) !== 0) parts.push(parameterLabel(index));
  return parts;
}
