/** Repairs that need to look at the text around a problem. */

import type { Fix, ProblemDetails, TextEdit } from "@neuro-lang/diagnostics";
import { forEachChild } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { isBuiltin } from "./builtins.ts";
import type { Binding } from "./program.ts";
import type { FieldInfo, Type } from "./types.ts";

/** `let x` becomes `var x`; for what else binds, there is no such word to change. */
export function varInsteadOfLet(body: Body, binding: Binding): Fix[] {
  const { text } = body.module.input.source;
  const before = /\blet[ \t]+$/.exec(text.slice(0, binding.declared.start));
  if (before === null) return [];
  const start = before.index;
  const span = body.span({ start, end: start + 3 });
  return [{ title: "Bind it with `var`", edits: [{ span, newText: "var" }], safe: false }];
}

/** What binds for good is copied into a `var` where its scope begins, and that is what changes: parameters, the names of loops. */
export function changedCopy(body: Body, binding: Binding, changing: tree.Node): Fix[] {
  const block = body.root && scopeOf(body.root, binding, changing);
  if (block === undefined) return [];
  const name = `current${binding.name.charAt(0).toUpperCase()}${binding.name.slice(1)}`;
  const uses = usesOf(block, binding.name);
  const first = block.statements[0];
  const { text } = body.module.input.source;
  if (uses === undefined || first === undefined || text.includes(name)) return [];
  const between = text.slice(block.start + 1, first.start);
  const isOnOneLine = !between.includes("\n");
  const indent = text.slice(text.lastIndexOf("\n", first.start - 1) + 1, first.start);
  const at = isOnOneLine ? first.start : block.start + 1;
  const copy = `var ${name} = ${binding.name}`;
  const edits = [
    {
      span: body.span({ start: at, end: at }),
      newText: isOnOneLine ? `${copy}; ` : `\n${indent}${copy}`,
    },
    ...uses.map((use) => ({ span: body.span(use), newText: name })),
  ];
  return [{ title: `Change a copy, \`${name}\``, edits, safe: false }];
}

/** The block in which a parameter or the name of a loop is known. */
function scopeOf(
  root: tree.Node,
  { declared }: Binding,
  changing: tree.Node,
): tree.Block | undefined {
  const path = pathTo(root, changing);
  const at = path.findLastIndex(({ start, end }) => start <= declared.start && declared.end <= end);
  const binder = path[at];
  const isBinder = binder === undefined || ["ForStatement", "Lambda"].includes(binder.kind);
  const scope = path[at + 1];
  return isBinder && scope?.kind === "Block" ? (scope as tree.Block) : undefined;
}

/** A `var` that begins with a whole number is an Int; where a Float is put into it, it was meant to be one. */
export function begunAsInt(body: Body, target: tree.Expression, found: Type): ProblemDetails {
  const binding = target.kind === "Identifier" ? body.findLocal(target.name) : undefined;
  if (binding?.var !== true || !isBuiltin(body.solver.resolve(found), "Float")) return {};
  if (!isBuiltin(body.solver.resolve(binding.type), "Int")) return {};
  const { text } = body.module.input.source;
  const { end } = binding.declared;
  const begin =
    /^(?<type>[ \t]*:[ \t]*Int)?[ \t]*=[ \t]*(?<value>-?[0-9][0-9_]*)(?=[ \t]*(?:[;}\r\n]|\/\/|$))/;
  const match = begin.exec(text.slice(end));
  if (match === null) return {};
  const [whole] = match;
  const { type, value } = match.groups!;
  const at = end + whole.length;
  const edit =
    type === undefined
      ? { span: body.span({ start: at, end: at }), newText: ".0" }
      : {
          span: body.span({ start: end + type.length - "Int".length, end: end + type.length }),
          newText: "Float",
        };
  const title = type === undefined ? `Begin with \`${value}.0\`` : "Declare it as a `Float`";
  const why =
    type === undefined ? `\`${value}\` makes it an \`Int\`` : "it is declared as an `Int`";
  return {
    related: [{ span: body.span(binding.declared), message: why }],
    fixes: [{ title, edits: [edit], safe: false, likely: true }],
  };
}

/** A result that nobody takes: `_ =` before it, in braces where only an expression may stand. */
export function discarded(body: Body, expression: tree.Expression, inBraces: boolean): Fix[] {
  const { start, end } = expression;
  const edits = [
    { span: body.span({ start, end: start }), newText: inBraces ? "{ _ = " : "_ = " },
    ...(inBraces ? [{ span: body.span({ start: end, end }), newText: " }" }] : []),
  ];
  return [{ title: "Say that it is not needed", edits, safe: false }];
}

