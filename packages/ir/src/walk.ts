/** The one way through IR: mapping it, bottom up, and visiting it, top down in order of evaluation. */

import type {
  Argument,
  Block,
  Expression,
  IrDefinition,
  IrField,
  IrParameter,
  Local,
  Pattern,
  Place,
  Statement,
} from "./ir.ts";

/** What becomes of each node, once its parts are mapped. What is absent stays as it is. */
export interface Mapping {
  readonly expression?: (expression: Expression) => Expression;
  /** May give several statements, or none. */
  readonly statement?: (statement: Statement) => Statement | readonly Statement[];
  readonly block?: (block: Block) => Block;
  readonly pattern?: (pattern: Pattern) => Pattern;
  readonly place?: (place: Place) => Place;
  /** A variable where it is declared. */
  readonly local?: (local: Local) => Local;
}

export function mapExpression(expression: Expression, mapping: Mapping): Expression {
  const mapped = mapParts(expression, mapping);
  return mapping.expression?.(mapped) ?? mapped;
}

export function mapBlock(block: Block, mapping: Mapping): Block {
  const mapped: Block = {
    statements: block.statements.flatMap((statement) => mapStatement(statement, mapping)),
    result: block.result === undefined ? undefined : mapExpression(block.result, mapping),
  };
  return mapping.block?.(mapped) ?? mapped;
}

export function mapStatement(
  statement: Statement,
  mapping: Mapping,
): Statement | readonly Statement[] {
  const mapped = mapStatementParts(statement, mapping);
  return mapping.statement?.(mapped) ?? mapped;
}

export function mapPattern(pattern: Pattern, mapping: Mapping): Pattern {
  const mapped = mapPatternParts(pattern, mapping);
  return mapping.pattern?.(mapped) ?? mapped;
}

export function mapPlace(place: Place, mapping: Mapping): Place {
  let mapped: Place = place;
  if (place.kind !== "local") {
    mapped = { ...place, object: mapPlace(place.object, mapping) };
    if (mapped.kind === "index")
      mapped = { ...mapped, index: mapExpression(mapped.index, mapping) };
  }
  return mapping.place?.(mapped) ?? mapped;
}

/** Maps bodies, defaults and parameters of a definition. */
export function mapDefinition(definition: IrDefinition, mapping: Mapping): IrDefinition {
  switch (definition.kind) {
    case "function":
      return {
        ...definition,
        parameters: mapParameters(definition.parameters, mapping),
        body: mapBlock(definition.body, mapping),
      };
    case "extern":
      return { ...definition, parameters: mapParameters(definition.parameters, mapping) };
    case "constant":
      return { ...definition, value: mapExpression(definition.value, mapping) };
    case "record":
      return { ...definition, fields: mapFields(definition.fields, mapping) };
    case "sum":
      return {
        ...definition,
        variants: definition.variants.map((variant) => ({
          ...variant,
          fields: mapFields(variant.fields, mapping),
        })),
      };
    case "opaque":
      return definition;
  }
}

function mapParameters(
  parameters: readonly IrParameter[],
  mapping: Mapping,
): readonly IrParameter[] {
  return parameters.map((parameter) => ({
    ...parameter,
    local: mapLocal(parameter.local, mapping),
    default: mapOptional(parameter.default, mapping),
  }));
}

function mapFields(fields: readonly IrField[], mapping: Mapping): readonly IrField[] {
  return fields.map((field) => ({ ...field, default: mapOptional(field.default, mapping) }));
}

function mapLocal(local: Local, mapping: Mapping): Local {
  return mapping.local?.(local) ?? local;
}

function mapOptional(expression: Expression | undefined, mapping: Mapping): Expression | undefined {
  return expression === undefined ? undefined : mapExpression(expression, mapping);
}

