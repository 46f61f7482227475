/**
 * How control flows in the interpreter: what a step may give at once or later, and how `return`, `break` and `continue` travel.
 *
 * A step gives its value at once, or a promise of it where something in it suspended. No Neuro-Lang value is a promise, so the
 * two are never confused, and what cannot suspend runs without a single one.
 */

/** Leaves the function or lambda it stands in. */
export class ReturnSignal {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}
/** Leaves the innermost loop. */
export const breakSignal = { signal: "break" };
/** Goes on with the innermost loop's next round. */
export const continueSignal = { signal: "continue" };

/** What a self call in tail position gives instead of calling: the function starts again with these arguments. */
export class TailCall {
  readonly locals: readonly unknown[];
  constructor(locals: readonly unknown[]) {
    this.locals = locals;
  }
}

/** Thrown when a program has used up the steps it was given. Nothing in the program catches it. */
export class OutOfSteps extends Error {
  constructor(steps: number) {
    super(`The program did not finish within ${steps} steps.`);
    this.name = "OutOfSteps";
  }
}

/** Hands a value on, at once or when it is there. (A module must not export a `then`: `import()` would call it.) */
export function after<T>(value: unknown, next: (value: unknown) => T): T | Promise<T> {
  return value instanceof Promise ? (value.then(next) as Promise<T>) : next(value);
}

/** Runs `body`; what it throws, at once or later, goes to `recover`. */
export function recovering(body: () => unknown, recover: (error: unknown) => unknown): unknown {
  let value: unknown;
  try {
    value = body();
  } catch (error) {
    return recover(error);
  }
  return value instanceof Promise ? value.catch(recover) : value;
}

/** Runs `body` and then `last`, whatever happened. What `last` throws replaces the outcome. */
export function finishing(body: () => unknown, last: () => unknown): unknown {
  let value: unknown;
  try {
    value = body();
  } catch (error) {
    return after(last(), () => {
      throw error;
    });
  }
  if (value instanceof Promise) {
    return value.then(
      (result: unknown) => after(last(), () => result),
      (error: unknown) =>
        after(last(), () => {
          throw error;
        }),
    );
  }
  return after(last(), () => value);
}

/** Runs `step` with 0, 1, 2 … until it gives false. */
export function repeating(step: (round: number) => unknown): unknown {
  for (let round = 0; ; round += 1) {
    const more = step(round);
    if (more instanceof Promise) return repeatingLater(step, round, more);
    if (more !== true) return undefined;
  }
}

async function repeatingLater(
  step: (round: number) => unknown,
  from: number,
  pending: Promise<unknown>,
): Promise<undefined> {
  let more: unknown = await pending;
  for (let round = from + 1; more === true; round += 1) more = await step(round);
  return undefined;
}

/** Runs the steps in order and gives their values. */
export function inOrder<Input>(
  steps: readonly ((input: Input) => unknown)[],
  input: Input,
): unknown[] | Promise<unknown[]> {
  const values: unknown[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const value = steps[index]!(input);
    if (value instanceof Promise) return inOrderLater(steps, input, values, value);
    values.push(value);
  }
  return values;
}

async function inOrderLater<Input>(
  steps: readonly ((input: Input) => unknown)[],
  input: Input,
  values: unknown[],
  pending: Promise<unknown>,
): Promise<unknown[]> {
  values.push(await pending);
  for (let index = values.length; index < steps.length; index += 1)
    values.push(await steps[index]!(input));
  return values;
}
