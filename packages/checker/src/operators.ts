/** Operators: arithmetic, comparison, ranges, composition, `??`, `in`, and indexing. */

import { diagnostics } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { removal } from "./removals.ts";
import {
  bool,
  builtin,
  errorType,
  float,
  int,
  isBuiltin,
  optionalOf,
  range,
  text,
} from "./builtins.ts";
import type { Body, Effects } from "./body.ts";
import { catchInstead } from "./fixes.ts";
import { boundFixes } from "./bound-problems.ts";
import { check, infer } from "./expressions.ts";
import { interpolated } from "./joined-text.ts";
import { placeOf, strip } from "./places.ts";
import { narrowed } from "./conditions.ts";
import { mergeUses } from "./capabilities.ts";
import { operatorNeuro } from "./known-neuros.ts";
import { openFails, openUses } from "./instantiate.ts";
import type { BuiltinName, Type } from "./types.ts";

export function inferUnary(body: Body, expression: tree.Unary, expected: Type | undefined): Type {
  if (expression.operator === "not") {
    check(body, expression.operand, bool);
    return bool;
  }
  const type = body.solver.prune(infer(body, expression.operand, expected));
  if (body.solver.isNumber(type)) return type;
  if (type.kind === "error" || isBuiltin(type, "Int", "Float", "Decimal", "Duration", "Size"))
    return type;
  body.report(
    diagnostics.operatorTypes.at(body.span(expression), {
      operator: "-",
      left: body.show(type),
      right: undefined,
    }),
  );
  return errorType;
}

export function inferBinary(body: Body, expression: tree.Binary, expected: Type | undefined): Type {
  switch (expression.operator) {
    case "==":
    case "!=":
      checkEquality(body, expression);
      return bool;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return inferOrder(body, expression);
    case "in":
    case "not in":
      return inferIn(body, expression);
    case "??":
      return inferCoalesce(body, expression, expected);
    case "..":
    case "..=":
      check(body, expression.left, int);
      check(body, expression.right, int);
      return range;
    case ">>":
      return inferComposition(body, expression, expected);
    default:
      return inferArithmetic(body, expression, expected);
  }
}

/** Operand types and the result, for what is not plain number with number. */
const special: Readonly<Record<string, BuiltinName>> = {
  "Text + Text": "Text",
  "Duration + Duration": "Duration",
  "Duration - Duration": "Duration",
  "Duration * Int": "Duration",
  "Int * Duration": "Duration",
  "Duration * Float": "Duration",
  "Float * Duration": "Duration",
  "Duration / Int": "Duration",
  "Duration / Float": "Duration",
  "Duration / Duration": "Float",
  "Size + Size": "Size",
  "Size - Size": "Size",
  "Size * Int": "Size",
  "Int * Size": "Size",
  "Size / Size": "Float",
  "Time + Duration": "Time",
  "Duration + Time": "Time",
  "Time - Duration": "Time",
  "Time - Time": "Duration",
};

function inferArithmetic(body: Body, expression: tree.Binary, expected: Type | undefined): Type {
  const hint = expected === undefined ? undefined : body.solver.prune(expected);
  const wish =
    hint !== undefined && (isBuiltin(hint, "List") || isBuiltin(hint, "Float")) ? hint : undefined;
  const whole =
    isBuiltin(hint ?? errorType, "Float") && !isLiteralNumber(expression) ? undefined : wish;
  const left = body.solver.prune(infer(body, expression.left, wishFor(expression.left, whole)));
  const leftList = isBuiltin(left, "List") ? left : undefined;
  const right = body.solver.prune(
    infer(body, expression.right, leftList ?? wishFor(expression.right, whole)),
  );
  return arithmeticType(body, expression, expression.operator, left, right, expression.right);
}

export const arithmeticOperators: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%", "div"]);

