/** Definitions from declarations: fields, variants, signatures, what is derived. Nothing here looks into a body. */

import { closest, diagnostics, type Problem, spelled } from "@neuro-lang/diagnostics";
import type * as tree from "@neuro-lang/parser";
import { builtinArity, unit } from "./builtins.ts";
import { emptyRow, noFailures, suspensionOf } from "./capabilities.ts";
import { foreignRow, isForeign } from "./externs.ts";
import { lookUp } from "./names.ts";
import { reportParametersOfType } from "./row-variables.ts";
import { type ModuleState, type ProgramState, spanOf } from "./state.ts";
import { acceptedTexts, reportTextAttribute } from "./text-attribute.ts";
import { plainText } from "./text-types.ts";
import { resolveFails, resolveType, resolveUses, type TypeScope } from "./type-expressions.ts";
import type {
  AliasDefinition,
  Bound,
  ConstantSort,
  Definition,
  DefinitionId,
  FieldInfo,
  NeuroDefinition,
  OpaqueDefinition,
  RecordDefinition,
  SumDefinition,
  TypeParameterInfo,
} from "./types.ts";
import { constantSort } from "./written-arguments.ts";

/** What `@derive(…)` may name. */
export const derivable: readonly string[] = [
  "Equatable",
  "Hashable",
  "Comparable",
  "Data",
] satisfies Bound[];
export const boundNames: readonly string[] = [
  ...derivable,
  ...(["Number", "Separator", "Key"] satisfies Bound[]),
];

function isBound(name: string): name is Bound {
  return boundNames.includes(name);
}

/** The definition of a declaration other than a module `let`. Rows that are not written are left empty: bodies fill them. */
export function define(
  program: ProgramState,
  module: ModuleState,
  id: DefinitionId,
): Definition | undefined {
  const declaration = module.declarations.get(id);
  if (declaration === undefined) return undefined;
  const common = {
    id,
    name: declaration.name.text,
    module: module.input.path,
    exported: declaration.exported,
    documentation: declaration.documentation,
    deprecated: deprecation(declaration),
  };
  const scope = typeScope(program, module, id, declaration);
  if (declaration.kind !== "Neuro" && "typeParameters" in declaration)
    reportParametersOfType(module, declaration);
  switch (declaration.kind) {
    case "RecordDeclaration":
      return {
        ...common,
        kind: "record",
        typeParameters: parametersOf(module, declaration.typeParameters),
        fields: fieldsOf(scope, declaration.fields),
        derives: derivesOf(module, declaration),
      } satisfies RecordDefinition;
    case "SumDeclaration":
      reportSumOfTypes(program, module, declaration);
      reportDuplicates(
        module,
        declaration.variants.map((variant) => variant.name),
      );
      return {
        ...common,
        kind: "sum",
        typeParameters: parametersOf(module, declaration.typeParameters),
        variants: declaration.variants.map((variant) => ({
          name: variant.name.text,
          fields: variant.fields === undefined ? undefined : fieldsOf(scope, variant.fields),
          documentation: variant.documentation,
        })),
        derives: derivesOf(module, declaration),
      } satisfies SumDefinition;
    case "AliasDeclaration": {
      const variant = onlyVariant(program, module, declaration);
      if (variant !== undefined) {
        return {
          ...common,
          kind: "sum",
          typeParameters: parametersOf(module, declaration.typeParameters),
          variants: [{ name: variant, fields: undefined, documentation: undefined }],
          derives: derivesOf(module, declaration),
        } satisfies SumDefinition;
      }
      return {
        ...common,
        kind: "alias",
        typeParameters: parametersOf(module, declaration.typeParameters),
        type: resolveType(scope, declaration.type),
      } satisfies AliasDefinition;
    }
    case "OpaqueDeclaration":
      return {
        ...common,
        kind: "opaque",
        inner: resolveType(scope, declaration.type),
        texts: acceptedTexts(module, declaration),
        derives: derivesOf(module, declaration),
      } satisfies OpaqueDefinition;
    case "Neuro": {
      const { signature } = declaration;
      reportDuplicates(
        module,
        signature.parameters.map((parameter) => parameter.name),
      );
      const { extern } = declaration;
      const unwritten = isForeign({ extern, module: common.module }) ? foreignRow : emptyRow;
      const uses = signature.uses === undefined ? unwritten : resolveUses(scope, signature.uses);
      const callersNames = argumentNames(module, declaration);
      return {
        ...common,
        kind: "neuro",
        extern,
        typeParameters: parametersOf(module, signature.typeParameters),
        parameters: signature.parameters.map((parameter) => ({
          name: callersNames.get(parameter.name.text) ?? parameter.name.text,
          type: resolveType(scope, parameter.type),
          var: parameter.var,
          hasDefault: parameter.default !== undefined,
        })),
        result: signature.result === undefined ? unit : resolveType(scope, signature.result),
        uses,
        fails: signature.fails === undefined ? noFailures : resolveFails(scope, signature.fails),
        suspension: suspensionOf(uses),
      } satisfies NeuroDefinition;
    }
    default:
      return undefined;
  }
}