/** A line that begins with `-` and was meant to go on with the one above: the `-` moves to the end of that. */
export function minusGoesOn(body: Body, expression: tree.Expression): Fix[] {
  if (expression.kind !== "Unary" || expression.operator !== "-") return [];
  const { text } = body.module.input.source;
  const lineStart = text.lastIndexOf("\n", expression.start - 1) + 1;
  const above = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, lineStart).trimEnd();
  const isFirst = text.slice(lineStart, expression.start).trim() === "";
  if (!isFirst || !/[\w)\]"}]$/.test(above) || above.includes("//")) return [];
  const at = text.slice(0, lineStart).trimEnd().length;
  const edits = [
    { span: body.span({ start: at, end: at }), newText: " -" },
    { span: body.span({ start: expression.start, end: expression.operand.start }), newText: "" },
  ];
  return [{ title: "Go on with the line above", edits, safe: false }];
}

/** An Int for a Float is converted; a `/` for an Int is `div`. */
export function conversions(
  body: Body,
  node: tree.Node,
  found: Type,
  expected: Type,
): { readonly division: boolean; readonly fixes: Fix[] } {
  const expression = node as tree.Expression;
  if (isBuiltin(found, "Int") && isBuiltin(expected, "Float")) {
    const { start, end } = node;
    const edits = takesDot(node)
      ? [{ span: body.span({ start: end, end }), newText: ".toFloat()" }]
      : [
          { span: body.span({ start, end: start }), newText: "(" },
          { span: body.span({ start: end, end }), newText: ").toFloat()" },
        ];
    return {
      division: false,
      fixes: [{ title: "Convert it with `toFloat`", edits, safe: false }],
    };
  }
  if (isBuiltin(expected, "Text") && isBuiltin(found, "Int", "Float", "Decimal", "Bool"))
    return { division: false, fixes: writtenAsText(body, node) };
  const division = expression.kind === "Binary" && expression.operator === "/";
  if (!division || !isBuiltin(found, "Float") || !isBuiltin(expected, "Int"))
    return { division: false, fixes: [] };
  const { left, right } = expression;
  const isInt = (side: tree.Expression): boolean =>
    isBuiltin(body.solver.resolve(body.facts.types.get(side)!), "Int");
  if (!isInt(left) || !isInt(right)) return { division: false, fixes: [] };
  const between = body.module.input.source.text.slice(left.end, right.start);
  const at = left.end + between.indexOf("/");
  const spaced = between.trim() === "/" && between.length >= 3;
  const edits = [
    { span: body.span({ start: at, end: at + 1 }), newText: spaced ? "div" : " div " },
  ];
  return { division, fixes: [{ title: "Divide with `div`", edits, safe: false }] };
}

/** `42` becomes `"42"`, `n` becomes `"{n}"`. */
function writtenAsText(body: Body, node: tree.Node): Fix[] {
  const written = body.module.input.source.text.slice(node.start, node.end);
  if (written.includes("\n")) return [];
  const newText = node.kind === "NumberLiteral" ? `"${written}"` : `"{${written}}"`;
  return [
    { title: "Write it as a text", edits: [{ span: body.span(node), newText }], safe: false },
  ];
}

/** What may stand around an expression that ends as late as it can, with no parentheses between. */
const letsEndLate = [
  "Argument",
  "Arm",
  "AssignStatement",
  "Block",
  "ExpressionStatement",
  "Lambda",
  "LetStatement",
  "Parenthesized",
  "RecordField",
  "Return",
  "VarStatement",
];

/** `a ?? b` becomes `a catch b`, in parentheses where `??` bound more tightly. */
export function catchInstead(body: Body, expression: tree.Binary): Fix {
  const { left, right, start, end } = expression;
  const { text } = body.module.input.source;
  const at = left.end + text.slice(left.end, right.start).indexOf("??");
  const path = body.root === undefined ? [] : pathTo(body.root, expression);
  const around = path.at(-2)?.kind;
  const isWhole =
    body.root === expression || (around !== undefined && letsEndLate.includes(around));
  const edit = (from: number, to: number, newText: string): TextEdit => ({
    span: body.span({ start: from, end: to }),
    newText,
  });
  const edits = [
    ...(isWhole ? [] : [edit(start, start, "(")]),
    edit(at, at + "??".length, "catch"),
    ...(isWhole ? [] : [edit(end, end, ")")]),
  ];
  const other = text.slice(right.start, right.end);
  const title = other.includes("\n") ? "Write `catch`" : `Write \`catch ${other}\``;
  return { title, edits, safe: false, likely: true };
}

/** True if a `.` behind the expression as it is written belongs to the whole of it. */
export function takesDot({ kind }: tree.Node): boolean {
  return ["Identifier", "MemberAccess", "Call", "Index", "Parenthesized"].includes(kind);
}

