/** A constant inside one body of an `equivalentSource` is changed: nothing that others see. */
export function edit(text: string, round: number): string {
  return text.replace(/var count = \d+/, `var count = ${round + 2}`);
}
