/** What a referent is, as an editor shows it: its declaration in Neuro-Code, and what is said of it. */

import {
  capabilityTable,
  type Definition,
  type DefinitionId,
  type NeuroDefinition,
  showType,
  type Type,
} from "@neuro-lang/checker";
import { top, wordsOf } from "@neuro-lang/labels";
import type * as tree from "@neuro-lang/parser";
import { type SplitDocumentation, splitDocumentation } from "@neuro-lang/runtime";
import { meaningOfBuiltin } from "./builtin-types.ts";
import { labelsOf } from "./labels.ts";
import { fieldOf, parameterOf, type Referent, variantOf } from "./referents.ts";
import { failsText, usesText } from "./rows.ts";
import { moduleOf, type NamedItem, nameOf, type Snapshot } from "./snapshot.ts";

export interface Description {
  /** One declaration in Neuro-Code. */
  readonly code: string;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** Where there is more: a page of `docs/language` and, behind a `#`, a heading of it. */
  readonly page?: string | undefined;
}

/** `type` is what the value has at the place in question, where that is known. */
export function describe(
  snapshot: Snapshot,
  referent: Referent,
  type?: Type | undefined,
): Description | undefined {
  switch (referent.kind) {
    case "definition": {
      const definition = snapshot.definition(referent.id);
      const item = snapshot.item(referent.id);
      if (item === undefined) return undefined;
      return {
        code:
          definition === undefined
            ? writtenText(snapshot, moduleOf(referent.id), item)
            : declarationText(snapshot, definition, item),
        documentation: withDeprecation(
          documentationOf(snapshot, referent.id, item),
          definition?.deprecated,
        ),
      };
    }
    case "variant": {
      const variant = variantOf(snapshot, referent.sum, referent.name);
      return (
        variant && {
          code: `${nameOf(referent.sum)}.${sourceOf(snapshot, moduleOf(referent.sum), variant)}`,
          documentation: variant.documentation,
        }
      );
    }
    case "field": {
      const field = fieldOf(snapshot, referent);
      const owner = [nameOf(referent.owner), referent.variant].filter(Boolean).join(".");
      return (
        field && {
          code: `${owner}.${sourceOf(snapshot, moduleOf(referent.owner), field)}`,
          documentation: field.documentation,
        }
      );
    }
    case "parameter": {
      const parameter = parameterOf(snapshot, referent);
      const neuro = snapshot.item(referent.neuro);
      return (
        parameter && {
          code: sourceOf(snapshot, moduleOf(referent.neuro), parameter),
          documentation:
            neuro?.kind === "Neuro"
              ? neuroDocumentation(snapshot, referent.neuro, neuro).notes.get(referent.name)
              : undefined,
        }
      );
    }
    case "local":
      return localDescription(snapshot, referent, type);
    case "typeParameter":
      return {
        code: sourceOf(snapshot, referent.module, referent.declaration),
        documentation: undefined,
      };
    case "module":
      return {
        code: `"${referent.path}"`,
        documentation: snapshot.written(referent.path)?.tree.documentation,
      };
    case "capability": {
      const capability = capabilityTable.find(({ name }) => name === referent.name);
      return (
        capability && {
          code: `uses ${referent.name}`,
          documentation: `Allows to ${capability.allows}.`,
          page: "capabilities#names",
        }
      );
    }
    case "builtin": {
      if (type !== undefined)
        return { code: `${referent.name}: ${showType(type)}`, documentation: undefined };
      const meaning = meaningOfBuiltin(referent.name);
      return { code: referent.name, documentation: meaning?.says, page: meaning?.page };
    }
  }
}

/** With the labels that were found, of the whole and of what is inside. */
function localDescription(
  snapshot: Snapshot,
  { module, binding }: Extract<Referent, { kind: "local" }>,
  type: Type = binding.type,
): Description {
  const { outer, seen } = labelsOf(snapshot, module, binding);
  const words = wordsOf(outer & top);
  const inside = outer === seen ? "" : wordsOf(seen & top);
  return {
    code: `${binding.var ? "var" : "let"} ${binding.name}: ${[words, showType(type)].filter(Boolean).join(" ")}`,
    documentation: inside === "" ? undefined : `Something in it is \`${inside}\`.`,
  };
}