/** Only what literals alone make up may be told to be a Float: `n + 1` of Ints stays an Int, with its overflow. */
function wishFor(operand: tree.Expression, wish: Type | undefined): Type | undefined {
  if (wish === undefined || !isBuiltin(wish, "Float")) return wish;
  return isLiteralNumber(operand) ? wish : undefined;
}

function isLiteralNumber(expression: tree.Expression): boolean {
  const inner = strip(expression);
  if (inner.kind === "NumberLiteral") return true;
  if (inner.kind === "Unary") return isLiteralNumber(inner.operand);
  return (
    inner.kind === "Binary" &&
    arithmeticOperators.has(inner.operator) &&
    isLiteralNumber(inner.left) &&
    isLiteralNumber(inner.right)
  );
}

/** The type of `left operator right`; reports at the node if there is none. */
export function arithmeticType(
  body: Body,
  node: tree.Node,
  operator: string,
  left: Type,
  right: Type,
  rightNode: tree.Node,
): Type {
  if (left.kind === "error" || right.kind === "error") return errorType;
  if (isBuiltin(left, "Never") || isBuiltin(right, "Never"))
    return isBuiltin(left, "Never") ? left : right;
  const open = [left, right].find((type) => body.solver.isNumber(type));
  if (open !== undefined) {
    // An open literal is what its neighbour is, if that is a number.
    const other = open === left ? right : left;
    if (isBuiltin(other, "Float")) body.solver.fits(open, other);
    const known = other.kind !== "variable" || body.solver.isNumber(other);
    if (known) {
      return arithmeticType(
        body,
        node,
        operator,
        body.solver.settled(left),
        body.solver.settled(right),
        rightNode,
      );
    }
  }
  if (left.kind === "variable" && right.kind !== "variable") {
    body.solver.solve(left, right);
    return arithmeticType(body, node, operator, right, right, rightNode);
  }
  if (right.kind === "variable" && left.kind !== "variable") {
    body.solver.solve(right, left);
    return arithmeticType(body, node, operator, left, left, rightNode);
  }
  if (operator === "+" && isBuiltin(left, "List") && isBuiltin(right, "List")) {
    const joined = body.solver.join(left.arguments[0]!, right.arguments[0]!);
    if (joined !== undefined) return builtin("List", joined);
    body.mismatch(rightNode, right, left);
    return left;
  }
  const neuro = operatorNeuro(body.program, operator, left);
  if (neuro !== undefined && body.solver.fits(right, neuro.parameters[1]!.type))
    return neuro.result;
  const numeric = numericType(operator, left, right);
  if (numeric !== undefined) return numeric;
  if (left.kind === "builtin" && right.kind === "builtin") {
    const result = special[`${left.name} ${operator} ${right.name}`];
    if (result !== undefined) return builtin(result);
  }
  body.report(
    diagnostics.operatorTypes.at(
      body.span(node),
      { operator, left: body.show(left), right: body.show(right) },
      { fixes: operator === "+" ? interpolated(body, node, left, right) : [] },
    ),
  );
  return errorType;
}

function numericType(operator: string, left: Type, right: Type): Type | undefined {
  if (isBuiltin(left, "Int") && isBuiltin(right, "Int")) return operator === "/" ? float : int;
  const numbers = isBuiltin(left, "Int", "Float") && isBuiltin(right, "Int", "Float");
  if (numbers) return float;
  if (isBuiltin(left, "Decimal") && isBuiltin(right, "Decimal") && operator !== "div") return left;
  return undefined;
}

