/** Expressions. A line is broken only where the layout rules let an expression go on. */

import type {
  Arm,
  Binary,
  BinaryOperator,
  Block,
  Expression,
  If,
  Lambda,
  LambdaParameter,
  MapEntry,
  Node,
  Pattern,
  RecordEntry,
  SelectArm,
  Spread,
} from "@neuro-lang/parser";
import { printArguments } from "./arguments.ts";
import { printChain } from "./chains.ts";
import {
  fill,
  flatWidth,
  group,
  head,
  ifBreak,
  indent,
  line,
  softline,
  type Doc,
} from "./document.ts";
import { commaList, lineList } from "./lists.ts";
import { printPattern } from "./patterns.ts";
import type { Printer } from "./printer.ts";
import { printAssignment, printBody, printBodyOrExpression, printOpenBlock } from "./statements.ts";
import { printName, printType, printTypeArguments, printVersion } from "./types.ts";

export function printExpression(printer: Printer, expression: Expression): Doc {
  return [printer.commentsBefore(expression.start), printBare(printer, expression)];
}

function printBare(printer: Printer, expression: Expression): Doc {
  switch (expression.kind) {
    case "NumberLiteral":
    case "UnitLiteral":
    case "BooleanLiteral":
    case "NoneLiteral":
    case "TextLiteral":
    case "RegexLiteral":
    case "ErrorExpression":
      return printer.verbatim(expression);
    case "Identifier": {
      const end = expression.start + nameLength(printer, expression);
      const name = printer.text.slice(expression.start, end);
      return [name, printTypeArguments(printer, expression.typeArguments)];
    }
    case "TypeReference": {
      const name = printName(printer, expression.name);
      const types = printTypeArguments(printer, expression.typeArguments);
      return [name, printVersion(expression.version), types];
    }
    case "RecordLiteral": {
      const type =
        expression.type === undefined ? "" : [printExpression(printer, expression.type), " "];
      const open = expression.type?.end ?? expression.start;
      return [type, printFields(printer, expression.fields, open, expression.end)];
    }
    case "MapLiteral": {
      const types = printTypeArguments(printer, expression.typeArguments);
      const open = expression.typeArguments.at(-1)?.end ?? expression.start;
      const entries = braces(printer, expression.entries, open, expression.end, (entry) =>
        printEntry(printer, entry),
      );
      return ["Map", types, " ", entries];
    }
    case "SetLiteral": {
      const types = printTypeArguments(printer, expression.typeArguments);
      const open = expression.typeArguments.at(-1)?.end ?? expression.start;
      const items = braces(printer, expression.items, open, expression.end, (item) =>
        printExpression(printer, item),
      );
      return ["Set", types, " ", items];
    }
    case "ListLiteral":
      return printList(printer, expression.items, expression.start, expression.end);
    case "Parenthesized":
      return printParenthesized(printer, expression.expression, expression.end);
    case "TupleLiteral":
      return commaList(
        printer,
        expression.items,
        expression.start,
        expression.end,
        parentheses,
        (item) => printExpression(printer, item),
      );
    case "MemberAccess":
    case "TupleAccess":
    case "Call":
    case "Index":
      return printChain(printer, expression);
    case "Unary": {
      // A second minus stands apart: `--` looks like another language's operator.
      const { operand } = expression;
      const twice = operand.kind === "Unary" && operand.operator === "-";
      const operator = expression.operator === "not" ? "not " : twice ? "- " : "-";
      return [operator, printExpression(printer, expression.operand)];
    }
    case "Binary":
      return group(printBinary(printer, expression, true));
    case "Is": {
      const operand = printExpression(printer, expression.operand);
      return [
        operand,
        expression.negated ? " is not " : " is ",
        printPattern(printer, expression.pattern),
      ];
    }
    case "With": {
      const record = printExpression(printer, expression.record);
      const fields = printFields(printer, expression.fields, expression.record.end, expression.end);
      return [record, " with ", fields];
    }
    case "Lambda":
      return printLambda(printer, expression);
    case "If":
      return group(printIf(printer, expression));
    case "Match": {
      const subject = printHead(printer, expression.subject);
      return [
        "match ",
        subject,
        " ",
        printArms(printer, expression.arms, expression.subject.end, expression.end),
      ];
    }
    case "Do":
      return ["do ", printBody(printer, expression.body)];
    case "Catch":
      return printCatch(printer, expression);
    case "Return":
      return expression.value === undefined
        ? "return"
        : ["return ", printExpression(printer, expression.value)];
    case "Fail":
      return ["fail ", printExpression(printer, expression.value)];
    case "Break":
      return "break";
    case "Continue":
      return "continue";
    case "Attempt":
      return ["attempt ", printExpression(printer, expression.operand)];
    case "Await":
      return ["await ", printExpression(printer, expression.operand)];
    case "Spawn": {
      const body = printBodyOrExpression(printer, expression.body);
      const key =
        expression.key === undefined ? "" : [" as ", printExpression(printer, expression.key)];
      return ["spawn ", expression.worker ? "on worker " : "", body, key];
    }
    case "Ask": {
      const model =
        expression.model === undefined ? "" : [" ", printName(printer, expression.model)];
      const all =
        expression.arguments.length === 0
          ? ""
          : printArguments(
              printer,
              expression.arguments,
              expression.model!.end,
              expression.prompt.start,
            );
      return ["ask", model, all, " ", printExpression(printer, expression.prompt)];
    }
    case "Parallel": {
      const all =
        expression.arguments.length === 0
          ? ""
          : printArguments(
              printer,
              expression.arguments,
              expression.start,
              expression.pattern.start,
            );
      const pattern = printPattern(printer, expression.pattern);
      const iterable = printHead(printer, expression.iterable);
      return [
        "parallel",
        all,
        " for ",
        pattern,
        " in ",
        iterable,
        " ",
        printBody(printer, expression.body),
      ];
    }
    case "Race": {
      const forced = startsLine(printer, expression.start, expression.items);
      const shape = { open: "{", close: "}", padded: true, forced };
      return [
        "race ",
        lineList(printer, expression.items, expression.start, expression.end, shape, (item) =>
          printExpression(printer, item),
        ),
      ];
    }
    case "Select": {
      const forced = startsLine(printer, expression.start, expression.arms);
      const shape = { open: "{", close: "}", padded: true, forced };
      return [
        "select ",
        lineList(printer, expression.arms, expression.start, expression.end, shape, (arm) =>
          printSelectArm(printer, arm),
        ),
      ];
    }
    case "HoleExpression":
      return `?${expression.name ?? ""}`;
    case "Intent": {
      const words = printer.verbatim(expression.words);
      if (expression.example === undefined) return ["?", words];
      return [
        "?",
        words,
        " such that ",
        printParenthesized(printer, expression.example, expression.end),
      ];
    }
  }
}

