/** Expressions: the labels of what they give. */

import type { Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body } from "./body.ts";
import { built, calledValue, callLabels, neuroValue, sourced } from "./calls.ts";
import { type Cell, joined, nothing, type Step } from "./flows.ts";
import { bindPattern, fieldOf } from "./patterns.ts";
import { deepLabel, fresh, give, plain, type Shape, shapeOf, under, viewedAs } from "./shapes.ts";
import { writtenShape } from "./signatures.ts";
import { blockLabels, statementLabels } from "./statements.ts";

export function labelsOf(body: Body, node: tree.Expression): Shape {
  return viewedAs(meaningOf(body, node), body.typeOf(node));
}

function meaningOf(body: Body, node: tree.Expression): Shape {
  const type = body.typeOf(node);
  switch (node.kind) {
    case "NumberLiteral":
    case "UnitLiteral":
    case "BooleanLiteral":
    case "NoneLiteral":
    case "RegexLiteral":
    case "HoleExpression":
    case "ErrorExpression":
      return plain(type);
    case "TextLiteral": {
      const parts = node.parts.flatMap((part) =>
        part.kind === "TextPart" ? [] : [deepLabel(labelsOf(body, part))],
      );
      return under(plain(type), joined(parts), { node, what: "it is written into a text" });
    }
    case "Identifier":
    case "TypeReference":
      return nameLabels(body, node, type);
    case "RecordLiteral":
      return recordLabels(body, node, type);
    case "MapLiteral":
      return mapLabels(body, node, type);
    case "SetLiteral":
    case "ListLiteral":
      return itemsLabels(body, node, type);
    case "Parenthesized":
      return labelsOf(body, node.expression);
    case "TupleLiteral": {
      const parts = node.items.map((item) => labelsOf(body, item));
      return { type, outer: nothing, parts, call: undefined };
    }
    case "MemberAccess":
      return memberLabels(body, node, type);
    case "TupleAccess": {
      const whole = labelsOf(body, node.receiver);
      return under(whole.parts[node.index] ?? plain(type), whole.outer);
    }
    case "Call":
      return callLabels(body, node);
    case "Index":
      return indexLabels(body, node, type);
    case "Unary":
      return under(plain(type), deepLabel(labelsOf(body, node.operand)), calculated(node));
    case "Binary":
      return binaryLabels(body, node, type);
    case "Is": {
      const operand = labelsOf(body, node.operand);
      return under(plain(type), bindPattern(body, node.pattern, operand), {
        node,
        what: "it is asked what it is",
      });
    }
    case "With":
      return withLabels(body, node, type);
    case "Lambda":
      return lambdaLabels(body, node, type);
    case "If":
      return ifLabels(body, node, type);
    case "Match":
      return armsLabels(body, node.arms, labelsOf(body, node.subject), type);
    case "Do":
      return blockLabels(body, node.body, type);
    case "Catch":
      return catchLabels(body, node, type);
    case "Attempt": {
      const { value, failure } = body.guarded(() => labelsOf(body, node.operand));
      const result = shapeOf(type, fresh);
      if (result.parts[0] !== undefined) give(value, result.parts[0], calculated(node));
      return under(result, failure, { node, what: "whether it failed shows it" });
    }
    case "Return": {
      if (node.value !== undefined) returned(body, labelsOf(body, node.value), node.value);
      body.returns();
      return plain(type);
    }
    case "Fail": {
      const value = labelsOf(body, node.value);
      body.fails(deepLabel(value), { node, what: "it fails with it" });
      return plain(type);
    }
    case "Break":
    case "Continue":
      body.leaves();
      return plain(type);
    default:
      // What is not built yet was reported.
      return plain(type);
  }
}

/** A value that leaves the neuro; that it leaves here shows what control depends on. Nothing shows nothing. */
export function returned(body: Body, value: Shape, node: tree.Node): void {
  const { result } = body;
  if (result === undefined || saysNothing(result.type) || saysNothing(value.type)) return;
  const step: Step = { node, what: "it is given back" };
  const shown = under(value, body.pc);
  body.demand("result", give(shown, result, step), node, body.resultPlace, body.declassifies);
}

/** A body whose last expression, if it ends in one, is its value. */
export function returnedBlock(body: Body, block: tree.Block, type: Type): void {
  const last = block.statements.at(-1);
  const value = blockLabels(body, block, type);
  if (last?.kind === "ExpressionStatement" && !saysNothing(body.typeOf(last.expression)))
    returned(body, value, last.expression);
}

function saysNothing(type: Type): boolean {
  return type.kind === "builtin" && (type.name === "Unit" || type.name === "Never");
}

function calculated(node: tree.Node): Step {
  return { node, what: "it is calculated from it" };
}