/** What is said of a neuro as a whole, and of its parameters one by one: also of the fields of those that are records. */
export function neuroDocumentation(
  snapshot: Snapshot,
  id: DefinitionId,
  { documentation, signature }: tree.Neuro,
): SplitDocumentation {
  const definition = snapshot.definition(id);
  const types = definition?.kind === "neuro" ? definition.parameters.map(({ type }) => type) : [];
  return splitDocumentation(
    documentation,
    new Set([
      ...signature.parameters.map(({ name }) => name.text),
      ...types.flatMap((type) => fieldNames(snapshot, type)),
    ]),
  );
}

function fieldNames(snapshot: Snapshot, type: Type): readonly string[] {
  const definition = type.kind === "named" ? snapshot.definition(type.definition) : undefined;
  return definition?.kind === "record" ? definition.fields.map(({ name }) => name) : [];
}

/** With what is said of parameters as a list, before the examples. */
function documentationOf(
  snapshot: Snapshot,
  id: DefinitionId,
  item: NamedItem,
): string | undefined {
  if (item.kind !== "Neuro" || item.documentation === undefined) return item.documentation;
  const { about, notes } = neuroDocumentation(snapshot, id, item);
  if (notes.size === 0) return item.documentation;
  const example = about.search(/^[ \t]*```/m);
  const end = example === -1 ? about.length : example;
  const list = notes.entries().map(([name, note]) => `- \`${name}\`: ${note}`);
  return [about.slice(0, end).trim(), list.toArray().join("\n"), about.slice(end)]
    .filter((part) => part !== "")
    .join("\n\n");
}

export function withDeprecation(
  documentation: string | undefined,
  deprecated: string | undefined,
): string | undefined {
  return deprecated === undefined
    ? documentation
    : [`**Deprecated:** ${deprecated}`, documentation].filter(Boolean).join("\n\n");
}

/** A node as it is written, on one line if that is short. */
function sourceOf(snapshot: Snapshot, path: string, node: tree.Node): string {
  return snapshot.written(path)?.source.text.slice(node.start, node.end) ?? "";
}

function declarationText(snapshot: Snapshot, definition: Definition, item: NamedItem): string {
  const path = definition.module;
  if (item.kind === "Neuro" && definition.kind === "neuro")
    return neuroText(snapshot, definition, item, sourceOf(snapshot, path, item.signature));
  if (item.kind === "ModuleLet" && definition.kind === "let") {
    const value = sourceOf(snapshot, path, item.value);
    const shown = value.length <= 80 && !value.includes("\n") ? ` = ${value}` : "";
    return `let ${item.name.text}: ${showType(definition.type)}${shown}`;
  }
  return withoutAttributes(sourceOf(snapshot, path, item), item);
}

/** Of a module that nothing imports, only what is written is known. */
function writtenText(snapshot: Snapshot, path: string, item: NamedItem): string {
  return item.kind === "Neuro"
    ? `${item.form} ${item.name.text}${sourceOf(snapshot, path, item.signature).trimEnd()}`
    : withoutAttributes(sourceOf(snapshot, path, item), item);
}

function withoutAttributes(text: string, { attributes, start }: NamedItem): string {
  const end = attributes.at(-1)?.end;
  return (end === undefined ? text : text.slice(end - start)).trim();
}

/** The signature as it is written, and what was inferred of it. */
function neuroText(
  { labels }: Snapshot,
  definition: NeuroDefinition,
  item: tree.Neuro,
  signature: string,
): string {
  const { uses, fails } = item.signature;
  const inferred = [
    uses === undefined ? usesText(definition, labels.effects.get(definition.id)) : "",
    fails === undefined ? failsText(definition) : "",
  ];
  return [`${item.form} ${item.name.text}${signature.trimEnd()}`, ...inferred]
    .filter((part) => part !== "")
    .join(" ");
}