const parentheses = { open: "(", close: ")" };

/** The name alone of an identifier that may have type arguments. */
function nameLength(
  printer: Printer,
  { start, end, typeArguments }: Extract<Expression, { kind: "Identifier" }>,
): number {
  return typeArguments.length === 0 ? end - start : printer.text.indexOf("<", start) - start;
}

/** `= value`: on the line of the sign, else below it; what fits neither opens beside the sign if its own brackets give it room. */
export function printAfterSign(
  printer: Printer,
  sign: string,
  value: Expression,
  close: Doc = "",
): Doc {
  const printed = printFlush(printer, value);
  const room = printer.room - 2;
  if (opensBeside(value) && flatWidth(printed, room) > room) return [` ${sign} `, printed];
  return [` ${sign}`, group([indent([line, printed]), close])];
}

/** True for what ends with its own brace: it begins beside whatever stands before it. */
export function isClosed(value: Expression): boolean {
  switch (value.kind) {
    case "RecordLiteral":
    case "MapLiteral":
    case "SetLiteral":
    case "With":
    case "If":
    case "Match":
    case "Do":
    case "Parallel":
    case "Race":
    case "Select":
      return true;
    case "Catch":
      return value.arms !== undefined;
    case "Lambda":
      return value.body.kind === "Block" || isClosed(value.body as Expression);
    case "TextLiteral":
      return value.form === "block" || value.form === "raw-block";
    case "Spawn":
      return value.body.kind === "Block";
    case "Return":
      return value.value !== undefined && isClosed(value.value);
    case "Fail":
      return isClosed(value.value);
    default:
      return false;
  }
}

/** True for values whose own brackets or points give them room. */
function opensBeside(value: Expression): boolean {
  switch (value.kind) {
    case "Binary":
    case "Is":
    case "Identifier":
    case "TypeReference":
    case "NumberLiteral":
      return false;
    case "TextLiteral":
      return isClosed(value);
    case "Catch":
      return value.arms !== undefined || value.binding !== undefined || opensBeside(value.body);
    case "Unary":
    case "Attempt":
    case "Await":
      return opensBeside(value.operand);
    default:
      return true;
  }
}

/** An expression that begins an indented line: what it continues with stands under it. */
function printFlush(printer: Printer, expression: Expression): Doc {
  if (expression.kind !== "Binary") return printExpression(printer, expression);
  return [printer.commentsBefore(expression.start), group(printBinary(printer, expression, false))];
}

