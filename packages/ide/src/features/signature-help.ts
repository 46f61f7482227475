/** What is being called around a place, and which of its parameters is being written there. */

import {
  type CallFact,
  type Facts,
  type FieldInfo,
  showType,
  type Type,
} from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { describe, neuroDocumentation, withDeprecation } from "../describe.ts";
import { walk } from "../nodes.ts";
import { type Site, siteAt } from "../site.ts";
import { moduleOf, nameOf, type Snapshot } from "../snapshot.ts";

export interface Signature {
  /** As it is declared, on one line. */
  readonly label: string;
  /** Markdown. */
  readonly documentation: string | undefined;
  readonly parameters: readonly SignatureParameter[];
  /** Undefined where more is written than there are parameters. */
  readonly active: number | undefined;
}

export interface SignatureParameter {
  /** Where it stands in the label. */
  readonly start: number;
  readonly end: number;
  readonly documentation: string | undefined;
}

export function signatureHelp(
  snapshot: Snapshot,
  path: string,
  offset: number,
): Signature | undefined {
  const site = siteAt(snapshot, path, offset);
  if (site === undefined || site.reading.slot === "nothing") return undefined;
  const { nodes } = site.reading;
  for (let index = nodes.length - 2; index > 0; index--) {
    const node = nodes[index]!;
    // A body inside of an argument is a thing of its own.
    if (node.kind === "Block") return undefined;
    const inner = nodes[index + 1]!;
    const found = signatureAround(site, node, inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function signatureAround(site: Site, node: AnyNode, inner: AnyNode): Signature | undefined {
  if (node.kind === "Call" && inner.kind === "Argument") return ofCall(site, node, inner);
  if (node.kind === "RecordLiteral" && inner.kind === "RecordField")
    return ofRecord(site, node, inner);
  return undefined;
}

function ofCall(site: Site, call: tree.Call, argument: tree.Argument): Signature | undefined {
  const facts = site.probe(call)?.facts;
  if (facts === undefined) return undefined;
  const fact = facts.calls.get(call);
  const index = fact?.arguments.indexOf(argument.value) ?? call.arguments.indexOf(argument);
  const active = index === -1 ? undefined : index;
  if (fact?.receiver !== undefined && fact.target.kind === "definition")
    return ofMethod(site.snapshot, fact.target, active === undefined ? undefined : active - 1);
  const declared = fact && ofTarget(site, fact.target, active);
  return declared ?? ofValue(facts, call, active);
}

function ofTarget(
  site: Site,
  target: CallFact["target"],
  active: number | undefined,
): Signature | undefined {
  const { snapshot } = site;
  switch (target.kind) {
    case "definition":
      return ofNeuro(snapshot, target.id, active);
    case "variant": {
      const definition = snapshot.definition(target.sum);
      if (definition?.kind !== "sum") return undefined;
      const variant = definition.variants.find(({ name }) => name === target.variant);
      if (variant === undefined) return undefined;
      const { name, fields = [], documentation } = variant;
      const parameters = fieldTexts(snapshot, fields, target);
      return written(`${definition.name}.${name}(`, parameters, ")", documentation, active);
    }
    case "opaque": {
      const definition = snapshot.definition(target.id);
      if (definition?.kind !== "opaque") return undefined;
      const { name, inner, documentation } = definition;
      const item = snapshot.item(target.id);
      const type = item?.kind === "OpaqueDeclaration" ? item.type : undefined;
      const text = declaredType(snapshot, target.id, type) ?? showType(inner);
      const parameter = { text, documentation: undefined };
      return written(`${name}(`, [parameter], ")", documentation, active);
    }
    case "value":
      return undefined;
  }
}

function ofNeuro(
  snapshot: Snapshot,
  id: string,
  active: number | undefined,
): Signature | undefined {
  const item = snapshot.item(id);
  const description = describe(snapshot, { kind: "definition", id });
  if (item?.kind !== "Neuro" || description === undefined) return undefined;
  const text = snapshot.written(moduleOf(id))!.source.text;
  const { signature, name } = item;
  const { about, notes } = documented(snapshot, id, item);
  const parameters = signature.parameters.map((parameter) => ({
    text: onOneLine(text.slice(parameter.start, parameter.end)),
    documentation: notes.get(parameter.name.text),
  }));
  // The declaration as it is shown everywhere, its parameters set one by one.
  const whole = onOneLine(description.code);
  const list = parameters.map((parameter) => parameter.text).join(", ");
  const at = whole.indexOf(`(${list}`, item.form.length + 1 + name.text.length);
  const [before, after] =
    at === -1
      ? [`${name.text}(`, ")"]
      : [whole.slice(item.form.length + 1, at + 1), whole.slice(at + 1 + list.length)];
  return written(before, parameters, after, about, active);
}

/** What is said of a neuro, apart from its parameters, and of each of those. */
function documented(
  snapshot: Snapshot,
  id: string,
  item: tree.Neuro,
): { readonly about: string | undefined; readonly notes: ReadonlyMap<string, string> } {
  const { about, notes } = neuroDocumentation(snapshot, id, item);
  const said = withDeprecation(about, snapshot.definition(id)?.deprecated);
  return { about: said === "" ? undefined : said, notes };
}

/** Called with a dot: without what stands before it, and with the types that are decided there. */
function ofMethod(
  snapshot: Snapshot,
  { id, typeArguments }: Extract<CallFact["target"], { kind: "definition" }>,
  active: number | undefined,
): Signature | undefined {
  const item = snapshot.item(id);
  const description = describe(snapshot, { kind: "definition", id });
  if (item?.kind !== "Neuro" || description === undefined) return undefined;
  const { signature, name, form } = item;
  const { text } = snapshot.written(moduleOf(id))!.source;
  const types = decidedTypes(signature, typeArguments);
  const shown = (start: number, end: number): string =>
    onOneLine(replaced(text, start, end, types));
  const { about, notes } = documented(snapshot, id, item);
  const parameters = signature.parameters.slice(1).map((parameter) => ({
    text: shown(parameter.start, parameter.end),
    documentation: notes.get(parameter.name.text),
  }));
  const behind = shown(signature.parameters.at(-1)!.end, signature.end).trimEnd();
  const declared = `${form} ${name.text}${text.slice(signature.start, signature.end).trimEnd()}`;
  const inferred = description.code.slice(declared.length);
  const after = behind.replace(/^,?\s*\)/, ")") + inferred;
  return written(`${name.text}(`, parameters, after, about, active);
}

interface DecidedType {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Where the signature names type parameters of which the call tells what they are, in the order of the text. */
function decidedTypes(
  signature: tree.Signature,
  typeArguments: readonly Type[],
): readonly DecidedType[] {
  const named = signature.typeParameters.filter(({ sort }) => sort === "type" || sort === "const");
  const decided = new Map(
    named.flatMap(({ name, sort }, index) => {
      const type = typeArguments[index];
      return sort === "type" && type !== undefined && isDecided(type) ? [[name.text, type]] : [];
    }),
  );
  const places: DecidedType[] = [];
  walk(signature, (node) => {
    if (node.kind !== "NamedType" || node.path.namespace !== undefined) return;
    const type = decided.get(node.path.name.text);
    if (type === undefined) return;
    // `T?` of an optional type is that type.
    const inner = node.optional && type.kind === "optional" ? type.inner : type;
    const { start, end } = node.path;
    const isWrapped = inner.kind === "function" && (node.optional || node.labels.length > 0);
    places.push({ start, end, newText: isWrapped ? `(${showType(inner)})` : showType(inner) });
  });
  return places.toSorted((a, b) => a.start - b.start);
}

/** What nothing tells, is Never. */
function isDecided(type: Type): boolean {
  return type.kind !== "error" && !(type.kind === "builtin" && type.name === "Never");
}

/** The text between two places, with other types where they stand there. */
function replaced(text: string, start: number, end: number, types: readonly DecidedType[]): string {
  let result = "";
  let at = start;
  for (const type of types) {
    if (type.start < start || type.end > end) continue;
    result += text.slice(at, type.start) + type.newText;
    at = type.end;
  }
  return result + text.slice(at, end);
}

/** A function that has no declaration. */
function ofValue(facts: Facts, call: tree.Call, active: number | undefined): Signature | undefined {
  const type = facts.types.get(call.callee);
  if (type?.kind !== "function") return undefined;
  const parameters = type.parameters.map((each) => ({
    text: showType(each),
    documentation: undefined,
  }));
  return written("(", parameters, `) -> ${showType(type.result)}`, undefined, active);
}

function ofRecord(
  site: Site,
  record: tree.RecordLiteral,
  field: tree.RecordField,
): Signature | undefined {
  const built = site.probe(record)?.facts.records.get(record);
  const definition = built && site.snapshot.definition(built.definition);
  const fields =
    definition?.kind === "record"
      ? definition.fields
      : definition?.kind === "sum"
        ? definition.variants.find((variant) => variant.name === built!.variant)?.fields
        : undefined;
  if (fields === undefined || fields.length === 0) return undefined;
  const index = activeField(site, fields, record, field);
  const title = [nameOf(built!.definition), built!.variant].filter(Boolean).join(".");
  const documentation = definition!.documentation;
  const active = index === -1 ? undefined : index;
  const parameters = fieldTexts(site.snapshot, fields, {
    sum: built!.definition,
    variant: built!.variant,
  });
  return written(`${title} { `, parameters, " }", documentation, active);
}

/** The field whose name is written; while it is being written, the first of those that are missing which begins like it. */
function activeField(
  { reading, word }: Site,
  fields: readonly FieldInfo[],
  record: tree.RecordLiteral,
  field: tree.RecordField,
): number {
  if (reading.nodes.at(-1) !== field.name)
    return fields.findIndex(({ name }) => name === field.name.text);
  const others = record.fields.flatMap((entry) =>
    entry.kind === "RecordField" && entry !== field ? [entry.name.text] : [],
  );
  return fields.findIndex(({ name }) => name.startsWith(word.prefix) && !others.includes(name));
}

interface WrittenParameter {
  readonly text: string;
  readonly documentation: string | undefined;
}

/** Fields of a record, or of a variant of a sum. */
function fieldTexts(
  snapshot: Snapshot,
  fields: readonly FieldInfo[],
  { sum, variant }: { readonly sum: string; readonly variant: string | undefined },
): readonly WrittenParameter[] {
  const item = snapshot.item(sum);
  const declared =
    item?.kind === "RecordDeclaration"
      ? item.fields
      : item?.kind === "SumDeclaration"
        ? item.variants.find(({ name }) => name.text === variant)?.fields
        : undefined;
  return fields.map(({ name, type, documentation }, index) => ({
    text: `${name}: ${declaredType(snapshot, sum, declared?.[index]?.type) ?? showType(type)}`,
    documentation,
  }));
}

/** A type as its declaration has it: with the labels, which a type by itself knows nothing of. */
function declaredType(
  snapshot: Snapshot,
  id: string,
  type: tree.TypeExpression | undefined,
): string | undefined {
  const text = snapshot.written(moduleOf(id))?.source.text;
  return type && text && onOneLine(text.slice(type.start, type.end));
}

function written(
  before: string,
  parameters: readonly WrittenParameter[],
  after: string,
  documentation: string | undefined,
  active: number | undefined,
): Signature {
  let label = before;
  const places: SignatureParameter[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (index > 0) label += ", ";
    const start = label.length;
    label += parameter.text;
    places.push({ start, end: label.length, documentation: parameter.documentation });
  }
  return { label: label + after, documentation, parameters: places, active };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