/** The variant of `type A = B` where B is no type: then it is a sum of one bare variant. A slip of a type's name is not one. */
function onlyVariant(
  program: ProgramState,
  module: ModuleState,
  { name, type }: tree.AliasDeclaration,
): string | undefined {
  if (type.kind !== "NamedType" || type.optional || type.labels.length > 0) return undefined;
  if (type.arguments.length > 0 || type.path.namespace !== undefined) return undefined;
  const { text } = type.path.name;
  if (text === name.text) return text;
  if (text === "" || text in builtinArity || lookUp(program, module, text) !== undefined)
    return undefined;
  return closest(text, [...module.names.keys(), ...Object.keys(builtinArity)]) === undefined
    ? text
    : undefined;
}

/** `type A = B | C` of types that exist: unions stand only in `fails`, so a sum of new bare variants is hardly meant. */
function reportSumOfTypes(
  program: ProgramState,
  module: ModuleState,
  sum: tree.SumDeclaration,
): void {
  const { variants } = sum;
  const areTypes = variants.every(({ name, fields }) => {
    if (fields !== undefined || name.text === sum.name.text) return false;
    return name.text in builtinArity || lookUp(program, module, name.text)?.kind === "definition";
  });
  const [first, last] = [variants[0], variants.at(-1)];
  if (!areTypes || variants.length < 2 || first === undefined || last === undefined) return;
  const right = variants
    .map(({ name: { text } }) => `${text}(${text.toLowerCase()}: ${text})`)
    .join(" | ");
  const span = spanOf(module, { start: first.start, end: last.end });
  module.problems.push(
    diagnostics.sumOfTypes.at(
      span,
      { name: sum.name.text, right },
      { fixes: [{ title: `Write \`${right}\``, edits: [{ span, newText: right }], safe: false }] },
    ),
  );
}

/** The scope of the types in a declaration. */
export function typeScope(
  program: ProgramState,
  module: ModuleState,
  owner: DefinitionId,
  declaration: tree.Declaration | tree.Test | undefined,
): TypeScope {
  let parameters: readonly tree.TypeParameter[] = [];
  if (declaration !== undefined && "typeParameters" in declaration)
    parameters = declaration.typeParameters;
  if (declaration?.kind === "Neuro") parameters = declaration.signature.typeParameters;
  return { program, module, owner, parameters };
}

function fieldsOf(scope: TypeScope, fields: readonly tree.FieldDeclaration[]): FieldInfo[] {
  reportDuplicates(
    scope.module,
    fields.map((field) => field.name),
  );
  return fields.map((field) => ({
    name: field.name.text,
    type: resolveType(scope, field.type),
    hasDefault: field.default !== undefined,
    documentation: field.documentation,
  }));
}

function parametersOf(
  module: ModuleState,
  parameters: readonly tree.TypeParameter[],
): TypeParameterInfo[] {
  reportDuplicates(
    module,
    parameters.map((parameter) => parameter.name),
  );
  return parameters.map((parameter) => ({
    sort: parameter.sort,
    name: parameter.name.text,
    ...(parameter.sort === "const" ? { constant: constantOf(module, parameter) } : {}),
    bounds: parameter.bounds.flatMap((bound) => {
      const name = bound.path.name.text;
      if (isBound(name)) return [name];
      if (name !== "") module.problems.push(unknownBound(module, bound, name, boundNames));
      return [];
    }),
  }));
}

function unknownBound(
  module: ModuleState,
  place: tree.Node,
  name: string,
  known: readonly string[],
): Problem {
  const span = spanOf(module, place);
  return diagnostics.unknownBound.at(
    span,
    { name },
    { fixes: spelled(span, closest(name, known)) },
  );
}

