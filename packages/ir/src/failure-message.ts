/** How a failure says what happened: by the neuro `message` of the module that declares it. */

import type { DefinitionId, IrDefinition, IrFunction, IrRecord, IrSum } from "./ir.ts";

/**
 * The neuro that a failure's `message` is, if the module has a pure `message(failure) -> Text` for its type. A field of that name
 * goes before it: an instance's own property hides what its class says.
 */
export function messageNeuro(
  type: IrRecord | IrSum,
  find: (id: DefinitionId) => IrDefinition | undefined,
): IrFunction | undefined {
  if (!type.failure) return undefined;
  const neuro = find(`${type.id.slice(0, type.id.lastIndexOf("#"))}#message`);
  if (neuro?.kind !== "function" || neuro.parameters.length !== 1) return undefined;
  const taken = neuro.parameters[0]!.local.type;
  const isPure = neuro.uses.length === 0 && neuro.fails.length === 0 && neuro.suspends === "never";
  const takesType = taken.kind === "named" && taken.definition === type.id;
  return isPure && takesType && neuro.reified.length === 0 && neuro.result.kind === "text"
    ? neuro
    : undefined;
}