function mapParts(expression: Expression, mapping: Mapping): Expression {
  const one = (part: Expression): Expression => mapExpression(part, mapping);
  const all = (parts: readonly Expression[]): Expression[] => parts.map(one);
  switch (expression.kind) {
    case "literal":
    case "regex":
    case "none":
    case "unit":
    case "local":
    case "definition":
    case "constructor":
    case "break":
    case "continue":
    case "hole":
      return expression;
    case "call":
      return {
        ...expression,
        arguments: expression.arguments.map((argument) => mapArgument(argument, mapping)),
      };
    case "call-value":
      return {
        ...expression,
        callee: one(expression.callee),
        arguments: all(expression.arguments),
      };
    case "record":
    case "variant":
      return {
        ...expression,
        fields: expression.fields.map((field) => mapOptional(field, mapping)),
      };
    case "tuple":
    case "set":
      return { ...expression, items: all(expression.items) };
    case "list":
      return {
        ...expression,
        items: expression.items.map((item) => ({ ...item, value: one(item.value) })),
      };
    case "map":
      return {
        ...expression,
        entries: expression.entries.map((entry) => ({
          key: one(entry.key),
          value: one(entry.value),
        })),
      };
    case "range":
      return { ...expression, from: one(expression.from), to: one(expression.to) };
    case "field":
    case "builtin-field":
    case "item":
      return { ...expression, object: one(expression.object) };
    case "index":
      return { ...expression, object: one(expression.object), index: one(expression.index) };
    case "slice":
      return { ...expression, object: one(expression.object), range: one(expression.range) };
    case "negate":
    case "not":
      return { ...expression, operand: one(expression.operand) };
    case "and":
    case "or":
    case "coalesce":
    case "arithmetic":
    case "compare":
      return { ...expression, left: one(expression.left), right: one(expression.right) };
    case "contains":
      return {
        ...expression,
        item: one(expression.item),
        collection: one(expression.collection),
      };
    case "optional-chain":
      return {
        ...expression,
        object: one(expression.object),
        local: mapLocal(expression.local, mapping),
        body: one(expression.body),
      };
    case "interpolate":
      return {
        ...expression,
        parts: expression.parts.map((part) => (typeof part === "string" ? part : one(part))),
      };
    case "is":
      return {
        ...expression,
        operand: one(expression.operand),
        pattern: mapPattern(expression.pattern, mapping),
      };
    case "with":
      return {
        ...expression,
        record: one(expression.record),
        fields: expression.fields.map((field) => ({ ...field, value: one(field.value) })),
      };
    case "lambda":
      return {
        ...expression,
        parameters: expression.parameters.map((parameter) => mapLocal(parameter, mapping)),
        body: mapBlock(expression.body, mapping),
      };
    case "if":
      return {
        ...expression,
        condition: one(expression.condition),
        then: mapBlock(expression.then, mapping),
        else: expression.else === undefined ? undefined : mapBlock(expression.else, mapping),
      };
    case "match":
      return {
        ...expression,
        subject: one(expression.subject),
        arms: expression.arms.map((arm) => ({
          pattern: mapPattern(arm.pattern, mapping),
          guard: mapOptional(arm.guard, mapping),
          body: mapBlock(arm.body, mapping),
        })),
      };
    case "block":
      return { ...expression, block: mapBlock(expression.block, mapping) };
    case "catch":
      return {
        ...expression,
        body: one(expression.body),
        failure: mapLocal(expression.failure, mapping),
        handler: mapBlock(expression.handler, mapping),
      };
    case "attempt":
      return { ...expression, body: one(expression.body) };
    case "return":
      return { ...expression, value: mapOptional(expression.value, mapping) };
    case "fail":
      return expression.cause === undefined
        ? { ...expression, value: one(expression.value) }
        : { ...expression, value: one(expression.value), cause: one(expression.cause) };
  }
}

function mapArgument(argument: Argument, mapping: Mapping): Argument {
  switch (argument.kind) {
    case "value":
      return { ...argument, value: mapExpression(argument.value, mapping) };
    case "place":
      return { ...argument, place: mapPlace(argument.place, mapping) };
    case "default":
      return argument;
  }
}

function mapStatementParts(statement: Statement, mapping: Mapping): Statement {
  const one = (part: Expression): Expression => mapExpression(part, mapping);
  switch (statement.kind) {
    case "let": {
      const value = one(statement.value);
      return { ...statement, value, pattern: mapPattern(statement.pattern, mapping) };
    }
    case "var":
      return {
        ...statement,
        value: one(statement.value),
        local: mapLocal(statement.local, mapping),
      };
    case "assign":
      return {
        ...statement,
        place: mapPlace(statement.place, mapping),
        value: one(statement.value),
      };
    case "expression":
      return { ...statement, expression: one(statement.expression) };
    case "for":
      return {
        ...statement,
        iterable: one(statement.iterable),
        pattern: mapPattern(statement.pattern, mapping),
        body: mapBlock(statement.body, mapping),
      };
    case "while":
      return {
        ...statement,
        condition: one(statement.condition),
        body: mapBlock(statement.body, mapping),
      };
    case "defer":
      return { ...statement, body: mapBlock(statement.body, mapping) };
    case "expect":
      return { ...statement, condition: one(statement.condition) };
    case "given":
      return {
        ...statement,
        providers: statement.providers.map((provider) => ({
          ...provider,
          value: one(provider.value),
        })),
        body: mapBlock(statement.body, mapping),
      };
  }
}

