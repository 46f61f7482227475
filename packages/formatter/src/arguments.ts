/** Arguments of calls: on one line, or with a last argument that opens up by itself, or one a line. */

import type { Argument, Expression } from "@neuro-lang/parser";
import { breakParent, conditionalGroup, group, ifBreak, indent, join, line, softline, willBreak, type Doc } from "./document.ts";
import { printExpression } from "./expressions.ts";
import type { Printer } from "./printer.ts";
import { printName } from "./types.ts";

/** The list with its parentheses; `end` is where the closing one ends. */
export function printArguments(printer: Printer, all: readonly Argument[], start: number, end: number): Doc {
  const { elements, broken } = printer.elements(all, start, end, (argument) => printArgument(printer, argument));
  if (elements.length === 0) return "()";
  const docs = elements.map(({ doc }) => doc);
  if (all.length === 0) return group(["(", indent([softline, docs]), softline, ")", broken ? breakParent : ""]);
  const separated = docs.map((doc, index) => {
    if (index === 0) return doc;
    return [index < all.length ? [",", line] : line, doc];
  });
  const oneALine = [
    "(",
    indent([softline, separated.slice(0, all.length), ifBreak(","), separated.slice(all.length)]),
    softline,
    ")",
  ];
  if (broken || elements.length > all.length) return group([...oneALine, broken ? breakParent : ""]);
  const head = docs.slice(0, -1);
  const last = docs.at(-1)!;
  const lastValue = all.at(-1)!.value;
  const opens = opensUp(lastValue) && !all.slice(0, -1).some(({ value }) => value.kind === lastValue.kind);
  if (!opens || head.some((doc) => willBreak(doc))) return group(oneALine);
  // A lone list, record or lambda never stands deeper than it must.
  if (head.length === 0 && lastValue.kind !== "Lambda") return ["(", last, ")"];
  const flat: Doc = ["(", join(", ", docs), ")"];
  const opened: Doc = ["(", head.map((doc) => [doc, ", "]), group(last, { shouldBreak: true }), ")"];
  return conditionalGroup([flat, opened, group(oneALine, { shouldBreak: true })]);
}

function printArgument(printer: Printer, argument: Argument): Doc {
  const before = printer.commentsBefore(argument.start);
  const name = argument.name === undefined ? "" : [printName(printer, argument.name), ": "];
  return [before, name, printExpression(printer, argument.value)];
}

function opensUp(value: Expression): boolean {
  switch (value.kind) {
    case "Lambda":
    case "Do":
    case "Match":
      return true;
    case "ListLiteral":
    case "SetLiteral":
      return value.items.length > 0;
    case "MapLiteral":
      return value.entries.length > 0;
    case "RecordLiteral":
      return value.fields.length > 0;
    case "TextLiteral":
      return value.form === "block" || value.form === "raw-block";
    default:
      return false;
  }
}
