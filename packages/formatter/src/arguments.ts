/** Arguments of calls: on one line, or with a last argument that opens up by itself, or one a line. */

import type { Argument, Expression } from "@neuro-lang/parser";
import {
  breakParent,
  conditionalGroup,
  flatWidth,
  group,
  ifBreak,
  indent,
  join,
  line,
  softline,
  willBreak,
  withoutBreakInHead,
  type Doc,
} from "./document.ts";
import { isClosed, printExpression, printLambda } from "./expressions.ts";
import type { Printer } from "./printer.ts";
import { printName } from "./types.ts";

/** The list with its parentheses; `end` is where the closing one ends. */
export function printArguments(
  printer: Printer,
  all: readonly Argument[],
  start: number,
  end: number,
): Doc {
  const { elements, broken } = printer.elements(all, start, end, (argument, index) =>
    printArgument(printer, argument, index === all.length - 1),
  );
  if (elements.length === 0) return "()";
  const docs = elements.map(({ doc }) => doc);
  if (all.length === 0)
    return group(["(", indent([softline, docs]), softline, ")", broken ? breakParent : ""]);
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
  if (broken || elements.length > all.length)
    return group([...oneALine, broken ? breakParent : ""]);
  const head = docs.slice(0, -1);
  const last = docs.at(-1)!;
  const lastValue = all.at(-1)!.value;
  const alone = all.length === 1;
  if (
    alone &&
    !isLambda(lastValue) &&
    (opensUp(lastValue) || isClosed(lastValue) || isLongText(printer, lastValue, last))
  ) {
    return ["(", last, ")"];
  }
  const opens =
    opensUp(lastValue) && !all.slice(0, -1).some(({ value }) => value.kind === lastValue.kind);
  if (!opens || head.some((doc) => willBreak(doc))) return group(oneALine);
  const flat: Doc = ["(", join(", ", docs), ")"];
  const opened: Doc = [
    "(",
    head.map((doc) => [doc, ", "]),
    group(withoutBreakInHead(last), { shouldBreak: true }),
    ")",
  ];
  return conditionalGroup([flat, opened, group(oneALine, { shouldBreak: true })]);
}

function printArgument(printer: Printer, argument: Argument, last: boolean): Doc {
  const before = printer.commentsBefore(argument.start);
  const name = argument.name === undefined ? "" : [printName(printer, argument.name), ": "];
  if (!last || argument.value.kind !== "Lambda")
    return [before, name, printExpression(printer, argument.value)];
  return [
    before,
    name,
    printer.commentsBefore(argument.value.start),
    printLambda(printer, argument.value, softline),
  ];
}

function isLambda(value: Expression): boolean {
  return value.kind === "Lambda";
}

/** A text that would be too long on a line of its own, too: nothing is won by breaking before it. */
function isLongText(printer: Printer, value: Expression, doc: Doc): boolean {
  const room = printer.room - 3;
  return value.kind === "TextLiteral" && flatWidth(doc, room) > room;
}

/** Values that a call may open with at its end, while its other arguments stay on the line. */
function opensUp(value: Expression): boolean {
  switch (value.kind) {
    case "Lambda":
      return true;
    case "ListLiteral":
      return value.items.length > 0;
    case "If":
      return false;
    default:
      return isClosed(value);
  }
}
