/** What stands behind a dot: fields and methods of a value, variants of a type, exports of a module. */

import {
  type Definition,
  type Entity,
  exportsOf,
  type Fitting,
  fittingIn,
  type MemberField,
  type Members,
  type Method,
  namesIn,
  showType,
  type Type,
} from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import {
  type About,
  ofDefinition,
  type Offer,
  type Offers,
  type Tier,
  tiers,
  lastOrder,
} from "./offers.ts";
import { usesOf } from "./uses.ts";
import { callShape, callText, fieldsShape } from "./signatures.ts";

/** Behind `receiver.`. */
export function offerMembers(site: Site, offers: Offers, access: tree.MemberAccess): void {
  const { reading } = site;
  const probed = site.probe(access);
  const parent = reading.nodes.at(-3);
  // What is called there has to give what is asked for.
  const asked = parent?.kind === "Call" && parent.callee === access ? site.probe(parent) : probed;
  const qualifier = qualifierOf(site, access.receiver);
  if (qualifier?.kind === "namespace") return offerExports(site, offers, qualifier.path);
  if (qualifier?.kind === "definition") return offerVariantsOf(site, offers, qualifier.id);
  if (probed?.members === undefined) return;
  const view: View = {
    site,
    offers,
    expected: asked?.expected ?? probed.expected,
    fits: fittingIn(site.snapshot.program),
  };
  addMembers(view, probed.members, {});
  if (probed.held !== undefined && !access.optional)
    addMembers(view, probed.held, { edits: [optionalEdit(site)] });
}

interface View {
  readonly site: Site;
  readonly offers: Offers;
  readonly expected: Type | undefined;
  readonly fits: Fitting;
}

/** `x.` becomes `x?.`. */
function optionalEdit({ path, word }: Site): NonNullable<Offer["edits"]>[number] {
  const at = word.start - 1;
  return { span: { file: path, start: at, end: at }, newText: "?" };
}

function addMembers(view: View, members: Members, more: Pick<Offer, "edits">): void {
  const { site, offers, expected, fits } = view;
  const called = isCalled(site);
  const reached = more.edits === undefined ? "" : "?.";
  const uses = usesOf(site);
  for (const [order, field] of members.fields.entries()) {
    const { name, type } = field;
    offers.add(
      {
        label: name,
        sort: "field",
        from: showType(type),
        commits: true,
        ...(reached === "" ? {} : { signature: ` ${reached}` }),
        ...about(members.type, field),
        ...more,
      },
      tiers.local,
      { order, fits: expected === undefined || fits(type, expected) },
    );
  }
  for (const { definition, result, shape, home } of members.methods) {
    const others = definition.parameters.length - 1;
    offers.add(
      {
        label: definition.name,
        sort: "method",
        signature: callShape(shape, true),
        ...callText(definition.name, others, called),
        ...ofDefinition(site, definition),
        ...more,
      },
      methodTier(site, definition, home),
      {
        order: lastOrder - uses(definition.id),
        fits: expected === undefined || fits(result, expected, definition),
      },
    );
  }
}

function methodTier({ path }: Site, { module }: Method["definition"], home: boolean): Tier {
  if (home) return tiers.own;
  if (module === path) return tiers.imported;
  return module === "neuro:prelude" ? tiers.qualifier : tiers.prelude;
}

function about(type: Type, { name, resolution }: MemberField): { readonly about?: About } {
  if (type.kind !== "named" || resolution.kind !== "field") return {};
  if (resolution.owner !== "record" && resolution.owner !== "variant") return {};
  const variant = resolution.variants?.[0];
  return { about: { kind: "field", owner: type.definition, variant, name } };
}

/** True if parentheses stand behind the word already. */
export function isCalled({ text, word }: Site): boolean {
  return text[word.end] === "(";
}

// ── Names without a value

type Qualifier = Exclude<Entity, { readonly kind: "broken" }>;

/** What stands before the dot, if it is a module or a type. */
function qualifierOf(site: Site, receiver: tree.Expression): Qualifier | undefined {
  const names = namesIn(site.snapshot.program, site.path);
  if (receiver.kind === "Identifier") {
    const entity = names.get(receiver.name);
    const local = site
      .probe(receiver)
      ?.locals.some(({ binding }) => binding.name === receiver.name);
    return entity?.kind === "namespace" && local !== true ? entity : undefined;
  }
  if (receiver.kind === "TypeReference") {
    const entity = names.get(receiver.name.text);
    return entity?.kind === "definition" ? entity : undefined;
  }
  if (receiver.kind !== "MemberAccess" || !/^\p{Lu}/u.test(receiver.name.text)) return undefined;
  const outer = qualifierOf(site, receiver.receiver);
  if (outer?.kind !== "namespace") return undefined;
  const module = site.snapshot.module(outer.path);
  const id = module && exportsOf(module).get(receiver.name.text);
  return id === undefined ? undefined : { kind: "definition", id, imported: undefined };
}

function offerExports(site: Site, offers: Offers, path: string): void {
  const module = site.snapshot.module(path);
  if (module === undefined) return;
  for (const [name, id] of exportsOf(module)) {
    const definition = site.snapshot.definition(id);
    if (definition !== undefined) offers.add(exported(site, name, definition), tiers.own);
  }
}

function exported(site: Site, label: string, definition: Definition): Offer {
  const common = { label, ...ofDefinition(site, definition) };
  switch (definition.kind) {
    case "neuro":
      return {
        ...common,
        sort: "neuro",
        signature: callShape(definition),
        ...callText(label, definition.parameters.length, isCalled(site)),
      };
    case "let":
      return { ...common, sort: "value", from: showType(definition.type) };
    case "record":
      return { ...common, sort: "record" };
    case "sum":
      return { ...common, sort: "sum" };
    default:
      return { ...common, sort: "type" };
  }
}

/** Behind `Shape.`. */
export function offerVariantsOf(site: Site, offers: Offers, id: string): void {
  const definition = site.snapshot.definition(id);
  const sum =
    definition?.kind === "alias" && definition.type.kind === "named"
      ? site.snapshot.definition(definition.type.definition)
      : definition;
  if (sum?.kind !== "sum") return;
  for (const [order, { name, fields }] of sum.variants.entries())
    offers.add(
      {
        label: name,
        sort: "variant",
        signature: fieldsShape(fields),
        from: sum.name,
        ...(fields === undefined ? {} : callText(name, fields.length, isCalled(site))),
        about: { kind: "variant", sum: sum.id, name },
      },
      tiers.wanted,
      { order },
    );
}
