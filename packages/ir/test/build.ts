/** A small builder of IR for tests. Positions are all 0. */

import type {
  Argument,
  ArithmeticOperator,
  Block,
  ComparisonOperator,
  Domain,
  Expression,
  IrDefinition,
  IrField,
  IrFunction,
  IrParameter,
  IrProgram,
  IrRecord,
  IrSum,
  IrType,
  Local,
  Pattern,
  Place,
  Statement,
} from "../src/index.ts";

export const int: IrType = { kind: "int" };
export const float: IrType = { kind: "float" };
export const bool: IrType = { kind: "bool" };
export const text: IrType = { kind: "text" };
export const unit: IrType = { kind: "unit" };
export const never: IrType = { kind: "never" };
export const list = (item: IrType): IrType => ({ kind: "list", item });
export const optional = (inner: IrType): IrType => ({ kind: "optional", inner });
export const mapOf = (key: IrType, value: IrType): IrType => ({ kind: "map", key, value });
export const tupleOf = (...items: IrType[]): IrType => ({ kind: "tuple", items });
export const named = (name: string, ...arguments_: IrType[]): IrType => ({
  kind: "named",
  definition: `main#${name}`,
  arguments: arguments_,
});
export const functionOf = (parameters: IrType[], result: IrType): IrType => ({
  kind: "function",
  parameters,
  result,
  suspends: "never",
});

const at = 0;
export const local = (name: string, type: IrType): Local => ({ name, type, var: false });
export const variable = (name: string, type: IrType): Local => ({ name, type, var: true });

export const number = (value: number): Expression => ({ kind: "literal", at, type: int, value });
export const real = (value: number): Expression => ({ kind: "literal", at, type: float, value });
export const string = (value: string): Expression => ({ kind: "literal", at, type: text, value });
export const truth = (value: boolean): Expression => ({ kind: "literal", at, type: bool, value });
export const none = (type: IrType): Expression => ({ kind: "none", at, type: optional(type) });
export const use = (name: string, type: IrType = int): Expression => ({
  kind: "local",
  at,
  type,
  name,
});
export const arithmetic = (
  operator: ArithmeticOperator,
  left: Expression,
  right: Expression,
  domain: Domain = "int",
  type: IrType = int,
): Expression => ({ kind: "arithmetic", at, type, operator, domain, left, right });
export const add = (left: Expression, right: Expression): Expression =>
  arithmetic("add", left, right);
export const compare = (
  operator: ComparisonOperator,
  left: Expression,
  right: Expression,
): Expression => ({
  kind: "compare",
  at,
  type: bool,
  operator,
  left,
  right,
});
export const value = (expression: Expression): Argument => ({ kind: "value", value: expression });
export const call = (
  name: string,
  type: IrType,
  ...arguments_: (Expression | Argument)[]
): Expression => ({
  kind: "call",
  at,
  type,
  callee: `main#${name}`,
  descriptors: [],
  arguments: arguments_.map((argument) => ("type" in argument ? value(argument) : argument)),
  suspends: "never",
  rows: "never",
});
export const listOf = (item: IrType, ...items: Expression[]): Expression => ({
  kind: "list",
  at,
  type: list(item),
  items: items.map((entry) => ({ spread: false, value: entry })),
});
export const record = (name: string, ...fields: (Expression | undefined)[]): Expression => ({
  kind: "record",
  at,
  type: named(name),
  definition: `main#${name}`,
  fields,
});
export const variant = (
  sum: string,
  tag: number,
  ...fields: (Expression | undefined)[]
): Expression => ({
  kind: "variant",
  at,
  type: named(sum),
  definition: `main#${sum}`,
  tag,
  fields,
});
export const field = (object: Expression, name: string, type: IrType): Expression => ({
  kind: "field",
  at,
  type,
  object,
  name,
});
export const interpolate = (...parts: (string | Expression)[]): Expression => ({
  kind: "interpolate",
  at,
  type: text,
  parts,
});
export const when = (
  condition: Expression,
  then: Block,
  otherwise?: Block,
  type: IrType = unit,
): Expression => ({
  kind: "if",
  at,
  type,
  condition,
  then,
  else: otherwise,
});
export const lambda = (parameters: Local[], body: Block, result: IrType): Expression => ({
  kind: "lambda",
  at,
  type: functionOf(
    parameters.map((parameter) => parameter.type),
    result,
  ),
  parameters,
  body,
  suspends: "never",
});
export const callValue = (
  callee: Expression,
  type: IrType,
  ...arguments_: Expression[]
): Expression => ({
  kind: "call-value",
  at,
  type,
  callee,
  arguments: arguments_,
  suspends: "never",
});
export const giveBack = (expression?: Expression): Expression => ({
  kind: "return",
  at,
  type: never,
  value: expression,
});
export const fail = (expression: Expression): Expression => ({
  kind: "fail",
  at,
  type: never,
  value: expression,
});
export const match = (
  subject: Expression,
  type: IrType,
  ...arms: [Pattern, Block, Expression?][]
): Expression => ({
  kind: "match",
  at,
  type,
  subject,
  arms: arms.map(([pattern, body, guard]) => ({ pattern, body, guard })),
});
export const catching = (body: Expression, failure: Local, handler: Block): Expression => ({
  kind: "catch",
  at,
  type: body.type,
  body,
  failure,
  handler,
});

