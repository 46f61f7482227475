/** A Panic: a bug found at run time. It is in no signature and no `catch` sees it; the task ends. */

export class Panic extends Error {
  override readonly name = "Panic";
}

export function panic(message: string): never {
  throw new Panic(message);
}
