/** Which operands each domain of arithmetic takes. */

import type { ArithmeticOperator, Domain, IrType } from "./ir.ts";

type Kind = IrType["kind"];

export function operandsFit(
  domain: Domain,
  operator: ArithmeticOperator,
  left: IrType,
  right: IrType,
): boolean {
  if (left.kind === "never" || right.kind === "never") return true;
  const both = (...kinds: Kind[]): boolean =>
    kinds.includes(left.kind) && kinds.includes(right.kind);
  const isNumber = (type: IrType): boolean => type.kind === "int" || type.kind === "float";
  switch (domain) {
    case "int":
      return both("int");
    case "float":
      return both("int", "float");
    case "decimal":
      return both("decimal");
    case "text":
    case "list":
      return operator === "add" && both(domain);
    case "duration":
    case "size": {
      if (left.kind === domain && right.kind === domain) return operator !== "multiply";
      if (left.kind === "time" && right.kind === "time") return operator === "subtract";
      const scaling = operator !== "add" && operator !== "subtract";
      return (
        scaling &&
        ((left.kind === domain && isNumber(right)) || (isNumber(left) && right.kind === domain))
      );
    }
    case "time":
      return (
        (left.kind === "time" && (right.kind === "duration" || right.kind === "time")) ||
        (left.kind === "duration" && right.kind === "time")
      );
  }
}
