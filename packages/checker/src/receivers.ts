/** What can be called on a value, told by the written name of a type alone: for modules whose signatures nobody has read. */

import { isBuiltin, isBuiltinName } from "./builtins.ts";
import { nameOfDefinition } from "./show-type.ts";
import type { Type } from "./types.ts";

/** Whether a neuro whose first parameter is of the type that is written so may take a value. */
export type TakesReceiver = (written: string) => boolean;

export function takesByName(receiver: Type): TakesReceiver {
  switch (receiver.kind) {
    case "builtin":
      return (written) =>
        written === receiver.name ||
        // A Text may be what a type of the library is made from.
        (isBuiltin(receiver, "Text") && !isBuiltinName(written));
    case "named":
      return (written) => written === nameOfDefinition(receiver.definition);
    default:
      return () => false;
  }
}