function nameLabels(body: Body, node: tree.Identifier | tree.TypeReference, type: Type): Shape {
  const resolution = body.facts.resolutions.get(node);
  switch (resolution?.kind) {
    case "local":
      return body.variable(resolution.binding);
    case "definition":
      if (body.program.neuro(resolution.id) === undefined)
        return body.program.letLabels(resolution.id, type);
      return neuroValue(body, resolution.id, resolution.typeArguments, type, node);
    case "variant":
      return constructorLabels(body, resolution.sum, resolution.variant, type, node);
    default:
      return opaqueConstructor(type);
  }
}

/** A variant: a value if it is bare, otherwise a function. */
function constructorLabels(
  body: Body,
  sum: string,
  variant: string,
  type: Type,
  node: tree.Node,
): Shape {
  if (type.kind !== "function") {
    const parts = type.kind === "named" ? type.arguments.map((each) => shapeOf(each, fresh)) : [];
    return { type, outer: nothing, parts, call: undefined };
  }
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  const nodes = parameters.map(() => node);
  const result = built(body, type.result, sum, variant, parameters, nodes);
  return functionOf(type, parameters, result);
}

function opaqueConstructor(type: Type): Shape {
  if (type.kind !== "function") return plain(type);
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  return functionOf(
    type,
    parameters,
    under(plain(type.result), joined(parameters.map((each) => deepLabel(each)))),
  );
}

function functionOf(type: Type, parameters: readonly Shape[], result: Shape): Shape {
  return {
    type,
    outer: nothing,
    parts: [],
    call: { parameters, result, effects: [], rows: [], failure: nothing },
  };
}

function recordLabels(body: Body, node: tree.RecordLiteral, type: Type): Shape {
  const fact = body.facts.records.get(node);
  const values = new Map<string, { readonly value: Shape; readonly node: tree.Node }>();
  const spreads: Cell[] = [];
  for (const field of node.fields) {
    if (field.kind === "Spread") {
      const whole = labelsOf(body, field.value);
      spreads.push(whole.outer);
      if (fact === undefined) continue;
      for (const name of body.program.fieldNames(fact.definition, fact.variant))
        values.set(name, { value: fieldOf(body, whole, fact, name), node: field });
    } else {
      values.set(field.name.text, { value: fieldValue(body, field), node: field });
    }
  }
  if (fact === undefined) {
    return under(plain(type), joined([...values.values()].map(({ value }) => deepLabel(value))));
  }
  const names = body.program.fieldNames(fact.definition, fact.variant);
  const given = names.map((name) => values.get(name)?.value);
  const nodes = names.map((name) => values.get(name)?.node ?? node);
  return under(built(body, type, fact.definition, fact.variant, given, nodes), joined(spreads));
}

/** `name: value`, or `name` alone for the variable of that name. */
function fieldValue(body: Body, field: tree.RecordField): Shape {
  if (field.value !== undefined) return labelsOf(body, field.value);
  const resolution = body.facts.resolutions.get(field);
  return resolution?.kind === "local"
    ? body.variable(resolution.binding)
    : plain({ kind: "error" });
}

function withLabels(body: Body, node: tree.With, type: Type): Shape {
  const base = labelsOf(body, node.record);
  const result = shapeOf(type, fresh);
  give(base, result, calculated(node));
  if (type.kind !== "named") return result;
  for (const field of node.fields) {
    const value = field.kind === "Spread" ? labelsOf(body, field.value) : fieldValue(body, field);
    const place =
      field.kind === "Spread"
        ? undefined
        : body.program.field(type.definition, undefined, field.name.text, result.parts);
    const above =
      place === undefined
        ? deepLabel(value)
        : give(value, place, { node: field, what: "it becomes a field" });
    give({ ...plain(type), outer: above }, { ...result, parts: [] }, calculated(field));
  }
  return result;
}

function mapLabels(body: Body, node: tree.MapLiteral, type: Type): Shape {
  const result = shapeOf(type, fresh);
  const [key, value] = result.parts;
  for (const entry of node.entries) {
    const given = labelsOf(body, entry.key);
    if (key !== undefined) give(given, key, { node: entry.key, what: "it is a key" });
    if (value !== undefined)
      give(labelsOf(body, entry.value), value, { node: entry.value, what: "it is a value" });
    // Which keys there are is the size of the map, and more.
    giveOuter(result, deepLabel(given), entry.key);
  }
  return result;
}

