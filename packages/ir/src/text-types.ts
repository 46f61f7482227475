/** Which types of expressions follow from their parts, so that the text form need not write them. */

import type { Expression, IrType } from "./ir.ts";
import { sameType } from "./types.ts";

const bool: IrType = { kind: "bool" };

/** The type that the expression has if none is written; `locals` are the types of the variables declared so far. */
export function impliedType(
  expression: Expression | Omit<Expression, "type">,
  locals: ReadonlyMap<string, IrType>,
): IrType | undefined {
  const shape = expression as Expression;
  switch (shape.kind) {
    case "literal":
      // A whole Float is written with a point, which the reader sees and the value does not show.
      return shape.type?.kind === "float" && typeof shape.value === "number"
        ? shape.type
        : literalType(shape.value);
    case "local":
      return locals.get(shape.name);
    case "unit":
      return { kind: "unit" };
    case "regex":
    case "range":
      return { kind: shape.kind };
    case "record":
    case "variant":
      return { kind: "named", definition: shape.definition, arguments: [] };
    case "tuple":
      return { kind: "tuple", items: shape.items.map((item) => item.type) };
    case "list": {
      const first = shape.items[0];
      if (first === undefined || first.spread) return first?.value.type;
      return { kind: "list", item: first.value.type };
    }
    case "not":
    case "and":
    case "or":
    case "compare":
    case "contains":
    case "is":
      return bool;
    case "negate":
      return shape.operand.type;
    case "arithmetic":
      if (shape.domain === "int") return { kind: shape.operator === "divide" ? "float" : "int" };
      if (shape.domain === "float") return { kind: "float" };
      return sameType(shape.left.type, shape.right.type) ? shape.left.type : undefined;
    case "interpolate":
      return { kind: "text" };
    case "with":
      return shape.record.type;
    case "if":
      return shape.then.result === undefined ? { kind: "unit" } : shape.then.result.type;
    case "match":
      return shape.arms[0]?.body.result?.type ?? { kind: "unit" };
    case "block":
      return shape.block.result?.type ?? { kind: "unit" };
    case "catch":
      return shape.body.type;
    case "return":
    case "fail":
    case "break":
    case "continue":
      return { kind: "never" };
    default:
      return undefined;
  }
}

function literalType(value: number | string | boolean): IrType {
  if (typeof value === "string") return { kind: "text" };
  if (typeof value === "boolean") return bool;
  return { kind: Number.isInteger(value) ? "int" : "float" };
}