function mapPatternParts(pattern: Pattern, mapping: Mapping): Pattern {
  const one = (part: Pattern): Pattern => mapPattern(part, mapping);
  switch (pattern.kind) {
    case "any":
    case "literal":
    case "range":
    case "none":
      return pattern;
    case "bind":
      return { ...pattern, local: mapLocal(pattern.local, mapping) };
    case "some":
    case "of-type":
      return { ...pattern, pattern: one(pattern.pattern) };
    case "variant":
      return { ...pattern, fields: pattern.fields.map(one) };
    case "record":
      return {
        ...pattern,
        fields: pattern.fields.map((field) => ({ ...field, pattern: one(field.pattern) })),
      };
    case "tuple":
      return { ...pattern, items: pattern.items.map(one) };
    case "list": {
      const { rest } = pattern;
      return {
        ...pattern,
        before: pattern.before.map(one),
        rest: rest === undefined || rest === "any" ? rest : mapLocal(rest, mapping),
        after: pattern.after.map(one),
      };
    }
    case "or":
      return { ...pattern, alternatives: pattern.alternatives.map(one) };
    case "as":
      return { ...pattern, pattern: one(pattern.pattern), local: mapLocal(pattern.local, mapping) };
  }
}

/** What is told of each node before its parts. Parts come in order of evaluation. */
export interface Visitor {
  /** False leaves the parts out. */
  readonly expression?: (expression: Expression) => boolean | void;
  readonly statement?: (statement: Statement) => boolean | void;
  readonly pattern?: (pattern: Pattern) => void;
  /** Each level of a place, from the outermost inwards. */
  readonly place?: (place: Place) => void;
  readonly local?: (local: Local) => void;
}

export function visitBlock(block: Block, visitor: Visitor): void {
  for (const statement of block.statements) visitStatement(statement, visitor);
  if (block.result !== undefined) visitExpression(block.result, visitor);
}

/** Every expression below and including this one, or of this block. */
export function forEachExpression(
  root: Expression | Block,
  visit: (expression: Expression) => void,
): void {
  const visitor: Visitor = {
    expression: (expression) => {
      visit(expression);
    },
  };
  if ("statements" in root) visitBlock(root, visitor);
  else visitExpression(root, visitor);
}

/** Visits the expressions of a definition: its body, value and defaults. */
export function visitDefinition(definition: IrDefinition, visitor: Visitor): void {
  if (definition.kind === "function" || definition.kind === "extern") {
    for (const parameter of definition.parameters) {
      visitor.local?.(parameter.local);
      visitOptional(parameter.default, visitor);
    }
  }
  if (definition.kind === "function") visitBlock(definition.body, visitor);
  if (definition.kind === "constant") visitExpression(definition.value, visitor);
  if (definition.kind === "record") {
    for (const field of definition.fields) visitOptional(field.default, visitor);
  }
  if (definition.kind === "sum") {
    for (const variant of definition.variants) {
      for (const field of variant.fields) visitOptional(field.default, visitor);
    }
  }
}

function visitOptional(expression: Expression | undefined, visitor: Visitor): void {
  if (expression !== undefined) visitExpression(expression, visitor);
}

export function visitStatement(statement: Statement, visitor: Visitor): void {
  if (visitor.statement?.(statement) === false) return;
  switch (statement.kind) {
    case "let":
      visitExpression(statement.value, visitor);
      visitPattern(statement.pattern, visitor);
      break;
    case "var":
      visitExpression(statement.value, visitor);
      visitor.local?.(statement.local);
      break;
    case "assign":
      visitPlace(statement.place, visitor);
      visitExpression(statement.value, visitor);
      break;
    case "expression":
      visitExpression(statement.expression, visitor);
      break;
    case "for":
      visitExpression(statement.iterable, visitor);
      visitPattern(statement.pattern, visitor);
      visitBlock(statement.body, visitor);
      break;
    case "while":
      visitExpression(statement.condition, visitor);
      visitBlock(statement.body, visitor);
      break;
    case "defer":
      visitBlock(statement.body, visitor);
      break;
    case "expect":
      visitExpression(statement.condition, visitor);
      break;
    case "given":
      for (const provider of statement.providers) visitExpression(provider.value, visitor);
      visitBlock(statement.body, visitor);
      break;
  }
}