function itemsLabels(body: Body, node: tree.ListLiteral | tree.SetLiteral, type: Type): Shape {
  const result = shapeOf(type, fresh);
  const [item] = result.parts;
  for (const each of node.items) {
    const step: Step = { node: each, what: "it is an item" };
    if (each.kind === "Spread") {
      const whole = labelsOf(body, each.value);
      giveOuter(result, whole.outer, each);
      if (item !== undefined && whole.parts[0] !== undefined) give(whole.parts[0], item, step);
      continue;
    }
    const value = labelsOf(body, each);
    if (item !== undefined) give(value, item, step);
    // Equal items of a set are one.
    if (node.kind === "SetLiteral") giveOuter(result, deepLabel(value), each);
  }
  return result;
}

function giveOuter(result: Shape, label: Cell, node: tree.Node): void {
  const step: Step = { node, what: "how many there are shows it" };
  give({ ...plain(result.type), outer: label }, { ...result, parts: [] }, step);
}

function memberLabels(body: Body, node: tree.MemberAccess, type: Type): Shape {
  const resolution = body.facts.resolutions.get(node);
  switch (resolution?.kind) {
    case "local":
      return body.variable(resolution.binding);
    case "definition":
      if (body.program.neuro(resolution.id) === undefined)
        return body.program.letLabels(resolution.id, type);
      return neuroValue(body, resolution.id, resolution.typeArguments, type, node);
    case "variant":
      return constructorLabels(body, resolution.sum, resolution.variant, type, node);
    case "opaque":
    case "qualifier":
    case undefined:
      return opaqueConstructor(type);
    case "group": {
      const receiver = labelsOf(body, node.receiver);
      return under(plain(type), deepLabel(receiver));
    }
    case "field":
      break;
  }
  const receiver = labelsOf(body, node.receiver);
  const whole =
    receiver.type.kind === "optional" ? under(receiver.parts[0]!, receiver.outer) : receiver;
  const presence = whole === receiver ? nothing : receiver.outer;
  const value = fieldLabels(body, whole, resolution.name, resolution.owner, type, node);
  if (presence === nothing || type.kind !== "optional") return value;
  return under(viewedAs(value, type), presence);
}

function fieldLabels(
  body: Body,
  whole: Shape,
  name: string,
  owner: "record" | "variant" | "builtin" | "failure",
  type: Type,
  node: tree.MemberAccess,
): Shape {
  if (owner === "builtin" || owner === "failure" || whole.type.kind !== "named")
    return under(plain(type), whole.outer);
  const field = body.program.fieldOfAny(whole.type.definition, name, whole.parts);
  if (field === undefined) return under(plain(type), whole.outer);
  const step: Step = { node, what: `the field \`${name}\` is declared so` };
  return under(sourced(field, step), whole.outer, { node, what: `its field \`${name}\` is read` });
}

function indexLabels(body: Body, node: tree.Index, type: Type): Shape {
  const whole = labelsOf(body, node.receiver);
  const index = deepLabel(labelsOf(body, node.index));
  const isMap = whole.type.kind === "builtin" && whole.type.name === "Map";
  const isSlice = type.kind === "builtin" && type.name === "List" && sliced(body, node);
  const step: Step = { node, what: "it is looked up" };
  if (isSlice) return under(whole, index, step);
  const item = isMap ? whole.parts[1] : whole.parts[0];
  const shown = joined([whole.outer, index], step);
  if (item === undefined) return under(plain(type), shown);
  return under(viewedAs(item, type), shown);
}

function sliced(body: Body, node: tree.Index): boolean {
  const type = body.typeOf(node.index);
  return type.kind === "builtin" && type.name === "Range";
}

function binaryLabels(body: Body, node: tree.Binary, type: Type): Shape {
  const left = labelsOf(body, node.left);
  switch (node.operator) {
    case "and":
    case "or": {
      const shown = deepLabel(left);
      const right = body.inBranch(shown, () => labelsOf(body, node.right));
      return under(plain(type), joined([shown, deepLabel(right)]), calculated(node));
    }
    case "??": {
      const right = body.inBranch(left.outer, () => labelsOf(body, node.right));
      const result = shapeOf(type, fresh);
      give(viewedAs(left, type), result, calculated(node));
      give(right, result, calculated(node));
      return under(result, left.outer);
    }
    case ">>":
      return composed(left, labelsOf(body, node.right), type, node);
    default:
      break;
  }
  const right = labelsOf(body, node.right);
  if (node.operator === "+" && type.kind === "builtin" && type.name === "List") {
    const result = shapeOf(type, fresh);
    give(left, result, calculated(node));
    give(right, result, calculated(node));
    return result;
  }
  return under(plain(type), joined([deepLabel(left), deepLabel(right)]), calculated(node));
}

