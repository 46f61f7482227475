/** Texts and values that are joined with `+`, as the one text that is meant. */

import type { Fix } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { isBuiltin } from "./builtins.ts";
import { pathTo } from "./fixes.ts";
import { strip } from "./places.ts";
import type { Type } from "./types.ts";

/** `"hello {name}"` of `"hello "` and `name`; undefined for what does not fit on one line. */
export function joinedText(
  source: string,
  operands: readonly tree.Expression[],
): string | undefined {
  const parts = operands.map((operand) => {
    const bare = strip(operand);
    return isPlainText(bare)
      ? source.slice(bare.start + 1, bare.end - 1)
      : `{${source.slice(bare.start, bare.end)}}`;
  });
  const text = parts.join("");
  return text.includes("\n") ? undefined : `"${text}"`;
}

export function isPlainText(expression: tree.Expression): boolean {
  return expression.kind === "TextLiteral" && expression.form === "plain";
}

/** A `+` or `+=` of a Text and another value, whose types are told: the value goes into the text. */
export function interpolated(body: Body, node: tree.Node, left: Type, right: Type): readonly Fix[] {
  // What may be `none` wants to be looked at first.
  if ([left, right].some(({ kind }) => kind === "optional" || kind === "function")) return [];
  const { source, tree: module } = body.module.input;
  const place = placeOfText(body, node);
  if (place === undefined) return [];
  const { start, end } = place.whole;
  const hasComment = module.comments.some((each) => start <= each.start && each.end <= end);
  const newText = hasComment ? undefined : joinedText(source.text, place.operands);
  if (newText === undefined) return [];
  return [
    {
      title: "Write one text",
      edits: [{ span: body.span(place.whole), newText }],
      safe: false,
      likely: true,
    },
  ];
}

interface PlaceOfText {
  readonly whole: tree.Node;
  readonly operands: readonly tree.Expression[];
}

function placeOfText(body: Body, node: tree.Node): PlaceOfText | undefined {
  if (node.kind === "AssignStatement") {
    const { target, value } = node as tree.AssignStatement;
    return isText(body, target) ? { whole: value, operands: [value] } : undefined;
  }
  const binary = node as tree.Binary;
  const operands = [...textsOf(body, binary.left), binary.right];
  if (!isText(body, binary.left) && !isText(body, binary.right)) return undefined;
  // What is joined to the text behind it goes into it as well.
  const around = body.root === undefined ? [] : pathTo(body.root, binary).slice(0, -1).reverse();
  let whole = binary;
  for (const each of around) {
    const outer = each as tree.Binary;
    if (each.kind !== "Binary" || outer.operator !== "+" || outer.left !== whole) break;
    whole = outer;
    operands.push(outer.right);
  }
  return { whole, operands };
}

function textsOf(body: Body, expression: tree.Expression): tree.Expression[] {
  return expression.kind === "Binary" && expression.operator === "+" && isText(body, expression)
    ? [...textsOf(body, expression.left), expression.right]
    : [expression];
}

function isText(body: Body, expression: tree.Expression): boolean {
  const type = body.facts.types.get(expression);
  return type !== undefined && isBuiltin(body.solver.prune(type), "Text");
}
