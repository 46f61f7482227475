/** Failures: data that `fail` raises and `catch` handles. */

import type { TypeDescriptor } from "./descriptor.ts";
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
 * `message`, `code` and `cause` are the fields of those names if the type declares them, and otherwise derived.
 */
export class Failure extends CheapError {
  /** The descriptor of the failure's type, set by the classes of types that can be described. */
  declare static readonly descriptor: TypeDescriptor | undefined;

  override get message(): string {
    return show(this, (this.constructor as typeof Failure).descriptor);
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

/** Raises a failure. The stack is that of the place where it is raised, not of the place where the value was made. */
export function raise(failure: Failure): never {
  if (!Object.hasOwn(failure, "stack")) captureStack(failure, raise);
  throw failure;
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
