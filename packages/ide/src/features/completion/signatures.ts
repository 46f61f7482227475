/** Neuros, variants and fields as an offer shows them: in one line, as they are called. */

import {
  type FieldInfo,
  type NeuroDefinition,
  type ParameterInfo,
  showType,
  type Type,
} from "@neuro-lang/checker";

/** `(text: Text, times: Int) -> Text`; the parameters behind a receiver, if it has one. */
export function callShape(
  { parameters, result }: Pick<NeuroDefinition, "parameters" | "result">,
  receiver = false,
): string {
  const shown = parameters.slice(receiver ? 1 : 0).map(parameterShape);
  const given =
    result.kind === "builtin" && result.name === "Unit" ? "" : ` -> ${showType(result)}`;
  return `(${shown.join(", ")})${given}`;
}

function parameterShape({ name, type, var: changes, hasDefault }: ParameterInfo): string {
  return `${changes ? "var " : ""}${name}${hasDefault ? "?" : ""}: ${showType(type)}`;
}

export function fieldsShape(fields: readonly FieldInfo[] | undefined): string {
  return fields === undefined
    ? ""
    : `(${fields.map(({ name, type }) => `${name}: ${showType(type)}`).join(", ")})`;
}

/** What is written to call it, unless the parentheses stand there already. */
export function callText(
  name: string,
  parameters: number,
  called: boolean,
): { readonly text?: string; readonly snippet?: string } {
  if (called) return {};
  return parameters === 0 ? { text: `${name}()` } : { snippet: `${name}($0)` };
}

export function isFunction(type: Type | undefined): boolean {
  const bare = type?.kind === "optional" ? type.inner : type;
  return bare?.kind === "function";
}
