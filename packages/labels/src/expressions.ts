/** Expressions: the labels of what they give. */

import type { Resolution, Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import { Body, type Exits } from "./body.ts";
import { built, calledValue, callLabels, neuroValue, wrapped } from "./calls.ts";
import { type Cell, joined, nothing, type Step } from "./flows.ts";
import { bindPattern, fieldOf } from "./patterns.ts";
import {
  deepLabel,
  fresh,
  hidden,
  outside,
  plain,
  type Shape,
  shapeOf,
  sourced,
  under,
  viewedAs,
} from "./shapes.ts";
import { givesBack } from "./report.ts";
import { ownScope, writtenShape } from "./signatures.ts";
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
        part.kind === "TextPart" ? [] : [body.seen(labelsOf(body, part))],
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
      return under(plain(type), body.seen(labelsOf(body, node.operand)), calculated(node));
    case "Binary":
      return binaryLabels(body, node, type);
    case "Is": {
      const operand = labelsOf(body, node.operand);
      return under(plain(type), bindPattern(body, node.pattern, operand), {
        node,
        what: "this asks what it is",
      });
    }
    case "With":
      return withLabels(body, node, type);
    case "Lambda":
      return lambdaLabels(body, node, type);
    case "If":
      return ifLabels(body, node, type);
    case "Match":
      return armsLabels(body, node.arms, labelsOf(body, node.subject), type).value;
    case "Do":
      return blockLabels(body, node.body, type);
    case "Catch":
      return catchLabels(body, node, type);
    case "Attempt": {
      const { value, failure } = body.guarded(() => labelsOf(body, node.operand));
      const result = shapeOf(type, fresh);
      if (result.parts[0] !== undefined) body.give(value, result.parts[0], calculated(node));
      return under(result, failure, { node, what: "whether this failed shows it" });
    }
    case "Return": {
      if (node.value !== undefined) returned(body, labelsOf(body, node.value), node.value);
      body.returns(node);
      return plain(type);
    }
    case "Fail": {
      const value = labelsOf(body, node.value);
      // What its fields are declared with, whoever catches it reads there.
      body.fails(deepLabel(value), { node, what: "this failure holds it" });
      return plain(type);
    }
    case "Break":
      body.breaks(node);
      return plain(type);
    case "Continue":
      body.continues(node);
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
  const step: Step = { node, what: body.inLambda ? "the function gives it back" : givesBack };
  const shown = under(value, body.pc);
  body.demand("result", body.give(shown, result, step), node, body.resultPlace, {
    except: body.declassifies,
    type: body.resultType,
  });
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
  return { node, what: "this is calculated from it" };
}

/** What a name stands for that is no part of a value. */
function nameLabels(
  body: Body,
  node: tree.Identifier | tree.TypeReference | tree.MemberAccess,
  type: Type,
): Shape {
  const resolution = body.facts.resolutions.get(node);
  switch (resolution?.kind) {
    case "local": {
      const { binding } = resolution;
      const says = (words: string): string => `\`${binding.name}\` is declared ${words}`;
      return sourced(body.variable(binding), node, says, { names: body.labelNames });
    }
    case "definition":
      if (body.program.neuro(resolution.id) === undefined)
        return letLabels(body, resolution.id, type, node);
      return neuroValue(body, resolution.id, resolution.typeArguments, type, node);
    case "variant":
      return constructorLabels(body, resolution.sum, resolution.variant, type, node);
    default:
      return opaqueConstructor(body, type, node);
  }
}

/** A module value: what is written, or what it is made of. */
function letLabels(body: Body, id: string, type: Type, node: tree.Node): Shape {
  const found = body.program.moduleLet(id);
  const { open } = body.program;
  // One that is made of itself was reported.
  if (found === undefined || open.has(id)) return plain(type);
  const { item, module } = found;
  const step: Step = { node, what: `\`${item.name.text}\` is made of it` };
  const inner = new Body(body.program, module, ownScope(body.program, []));
  if (item.type !== undefined) {
    const meaning = module.facts.typeExpressions.get(item.type) ?? type;
    const place = writtenShape(item.type, meaning, inner.scope);
    return sourced(place, node, (words) => `\`${item.name.text}\` is declared ${words}`);
  }
  open.add(id);
  const value = labelsOf(inner, item.value);
  open.delete(id);
  // Places in another module do not belong into an error of this one.
  const shape = shapeOf(value.type, fresh);
  body.give(module === body.module ? value : hidden(value), shape, step);
  return shape;
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

function opaqueConstructor(body: Body, type: Type, node: tree.Node): Shape {
  if (type.kind !== "function") return plain(type);
  const parameters = type.parameters.map((each) => shapeOf(each, fresh));
  return functionOf(type, parameters, wrapped(body, type.result, parameters[0], node));
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
    return under(plain(type), joined([...values.values()].map(({ value }) => body.seen(value))));
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
  body.give(base, result, calculated(node));
  if (type.kind !== "named") return result;
  for (const field of node.fields) {
    const value = field.kind === "Spread" ? labelsOf(body, field.value) : fieldValue(body, field);
    const place =
      field.kind === "Spread"
        ? undefined
        : body.program.field(type.definition, undefined, field.name.text, result.parts);
    const above =
      place === undefined
        ? body.seen(value)
        : body.give(value, place, { node: field, what: "it becomes a field" });
    giveOuter(body, result, above, field, "it becomes a field");
  }
  return result;
}

function mapLabels(body: Body, node: tree.MapLiteral, type: Type): Shape {
  const result = shapeOf(type, fresh);
  const [key, value] = result.parts;
  for (const entry of node.entries) {
    const given = labelsOf(body, entry.key);
    if (key !== undefined) body.give(given, key, { node: entry.key, what: "it is a key" });
    if (value !== undefined)
      body.give(labelsOf(body, entry.value), value, { node: entry.value, what: "it is a value" });
    // Which keys there are is the size of the map, and more.
    giveOuter(body, result, body.seen(given), entry.key, countShows);
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
      giveOuter(body, result, whole.outer, each, countShows);
      if (item !== undefined && whole.parts[0] !== undefined) body.give(whole.parts[0], item, step);
      continue;
    }
    const value = labelsOf(body, each);
    if (item !== undefined) body.give(value, item, step);
    // Equal items of a set are one.
    if (node.kind === "SetLiteral") giveOuter(body, result, body.seen(value), each, countShows);
  }
  return result;
}

