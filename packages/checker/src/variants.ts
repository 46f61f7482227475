/** Finds the variant that an upper-case name means: by its type where that is written, else by the type that is expected. */

import { closest, diagnostics, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import type { Body } from "./body.ts";
import { reportForeignName } from "./foreign-names.ts";
import { hasBrokenImport, isBroken } from "./broken.ts";
import { fieldTypes } from "./bounds.ts";
import { pureFunction } from "./capabilities.ts";
import { libraryName } from "./library-names.ts";
import { markQualifier, qualifierOf } from "./members.ts";
import { nameOfDefinition, showType } from "./show-type.ts";
import { preludePath } from "./state.ts";
import { argumentsFor } from "./written-arguments.ts";
import {
  type DefinitionId,
  type FieldInfo,
  type NamedType,
  type SumDefinition,
  takesArgument,
  type Type,
  type VariantInfo,
} from "./types.ts";

export interface FoundVariant {
  readonly sum: SumDefinition;
  readonly variant: VariantInfo;
  /** The sum with its arguments, fresh where nothing tells them. */
  readonly type: NamedType;
  readonly fields: readonly FieldInfo[];
}

/** The variant, or undefined after a report. */
export function findVariant(
  body: Body,
  expression: tree.TypeReference | tree.MemberAccess,
  expected: Type | undefined,
): FoundVariant | undefined {
  const name = expression.name.text;
  if (name === "") return undefined;
  if (expression.kind === "MemberAccess") {
    const qualifier = qualifierOf(body, expression.receiver);
    if (qualifier?.kind !== "type") return undefined;
    markQualifier(body, expression.receiver);
    const sum = sumOf(body, qualifier.id);
    const variant = sum?.variants.find((each) => each.name === name);
    if (sum === undefined || variant === undefined) {
      const names = sum?.variants.map((each) => each.name) ?? [];
      reportUnknownVariant(body, expression.name, nameOfDefinition(qualifier.id), names);
      return undefined;
    }
    return found(body, sum, variant, writtenArguments(body, expression.receiver, sum), expected);
  }
  for (const type of expectedSums(body, expected)) {
    const sum = sumOf(body, type.definition);
    const variant = sum?.variants.find((each) => each.name === name);
    if (sum !== undefined && variant !== undefined)
      return found(body, sum, variant, type.arguments, expected);
  }
  return findVisible(body, expression, expected);
}

function writtenArguments(
  body: Body,
  expression: tree.Expression,
  sum: SumDefinition,
): readonly Type[] {
  if (expression.kind !== "TypeReference" && expression.kind !== "MemberAccess") return [];
  return argumentsFor(body.typeScope, expression.typeArguments, sum);
}

function sumOf(body: Body, id: DefinitionId): SumDefinition | undefined {
  const definition = body.program.definition(id);
  if (definition?.kind === "alias" && definition.type.kind === "named")
    return sumOf(body, definition.type.definition);
  return definition?.kind === "sum" ? definition : undefined;
}

function expectedSums(body: Body, expected: Type | undefined): NamedType[] {
  if (expected === undefined) return [];
  const type = body.solver.prune(expected);
  if (type.kind === "optional") return expectedSums(body, type.inner);
  if (type.kind === "function") return expectedSums(body, type.result);
  if (type.kind === "union") return type.items.flatMap((item) => expectedSums(body, item));
  return type.kind === "named" ? [type] : [];
}

/** Without an expected type: the one sum in scope that has the variant. */
function findVisible(
  body: Body,
  expression: tree.TypeReference,
  expected: Type | undefined,
): FoundVariant | undefined {
  const name = expression.name.text;
  const ids = new Set<DefinitionId>(body.module.declarations.keys());
  for (const entity of body.module.names.values())
    if (entity.kind === "definition") ids.add(entity.id);
  for (const id of body.program.modules.get(preludePath)?.exports.values() ?? []) ids.add(id);
  const holders: SumDefinition[] = [];
  const near: string[] = [];
  for (const id of ids) {
    const declaration = body.program.modules
      .get(id.slice(0, id.lastIndexOf("#")))
      ?.declarations.get(id);
    if (declaration?.kind !== "SumDeclaration" && declaration?.kind !== "AliasDeclaration")
      continue;
    const sum = sumOf(body, id);
    if (sum === undefined) continue;
    near.push(...sum.variants.map((each) => each.name));
    if (sum.variants.some((each) => each.name === name)) holders.push(sum);
  }
  if (holders.length === 1) {
    const [sum] = holders as [SumDefinition];
    return found(
      body,
      sum,
      sum.variants.find((each) => each.name === name)!,
      [],
      expected,
    );
  }
  const entity = body.find(name);
  if (entity?.kind === "broken") return undefined;
  const span = body.span(expression);
  if (holders.length > 1) {
    const types = holders.map((sum) => sum.name);
    body.report(
      diagnostics.variantNeedsType.at(
        span,
        { name, types },
        {
          fixes: types.map((type) => ({
            title: `Write \`${type}.${name}\``,
            edits: [{ span: { ...span, end: span.start }, newText: `${type}.` }],
            safe: false,
          })),
        },
      ),
    );
  } else if (entity?.kind === "definition") {
    body.report(diagnostics.notAValue.at(span, { name, what: "a type" }));
  } else if (!isBroken(body.module, name) && !hasBrokenImport(body.module)) {
    if (reportForeignName(body, expression, name)) return undefined;
    const [sum] = expectedSums(body, expected);
    if (sum !== undefined) {
      const variants = sumOf(body, sum.definition)?.variants.map((each) => each.name) ?? [];
      reportUnknownVariant(body, expression.name, showType(body.solver.resolve(sum)), variants);
      return undefined;
    }
    const suggestion = closest(name, near);
    const { modules, fixes } = libraryName(body.program, body.module, expression, name, suggestion);
    body.report(diagnostics.unknownName.at(span, { name, suggestion, modules }, { fixes }));
  }
  return undefined;
}

/** `names` are those of the variants that there are. */
export function reportUnknownVariant(
  body: Body,
  name: tree.Name,
  type: string,
  names: readonly string[],
  { at = name, whole = false }: { at?: tree.Node; whole?: "optional" | "present" | false } = {},
): void {
  const meant = closest(name.text, names);
  const few = names.length > 0 && names.length <= 4 ? names.join("`, `") : undefined;
  body.report(
    diagnostics.unknownVariant.at(
      body.span(at),
      { name: name.text, type, suggestion: meant ?? few, whole },
      { fixes: spelled(body.span(name), meant) },
    ),
  );
}

function found(
  body: Body,
  sum: SumDefinition,
  variant: VariantInfo,
  args: readonly Type[],
  expected: Type | undefined,
): FoundVariant {
  const parameters = sum.typeParameters.filter(takesArgument);
  const type: NamedType = {
    kind: "named",
    definition: sum.id,
    arguments: parameters.map(() => body.solver.freshType()),
  };
  // Arguments that are known fit the fresh ones, so that a literal inside still decides what is open.
  args.forEach((argument, index) => body.solver.fits(argument, type.arguments[index] ?? argument));
  if (args.length === 0 && expected !== undefined) {
    const wanted = expectedSums(body, expected).find((each) => each.definition === sum.id);
    wanted?.arguments.forEach((argument, index) =>
      body.solver.fits(argument, type.arguments[index]!),
    );
  }
  return { sum, variant, type, fields: fieldTypes(type, sum.typeParameters, variant.fields ?? []) };
}

/** The variant's type as a value: the sum, or the function that makes it. */
export function variantConstructor({ variant, type, fields }: FoundVariant): Type {
  return variant.fields === undefined
    ? type
    : pureFunction(
        fields.map((field) => field.type),
        type,
      );
}
