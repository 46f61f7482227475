/** Statements and blocks. */

import type { AssignStatement, Block, Name, Statement } from "@neuro-lang/parser";
import { printArguments } from "./arguments.ts";
import { printAfterSign, printExpression, printHead } from "./expressions.ts";
import { group, type Doc } from "./document.ts";
import { printBlock } from "./lists.ts";
import { printPattern } from "./patterns.ts";
import type { Printer } from "./printer.ts";
import { printName, printType } from "./types.ts";

export function printStatement(printer: Printer, statement: Statement): Doc {
  switch (statement.kind) {
    case "LetStatement": {
      const pattern = printPattern(printer, statement.pattern);
      const type = statement.type === undefined ? "" : [": ", printType(printer, statement.type)];
      const value = printAfterSign(printer, "=", statement.value);
      return group(["let ", pattern, type, value, printAfter(printer, statement.after)]);
    }
    case "VarStatement": {
      const name = printName(printer, statement.name);
      const type = statement.type === undefined ? "" : [": ", printType(printer, statement.type)];
      return group(["var ", name, type, printAfterSign(printer, "=", statement.value)]);
    }
    case "AssignStatement":
      return printAssignment(printer, statement);
    case "ForStatement": {
      const pattern = printPattern(printer, statement.pattern);
      const iterable = printHead(printer, statement.iterable);
      return ["for ", pattern, " in ", iterable, " ", printBody(printer, statement.body)];
    }
    case "WhileStatement": {
      const condition = printHead(printer, statement.condition);
      return ["while ", condition, " ", printBody(printer, statement.body)];
    }
    case "DeferStatement":
      return ["defer ", printBodyOrExpression(printer, statement.body)];
    case "ExpectStatement":
      return ["expect ", printExpression(printer, statement.condition)];
    case "GivenStatement": {
      const all = printArguments(
        printer,
        statement.arguments,
        statement.start,
        statement.body.start,
      );
      return ["given", all, " ", printBody(printer, statement.body)];
    }
    case "ExpressionStatement": {
      const expression = printExpression(printer, statement.expression);
      return [expression, printAfter(printer, statement.after)];
    }
    case "ErrorStatement":
      return printer.verbatim(statement);
  }
}

export function printAssignment(printer: Printer, statement: AssignStatement): Doc {
  const target = printExpression(printer, statement.target);
  const value = printAfterSign(printer, statement.operator, statement.value);
  return group([target, value, printAfter(printer, statement.after)]);
}

/** `after a, b`: on the line where the value ends, since no line may start with it. */
function printAfter(printer: Printer, names: readonly Name[]): Doc {
  if (names.length === 0) return "";
  const printed = names.map((name) => printName(printer, name));
  return [" after ", printed.map((name, index) => (index === 0 ? name : [", ", name]))];
}

/** A block that breaks by itself. Comments before its brace go into it. */
export function printBody(printer: Printer, block: Block): Doc {
  return group(printOpenBlock(printer, block));
}

/** A block that breaks with what is around it. */
export function printOpenBlock(printer: Printer, block: Block): Doc {
  return printBlock(printer, block, (statement) => printStatement(printer, statement));
}

export function printBodyOrExpression(
  printer: Printer,
  body: Block | Parameters<typeof printExpression>[1],
): Doc {
  return body.kind === "Block" ? printBody(printer, body) : printExpression(printer, body);
}
