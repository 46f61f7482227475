/** Failures: data that `fail` raises and `catch` handles. */

import type { RecordDescriptor, TypeDescriptor } from "./descriptor.ts";
import { show } from "./show.ts";

/**
 * Stands between Failure and Error: a failure is an Error to whoever looks (`instanceof`, `message`, `stack`), but making one
 * costs no more than making a record, because Error's own constructor, which walks the stack, is not called.
 */
const CheapError = function () {} as unknown as new () => Error;
CheapError.prototype = Object.create(Error.prototype, {
  constructor: { value: CheapError },
}) as Error;

/**
 * The base of every class of a type that stands in a `fails` row. Its fields are own enumerable properties like a record's.
 * `message`, `code` and `cause` are the fields of those names if the type declares them, and otherwise derived; `message` by a
 * neuro of that name beside the type, before the value as it is shown.
 */
export class Failure extends CheapError {
  /** The descriptor of the failure's type, set by the classes of types that can be described. */
  declare static readonly descriptor: TypeDescriptor | undefined;
  /** The sentence of the neuro `message` that the type's module declares, if there is one. */
  declare static readonly describe: ((failure: Failure) => string) | undefined;

  override get message(): string {
    const { describe, descriptor } = this.constructor as typeof Failure;
    return describe === undefined ? show(this, descriptor) : describe(this);
  }
  override set message(value: string) {
    defineField(this, "message", value);
  }

  /** The name of the record or variant. */
  get code(): string {
    return this.constructor.name;
  }
  set code(value: string) {
    defineField(this, "code", value);
  }

  override get name(): string {
    return this.constructor.name;
  }
  override set name(value: string) {
    defineField(this, "name", value);
  }

  override get cause(): unknown {
    return undefined;
  }
  override set cause(value: unknown) {
    defineField(this, "cause", value);
  }
}

/**
 * Raises a failure; `cause` is the one that was being handled there. The stack is that of the place where it is raised, not of
 * the place where the value was made.
 */
export function raise(failure: Failure, cause?: Failure): never {
  const raised = cause === undefined ? failure : withCause(failure, cause);
  if (!Object.hasOwn(raised, "stack")) captureStack(raised, raise);
  throw raised;
}

/** The failure with its cause: a copy, for others may hold the value, and it is one for all of a variant without payload. */
function withCause(failure: Failure, cause: Failure): Failure {
  // Raised again it is the same failure, and a type that declares the field says itself what stands there.
  if (failure === cause || Object.hasOwn(failure, "cause")) return failure;
  const raised = Object.assign(
    Object.create(Object.getPrototypeOf(failure) as object) as Failure,
    failure,
  );
  // No part of the data: neither shown nor compared.
  Object.defineProperty(raised, "cause", { value: cause, writable: true, configurable: true });
  return raised;
}

/** What `.cause` of a failure gives: the failure behind it as the record `Cause` of the prelude, or none. */
export function causeOf(failure: unknown, type: TypeDescriptor): unknown {
  const chain = [...causesOf(failure)];
  const record = (type as { readonly inner: RecordDescriptor }).inner;
  let cause: unknown;
  for (const { message, code } of chain.toReversed()) cause = record.make([message, code, cause]);
  return cause;
}

/** The failures behind one, the nearest first. */
function* causesOf(failure: unknown): Generator<Failure> {
  const seen = new Set<unknown>([failure]);
  for (let at = failure; at instanceof Failure;) {
    const { cause } = at;
    if (!(cause instanceof Failure) || seen.has(cause)) return;
    seen.add(cause);
    yield cause;
    at = cause;
  }
}

/** The failure's message, and those of the failures behind it. */
export function describeFailure(failure: Failure): string {
  const causes = [...causesOf(failure)].map(({ message }) => `caused by: ${message}`);
  return [failure.message, ...causes].join("\n");
}

interface StackCapturing {
  captureStackTrace?(target: object, below: (failure: Failure) => never): void;
}

function captureStack(failure: Failure, below: (failure: Failure) => never): void {
  const { captureStackTrace } = Error as unknown as StackCapturing;
  captureStackTrace?.(failure, below);
}

function defineField(failure: Failure, name: string, value: unknown): void {
  Object.defineProperty(failure, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