/** `==` compares values of one type, a `T?` with a `T`, an Int with a Float. */
export function checkEquality(body: Body, expression: tree.Binary): void {
  const isBare = (side: tree.Expression): boolean => {
    const inner = strip(side);
    return (
      inner.kind === "TypeReference" ||
      inner.kind === "NoneLiteral" ||
      inner.kind === "NumberLiteral" ||
      inner.kind === "TextLiteral" ||
      (inner.kind === "Call" && inner.callee.kind === "TypeReference") ||
      (inner.kind === "RecordLiteral" && inner.type === undefined) ||
      inner.kind === "ListLiteral" ||
      inner.kind === "MapLiteral" ||
      inner.kind === "SetLiteral"
    );
  };
  // The side whose type is known by itself says what a bare variant on the other side is.
  const rightFirst = isBare(expression.left) && !isBare(expression.right);
  const [first, second] = rightFirst
    ? [expression.right, expression.left]
    : [expression.left, expression.right];
  const known = infer(body, first);
  const other = infer(body, second, known);
  const numbers =
    isBuiltin(body.solver.prune(known), "Int", "Float") &&
    isBuiltin(body.solver.prune(other), "Int", "Float");
  if (!numbers && body.solver.join(known, other) === undefined) {
    body.mismatch(second, other, known, {
      related: [{ span: body.span(first), message: `this is \`${body.show(known)}\`` }],
    });
  }
  // Whether something is there at all can be asked of any value.
  if (
    strip(expression.left).kind === "NoneLiteral" ||
    strip(expression.right).kind === "NoneLiteral"
  )
    return;
  body.whenSolved(() => {
    const type = body.solver.resolve(known);
    if (type.kind !== "error" && !body.has(type, "Equatable")) {
      body.report(
        diagnostics.notComparable.at(body.span(expression), {
          type: body.show(type),
          operator: expression.operator,
        }),
      );
    }
  });
}

function inferOrder(body: Body, expression: tree.Binary): Type {
  const left = body.solver.prune(infer(body, expression.left));
  const right = body.solver.prune(infer(body, expression.right, left));
  const numbers = isBuiltin(left, "Int", "Float") && isBuiltin(right, "Int", "Float");
  if (!numbers && !body.solver.fits(right, left) && !body.solver.fits(left, right)) {
    body.mismatch(expression.right, right, left, {
      related: [{ span: body.span(expression.left), message: `this is \`${body.show(left)}\`` }],
    });
  }
  body.whenSolved(() => {
    const type = body.solver.resolve(left);
    const ordered = type.kind === "optional" ? false : body.has(type, "Comparable");
    if (type.kind !== "error" && !ordered) {
      body.report(
        diagnostics.notComparable.at(
          body.span(expression),
          { type: body.show(type), operator: expression.operator },
          { fixes: boundFixes(body, type, "Comparable") },
        ),
      );
    }
  });
  return bool;
}

function inferIn(body: Body, expression: tree.Binary): Type {
  const right = body.solver.prune(infer(body, expression.right));
  let item: Type | undefined;
  if (isBuiltin(right, "List", "Set", "Map")) item = right.arguments[0];
  else if (isBuiltin(right, "Text")) item = text;
  else if (isBuiltin(right, "Range")) item = int;
  if (item === undefined) {
    infer(body, expression.left);
    if (right.kind !== "error") {
      body.report(
        diagnostics.notIterable.at(body.span(expression.right), { type: body.show(right) }),
      );
    }
    return bool;
  }
  const left = infer(body, expression.left, item);
  if (body.solver.join(left, item) === undefined) body.mismatch(expression.left, left, item);
  return bool;
}

function inferCoalesce(body: Body, expression: tree.Binary, expected: Type | undefined): Type {
  const earlier = body.effects.fails.length;
  const left = body.solver.prune(
    infer(body, expression.left, expected === undefined ? undefined : optionalOf(expected)),
  );
  const fails = body.effects.fails.slice(earlier);
  const before = body.flow;
  const inner = left.kind === "optional" ? left.inner : left;
  const wanted =
    body.solver.prune(inner).kind === "variable" && expected !== undefined ? expected : inner;
  const right = infer(body, expression.right, wanted);
  body.flow = { ...before, captured: body.flow.captured };
  if (left.kind !== "optional" && left.kind !== "error" && left.kind !== "variable") {
    reportNeverNone(body, expression, left, { uses: [], fails });
  }
  const joined = body.solver.join(inner, right);
  if (joined === undefined) {
    body.mismatch(expression.right, right, inner);
    return inner;
  }
  // `place ?? return`: from here on the place is there.
  const place = placeOf(body, expression.left);
  if (place?.key !== undefined && isBuiltin(body.solver.prune(right), "Never")) {
    body.know(place.key, { type: inner, variants: undefined });
  }
  return joined;
}

