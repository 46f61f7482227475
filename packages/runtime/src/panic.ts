/** A Panic: a bug found at run time. It is in no signature and no `catch` sees it; the task ends. */

/** Stands for a value that is left out. */
export const leftOut = "…";

export class Panic extends Error {
  override readonly name = "Panic";
  /** The message without the values in it: what can be told where they may be private. */
  declare readonly words: string;

  constructor(message: string, words = leftOut) {
    super(message);
    // No part of what consoles and debuggers list of an error.
    Object.defineProperty(this, "words", { value: words });
  }
}

/** panic`index ${index} is outside`: what stands in the source can be told to everybody, the values between cannot. */
export function panic(words: TemplateStringsArray, ...values: readonly unknown[]): never {
  throw new Panic(String.raw({ raw: words }, ...values), words.join(leftOut));
}
