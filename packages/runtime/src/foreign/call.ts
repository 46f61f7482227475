/** Calls of foreign code: values are converted on both ways, and what it throws becomes a failure, or a panic that names it. */

import type { RecordDescriptor, TypeDescriptor } from "../descriptor.ts";
import { Failure, raise } from "../failures.ts";
import { leftOut, Panic } from "../panic.ts";
import { holdsItself } from "./cycles.ts";
import { typeName } from "./names.ts";
import { incoming, outgoing, WrongValue } from "./values.ts";

/** What the border has to know of an extern. */
export interface ForeignNeuro {
  readonly name: string;
  /** The file beside its module, `mail.js`. */
  readonly file: string;
  readonly parameters: readonly TypeDescriptor[];
  readonly result: TypeDescriptor;
  /** It reads its arguments during the call and keeps nothing of them: it is handed the values themselves. */
  readonly lends: boolean;
  /** The record `JsError` of neuro:js, if the extern says that it fails with it. */
  readonly failure: TypeDescriptor | undefined;
}

type Code = (...values: unknown[]) => unknown;

export function callForeign(neuro: ForeignNeuro, code: Code, values: readonly unknown[]): unknown {
  const handed = handedOver(neuro, values);
  try {
    return received(neuro, settled(neuro, code(...handed)));
  } catch (error) {
    return ended(neuro, error);
  }
}

/** Of an extern whose row has something that waits. */
export async function callForeignAsync(
  neuro: ForeignNeuro,
  code: Code,
  values: readonly unknown[],
): Promise<unknown> {
  const handed = handedOver(neuro, values);
  try {
    return received(neuro, await code(...handed));
  } catch (error) {
    return ended(neuro, error);
  }
}

function handedOver({ lends, parameters }: ForeignNeuro, values: readonly unknown[]): unknown[] {
  return lends
    ? [...values]
    : parameters.map((parameter, index) => outgoing(parameter, values[index]));
}

/** Nobody would wait for a promise here, or hear of its failure. */
function settled(neuro: ForeignNeuro, result: unknown): unknown {
  const isPromise =
    typeof result === "object" &&
    result !== null &&
    typeof Reflect.get(result, "then") === "function";
  return isPromise ? bug(neuro, "gave back a Promise: add `wait` to its `uses`") : result;
}

function received(neuro: ForeignNeuro, result: unknown): unknown {
  try {
    return incoming(neuro.result, result);
  } catch (error) {
    if (isOverflow(error) && holdsItself(result))
      return bug(neuro, "gave back a value that holds itself: no value of the language does");
    if (!(error instanceof WrongValue)) throw error;
    const { message, path } = error;
    if (path === "") return bug(neuro, `gave back a wrong value: ${message}`);
    const told = (place: string): string =>
      `gave back what is no ${typeName(neuro.result)}: at ${place} ${message}`;
    return bug(neuro, told(path), told(leftOut));
  }
}

/** The extern itself is no value of the program, and can be told to everybody. */
function bug(neuro: ForeignNeuro, message: string, words = message): never {
  throw new Panic(`${called(neuro)} ${message}`, `${called(neuro)} ${words}`);
}

function called({ name, file }: ForeignNeuro): string {
  return `the extern \`${name}\` (${file})`;
}

/**
 * What is thrown after the call that started it, in a timer or in a promise that nobody waits for: no `catch` is left to see it,
 * and which extern it was is not known.
 */
export function leftBehind(error: unknown): unknown {
  if (error instanceof Panic || error instanceof Failure || isOverflow(error)) return error;
  const { name, message } = named(error);
  const told = (what: string): string =>
    `JavaScript threw ${what}, after the extern that started it had returned. An extern has to await what it starts`;
  return withStackOf(error, new Panic(told(`${name}: ${message}`), told(leftOut)));
}

/** What was thrown goes on as the failure that is declared, else as a bug. */
function ended(neuro: ForeignNeuro, error: unknown): never {
  if (error instanceof Panic || isOverflow(error)) throw error;
  const { name, message } = named(error);
  if (neuro.failure === undefined) {
    const told = (what: string): string =>
      `${called(neuro)} threw ${what}. If it may, declare it \`fails JsError\``;
    const end = new Panic(told(`${name}: ${message}`), told(leftOut));
    throw withStackOf(error, end);
  }
  const failure = (neuro.failure as RecordDescriptor).make([name, message]) as Failure;
  return raise(withStackOf(error, failure));
}

/** Calls that are nested too deeply are the program's doing as well as the foreign code's. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}

function named(error: unknown): { readonly name: string; readonly message: string } {
  return error instanceof Error
    ? { name: error.name.toWellFormed(), message: error.message.toWellFormed() }
    : { name: "Error", message: String(error).toWellFormed() };
}

/** The foreign frames are where the reader has to look; as no part of the data they are neither shown nor compared. */
function withStackOf<E extends Error>(error: unknown, end: E): E {
  const frames = error instanceof Error ? /^\s+at [^]*/m.exec(error.stack ?? "")?.[0] : undefined;
  if (frames !== undefined)
    Object.defineProperty(end, "stack", {
      value: `${end.name}\n${frames}`,
      writable: true,
      configurable: true,
    });
  return end;
}
