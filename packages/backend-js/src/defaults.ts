/** Which defaults the help of a program may show: who asks for help learns nothing private, and sets nothing in motion. */
import type { DefinitionId, Expression } from "@neuro-lang/ir";
import type { ModuleContext } from "./context.ts";

/** What a default is marked with where descriptors and parameters are listed. */
export function helpMark(
  context: ModuleContext,
  owner: DefinitionId,
  name: string,
  value: Expression,
): readonly string[] {
  const isShown = isConstant(context, value) && context.options.isPrivate?.(owner, name) !== true;
  return isShown ? [] : ["hidden: true"];
}

/** True if the value is written out, so that having it does nothing: no call, nothing that may fail. */
function isConstant(context: ModuleContext, value: Expression): boolean {
  const all = (parts: readonly (Expression | undefined)[]): boolean =>
    parts.every((part) => part !== undefined && isConstant(context, part));
  switch (value.kind) {
    case "literal":
    case "none":
      return true;
    case "negate":
      return isConstant(context, value.operand);
    case "record":
    case "variant":
      return all(value.fields);
    case "tuple":
    case "set":
      return all(value.items);
    case "list":
      return value.items.every((item) => !item.spread && isConstant(context, item.value));
    case "map":
      return all(value.entries.flatMap((entry) => [entry.key, entry.value]));
    case "definition": {
      const definition = context.definition(value.id);
      return definition.kind === "constant" && isConstant(context, definition.value);
    }
    default:
      return false;
  }
}