/** `f >> g` is the call `g(f(x))`. */
function composed(left: Shape, right: Shape, type: Type, node: tree.Node): Shape {
  if (type.kind !== "function" || left.call === undefined) return plain(type);
  const { outcome } = calledValue(right, [left.call.result], [node]);
  return {
    type,
    outer: joined([left.outer, right.outer]),
    parts: [],
    call: {
      parameters: left.call.parameters,
      result: outcome.result,
      effects: [...left.call.effects, ...outcome.effects],
      rows: left.call.rows,
      failure: joined([left.call.failure, outcome.failure]),
    },
  };
}

function lambdaLabels(body: Body, node: tree.Lambda, type: Type): Shape {
  if (type.kind !== "function") return plain(type);
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  const inner = new Body(body.program, body.module, body.scope, body);
  const result = shapeOf(type.result, fresh);
  inner.result = result;
  const [only] = parameters;
  for (const [index, parameter] of node.parameters.entries()) {
    // A lambda with several parameters takes a tuple apart where one is expected.
    const value =
      parameters.length === node.parameters.length || only === undefined
        ? parameters[index]
        : under(only.parts[index] ?? plain({ kind: "error" }), only.outer);
    if (value === undefined) continue;
    bindPattern(inner, parameter.pattern, value);
    if (parameter.type === undefined) continue;
    const writtenType = body.facts.typeExpressions.get(parameter.type);
    if (writtenType !== undefined)
      give(
        sourced(writtenShape(parameter.type, writtenType, body.scope), {
          node: parameter.type,
          what: "it is written so",
        }),
        value,
        { node: parameter.type, what: "it is written so" },
      );
  }
  if (node.body.kind === "Block") {
    returnedBlock(inner, node.body, type.result);
  } else {
    returned(inner, labelsOf(inner, node.body), node.body);
  }
  return {
    type,
    outer: nothing,
    parts: [],
    call: {
      parameters,
      result,
      effects: inner.effects,
      rows: [],
      failure: inner.failure,
    },
  };
}

function ifLabels(body: Body, node: tree.If, type: Type): Shape {
  const condition = deepLabel(labelsOf(body, node.condition), {
    node: node.condition,
    what: "it decides what happens",
  });
  const result = shapeOf(type, fresh);
  body.inBranch(condition, () => {
    branch(body, node.then, result, type);
    if (node.else !== undefined) branch(body, node.else, result, type);
  });
  return under(result, condition);
}

function branch(body: Body, node: tree.Block | tree.If, result: Shape, type: Type): void {
  const value = node.kind === "If" ? labelsOf(body, node) : blockLabels(body, node, type);
  give(value, result, { node, what: "it is what the branch gives" });
}

/** Arms: each shows that its pattern fits and those before do not. */
export function armsLabels(
  body: Body,
  arms: readonly tree.Arm[],
  subject: Shape,
  type: Type,
): Shape {
  const result = shapeOf(type, fresh);
  let shown: Cell = nothing;
  for (const arm of arms) {
    const tested = bindPattern(body, arm.pattern, subject);
    shown = joined([shown, tested], { node: arm.pattern, what: "it decides what happens" });
    if (arm.guard !== undefined) {
      const { guard } = arm;
      const held = body.inBranch(shown, () => deepLabel(labelsOf(body, guard)));
      shown = joined([shown, held], { node: guard, what: "it decides what happens" });
    }
    body.inBranch(shown, () => {
      const value = armValue(body, arm.body, type);
      give(value, result, { node: arm.body, what: "it is what the arm gives" });
    });
  }
  return under(result, shown);
}

function armValue(
  body: Body,
  node: tree.Block | tree.Expression | tree.AssignStatement,
  type: Type,
): Shape {
  if (node.kind === "Block") return blockLabels(body, node, type);
  if (node.kind !== "AssignStatement") return labelsOf(body, node);
  statementLabels(body, node);
  return plain(type);
}

function catchLabels(body: Body, node: tree.Catch, type: Type): Shape {
  const { value, failure } = body.guarded(() => labelsOf(body, node.body));
  const result = shapeOf(type, fresh);
  give(value, result, calculated(node));
  const types = body.facts.failures.get(node) ?? [];
  const failureType: Type = types.length === 1 ? types[0]! : { kind: "union", items: types };
  const failed = under(plain(failureType), failure);
  body.inBranch(failure, () => {
    if (node.binding !== undefined)
      body.declare(node.binding, failed, { node: node.binding, what: "it is the failure" });
    const handled =
      node.arms !== undefined
        ? armsLabels(body, node.arms, failed, type)
        : node.value === undefined
          ? plain(type)
          : node.value.kind === "Block"
            ? blockLabels(body, node.value, type)
            : labelsOf(body, node.value);
    give(handled, result, { node, what: "it is what the handler gives" });
  });
  return under(result, failure, { node, what: "whether it failed shows it" });
}