/** The type of a `const` parameter's value: sizes and names can be part of a type. */
function constantOf(module: ModuleState, parameter: tree.TypeParameter): ConstantSort {
  const sort = constantSort(parameter);
  const { type } = parameter;
  if (sort === undefined && type !== undefined) {
    const found = module.input.source.text.slice(type.start, type.end);
    module.problems.push(
      diagnostics.typeMismatch.at(spanOf(module, type), {
        found,
        expected: "Int",
        optional: false,
        widen: false,
      }),
    );
  }
  return sort ?? "Int";
}

function reportDuplicates(module: ModuleState, names: readonly tree.Name[]): void {
  const seen = new Map<string, tree.Name>();
  for (const name of names) {
    const first = seen.get(name.text);
    if (name.text === "" || name.text === "_") continue;
    if (first === undefined) seen.set(name.text, name);
    else {
      module.problems.push(
        diagnostics.duplicateName.at(
          spanOf(module, name),
          { name: name.text },
          { related: [{ span: spanOf(module, first), message: "it stands here first" }] },
        ),
      );
    }
  }
}

/** What `@derive(…)` names. */
function derivesOf(module: ModuleState, declaration: tree.Declaration): Bound[] {
  const derived: Bound[] = [];
  for (const attribute of declaration.attributes) {
    if (attribute.name.text !== "derive") continue;
    for (const { value } of attribute.arguments) {
      const name = value.kind === "TypeReference" ? value.name.text : "";
      if (isBound(name) && derivable.includes(name)) derived.push(name);
      else module.problems.push(unknownBound(module, value, name, derivable));
    }
  }
  return derived;
}

/** `@argument(folder: "in")`: parameter → the name that callers write, where that is a keyword which a body cannot speak of. */
function argumentNames(module: ModuleState, neuro: tree.Neuro): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const attribute of neuro.attributes) {
    if (attribute.name.text !== "argument") continue;
    for (const argument of attribute.arguments) {
      const name = argument.name?.text ?? "";
      const parameters = neuro.signature.parameters.map((parameter) => parameter.name.text);
      if (parameters.includes(name)) names.set(name, plainText(argument.value) ?? name);
      else
        module.problems.push(
          diagnostics.unknownArgument.at(spanOf(module, argument), {
            name,
            callee: neuro.name.text,
            parameters,
            suggestion: closest(name, parameters),
          }),
        );
    }
  }
  return names;
}

interface AttributeDescription {
  readonly name: string;
  /** What it is for, as an editor shows it. */
  readonly says: string;
  /** It says something of an extern, and nothing of anything else. */
  readonly ofExterns?: true;
}

export const attributeTable: readonly AttributeDescription[] = [
  {
    name: "derive",
    says: "What values of the type can do: be compared, hashed, ordered, written as data.",
  },
  { name: "deprecated", says: "Warns whoever uses it, and says what to use instead." },
  { name: "argument", says: "The name that callers write for a parameter, where it is a keyword." },
  { name: "text", says: "Texts that are values of the opaque type without its constructor." },
  { name: "accept", says: "The share of cases that have to be right." },
  {
    name: "borrows",
    says: "The JavaScript gets the values themselves, not copies.",
    ofExterns: true,
  },
];

const attributes = new Map(attributeTable.map((entry) => [entry.name, entry]));

/** Reports attributes that nothing gives a meaning. */
export function checkAttributes(module: ModuleState, item: tree.Item): void {
  for (const attribute of item.attributes) {
    const name = attribute.name.text;
    if (name === "text") reportTextAttribute(module, item, attribute);
    const known = attributes.get(name);
    const fits = known?.ofExterns !== true || (item.kind === "Neuro" && item.extern);
    if (name === "" || (known !== undefined && fits)) continue;
    const planned = ["says", "trained", "durable", "supervise", "mailbox", "dream"].includes(name);
    module.problems.push(
      planned
        ? diagnostics.notBuiltYet.at(spanOf(module, attribute), { construct: `\`@${name}\`` })
        : diagnostics.unknownAttribute.at(
            spanOf(module, attribute),
            { name },
            { fixes: spelled(spanOf(module, attribute.name), closest(name, attributes.keys())) },
          ),
    );
  }
}

function deprecation(declaration: tree.Declaration): string | undefined {
  const attribute = declaration.attributes.find((each) => each.name.text === "deprecated");
  if (attribute === undefined) return undefined;
  return plainText(attribute.arguments[0]?.value) ?? "it will be removed";
}
