/** Patterns: always on one line, but for the alternatives of an arm. */

import type { Name, Pattern, PatternArgument, RestPattern } from "@neuro-lang/parser";
import { group, indent, join, line, type Doc } from "./document.ts";
import type { Printer } from "./printer.ts";
import { printName } from "./types.ts";

export function printPattern(printer: Printer, pattern: Pattern): Doc {
  return [printer.commentsBefore(pattern.start), printBare(printer, pattern)];
}

function printBare(printer: Printer, pattern: Pattern): Doc {
  switch (pattern.kind) {
    case "WildcardPattern":
      return "_";
    case "BindingPattern":
      return printName(printer, pattern.name);
    case "LiteralPattern":
    case "ErrorPattern":
      return printer.verbatim(pattern);
    case "RangePattern": {
      const from = printer.verbatim(pattern.from);
      return [from, pattern.inclusive ? "..=" : "..", printer.verbatim(pattern.to)];
    }
    case "VariantPattern": {
      const path = printNames(printer, pattern.path);
      if (pattern.arguments === undefined) return path;
      const all = pattern.arguments.map((argument) => printArgument(printer, argument));
      return [path, "(", join(", ", all), ")"];
    }
    case "RecordPattern": {
      const path = printNames(printer, pattern.path);
      const fields: Doc[] = pattern.fields.map((field) => {
        const name = printName(printer, field.name);
        return field.pattern === undefined
          ? name
          : [name, ": ", printPattern(printer, field.pattern)];
      });
      if (pattern.open) fields.push("..");
      return [path, fields.length === 0 ? " {}" : [" { ", join(", ", fields), " }"]];
    }
    case "TuplePattern":
      return [
        "(",
        join(
          ", ",
          pattern.items.map((item) => printPattern(printer, item)),
        ),
        ")",
      ];
    case "ListPattern":
      return [
        "[",
        join(
          ", ",
          pattern.items.map((item) => printItem(printer, item)),
        ),
        "]",
      ];
    case "AsPattern": {
      const inner = inParentheses(printer, pattern.pattern);
      return [inner, " as ", printName(printer, pattern.name)];
    }
    case "OrPattern": {
      const [first, ...rest] = pattern.alternatives.map((alternative) =>
        alternative.kind === "OrPattern"
          ? ["(", printPattern(printer, alternative), ")"]
          : printPattern(printer, alternative),
      );
      return group([first!, indent(rest.map((alternative) => [line, "| ", alternative]))]);
    }
  }
}

/** The tree keeps no parentheses of patterns: they are needed where one that is no atom has a name. */
function inParentheses(printer: Printer, pattern: Pattern): Doc {
  const printed = printPattern(printer, pattern);
  return pattern.kind === "OrPattern" || pattern.kind === "AsPattern"
    ? ["(", printed, ")"]
    : printed;
}

function printNames(printer: Printer, names: readonly Name[]): Doc {
  return join(
    ".",
    names.map((name) => printName(printer, name)),
  );
}

function printArgument(printer: Printer, argument: PatternArgument): Doc {
  const before = printer.commentsBefore(argument.start);
  const name = argument.name === undefined ? "" : [printName(printer, argument.name), ": "];
  return [before, name, printPattern(printer, argument.pattern)];
}

function printItem(printer: Printer, item: Pattern | RestPattern): Doc {
  if (item.kind !== "RestPattern") return printPattern(printer, item);
  const before = printer.commentsBefore(item.start);
  return [before, "..", item.name === undefined ? "" : printName(printer, item.name)];
}