const countShows = "how many there are shows it";

function giveOuter(body: Body, result: Shape, label: Cell, node: tree.Node, what: string): void {
  const { value, place } = outside(result, label);
  body.give(value, place, { node, what });
}

function memberLabels(body: Body, node: tree.MemberAccess, type: Type): Shape {
  const resolution = body.facts.resolutions.get(node);
  if (resolution?.kind === "group") {
    const receiver = labelsOf(body, node.receiver);
    return under(plain(type), body.seen(receiver));
  }
  if (resolution?.kind !== "field") return nameLabels(body, node, type);
  const receiver = labelsOf(body, node.receiver);
  const whole =
    receiver.type.kind === "optional" ? under(receiver.parts[0]!, receiver.outer) : receiver;
  const presence = whole === receiver ? nothing : receiver.outer;
  const value = fieldLabels(body, whole, resolution, type, node);
  if (presence === nothing || type.kind !== "optional") return value;
  return under(viewedAs(value, type), presence);
}

type FieldResolution = Extract<Resolution, { readonly kind: "field" }>;

function fieldLabels(
  body: Body,
  whole: Shape,
  { owner, name, variants }: FieldResolution,
  type: Type,
  node: tree.MemberAccess,
): Shape {
  const read: Step = { node, what: `its field \`${name}\` is read` };
  if (owner === "failure") {
    // The message of a failure writes out its fields; that of a cause those of any failure.
    const shown = name === "cause" ? body.program.labelsOfCauses : body.seen(whole);
    return under(plain(type), joined([whole.outer, shown]), read);
  }
  const fields = declaredFields(body, whole, name, variants);
  if (fields.length === 0) return under(plain(type), whole.outer, read);
  const says = (words: string): string => `the field \`${name}\` is declared ${words}`;
  if (fields.length === 1) return under(sourced(fields[0]!, node, says), whole.outer, read);
  const either = shapeOf(type, fresh);
  for (const field of fields) body.give(sourced(field, node, says), either, read);
  return under(either, whole.outer, read);
}

/** The field as declared: once for each variant that the value may be. */
function declaredFields(
  body: Body,
  { type, parts }: Shape,
  name: string,
  variants: readonly string[] | undefined,
): readonly Shape[] {
  if (type.kind !== "named") return [];
  const { program } = body;
  const inner = name === "value" ? program.opaqueInner(type.definition) : undefined;
  if (inner !== undefined) return [inner];
  const owners: readonly (string | undefined)[] = variants ?? [undefined];
  return owners.flatMap((variant) => program.field(type.definition, variant, name, parts) ?? []);
}

/** A field as a place to be changed; if variants declare it differently, only what has no label fits all of them. */
export function fieldPlace(body: Body, whole: Shape, node: tree.MemberAccess): Shape {
  const resolution = body.facts.resolutions.get(node);
  if (resolution?.kind !== "field") return whole;
  const fields = declaredFields(body, whole, resolution.name, resolution.variants);
  if (fields.length === 0) return whole;
  return fields.length === 1 ? fields[0]! : plain(fields[0]!.type);
}

