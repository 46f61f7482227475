/** Calls: what is called, which argument goes where, and what the call may touch and fail with. */

import { closest, diagnostics, type Fix, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { argumentAdded } from "./additions.ts";
import { withoutEntries } from "./removals.ts";
import { errorType, isBuiltin, listOf, optionalOf, text } from "./builtins.ts";
import type { Body } from "./body.ts";
import { suspensionOf } from "./capabilities.ts";
import { check, checkShown, infer, requireFit } from "./expressions.ts";
import { recordBraces } from "./fixes.ts";
import { meansField, reportForeignMethod } from "./foreign-methods.ts";
import { instantiate, openFails, openUses } from "./instantiate.ts";
import { libraryName } from "./library-names.ts";
import {
  fieldOf,
  markQualifier,
  methodNames,
  methodsOf,
  qualifierOf,
  reportMissingMember,
  reportUnknownName,
  warnDeprecated,
} from "./members.ts";
import { change, overlap, type Place, strip } from "./places.ts";
import type { CallFact } from "./program.ts";
import { formCalled, groupsGiven } from "./known-neuros.ts";
import { withGroups } from "./regex-groups.ts";
import { substitute, substituteFails, substituteUses } from "./solver.ts";
import { isNeuro, moduleOf, preludePath } from "./state.ts";
import type { CapabilityRow, DefinitionId, FailureRow, NeuroDefinition, Type } from "./types.ts";
import { textCall, textFix } from "./text-types.ts";
import { findVariant } from "./variants.ts";
import { neuroArguments } from "./written-arguments.ts";

/** Neuros of the prelude whose text argument may be any data. */
const showing: ReadonlySet<DefinitionId> = new Set([
  `${preludePath}#print`,
  `${preludePath}#eprint`,
]);

/** Upper-case names that make a builtin value: `Decimal("0.10")`. */
const builtinConstructors: Readonly<Record<string, DefinitionId>> = {
  Decimal: "neuro:decimal#decimal",
};

export function inferCall(body: Body, call: tree.Call, expected: Type | undefined): Type {
  const { callee } = call;
  body.module.watch?.reaches(body, callee, expected);
  switch (callee.kind) {
    case "Identifier": {
      if (body.findLocal(callee.name) !== undefined) break;
      const entity = body.find(callee.name);
      if (entity?.kind === "definition" && isNeuro(body.program, entity.id)) {
        return callNeuro(body, call, entity.id, undefined, expected);
      }
      if (entity === undefined) {
        reportUnknownName(body, callee, callee.name);
        return inferArguments(body, call);
      }
      break;
    }
    case "TypeReference":
      return callType(body, call, callee, expected);
    case "MemberAccess":
      return callMember(body, call, callee, expected);
    default:
      break;
  }
  return callValue(body, call, infer(body, callee));
}

/** After a problem: the arguments are still checked. */
function inferArguments(body: Body, call: tree.Call): Type {
  for (const { value } of call.arguments) infer(body, value, lambdaOfUnknown(body, value));
  return errorType;
}

/** What a lambda gets from a call that means nothing is in error as well: nothing more is to be said of it. */
function lambdaOfUnknown(body: Body, value: tree.Expression): Type | undefined {
  return value.kind === "Lambda"
    ? {
        kind: "function",
        parameters: value.parameters.map(() => errorType),
        result: body.solver.freshType(),
        uses: openUses(body),
        fails: openFails(body),
      }
    : undefined;
}

// ── What is called

function callType(
  body: Body,
  call: tree.Call,
  callee: tree.TypeReference,
  expected: Type | undefined,
): Type {
  const name = callee.name.text;
  const entity = body.find(name);
  if (entity?.kind === "broken") return inferArguments(body, call);
  if (entity?.kind === "definition") {
    const definition = body.program.definition(entity.id);
    if (definition?.kind === "opaque")
      return callOpaque(body, call, callee, entity.id, definition.inner);
    if (definition?.kind === "record" && expectedVariant(body, name, expected) === false) {
      const names = definition.fields.map((field) => `${field.name}: …`);
      body.report(
        diagnostics.notCallable.at(
          body.span(callee),
          { type: name, record: `${name} { ${names.join(", ")} }` },
          { fixes: recordBraces(body, call, definition.fields) },
        ),
      );
      return inferArguments(body, call);
    }
  }
  const constructor = entity === undefined ? builtinConstructors[name] : undefined;
  if (constructor !== undefined && body.program.definition(constructor)?.kind === "neuro") {
    return callNeuro(body, call, constructor, undefined, expected);
  }
  return callVariant(body, call, callee, expected);
}

/** True if the expected type is a sum that has the variant. */
function expectedVariant(body: Body, name: string, expected: Type | undefined): boolean {
  let type = expected === undefined ? undefined : body.solver.prune(expected);
  if (type?.kind === "optional") type = body.solver.prune(type.inner);
  if (type?.kind !== "named") return false;
  const definition = body.program.definition(type.definition);
  return definition?.kind === "sum" && definition.variants.some((variant) => variant.name === name);
}

function callOpaque(
  body: Body,
  call: tree.Call,
  callee: tree.TypeReference,
  id: DefinitionId,
  inner: Type,
): Type {
  const name = callee.name.text;
  if (moduleOf(id) !== body.module.input.path) {
    body.report(
      diagnostics.privateConstructor.at(body.span(callee), { name, module: moduleOf(id) }),
    );
    return inferArguments(body, call);
  }
  body.facts.resolutions.set(callee, { kind: "opaque", id });
  const [argument] = call.arguments;
  if (argument === undefined || call.arguments.length !== 1) {
    body.report(
      diagnostics.tooManyArguments.at(body.span(call), {
        callee: name,
        expected: 1,
        found: call.arguments.length,
      }),
    );
    return inferArguments(body, call);
  }
  check(body, argument.value, inner);
  setFact(body, call, { kind: "opaque", id }, undefined, [argument.value]);
  return { kind: "named", definition: id, arguments: [] };
}

function callVariant(
  body: Body,
  call: tree.Call,
  callee: tree.TypeReference | tree.MemberAccess,
  expected: Type | undefined,
): Type {
  const found = findVariant(body, callee, expected);
  if (found === undefined) return inferArguments(body, call);
  const { sum, variant, type, fields } = found;
  body.facts.resolutions.set(callee, {
    kind: "variant",
    sum: sum.id,
    variant: variant.name,
    typeArguments: type.arguments,
  });
  if (variant.fields === undefined) {
    body.report(
      diagnostics.tooManyArguments.at(body.span(call), {
        callee: variant.name,
        expected: 0,
        found: call.arguments.length,
      }),
    );
    inferArguments(body, call);
    return type;
  }
  const parameters = fields.map((field) => ({ ...field, var: false }));
  const slots = placeArguments(body, call, variant.name, parameters, undefined);
  checkArguments(
    body,
    slots,
    parameters.map((parameter) => parameter.type),
  );
  setFact(body, call, { kind: "variant", sum: sum.id, variant: variant.name }, undefined, slots);
  return type;
}

function callMember(
  body: Body,
  call: tree.Call,
  callee: tree.MemberAccess,
  expected: Type | undefined,
): Type {
  const name = callee.name.text;
  const qualifier = qualifierOf(body, callee.receiver);
  if (qualifier?.kind === "broken") return inferArguments(body, call);
  if (qualifier?.kind === "type") return callVariant(body, call, callee, expected);
  if (qualifier?.kind === "namespace") {
    markQualifier(body, callee.receiver);
    const id = qualifier.module.exports.get(name);
    if (id !== undefined && isNeuro(body.program, id))
      return callNeuro(body, call, id, undefined, expected);
    const definition = id === undefined ? undefined : body.program.definition(id);
    if (id === undefined || definition?.kind === "record" || definition?.kind === "sum") {
      reportMissingMember(body, callee.name, qualifier.module);
      return inferArguments(body, call);
    }
    return callValue(body, call, infer(body, callee));
  }
  const receiver = body.solver.settled(infer(body, callee.receiver));
  if (receiver.kind === "error" || name === "") return inferArguments(body, call);
  const chained = callee.optional && receiver.kind === "optional";
  if (chained) body.optionalReceivers.add(callee.receiver);
  const object = chained ? body.solver.prune(receiver.inner) : receiver;
  body.module.watch?.opens(body, callee, object);
  const type = methodCall(body, call, callee, object, expected);
  return callee.optional && type.kind !== "error" ? optionalOf(type) : type;
}

function methodCall(
  body: Body,
  call: tree.Call,
  callee: tree.MemberAccess,
  object: Type,
  expected: Type | undefined,
): Type {
  const name = callee.name.text;
  const field = fieldOf(body, callee, object);
  if (field !== undefined && body.solver.prune(field).kind === "function") {
    body.typed(callee, field);
    return callValue(body, call, field);
  }
  const [definition] = methodsOf(body, object, name);
  if (
    definition !== undefined &&
    meansField(call, definition) &&
    reportForeignMethod(body, call, callee, object)
  )
    return inferArguments(body, call);
  if (definition !== undefined)
    return callNeuro(body, call, definition.id, callee.receiver, expected);
  reportNoMethod(body, call, callee, object);
  return inferArguments(body, call);
}

function reportNoMethod(
  body: Body,
  call: tree.Call,
  callee: tree.MemberAccess,
  object: Type,
): void {
  const name = callee.name.text;
  const span = body.span(callee.name);
  if (object.kind === "variable") {
    body.report(diagnostics.cannotInfer.at(body.span(callee.receiver), { what: "this value" }));
    return;
  }
  if (fieldOf(body, callee, object) !== undefined) {
    body.report(
      diagnostics.fieldCalled.at(
        span,
        { name },
        {
          fixes:
            call.arguments.length > 0
              ? []
              : [
                  {
                    title: "Remove the parentheses",
                    edits: [{ span: { ...span, start: callee.end, end: call.end }, newText: "" }],
                    safe: true,
                  },
                ],
        },
      ),
    );
    return;
  }
  if (
    object.kind === "optional" &&
    methodsOf(body, body.solver.prune(object.inner), name).length > 0
  ) {
    body.mismatch(callee.receiver, object, object.inner, {
      fixes: [
        {
          title: `Write \`?.${name}\``,
          edits: [{ span: { ...span, start: span.start - 1 }, newText: `?.${name}` }],
          safe: false,
        },
      ],
    });
    return;
  }
  if (reportForeignMethod(body, call, callee, object)) return;
  const asText = textMethod(body, object, name);
  if (asText !== undefined) {
    const details = { name, type: body.show(object), suggestion: undefined, modules: [] };
    const fixes = [textFix(body, callee, asText)];
    body.report(diagnostics.unknownMethod.at(span, { ...details, text: asText }, { fixes }));
    return;
  }
  const suggestion = closest(name, methodNames(body, object));
  const found = libraryName(body.program, body.module, callee.name, name, suggestion, object);
  body.report(
    diagnostics.unknownMethod.at(
      span,
      { name, type: body.show(object), suggestion, modules: found.modules },
      { fixes: found.fixes },
    ),
  );
}

/** What to write before the method, if it is one of a Text, or of a list of them, and the value holds that. */
function textMethod(body: Body, object: Type, name: string): string | undefined {
  const has = (type: Type): boolean => methodsOf(body, type, name).length > 0;
  if (!isBuiltin(object, "List")) return has(text) ? textCall(body, object) : undefined;
  const each = textCall(body, body.solver.prune(object.arguments[0]!));
  return each !== undefined && has(listOf(text)) ? `.map(each => each${each})` : undefined;
}

function callValue(body: Body, call: tree.Call, calleeType: Type): Type {
  const type = body.solver.prune(calleeType);
  if (type.kind === "error") return inferArguments(body, call);
  if (type.kind === "variable") {
    const parameters = call.arguments.map((argument) => infer(body, argument.value));
    const result = body.solver.freshType();
    body.solver.solve(type, {
      kind: "function",
      parameters,
      result,
      uses: { capabilities: [], variables: [] },
      fails: { types: [], variables: [] },
    });
    setFact(
      body,
      call,
      { kind: "value" },
      undefined,
      call.arguments.map((argument) => argument.value),
    );
    return result;
  }
  if (type.kind !== "function") {
    body.report(diagnostics.notCallable.at(body.span(call.callee), { type: body.show(type) }));
    return inferArguments(body, call);
  }
  const named = call.arguments.find((argument) => argument.name !== undefined);
  if (named !== undefined) {
    body.report(
      diagnostics.unknownArgument.at(body.span(named), {
        name: named.name!.text,
        callee: "a function value",
        parameters: undefined,
        suggestion: undefined,
      }),
    );
  }
  if (call.arguments.length !== type.parameters.length) {
    body.report(
      diagnostics.tooManyArguments.at(body.span(call), {
        callee: "this function",
        expected: type.parameters.length,
        found: call.arguments.length,
      }),
    );
    return inferArguments(body, call);
  }
  call.arguments.forEach((argument, index) => check(body, argument.value, type.parameters[index]!));
  setFact(
    body,
    call,
    { kind: "value" },
    undefined,
    call.arguments.map((argument) => argument.value),
    type.uses,
    type.fails,
  );
  return type.result;
}

// ── Calls of neuros

function callNeuro(
  body: Body,
  call: tree.Call,
  named: DefinitionId,
  receiver: tree.Expression | undefined,
  expected: Type | undefined,
): Type {
  const id = formCalled(body, call, named);
  const definition = body.program.neuro(id);
  if (definition === undefined) return inferArguments(body, call);
  const { mark } = body.solver;
  warnDeprecated(body, call.callee, definition);
  const explicit = neuroArguments(body, definition, call.callee);
  const { substitution, resolved, suspension } = instantiate(
    body,
    definition,
    call.callee,
    explicit,
  );
  const types = definition.parameters.map((parameter) =>
    substitute(parameter.type, id, substitution),
  );
  const result = substitute(definition.result, id, substitution);
  if (expected !== undefined && definition.typeParameters.length > 0) {
    if (receiver !== undefined && receiverDecides(call, definition))
      body.solver.fits(receiverType(body, receiver, body.facts.types.get(receiver)!), types[0]!);
    hope(body, result, expected);
  }
  const slots = placeArguments(body, call, definition.name, definition.parameters, receiver);
  if (showing.has(id) && slots[0] !== undefined) {
    checkShown(body, slots[0]);
  } else checkArguments(body, slots, types, definition, receiver);
  if (expected !== undefined && body.solver.isNumber(body.solver.prune(result)))
    body.solver.fits(result, expected);
  body.solver.settleNumbers(mark);
  const uses = substituteUses(definition.uses, substitution);
  const fails = substituteFails(definition.fails, id, substitution);
  setFact(
    body,
    call,
    () => ({ kind: "definition", id, typeArguments: resolved(), rows: suspension() }),
    receiver,
    slots,
    uses,
    fails,
  );
  return withGroups(result, groupsGiven(body, id, slots));
}

/**
 * True where the items of a receiver stay what they are, though a type is expected that takes them: lambdas call their own
 * neuros, and what is changed in place can hold nothing else.
 */
function receiverDecides(call: tree.Call, { parameters }: NeuroDefinition): boolean {
  return (
    parameters[0]?.var === true ||
    call.arguments.some(({ value }) => strip(value).kind === "Lambda")
  );
}

/** Lets the expected type decide what the arguments leave open; a misfit is reported later, where it stands. */
function hope(body: Body, result: Type, expected: Type): void {
  const wanted = body.solver.prune(expected);
  if (wanted.kind === "variable" || isBuiltin(wanted, "Unit")) return;
  const given = body.solver.prune(result);
  // A bare type parameter takes what its arguments say: `max(1, 2)` is an Int even where a Float? is expected.
  if (given.kind === "variable") return;
  if (
    given.kind === "optional" &&
    body.solver.prune(given.inner).kind === "variable" &&
    wanted.kind !== "optional"
  )
    return;
  body.solver.fits(given, wanted);
}

interface ParameterShape {
  readonly name: string;
  readonly hasDefault: boolean;
  readonly var: boolean;
}

/** One expression for each parameter: by position, by name, or undefined for a default. Reports what does not fit. */
function placeArguments(
  body: Body,
  call: tree.Call,
  callee: string,
  parameters: readonly ParameterShape[],
  receiver: tree.Expression | undefined,
): (tree.Expression | undefined)[] {
  const slots: (tree.Expression | undefined)[] = parameters.map(() => undefined);
  let position = 0;
  if (receiver !== undefined) {
    slots[0] = receiver;
    position = 1;
  }
  const surplus: tree.Argument[] = [];
  let unknown = 0;
  for (const argument of call.arguments) {
    if (argument.name === undefined) {
      while (position < slots.length && slots[position] !== undefined) position += 1;
      if (position >= slots.length) {
        surplus.push(argument);
        infer(body, argument.value);
      } else slots[position] = argument.value;
      continue;
    }
    const name = argument.name.text;
    const index = parameters.findIndex((parameter) => parameter.name === name);
    if (index === -1) {
      unknown += 1;
      const known = parameters.slice(receiver === undefined ? 0 : 1).map((each) => each.name);
      const suggestion = closest(name, known);
      const span = body.span(argument.name);
      body.report(
        diagnostics.unknownArgument.at(
          span,
          { name, callee, parameters: known, suggestion },
          { fixes: spelled(span, suggestion) },
        ),
      );
      infer(body, argument.value);
    } else if (slots[index] !== undefined) {
      const fixes = withoutEntries(body, "Remove it", call.arguments, [argument]);
      body.report(diagnostics.duplicateArgument.at(body.span(argument.name), { name }, { fixes }));
      infer(body, argument.value);
    } else slots[index] = argument.value;
  }
  const offset = receiver === undefined ? 0 : 1;
  if (surplus.length > 0) {
    body.report(
      diagnostics.tooManyArguments.at(
        body.span(call),
        { callee, expected: parameters.length - offset, found: call.arguments.length },
        { fixes: withoutSurplus(body, call, surplus) },
      ),
    );
  }
  for (const [index, parameter] of parameters.entries()) {
    if (
      slots[index] === undefined &&
      !parameter.hasDefault &&
      surplus.length === 0 &&
      unknown === 0
    ) {
      const end = { start: call.end - 1, end: call.end };
      body.report(
        diagnostics.missingArgument.at(
          body.span(call.arguments.length === 0 ? call : end),
          { name: parameter.name, callee },
          { fixes: [argumentAdded(body, call, parameter.name)] },
        ),
      );
    }
  }
  return slots;
}

/** The arguments that are too much, if no others stand between them. */
function withoutSurplus(body: Body, call: tree.Call, surplus: readonly tree.Argument[]): Fix[] {
  const first = call.arguments.indexOf(surplus[0]!);
  const isRow = surplus.every((argument, index) => call.arguments[first + index] === argument);
  return isRow ? withoutEntries(body, "Remove what is too much", call.arguments, surplus) : [];
}

/** Lambdas last: by then the other arguments have said what their parameters are. */
function checkArguments(
  body: Body,
  slots: readonly (tree.Expression | undefined)[],
  types: readonly Type[],
  definition?: NeuroDefinition,
  receiver?: tree.Expression,
): void {
  const later: (() => void)[] = [];
  const texts: (() => void)[] = [];
  const places: Place[] = [];
  for (const [index, argument] of slots.entries()) {
    if (argument === undefined) continue;
    const expected = types[index]!;
    if (definition?.parameters[index]?.var === true) {
      const place = checkVarArgument(body, argument, expected, argument === receiver);
      if (place === undefined) continue;
      if (places.some((other) => overlap(other, place))) {
        body.report(
          diagnostics.overlappingArguments.at(body.span(argument), { name: place.root.name }),
        );
      }
      places.push(place);
    } else if (argument === receiver) {
      const type = body.facts.types.get(argument)!;
      const given = receiverType(body, argument, type);
      if (!body.solver.fits(given, expected)) body.mismatch(argument, given, expected);
    } else if (strip(argument).kind === "Lambda") {
      later.push(() =>
        check(body, argument, withGroups(expected, groupsGiven(body, definition?.id, slots))),
      );
    } else {
      const isOpen = body.solver.prune(expected).kind === "variable";
      const type = infer(body, argument, expected);
      // What a type parameter stands for may be a type that takes Texts: the other arguments tell.
      if (isOpen && isBuiltin(body.solver.prune(type), "Text"))
        texts.push(() => {
          requireFit(body, argument, type, expected);
        });
      else requireFit(body, argument, type, expected);
    }
  }
  for (const action of [...texts, ...later]) action();
}

/** `x?.f()` calls f with what x holds. */
function receiverType(body: Body, receiver: tree.Expression, type: Type): Type {
  return body.optionalReceivers.has(receiver) && type.kind === "optional" ? type.inner : type;
}

function checkVarArgument(
  body: Body,
  argument: tree.Expression,
  expected: Type,
  inferred: boolean,
): Place | undefined {
  const type = inferred ? body.facts.types.get(argument)! : infer(body, argument, expected);
  const place = change(body, argument, true);
  // What the neuro puts into its argument comes back: the types must be the same, not just fit.
  if (!body.solver.matches(type, expected)) body.mismatch(argument, type, expected);
  return place;
}

function setFact(
  body: Body,
  call: tree.Call,
  target: CallFact["target"] | (() => CallFact["target"]),
  receiver: tree.Expression | undefined,
  args: readonly (tree.Expression | undefined)[],
  uses?: CapabilityRow,
  fails?: FailureRow,
): void {
  if (uses !== undefined) body.addUses(uses, call);
  if (fails !== undefined) body.addFails(fails, call);
  const complete = (): void => {
    const row = uses === undefined ? undefined : body.solver.resolveUses(uses);
    const failing = fails === undefined ? undefined : body.solver.resolveFails(fails);
    body.facts.calls.set(call, {
      target: typeof target === "function" ? target() : target,
      receiver,
      arguments: args,
      suspends: row === undefined ? "never" : suspensionOf(row),
      fails: failing !== undefined && failing.types.length + failing.variables.length > 0,
    });
  };
  body.whenSolved(complete);
}
