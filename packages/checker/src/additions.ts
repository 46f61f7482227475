/** Repairs that write what is missing; `?` stands for what only the author knows. */

import type { Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { lookUp } from "./names.ts";
import type { RecordDefinition } from "./types.ts";

/** The first thing that a person would do, even if a `?` is left for them. */
export function addition(body: Body, title: string, at: number, newText: string): Fix {
  const span = body.span({ start: at, end: at });
  return { title, edits: [{ span, newText }], safe: false, likely: true };
}

/** `height: ?` behind the arguments that are there. */
export function argumentAdded(body: Body, call: tree.Call, name: string): Fix {
  const last = call.arguments.at(-1);
  return last === undefined
    ? addition(body, `Give \`${name}\``, call.end - 1, `${name}: ?`)
    : addition(body, `Give \`${name}\``, last.end, `, ${name}: ?`);
}

/** `Rect(w)` becomes `Rect(w, _)`. */
export function fieldsPassedOver(
  body: Body,
  args: readonly tree.PatternArgument[],
  count: number,
): Fix[] {
  const last = args.at(-1);
  return last === undefined || count <= 0
    ? []
    : [addition(body, "Write `_` for the rest", last.end, ", _".repeat(count))];
}

/** `() => 1` becomes `_ => 1`, `x => 1` becomes `(x, _) => 1`. */
export function parametersPassedOver(body: Body, lambda: tree.Lambda, expected: number): Fix[] {
  const count = expected - lambda.parameters.length;
  if (count <= 0) return [];
  const { text } = body.module.input.source;
  const behind = lambda.parameters.at(-1)?.end ?? lambda.start;
  const end = text.indexOf("=>", behind);
  const names = [
    ...lambda.parameters.map((parameter) => text.slice(parameter.start, parameter.end)),
    ...Array.from({ length: count }, () => "_"),
  ];
  const newText = names.length === 1 ? "_ " : `(${names.join(", ")}) `;
  const span = body.span({ start: lambda.start, end });
  return [
    { title: "Write `_` for the rest", edits: [{ span, newText }], safe: false, likely: true },
  ];
}

/** A block that ends without its value. */
export function valueAtEnd(body: Body, block: tree.Block): Fix[] {
  const { text } = body.module.input.source;
  const brace = block.end - 1;
  const lineStart = text.lastIndexOf("\n", brace) + 1;
  const margin = text.slice(lineStart, brace);
  if (margin.trim() !== "") return [];
  return [addition(body, "Write `?` for its value", lineStart, `${margin}  ?\n`)];
}

/** The records in scope that have the fields of a literal without a name. */
export function recordsNamed(body: Body, literal: tree.RecordLiteral): Fix[] {
  const given = literal.fields.flatMap((field) =>
    field.kind === "RecordField" ? [field.name.text] : [],
  );
  if (given.length === 0 || given.length < literal.fields.length) return [];
  const found = [...body.module.names.keys()].filter((name) => {
    const entity = lookUp(body.program, body.module, name);
    const definition =
      entity?.kind === "definition" ? body.program.definition(entity.id) : undefined;
    return definition?.kind === "record" && isMadeOf(definition, given);
  });
  return found.map((name) => ({
    ...addition(body, `Write \`${name}\` before the brace`, literal.start, `${name} `),
    likely: found.length === 1,
  }));
}

function isMadeOf({ fields }: RecordDefinition, given: readonly string[]): boolean {
  return (
    given.every((name) => fields.some((field) => field.name === name)) &&
    fields.every(({ name, hasDefault }) => hasDefault || given.includes(name))
  );
}
