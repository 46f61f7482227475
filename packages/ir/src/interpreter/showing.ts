/** Values as text, by the type at the place. */

import { show } from "@neuro-lang/runtime";
import type { IrType } from "../ir.ts";
import { compileDescriptor } from "./scope.ts";
import type { Frame, Scope } from "./scope.ts";

export function compileShow(scope: Scope, type: IrType): (frame: Frame, value: unknown) => string {
  // Not data; only `expect` comes here, and says what the value looks like.
  if (type.kind === "function") return (_, value) => show(value);
  const descriptor = compileDescriptor(scope, type);
  return (frame, value) => show(value, descriptor(frame));
}