export const block = (...parts: [...Statement[], Expression] | Statement[]): Block => {
  const last = parts.at(-1);
  if (last !== undefined && "type" in last)
    return { statements: parts.slice(0, -1) as Statement[], result: last };
  return { statements: parts as Statement[], result: undefined };
};
export const bindTo = (name: string, type: IrType = int): Pattern => ({
  kind: "bind",
  local: local(name, type),
});
export const letIn = (name: string, expression: Expression): Statement => ({
  kind: "let",
  at,
  pattern: bindTo(name, expression.type),
  value: expression,
});
export const varIn = (name: string, expression: Expression): Statement => ({
  kind: "var",
  at,
  local: variable(name, expression.type),
  value: expression,
});
export const run = (expression: Expression): Statement => ({ kind: "expression", at, expression });
export const assign = (
  place: Place,
  expression: Expression,
  operator?: ArithmeticOperator,
  domain: Domain = "int",
): Statement => ({
  kind: "assign",
  at,
  place,
  operator: operator === undefined ? undefined : { operator, domain },
  value: expression,
});
export const repeat = (condition: Expression, ...body: Statement[]): Statement => ({
  kind: "while",
  at,
  condition,
  body: block(...body),
});
export const each = (pattern: Pattern, iterable: Expression, ...body: Statement[]): Statement => ({
  kind: "for",
  at,
  pattern,
  iterable,
  body: block(...body),
});
export const defer = (...body: Statement[]): Statement => ({
  kind: "defer",
  at,
  body: block(...body),
});

export const at0 = (name: string, type: IrType = int): Place => ({ kind: "local", name, type });
export const fieldOf = (object: Place, name: string, type: IrType): Place => ({
  kind: "field",
  object,
  name,
  type,
});
export const indexOf = (object: Place, index: Expression, type: IrType): Place => ({
  kind: "index",
  object,
  index,
  type,
});

export const parameter = (
  name: string,
  type: IrType = int,
  options: Partial<IrParameter> = {},
): IrParameter => ({
  local: { name, type, var: options.var ?? false },
  var: options.var ?? false,
  default: options.default,
});
const base = (name: string) => ({
  id: `main#${name}`,
  name,
  exported: false,
  documentation: undefined,
  at,
});
export const neuro = (
  name: string,
  parameters: IrParameter[],
  result: IrType,
  body: Block,
  more: Partial<IrFunction> = {},
): IrFunction => ({
  kind: "function",
  ...base(name),
  typeParameters: [],
  reified: [],
  parameters,
  result,
  suspends: "never",
  twofold: false,
  uses: [],
  fails: [],
  body,
  ...more,
});
export const fieldNamed = (name: string, type: IrType, fallback?: Expression): IrField => ({
  name,
  type,
  default: fallback,
  documentation: undefined,
});
export const recordType = (name: string, fields: IrField[], failure = false): IrRecord => ({
  kind: "record",
  ...base(name),
  typeParameters: [],
  fields,
  failure,
});
export const sumType = (
  name: string,
  variants: [string, ...IrField[]][],
  failure = false,
): IrSum => ({
  kind: "sum",
  ...base(name),
  typeParameters: [],
  variants: variants.map(([variantName, ...fields]) => ({
    name: variantName,
    fields,
    bare: fields.length === 0,
    documentation: undefined,
  })),
  failure,
});
export const constant = (name: string, expression: Expression): IrDefinition => ({
  kind: "constant",
  ...base(name),
  type: expression.type,
  value: expression,
});
export const program = (...definitions: IrDefinition[]): IrProgram => ({
  modules: new Map([
    [
      "main",
      {
        path: "main",
        documentation: undefined,
        definitions,
        tests: [],
        positions: [0],
        comments: [],
      },
    ],
  ]),
});