/** Whoever writes `??` behind what may fail, and is always there, means `catch`. */
function reportNeverNone(body: Body, expression: tree.Binary, left: Type, effects: Effects): void {
  const rest = { start: expression.left.end, end: expression.end };
  const remove = removal(body, "Remove the `??`", rest);
  body.whenSolved(() => {
    const { types, variables } = body.failsOf(effects);
    const failures = [...types.map((type) => body.show(type)), ...variables];
    const fixes =
      failures.length === 0
        ? [{ ...remove, likely: true }]
        : [catchInstead(body, expression), remove];
    const details = { type: body.show(left), failures };
    body.report(diagnostics.neverNone.at(body.span(expression.left), details, { fixes }));
  });
}

/** `f >> g` is `x => g(f(x))`. */
function inferComposition(body: Body, expression: tree.Binary, expected: Type | undefined): Type {
  const wanted = expected === undefined ? undefined : body.solver.prune(expected);
  const middle = body.solver.freshType();
  const wish = wanted?.kind === "function" ? wanted : undefined;
  const left = body.solver.prune(
    infer(
      body,
      expression.left,
      wish === undefined
        ? undefined
        : { ...wish, result: middle, uses: openUses(body), fails: openFails(body) },
    ),
  );
  const first = left.kind === "function" ? left : undefined;
  const right = body.solver.prune(
    infer(
      body,
      expression.right,
      first === undefined
        ? undefined
        : {
            kind: "function",
            parameters: [first.result],
            result: wish?.result ?? body.solver.freshType(),
            uses: openUses(body),
            fails: openFails(body),
          },
    ),
  );
  if (left.kind === "error" || right.kind === "error") return errorType;
  if (first === undefined || right.kind !== "function" || right.parameters.length !== 1) {
    const wrong = first === undefined ? expression.left : expression.right;
    body.report(
      diagnostics.notCallable.at(body.span(wrong), {
        type: body.show(first === undefined ? left : right),
      }),
    );
    return errorType;
  }
  if (!body.solver.fits(first.result, right.parameters[0]!))
    body.mismatch(expression.right, first.result, right.parameters[0]!);
  return {
    kind: "function",
    parameters: first.parameters,
    result: right.result,
    uses: mergeUses(first.uses, right.uses),
    fails: {
      types: [...first.fails.types, ...right.fails.types],
      variables: [...first.fails.variables, ...right.fails.variables],
    },
  };
}

export function inferIndex(body: Body, expression: tree.Index): Type {
  const receiver = body.solver.prune(infer(body, expression.receiver));
  if (isBuiltin(receiver, "Map")) {
    check(body, expression.index, receiver.arguments[0]!);
    return narrowed(body, placeOf(body, expression), optionalOf(receiver.arguments[1]!));
  }
  const index = body.solver.prune(infer(body, expression.index, int));
  const isRange = isBuiltin(index, "Range");
  if (receiver.kind === "error") return errorType;
  const indexable = isBuiltin(receiver, "List", "Text", "Bytes");
  if (!indexable) {
    body.report(
      diagnostics.notIndexable.at(body.span(expression.receiver), { type: body.show(receiver) }),
    );
    return errorType;
  }
  if (isRange) return receiver;
  if (!body.solver.fits(index, int)) body.mismatch(expression.index, index, int);
  if (isBuiltin(receiver, "List")) return receiver.arguments[0]!;
  return isBuiltin(receiver, "Bytes") ? int : text;
}
