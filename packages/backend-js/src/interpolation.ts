/** Interpolation: texts and whole numbers as they are, everything else shown by its type. */
import type { Expression, IrType } from "@neuro-lang/ir";
import type { Body } from "./body.ts";
import { descriptorOf } from "./descriptors.ts";
import { emitBorrowed } from "./expressions.ts";
import { call, js, Level, templatePart, textLiteral, type Js } from "./js.ts";

export function emitInterpolation(body: Body, parts: readonly (string | Expression)[]): Js {
  const expressions = parts.filter((part) => typeof part !== "string");
  const values = body.sequence(
    expressions.map((part) => () => emitShown(body, emitBorrowed(body, part), part.type, true)),
  );
  if (values.length === 0) return js(textLiteral(parts.join("")), Level.primary, true);
  let next = 0;
  const code = parts
    .map((part) => (typeof part === "string" ? templatePart(part) : `\${${values[next++]!.code}}`))
    .join("");
  return js(
    `\`${code}\``,
    Level.primary,
    values.every((value) => value.stable),
  );
}

/** The value as text; `inTemplate` if JavaScript itself will turn it into text. */
export function emitShown(body: Body, value: Js, type: IrType, inTemplate: boolean): Js {
  const { context } = body;
  const { kind } = context.representation(type);
  if (kind === "text" || (inTemplate && (kind === "int" || kind === "bool"))) return value;
  if (kind === "float") return call(context.runtime("showFloat"), [value]);
  const descriptor = descriptorOf(context, type, body.reified);
  return call(
    context.runtime("show"),
    descriptor === "undefined" ? [value] : [value, js(descriptor)],
  );
}
