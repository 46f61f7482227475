/**
 * Small neuros that only calculate are written out where loops call them: the loop is then one calculation, of which the
 * ranges of numbers are known. Only neuros of the same module, since positions belong to a module.
 */
import {
  mapDefinition,
  mapExpression,
  mapStatement,
  sameType,
  visitExpression,
  type Argument,
  type Block,
  type Expression,
  type IrDefinition,
  type IrFunction,
  type IrModule,
  type IrProgram,
  type IrTest,
  type Local,
  type Mapping,
  type Statement,
} from "@neuro-lang/ir";
import { declaredLocals, freeName } from "./names.ts";

/** Larger bodies gain nothing from being written out, and read worse. */
const largest = 30;

export function inlineCalls(program: IrProgram): IrProgram {
  return {
    modules: new Map([...program.modules].map(([path, module]) => [path, inlined(module)])),
  };
}

/** What a small neuro calculates: some values by name, then its result. */
interface Calculation {
  readonly parameters: readonly Local[];
  readonly steps: readonly {
    readonly local: Local;
    readonly value: Expression;
    readonly at: number;
  }[];
  readonly result: Expression;
}
type Calculations = ReadonlyMap<string, Calculation>;

function inlined(module: IrModule): IrModule {
  const small = new Map<string, Calculation>();
  for (const definition of module.definitions) {
    const calculation = calculationOf(definition);
    if (calculation !== undefined) small.set(definition.id, calculation);
  }
  if (small.size === 0) return module;
  return {
    ...module,
    definitions: module.definitions.map((definition) => inDefinition(definition, small)),
    tests: module.tests.map((test) => inTest(test, small)),
  };
}

/** Of a neuro that is `let`s and a result, without other jumps, effects, failures or calls. */
function calculationOf(definition: IrDefinition): Calculation | undefined {
  if (definition.kind !== "function") return undefined;
  const { parameters, typeParameters, suspends, twofold, uses, fails } = definition;
  const isPlain =
    typeParameters.length === 0 &&
    suspends === "never" &&
    !twofold &&
    uses.length === 0 &&
    fails.length === 0 &&
    parameters.every((parameter) => !parameter.var);
  const { statements, result } = withoutReturn(definition.body);
  if (!isPlain || result === undefined || !sameType(result.type, definition.result))
    return undefined;
  const steps = statements.flatMap((statement) =>
    statement.kind === "let" && statement.pattern.kind === "bind"
      ? [{ local: statement.pattern.local, value: statement.value, at: statement.at }]
      : [],
  );
  if (steps.length < statements.length) return undefined;
  let size = 0;
  const count = (expression: Expression): void => {
    size += calculates(expression) ? 1 : Infinity;
  };
  for (const part of [...steps.map(({ value }) => value), result])
    visitExpression(part, { expression: count });
  return size > largest
    ? undefined
    : { parameters: parameters.map(({ local }) => local), steps, result };
}

/** `{ …  return x }` as `{ …  x }`. */
function withoutReturn(block: Block): Block {
  const { statements, result } = block;
  if (result?.kind === "return") return { statements, result: result.value };
  const last = statements.at(-1);
  if (result !== undefined || last?.kind !== "expression") return block;
  const { expression } = last;
  if (expression.kind !== "return") return block;
  return { statements: statements.slice(0, -1), result: expression.value };
}

function calculates(expression: Expression): boolean {
  switch (expression.kind) {
    case "literal":
    case "local":
    case "field":
    case "builtin-field":
    case "item":
    case "index":
    case "negate":
    case "not":
    case "and":
    case "or":
    case "arithmetic":
    case "compare":
      return true;
    case "if":
      return expression.then.statements.length === 0 && expression.else?.statements.length === 0;
    default:
      return false;
  }
}

function inDefinition(definition: IrDefinition, small: Calculations): IrDefinition {
  if (definition.kind !== "function") return definition;
  return mapDefinition(definition, inLoops(definition, small));
}

function inTest(test: IrTest, small: Calculations): IrTest {
  const { statements } = test.body;
  const mapping = inLoops(test, small);
  return {
    ...test,
    body: { ...test.body, statements: statements.flatMap((part) => mapStatement(part, mapping)) },
  };
}

function inLoops(owner: IrFunction | IrTest, small: Calculations): Mapping {
  const names = new Set(declaredLocals(owner).keys());
  const inline = (expression: Expression): Expression => {
    if (expression.kind !== "call") return expression;
    const callee = small.get(expression.callee);
    return callee === undefined
      ? expression
      : (writtenOut(expression, callee, names) ?? expression);
  };
  return {
    statement: (statement) =>
      statement.kind === "for" || statement.kind === "while"
        ? mapStatement(statement, { expression: inline })
        : statement,
  };
}

function writtenOut(
  call: Extract<Expression, { kind: "call" }>,
  callee: Calculation,
  names: Set<string>,
): Expression | undefined {
  const statements: Statement[] = [];
  const values = new Map<string, Expression>();
  const keep = (local: Local, value: Expression, at: number): void => {
    const name = freeName(local.name, names);
    statements.push({
      kind: "let",
      at,
      pattern: { kind: "bind", local: { ...local, name } },
      value,
    });
    values.set(local.name, { kind: "local", at, name, type: local.type });
  };
  // A variable may stand for itself only if no other argument can assign it.
  const areSimple = call.arguments.every(isSimple);
  for (const [index, local] of callee.parameters.entries()) {
    const argument = call.arguments[index];
    if (argument?.kind !== "value") return undefined;
    if (areSimple && sameType(argument.value.type, local.type))
      values.set(local.name, argument.value);
    else keep(local, argument.value, call.at);
  }
  const replaced = (expression: Expression): Expression =>
    mapExpression(expression, {
      expression: (part) => {
        const value = part.kind === "local" ? values.get(part.name) : undefined;
        return value === undefined ? part : { ...value, at: part.at };
      },
    });
  for (const { local, value, at } of callee.steps) keep(local, replaced(value), at);
  const result = replaced(callee.result);
  if (statements.length === 0) return result;
  const block: Block = { statements, result };
  return { kind: "block", at: call.at, type: call.type, block };
}

function isSimple(argument: Argument): boolean {
  return (
    argument.kind === "value" &&
    (argument.value.kind === "literal" || argument.value.kind === "local")
  );
}
