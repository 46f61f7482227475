/** What is known of the size of Ints: operations whose result cannot leave the range of Int need no check. */
import type { Expression } from "@neuro-lang/ir";
import { anyInt, intersection, isSafe, resultBounds, small, type Bounds } from "./arithmetic.ts";
import type { Body } from "./body.ts";

/** Longer than any list or text that fits into memory. */
const maximalLength = 2 ** 32;

export function boundsOf(body: Body, expression: Expression): Bounds {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "number"
        ? { low: expression.value, high: expression.value }
        : anyInt;
    case "local":
      return localBounds(body, expression.name);
    case "builtin-field":
      return expression.name === "length" ? { low: 0, high: maximalLength } : anyInt;
    case "negate": {
      const { low, high } = boundsOf(body, expression.operand);
      return { low: -high, high: -low };
    }
    case "arithmetic": {
      if (expression.domain !== "int" || expression.operator === "divide") return anyInt;
      const result = resultBounds(
        expression.operator,
        boundsOf(body, expression.left),
        boundsOf(body, expression.right),
      );
      if (isSafe(result)) return result;
      // The fast form of a loop is left where the result is not small.
      if (body.fast !== undefined) return intersection(result, small);
      return intersection(result, anyInt);
    }
    case "if": {
      const sides = [expression.then.result, expression.else?.result];
      if (sides.some((side) => side === undefined)) return anyInt;
      const [then, otherwise] = sides.map((side) => boundsOf(body, side!));
      return {
        low: Math.min(then!.low, otherwise!.low),
        high: Math.max(then!.high, otherwise!.high),
      };
    }
    default:
      return anyInt;
  }
}

function localBounds(body: Body, name: string): Bounds {
  const { low, high } =
    body.bounds.get(name) ?? body.held.get(name) ?? body.fromZero.get(name) ?? anyInt;
  // Where a list of that many items was made, the number is no greater than a list can be long.
  const sizes = [...body.sizes.values()].filter((size) => size.of === name);
  return { low, high: Math.min(high, ...sizes.map((size) => maximalLength - size.offset)) };
}