export function visitPlace(place: Place, visitor: Visitor): void {
  visitor.place?.(place);
  if (place.kind === "local") return;
  visitPlace(place.object, visitor);
  if (place.kind === "index") visitExpression(place.index, visitor);
}

export function visitPattern(pattern: Pattern, visitor: Visitor): void {
  visitor.pattern?.(pattern);
  for (const part of patternParts(pattern)) visitPattern(part, visitor);
  if (pattern.kind === "bind" || pattern.kind === "as") visitor.local?.(pattern.local);
  if (pattern.kind === "list" && pattern.rest !== undefined && pattern.rest !== "any")
    visitor.local?.(pattern.rest);
}

/** The variables that a pattern binds; of alternatives, those of the first. */
export function boundBy(pattern: Pattern): readonly Local[] {
  const parts = pattern.kind === "or" ? pattern.alternatives.slice(0, 1) : patternParts(pattern);
  const inner = parts.flatMap(boundBy);
  if (pattern.kind === "bind" || pattern.kind === "as") return [...inner, pattern.local];
  if (pattern.kind === "list" && pattern.rest !== undefined && pattern.rest !== "any")
    return [...inner, pattern.rest];
  return inner;
}

function patternParts(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case "some":
    case "of-type":
    case "as":
      return [pattern.pattern];
    case "variant":
      return pattern.fields;
    case "record":
      return pattern.fields.map((field) => field.pattern);
    case "tuple":
      return pattern.items;
    case "list":
      return [...pattern.before, ...pattern.after];
    case "or":
      return pattern.alternatives;
    default:
      return [];
  }
}

export function visitExpression(expression: Expression, visitor: Visitor): void {
  if (visitor.expression?.(expression) === false) return;
  const one = (part: Expression): void => visitExpression(part, visitor);
  switch (expression.kind) {
    case "literal":
    case "regex":
    case "none":
    case "unit":
    case "local":
    case "definition":
    case "constructor":
    case "break":
    case "continue":
    case "hole":
      break;
    case "call":
      for (const argument of expression.arguments) {
        if (argument.kind === "value") one(argument.value);
        else if (argument.kind === "place") visitPlace(argument.place, visitor);
      }
      break;
    case "call-value":
      one(expression.callee);
      expression.arguments.forEach(one);
      break;
    case "record":
    case "variant":
      for (const field of expression.fields) visitOptional(field, visitor);
      break;
    case "tuple":
    case "set":
      expression.items.forEach(one);
      break;
    case "list":
      for (const item of expression.items) one(item.value);
      break;
    case "map":
      for (const entry of expression.entries) {
        one(entry.key);
        one(entry.value);
      }
      break;
    case "range":
      one(expression.from);
      one(expression.to);
      break;
    case "field":
    case "builtin-field":
    case "item":
      one(expression.object);
      break;
    case "index":
      one(expression.object);
      one(expression.index);
      break;
    case "slice":
      one(expression.object);
      one(expression.range);
      break;
    case "negate":
    case "not":
      one(expression.operand);
      break;
    case "and":
    case "or":
    case "coalesce":
    case "arithmetic":
    case "compare":
      one(expression.left);
      one(expression.right);
      break;
    case "contains":
      one(expression.item);
      one(expression.collection);
      break;
    case "optional-chain":
      one(expression.object);
      visitor.local?.(expression.local);
      one(expression.body);
      break;
    case "interpolate":
      for (const part of expression.parts) if (typeof part !== "string") one(part);
      break;
    case "is":
      one(expression.operand);
      visitPattern(expression.pattern, visitor);
      break;
    case "with":
      one(expression.record);
      for (const field of expression.fields) one(field.value);
      break;
    case "lambda":
      for (const parameter of expression.parameters) visitor.local?.(parameter);
      visitBlock(expression.body, visitor);
      break;
    case "if":
      one(expression.condition);
      visitBlock(expression.then, visitor);
      if (expression.else !== undefined) visitBlock(expression.else, visitor);
      break;
    case "match":
      one(expression.subject);
      for (const arm of expression.arms) {
        visitPattern(arm.pattern, visitor);
        visitOptional(arm.guard, visitor);
        visitBlock(arm.body, visitor);
      }
      break;
    case "block":
      visitBlock(expression.block, visitor);
      break;
    case "catch":
      one(expression.body);
      visitor.local?.(expression.failure);
      visitBlock(expression.handler, visitor);
      break;
    case "attempt":
      one(expression.body);
      break;
    case "return":
      visitOptional(expression.value, visitor);
      break;
    case "fail":
      one(expression.value);
      if (expression.cause !== undefined) one(expression.cause);
      break;
  }
}