function indexLabels(body: Body, node: tree.Index, type: Type): Shape {
  const whole = labelsOf(body, node.receiver);
  const index = body.seen(labelsOf(body, node.index));
  const isMap = whole.type.kind === "builtin" && whole.type.name === "Map";
  const isSlice = type.kind === "builtin" && type.name === "List" && sliced(body, node);
  const step: Step = { node, what: "this looks it up" };
  if (isSlice) return under(whole, index, step);
  const item = isMap ? whole.parts[1] : whole.parts[0];
  // Whether there is an entry shows the keys.
  const keys = isMap && whole.parts[0] !== undefined ? body.seen(whole.parts[0]) : nothing;
  const shown = joined([whole.outer, index, keys], step);
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
      const shown = body.seen(left);
      const right = body.inBranch(shown, () => labelsOf(body, node.right));
      return under(plain(type), joined([shown, body.seen(right)]), calculated(node));
    }
    case "??": {
      const right = body.inBranch(left.outer, () => labelsOf(body, node.right));
      const result = shapeOf(type, fresh);
      body.give(viewedAs(left, type), result, calculated(node));
      body.give(right, result, calculated(node));
      return under(result, left.outer);
    }
    case ">>":
      return composed(body, left, labelsOf(body, node.right), type, node);
    default:
      break;
  }
  const right = labelsOf(body, node.right);
  // Whether something is there is not what it is.
  if (node.left.kind === "NoneLiteral") return under(plain(type), right.outer, calculated(node));
  if (node.right.kind === "NoneLiteral") return under(plain(type), left.outer, calculated(node));
  if (node.operator === "+" && type.kind === "builtin" && type.name === "List") {
    const result = shapeOf(type, fresh);
    body.give(left, result, calculated(node));
    body.give(right, result, calculated(node));
    return result;
  }
  return under(plain(type), joined([body.seen(left), body.seen(right)]), calculated(node));
}

/** `f >> g` is the call `g(f(x))`. */
function composed(body: Body, left: Shape, right: Shape, type: Type, node: tree.Node): Shape {
  if (type.kind !== "function" || left.call === undefined) return plain(type);
  const outcome = calledValue(body, right, [left.call.result], [node]);
  return {
    type,
    outer: joined([left.outer, right.outer]),
    parts: [],
    call: {
      parameters: left.call.parameters,
      result: outcome.result,
      effects: [...left.call.effects, ...outcome.effects],
      rows: [],
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
    if (writtenType !== undefined) {
      const place = writtenShape(parameter.type, writtenType, body.scope);
      const says = (words: string): string => `it is written ${words}`;
      const step: Step = { node: parameter.type, what: "it is taken here" };
      body.give(sourced(place, parameter.type, says, { names: body.labelNames }), value, step);
    }
  }
  if (node.body.kind === "Block") {
    returnedBlock(inner, node.body, type.result);
  } else {
    returned(inner, labelsOf(inner, node.body), node.body);
  }
  body.observesRows ||= inner.observesRows;
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
  const condition = body.seen(labelsOf(body, node.condition), {
    node: node.condition,
    what: "this decides what happens",
  });
  const result = shapeOf(type, fresh);
  const ends = [node.then, node.else].map((each) =>
    body.aside(() => {
      if (each !== undefined) body.inBranch(condition, () => branch(body, each, result, type));
    }),
  );
  body.rejoin(ends);
  return under(result, condition);
}

function branch(body: Body, node: tree.Block | tree.If, result: Shape, type: Type): void {
  const value = node.kind === "If" ? labelsOf(body, node) : blockLabels(body, node, type);
  body.give(value, result, { node, what: "this branch gives it" });
}

/** Arms: each shows that its pattern fits and those before do not. */
export function armsLabels(
  body: Body,
  arms: readonly tree.Arm[],
  subject: Shape,
  type: Type,
): { readonly value: Shape; readonly shown: Cell } {
  const result = shapeOf(type, fresh);
  const ends: Exits[] = [];
  let shown: Cell = nothing;
  for (const arm of arms) {
    const tested = bindPattern(body, arm.pattern, subject);
    shown = joined([shown, tested], { node: arm.pattern, what: "this decides what happens" });
    if (arm.guard !== undefined) {
      const { guard } = arm;
      const held = body.inBranch(shown, () => body.seen(labelsOf(body, guard)));
      shown = joined([shown, held], { node: guard, what: "this decides what happens" });
    }
    const end = body.aside(() =>
      body.inBranch(shown, () => {
        const value = armValue(body, arm.body, type);
        body.give(value, result, { node: arm.body, what: "this arm gives it" });
      }),
    );
    ends.push(end);
  }
  body.rejoin(ends);
  return { value: under(result, shown), shown };
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
  body.give(value, result, calculated(node));
  const types = body.facts.failures.get(node) ?? [];
  const failureType: Type = types.length === 1 ? types[0]! : { kind: "union", items: types };
  const failed = under(plain(failureType), failure);
  let shown: Cell = nothing;
  body.inBranch(failure, () => {
    if (node.binding !== undefined)
      body.declare(node.binding, failed, { node: node.binding, what: "it is the failure" });
    let handled = plain(type);
    if (node.arms !== undefined) {
      const arms = armsLabels(body, node.arms, failed, type);
      handled = arms.value;
      shown = arms.shown;
    } else if (node.value !== undefined) {
      handled =
        node.value.kind === "Block"
          ? blockLabels(body, node.value, type)
          : labelsOf(body, node.value);
    }
    body.give(handled, result, { node, what: "the handler gives it" });
  });
  if (body.facts.passedOn.has(node))
    body.fails(joined([failure, shown]), { node, what: "what no arm handles passes on" });
  return under(result, failure, { node, what: "whether this failed shows it" });
}
