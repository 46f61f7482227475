/** Small builders of IR, and running what is emitted from it. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  Argument,
  ArithmeticOperator,
  Block,
  ComparisonOperator,
  Domain,
  Expression,
  IrDefinition,
  IrFunction,
  IrModule,
  IrType,
  Local,
  Pattern,
  Place,
  Statement,
} from "@neuro-lang/ir";
import { emitModule } from "../src/index.ts";

export const int: IrType = { kind: "int" };
export const float: IrType = { kind: "float" };
export const text: IrType = { kind: "text" };
export const bool: IrType = { kind: "bool" };
export const unit: IrType = { kind: "unit" };
export const never: IrType = { kind: "never" };
export const list = (item: IrType): IrType => ({ kind: "list", item });
export const optional = (inner: IrType): IrType => ({ kind: "optional", inner });
export const named = (name: string): IrType => ({
  kind: "named",
  definition: `main#${name}`,
  arguments: [],
});

export const local = (name: string, type: IrType, isVar = false): Local => ({
  name,
  type,
  var: isVar,
});
export const get = (name: string, type: IrType): Expression => ({
  kind: "local",
  name,
  type,
  at: 0,
});
export const lit = (value: number | string | boolean): Expression => ({
  kind: "literal",
  value,
  type: typeof value === "number" ? int : typeof value === "string" ? text : bool,
  at: 0,
});
export const none = (type: IrType): Expression => ({ kind: "none", type: optional(type), at: 0 });
export const op = (
  operator: ArithmeticOperator,
  left: Expression,
  right: Expression,
  domain: Domain = "int",
): Expression => ({
  kind: "arithmetic",
  operator,
  domain,
  left,
  right,
  type: left.type,
  at: 0,
});
export const compare = (
  operator: ComparisonOperator,
  left: Expression,
  right: Expression,
): Expression => ({ kind: "compare", operator, left, right, type: bool, at: 0 });
export const items = (type: IrType, ...values: Expression[]): Expression => ({
  kind: "list",
  items: values.map((value) => ({ spread: false, value })),
  type: list(type),
  at: 0,
});
export const value = (expression: Expression): Argument => ({ kind: "value", value: expression });
export const call = (name: string, type: IrType, ...passed: Argument[]): Expression => ({
  kind: "call",
  callee: `main#${name}`,
  descriptors: [],
  arguments: passed,
  suspends: "never",
  rows: "never",
  type,
  at: 0,
});
export const index = (object: Expression, at: Expression, type: IrType): Expression => ({
  kind: "index",
  object,
  index: at,
  type,
  at: 0,
});
export const length = (object: Expression): Expression => ({
  kind: "builtin-field",
  object,
  name: "length",
  type: int,
  at: 0,
});
export const choose = (
  condition: Expression,
  then: Block,
  otherwise: Block | undefined,
  type: IrType,
): Expression => ({
  kind: "if",
  condition,
  then,
  else: otherwise,
  type,
  at: 0,
});
export const block = (statements: readonly Statement[], result?: Expression): Block => ({
  statements,
  result,
});
export const just = (result: Expression): Block => block([], result);
export const give = (result: Expression): Expression => ({
  kind: "return",
  value: result,
  type: never,
  at: 0,
});
export const bind = (variable: Local): Pattern => ({ kind: "bind", local: variable });
export const letStatement = (name: string, type: IrType, initial: Expression): Statement => ({
  kind: "let",
  pattern: bind(local(name, type)),
  value: initial,
  at: 0,
});
export const varStatement = (name: string, type: IrType, initial: Expression): Statement => ({
  kind: "var",
  local: local(name, type, true),
  value: initial,
  at: 0,
});
export const run = (expression: Expression): Statement => ({
  kind: "expression",
  expression,
  at: 0,
});
export const assign = (
  place: Place,
  assigned: Expression,
  operator?: { operator: ArithmeticOperator; domain: Domain },
): Statement => ({
  kind: "assign",
  place,
  value: assigned,
  operator,
  at: 0,
});
export const place = (name: string, type: IrType): Place => ({ kind: "local", name, type });
export const indexPlace = (object: Place, at: Expression, type: IrType): Place => ({
  kind: "index",
  object,
  index: at,
  type,
});

export function neuro(
  name: string,
  parameters: readonly Local[],
  result: IrType,
  body: Block,
  more: Partial<IrFunction> = {},
): IrFunction {
  return {
    kind: "function",
    id: `main#${name}`,
    name,
    exported: true,
    documentation: undefined,
    at: 0,
    typeParameters: [],
    reified: [],
    parameters: parameters.map((parameter) => ({
      local: parameter,
      var: parameter.var,
      default: undefined,
    })),
    result,
    suspends: "never",
    twofold: false,
    uses: [],
    fails: [],
    body,
    ...more,
  };
}
export const record = (
  name: string,
  fields: readonly (readonly [string, IrType, Expression?])[],
  failure = false,
): IrDefinition => ({
  kind: "record",
  id: `main#${name}`,
  name,
  exported: true,
  documentation: undefined,
  at: 0,
  typeParameters: [],
  failure,
  fields: fields.map(([field, type, initial]) => ({
    name: field,
    type,
    default: initial,
    documentation: undefined,
  })),
});
export const sum = (
  name: string,
  variants: readonly (readonly [string, ...(readonly [string, IrType])[]])[],
  failure = false,
): IrDefinition => ({
  kind: "sum",
  id: `main#${name}`,
  name,
  exported: true,
  documentation: undefined,
  at: 0,
  typeParameters: [],
  failure,
  variants: variants.map(([variant, ...fields]) => ({
    name: variant,
    bare: fields.length === 0,
    documentation: undefined,
    fields: fields.map(([field, type]) => ({
      name: field,
      type,
      default: undefined,
      documentation: undefined,
    })),
  })),
});

export const opaque = (name: string, inner: IrType, takesTexts = false): IrDefinition => ({
  kind: "opaque",
  id: `main#${name}`,
  name,
  exported: true,
  documentation: undefined,
  at: 0,
  inner,
  takesTexts,
  form: undefined,
});

export function moduleOf(...definitions: IrDefinition[]): IrModule {
  return {
    path: "main",
    documentation: undefined,
    definitions,
    tests: [],
    positions: [0],
    comments: [],
  };
}

export const runtimePath = new URL("../../runtime/src/index.ts", import.meta.url).href;

export function emit(...definitions: IrDefinition[]): {
  readonly code: string;
  readonly declarations: string;
  readonly map: object;
} {
  const module = moduleOf(...definitions);
  return emitModule(
    module,
    { modules: new Map([["main", module]]) },
    {
      runtimeImport: () => runtimePath,
      moduleImport: (path) => path,
      externImport: (path) => `${path}.js`,
      sourceName: "main.neuro",
    },
  );
}

let folder: string | undefined;
let count = 0;
/** Runs emitted code in Node itself and gives its exports. */
export async function load(
  code: string,
): Promise<Record<string, (...values: unknown[]) => unknown>> {
  folder ??= mkdtempSync(join(tmpdir(), "neuro-backend-"));
  const file = join(folder, `module${count++}.mjs`);
  writeFileSync(file, code);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<
    string,
    (...values: unknown[]) => unknown
  >;
}
/** The code without imports and final newline, for comparisons that a reader can follow. */
export function shown(...definitions: IrDefinition[]): string {
  return emit(...definitions)
    .code.replace(/^import .*\n+/gm, "")
    .trimEnd();
}
