/** The parameters of `main`: what the words of a command line can be. The runtime's `command-line` reads them by the same rules. */

import { diagnostics, type Problem } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { isBuiltin } from "./builtins.ts";
import { showType } from "./show-type.ts";
import { type ModuleState, type ProgramState, spanOf } from "./state.ts";
import type { NeuroDefinition, Type } from "./types.ts";

/** The parameters of `main` that no command line can give; nothing for any other neuro. */
export function unreadableParameters(
  program: ProgramState,
  module: ModuleState,
  definition: NeuroDefinition,
  declaration: tree.Neuro,
): Problem[] {
  if (definition.name !== "main") return [];
  return definition.parameters.flatMap(({ name, type }, index) => {
    const written = declaration.signature.parameters[index]?.type;
    if (written === undefined || isParameter(program, type)) return [];
    const details = { name, type: showType(type), form: formIn(program, type) };
    return [diagnostics.mainParameter.at(spanOf(module, written), details)];
  });
}

/** The name of what only literals become by its pattern, as the parameter or what it holds. */
function formIn(program: ProgramState, type: Type): string | undefined {
  if (type.kind === "optional") return formIn(program, type.inner);
  if (isBuiltin(type, "List", "Set")) return formIn(program, type.arguments[0]!);
  return hasForm(program, type) ? showType(type) : undefined;
}

function hasForm(program: ProgramState, type: Type): boolean {
  const definition = type.kind === "named" ? program.definition(type.definition) : undefined;
  return definition?.kind === "opaque" && definition.texts?.kind === "literal";
}

/** True for a value of one or more words, a record of such (flags), or a sum of such (subcommands). */
function isParameter(program: ProgramState, type: Type): boolean {
  if (type.kind === "optional") return isParameter(program, type.inner);
  if (type.kind === "error" || isSlot(program, type)) return true;
  if (type.kind !== "named") return false;
  const definition = program.definition(type.definition);
  switch (definition?.kind) {
    case "record":
      return definition.fields.every((field) => isSlot(program, field.type));
    case "sum":
      return definition.variants.every((variant) =>
        (variant.fields ?? []).every((field) => isSlot(program, field.type)),
      );
    default:
      return false;
  }
}

function isSlot(program: ProgramState, type: Type): boolean {
  if (type.kind === "optional") return isSlot(program, type.inner);
  if (isBuiltin(type, "List", "Set")) return isWord(program, type.arguments[0]!);
  return isWord(program, type);
}

/** True for what one word says: a text, a number, a time, one of a few names. */
function isWord(program: ProgramState, type: Type): boolean {
  if (type.kind === "error") return true;
  if (type.kind === "optional") return isWord(program, type.inner);
  if (type.kind !== "named") {
    return isBuiltin(type, "Text", "Int", "Float", "Decimal", "Bool", "Duration", "Size", "Time");
  }
  const definition = program.definition(type.definition);
  // Whoever types a word is told by nobody how such a literal is written.
  if (definition?.kind === "opaque")
    return !hasForm(program, type) && isWord(program, definition.inner);
  return (
    definition?.kind === "sum" &&
    definition.variants.every((variant) => (variant.fields ?? []).length === 0)
  );
}