/** The expression between a word like `if` and its block: what does not fit goes deeper than the block. */
export function printHead(printer: Printer, expression: Expression): Doc {
  if (expression.kind !== "Binary") return head(printExpression(printer, expression));
  const before = printer.commentsBefore(expression.start);
  return [before, head(group(indent(printBinary(printer, expression, true))))];
}

function printParenthesized(printer: Printer, expression: Expression, end: number): Doc {
  const inner = printFlush(printer, expression);
  const after = printer.commentsBehind(end);
  if (isClosed(expression)) return ["(", inner, after, ")"];
  return group(["(", indent([softline, inner, after]), softline, ")"]);
}

/** Operators that begin the line when an expression is broken; the others end it, as a line may not start with `-`. */
const leading = new Set<BinaryOperator>(["and", "or", "??", ">>"]);
const rank: Readonly<Record<BinaryOperator, number>> = {
  or: 0,
  and: 1,
  "==": 2,
  "!=": 2,
  "<": 2,
  "<=": 2,
  ">": 2,
  ">=": 2,
  in: 2,
  "not in": 2,
  ">>": 3,
  "..": 4,
  "..=": 4,
  "??": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  div: 7,
  "%": 7,
};

/** Operators of one rank break together. */
function printBinary(printer: Printer, expression: Binary, indented: boolean): Doc {
  const { operator } = expression;
  if (operator === ".." || operator === "..=") {
    const left = printExpression(printer, expression.left);
    const right = printExpression(printer, expression.right);
    const spaced = expression.left.kind === "Binary" || expression.right.kind === "Binary";
    return spaced ? [left, ` ${operator} `, right] : [left, operator, right];
  }
  const operands: Expression[] = [];
  const operators: BinaryOperator[] = [];
  flatten(expression, operands, operators);
  const [first, ...rest] = operands.map((operand) => printExpression(printer, operand));
  const continuation = rest.map((operand, index) => {
    const sign = operators[index]!;
    if (isClosed(operands[index + 1]!)) return [" ", sign, " ", operand];
    const part: Doc = leading.has(sign) ? [line, sign, " ", operand] : [" ", sign, line, operand];
    return indented ? indent(part) : part;
  });
  return [first!, continuation];
}

/** The operands of one rank from left to right; comparisons do not chain, so only one is ever found. */
function flatten(expression: Binary, operands: Expression[], operators: BinaryOperator[]): void {
  // `??` alone associates to the right.
  if (expression.operator === "??") {
    operands.push(expression.left);
    let right = expression;
    for (;;) {
      operators.push("??");
      if (right.right.kind !== "Binary" || right.right.operator !== "??") break;
      right = right.right;
      operands.push(right.left);
    }
    operands.push(right.right);
    return;
  }
  const spine: Binary[] = [];
  let left: Expression = expression;
  while (
    left.kind === "Binary" &&
    left.operator !== "??" &&
    rank[left.operator] === rank[expression.operator]
  ) {
    spine.push(left);
    left = left.left;
  }
  operands.push(left);
  for (const binary of spine.toReversed()) {
    operators.push(binary.operator);
    operands.push(binary.right);
  }
}

/** Not a group: the blocks of all branches break together. A loop, as chains of `else if` grow long. */
function printIf(printer: Printer, expression: If): Doc {
  const parts: Doc[] = [];
  let branch: If | Block | undefined = expression;
  while (branch?.kind === "If") {
    parts.push(
      "if ",
      printHead(printer, branch.condition),
      " ",
      printOpenBlock(printer, branch.then),
    );
    branch = branch.else;
    if (branch !== undefined) parts.push(" else ");
  }
  if (branch !== undefined) parts.push(printOpenBlock(printer, branch));
  return parts;
}

/** As a call's last argument, a body below the arrow is followed by a line break, so that the call's parenthesis stands alone. */
export function printLambda(printer: Printer, lambda: Lambda, close: Doc = ""): Doc {
  const [only] = lambda.parameters;
  const bare = lambda.parameters.length === 1 && only!.type === undefined && isName(only!.pattern);
  const parameters = bare
    ? printPattern(printer, only!.pattern)
    : head(
        commaList(
          printer,
          lambda.parameters,
          lambda.start,
          lambda.body.start,
          parentheses,
          (parameter) => printLambdaParameter(printer, parameter),
        ),
      );
  if (lambda.body.kind === "Block") return [parameters, " => ", printBody(printer, lambda.body)];
  return group([parameters, printAfterSign(printer, "=>", lambda.body, close)]);
}

