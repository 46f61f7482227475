/** Names of arguments in a call, and of fields in a record, its copy and its pattern: what is left out first. */

import {
  type DefinitionId,
  type FieldInfo,
  type ParameterInfo,
  showType,
} from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { type About, type Offer, type Offers, tabStops, tiers, withoutStops } from "./offers.ts";

/** In the parentheses of a call, where an argument begins. */
export function offerArguments(site: Site, offers: Offers, expression: tree.Expression): void {
  const { nodes } = site.reading;
  const index = nodes.findIndex((node) => node.kind === "Argument" && node.value === expression);
  const call = nodes[index - 1];
  if (call?.kind !== "Call") return;
  const argument = nodes[index] as tree.Argument;
  if (argument.name === undefined) offerParameters(site, offers, call, argument);
}

/** The parameters of what is called that have no argument yet. */
export function offerParameters(
  site: Site,
  offers: Offers,
  call: tree.Call,
  argument: tree.Argument,
): void {
  const { snapshot } = site;
  const fact = site.probe(call)?.facts.calls.get(call);
  if (fact === undefined) return;
  const { target } = fact;
  const taken = fact.arguments.map((each) => each !== undefined && each !== argument.value);
  const before = call.arguments.slice(0, call.arguments.indexOf(argument));
  // Behind a named argument, all are named.
  const isDue = before.some(({ name }) => name !== undefined);
  const follows = site.text[site.word.end] === ":";
  const add = (name: string, type: ParameterInfo["type"], order: number, about: About): void => {
    offers.add(
      {
        label: `${name}:`,
        filter: name,
        sort: "argument",
        from: showType(type),
        text: follows ? name : `${name}: `,
        about,
      },
      isDue ? tiers.first : tiers.imported,
      { order },
    );
  };
  if (target.kind === "definition") {
    const definition = snapshot.definition(target.id);
    if (definition?.kind !== "neuro") return;
    for (const [index, { name, type }] of definition.parameters.entries())
      if (taken[index] !== true)
        add(name, type, index, { kind: "parameter", neuro: target.id, name });
  }
  if (target.kind === "variant") {
    const definition = snapshot.definition(target.sum);
    if (definition?.kind !== "sum") return;
    const variant = definition.variants.find(({ name }) => name === target.variant);
    for (const [index, { name, type }] of (variant?.fields ?? []).entries())
      if (taken[index] !== true)
        add(name, type, index, { kind: "field", owner: target.sum, variant: target.variant, name });
  }
}

// ── Fields

interface Fields {
  readonly owner: DefinitionId;
  readonly variant: string | undefined;
  readonly all: readonly FieldInfo[];
}

function fieldsOf(
  { snapshot }: Site,
  owner: DefinitionId,
  variant: string | undefined,
): Fields | undefined {
  const definition = snapshot.definition(owner);
  if (definition?.kind === "record") return { owner, variant: undefined, all: definition.fields };
  if (definition?.kind !== "sum") return undefined;
  const found = definition.variants.find(({ name }) => name === variant);
  return found?.fields && { owner, variant, all: found.fields };
}

/** In `Mail { … }`, or in `{ … }` where a record is expected. */
export function offerRecordFields(site: Site, offers: Offers, record: tree.RecordLiteral): void {
  const probed = site.probe(record);
  const built = probed?.facts.records.get(record);
  const fields = built && fieldsOf(site, built.definition, built.variant);
  if (fields === undefined) return;
  const missing = offerFields(
    site,
    offers,
    fields,
    record.fields,
    (name) => probed?.locals.some(({ binding }) => binding.name === name) === true,
  );
  const required = missing.filter(({ hasDefault }) => !hasDefault);
  const alone = record.fields.length === 1;
  if (required.length > 1 && alone) {
    const snippet = required.map(({ name }, index) => `${name}: \${${index + 1}:?}`).join(", ");
    offers.add(
      {
        label: "all fields",
        filter: required[0]!.name,
        sort: "snippet",
        signature: ` ${required.map(({ name }) => name).join(", ")}`,
        text: withoutStops(snippet),
        snippet,
      },
      tiers.wanted,
      { order: 1 },
    );
  }
}

/** In `mail with { … }`. */
export function offerChangedFields(site: Site, offers: Offers, copy: tree.With): void {
  const type = site.probe(copy)?.facts.types.get(copy.record);
  const fields = type?.kind === "named" ? fieldsOf(site, type.definition, undefined) : undefined;
  if (fields !== undefined) offerFields(site, offers, fields, copy.fields, () => false);
}

function offerFields(
  site: Site,
  offers: Offers,
  { owner, variant, all }: Fields,
  entries: readonly tree.RecordEntry[],
  isLocal: (name: string) => boolean,
): readonly FieldInfo[] {
  const written = new Set(
    entries.flatMap((entry) => (entry.kind === "RecordField" ? [entry.name.text] : [])),
  );
  const missing = all.filter(({ name }) => !written.has(name));
  const follows = site.text[site.word.end] === ":";
  for (const [order, { name, type, hasDefault }] of missing.entries()) {
    const offer: Offer = {
      label: name,
      sort: "field",
      from: showType(type),
      about: { kind: "field", owner, variant, name },
    };
    const tier = hasDefault ? tiers.own : tiers.wanted;
    // `{ subject }` takes the variable of that name.
    if (follows || isLocal(name)) offers.add(offer, tier, { order });
    else offers.add({ ...offer, text: `${name}: ` }, tier, { order });
  }
  return missing;
}

/** In `let Mail { … } = mail`. */
export function offerFieldPatterns(site: Site, offers: Offers, pattern: tree.RecordPattern): void {
  const matched = site.probe(pattern)?.facts.patterns.get(pattern);
  const fields = matched && fieldsOf(site, matched.definition, matched.variant);
  if (fields === undefined) return;
  const written = new Set(pattern.fields.map(({ name }) => name.text));
  for (const [order, { name, type }] of fields.all.entries())
    if (!written.has(name))
      offers.add(
        {
          label: name,
          sort: "field",
          from: showType(type),
          about: { kind: "field", owner: fields.owner, variant: fields.variant, name },
        },
        tiers.wanted,
        { order },
      );
}

/** `radius: ` in the pattern `Circle(radius: r)`. */
export function offerPatternArguments(
  site: Site,
  offers: Offers,
  pattern: tree.VariantPattern,
): void {
  const matched = site.probe(pattern)?.facts.patterns.get(pattern);
  const fields = matched && fieldsOf(site, matched.definition, matched.variant);
  if (fields === undefined) return;
  const written = new Set((pattern.arguments ?? []).flatMap(({ name }) => name?.text ?? []));
  const follows = site.text[site.word.end] === ":";
  for (const [order, { name, type }] of fields.all.entries())
    if (!written.has(name))
      offers.add(
        {
          label: `${name}:`,
          filter: name,
          sort: "argument",
          from: showType(type),
          text: follows ? name : `${name}: `,
          about: { kind: "field", owner: fields.owner, variant: fields.variant, name },
        },
        tiers.own,
        { order },
      );
}

/** The pattern that takes a payload apart by the names of its fields: `(radius, height)`. */
export function payloadPattern(fields: readonly FieldInfo[] | undefined): {
  readonly text: string;
  readonly snippet: string;
} {
  if (fields === undefined || fields.length === 0) return { text: "", snippet: "" };
  const names = fields.map(({ name }) => name);
  return { text: `(${names.join(", ")})`, snippet: `(${tabStops(names)})` };
}