/** A record that is called as if it were a function: braces, and each value under the name of its field. */
export function recordBraces(body: Body, call: tree.Call, fields: readonly FieldInfo[]): Fix[] {
  const positional = call.arguments.filter(({ name }) => name === undefined);
  const given = call.arguments.map(({ name }, index) => name?.text ?? fields[index]?.name);
  const isKnown = given.every((name) => fields.some((field) => field.name === name));
  if (!isKnown || new Set(given).size < given.length) return [];
  const { text } = body.module.input.source;
  const open = text.indexOf("(", call.callee.end);
  const close = call.end - 1;
  const replace = (start: number, end: number, newText: string): TextEdit => ({
    span: body.span({ start, end }),
    newText,
  });
  const edits =
    call.arguments.length === 0
      ? [replace(call.callee.end, call.end, " {}")]
      : [
          replace(call.callee.end, open + 1, /\s/.test(text[open + 1]!) ? " {" : " { "),
          ...positional.map((argument) => {
            const { start } = argument;
            return replace(start, start, `${given[call.arguments.indexOf(argument)]!}: `);
          }),
          replace(close, call.end, /\s/.test(text[close - 1]!) ? "}" : " }"),
        ];
  if (standsBeforeBraces(body, call)) {
    edits.unshift(replace(call.start, call.start, "("));
    edits.push(replace(call.end, call.end, ")"));
  }
  const isWhole = fields.every(({ name, hasDefault }) => hasDefault || given.includes(name));
  return [{ title: "Write it with braces", edits, safe: isWhole, likely: true }];
}

/** `if Point(1) == p {`: braces there begin the block, unless parentheses are around what they belong to. */
function standsBeforeBraces(body: Body, expression: tree.Expression): boolean {
  if (body.root === undefined) return false;
  const { text } = body.module.input.source;
  const path = pathTo(body.root, expression);
  const inside = path.slice(path.findLastIndex(({ kind }) => kind === "Block") + 1);
  return inside.some(({ end }) => /^[ \t]*\{/.test(text.slice(end)));
}

/** Binds the value that a lambda keeps before the lambda is made, and uses that in it. */
export function boundBefore(body: Body, binding: Binding, reading: tree.Node): Fix[] {
  if (body.root === undefined) return [];
  const path = pathTo(body.root, reading);
  const { start, end } = binding.declared;
  const lambdaAt = path.findIndex(
    (node) => node.kind === "Lambda" && !(node.start <= start && end <= node.end),
  );
  const statementAt = path.slice(0, lambdaAt).findLastIndex(({ kind }) => kind === "Block") + 1;
  const lambda = path[lambdaAt];
  const statement = path[statementAt];
  const name = `${binding.name}Before`;
  if (lambda === undefined || statement === undefined || statementAt === 0) return [];
  if (body.localNames().includes(name)) return [];
  const uses = usesOf(lambda, binding.name);
  if (uses === undefined) return [];
  const { text } = body.module.input.source;
  const indent = text.slice(text.lastIndexOf("\n", statement.start - 1) + 1, statement.start);
  const separator = indent.trim() === "" ? `\n${indent}` : "; ";
  const at = statement.start;
  const edits = [
    {
      span: body.span({ start: at, end: at }),
      newText: `let ${name} = ${binding.name}${separator}`,
    },
    ...uses.map((use) => ({ span: body.span(use), newText: name })),
  ];
  return [{ title: "Bind its value for the lambda with `let`", edits, safe: false }];
}

/** The nodes from one down to another in it, both included. */
export function pathTo(from: tree.Node, to: tree.Node): readonly tree.Node[] {
  const path: tree.Node[] = [from];
  let current: tree.Node | undefined = from;
  while (current !== undefined && current !== to) {
    let next: tree.Node | undefined;
    forEachChild(current, (child) => {
      if (child.start <= to.start && to.end <= child.end) next ??= child;
    });
    if (next !== undefined) path.push(next);
    current = next;
  }
  return path;
}

/** The places where the name is read; undefined if one of them cannot be replaced by another name. */
function usesOf(node: tree.Node, name: string): readonly tree.Node[] | undefined {
  if (node.kind === "Identifier" && (node as tree.Identifier).name === name) return [node];
  if (node.kind === "RecordField") {
    const field = node as tree.RecordField;
    if (field.value === undefined && field.name.text === name) return undefined;
  }
  const uses: tree.Node[] = [];
  let replaceable = true;
  forEachChild(node, (child) => {
    const inside = usesOf(child, name);
    if (inside === undefined) replaceable = false;
    else uses.push(...inside);
  });
  return replaceable ? uses : undefined;
}