function isName(pattern: Pattern): boolean {
  return pattern.kind === "BindingPattern" || pattern.kind === "WildcardPattern";
}

function printLambdaParameter(printer: Printer, parameter: LambdaParameter): Doc {
  const before = printer.commentsBefore(parameter.start);
  const pattern = printPattern(printer, parameter.pattern);
  return [
    before,
    pattern,
    parameter.type === undefined ? "" : [": ", printType(printer, parameter.type)],
  ];
}

function printCatch(printer: Printer, expression: Extract<Expression, { kind: "Catch" }>): Doc {
  const body = printExpression(printer, expression.body);
  if (expression.arms !== undefined) {
    return [
      body,
      " catch ",
      printArms(printer, expression.arms, expression.body.end, expression.end),
    ];
  }
  if (expression.binding !== undefined) {
    const binding = printName(printer, expression.binding);
    return [body, " catch ", binding, printArmBody(printer, expression.value!)];
  }
  const value = printBodyOrExpression(printer, expression.value!);
  if (isClosed(expression.body)) return [body, " catch ", value];
  return group([body, indent([line, "catch ", value])]);
}

function printArms(printer: Printer, arms: readonly Arm[], after: number, end: number): Doc {
  const forced = startsLine(printer, after, arms);
  const shape = { open: "{", close: "}", padded: true, forced };
  return lineList(printer, arms, after, end, shape, (arm) => {
    const pattern = printPattern(printer, arm.pattern);
    const guard = arm.guard === undefined ? "" : [" if ", printExpression(printer, arm.guard)];
    return [pattern, guard, printArmBody(printer, arm.body)];
  });
}

function printSelectArm(printer: Printer, arm: SelectArm): Doc {
  const pattern =
    arm.pattern === undefined ? "after " : [printPattern(printer, arm.pattern), " from "];
  const source = printExpression(printer, arm.source);
  return [pattern, source, printArmBody(printer, arm.body)];
}

/** ` => body`. */
function printArmBody(printer: Printer, body: Arm["body"] | Block): Doc {
  if (body.kind === "Block") return [" => ", printBody(printer, body)];
  if (body.kind === "AssignStatement") return [" => ", printAssignment(printer, body)];
  return printAfterSign(printer, "=>", body);
}

/** True if the author began a line after the opening brace: such a list stays broken. */
function startsLine(printer: Printer, after: number, nodes: readonly Node[]): boolean {
  const first = nodes[0];
  if (first === undefined) return false;
  const open = printer.text.indexOf("{", after);
  return printer.hasLineBreak(open, first.start);
}

function printFields(
  printer: Printer,
  fields: readonly RecordEntry[],
  after: number,
  end: number,
): Doc {
  return braces(printer, fields, after, end, (field) => {
    if (field.kind === "Spread") return printSpread(printer, field);
    const name = printName(printer, field.name);
    return field.value === undefined ? name : [name, ": ", printExpression(printer, field.value)];
  });
}

function printSpread(printer: Printer, spread: Spread): Doc {
  return ["..", printExpression(printer, spread.value)];
}

function printEntry(printer: Printer, entry: MapEntry): Doc {
  const key = printExpression(printer, entry.key);
  return [key, ": ", printExpression(printer, entry.value)];
}

/** The braces of a record, map or set; they stay open if the author opened them. */
function braces<N extends Node>(
  printer: Printer,
  nodes: readonly N[],
  after: number,
  end: number,
  print: (node: N) => Doc,
): Doc {
  const shape = { open: "{", close: "}", padded: true, forced: startsLine(printer, after, nodes) };
  return commaList(printer, nodes, after, end, shape, print);
}

/** Numbers fill the lines of a long list; anything else takes a line an element. */
function printList(
  printer: Printer,
  items: readonly (Expression | Spread)[],
  start: number,
  end: number,
): Doc {
  const print = (item: Expression | Spread): Doc =>
    item.kind === "Spread" ? printSpread(printer, item) : printExpression(printer, item);
  if (items.length < 2 || !items.every(isNumber) || printer.hasComment(end)) {
    return commaList(printer, items, start, end, { open: "[", close: "]" }, print);
  }
  const printed = items.map((item) => print(item));
  const parts = printed.flatMap((doc, index) =>
    index === printed.length - 1 ? [doc] : [[doc, ","], line],
  );
  return group(["[", indent([softline, fill(parts)]), ifBreak(","), softline, "]"]);
}

function isNumber(item: Expression | Spread): boolean {
  if (item.kind === "Unary") return isNumber(item.operand);
  return item.kind === "NumberLiteral" || item.kind === "UnitLiteral";
}
