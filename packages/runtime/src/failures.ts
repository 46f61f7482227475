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
