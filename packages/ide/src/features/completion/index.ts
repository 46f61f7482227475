/** What can be written at a place. Each kind of place has a file of its own. */

import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import { type Site, siteAt } from "../../site.ts";
import type { Snapshot } from "../../snapshot.ts";
import {
  offerChangedFields,
  offerFieldPatterns,
  offerParameters,
  offerPatternArguments,
  offerRecordFields,
} from "./arguments.ts";
import { offerAttributeArguments, offerAttributes } from "./attributes.ts";
import { offerDocumentation } from "./documentation.ts";
import { offerExportedNames, offerModules } from "./imports.ts";
import { offerClauses, offerItems, offerOperators } from "./keywords.ts";
import { offerMembers } from "./members.ts";
import { offerValues } from "./names.ts";
import { Offers, type RankedOffer } from "./offers.ts";
import { offerPatterns } from "./patterns.ts";
import { offerPolicyWords } from "./policy.ts";
import { offerCapabilities, offerFailures, offerGiven } from "./rows.ts";
import { offerBounds, offerLabels, offerTypes, offerTypesOf } from "./types.ts";

export interface Completions {
  readonly offers: readonly RankedOffer[];
  /** What an offer takes the place of: the word before the place, and all of the word. */
  readonly start: number;
  readonly offset: number;
  readonly end: number;
  /** False if there is more than an editor wants to be told at once. */
  readonly complete: boolean;
}

/** More than anybody reads. */
const most = 1000;

export function completions(snapshot: Snapshot, path: string, offset: number): Completions {
  const nothing = { offers: [], start: offset, offset, end: offset, complete: true };
  const module = snapshot.module(path);
  if (module === undefined) return nothing;
  const comment = module.tree.comments.find(
    ({ start, end, kind }) => start < offset && (kind === "block" ? offset < end : offset <= end),
  );
  const site = siteAt(snapshot, path, offset)!;
  const offers = new Offers();
  let { start, end } = site.word;
  if (comment !== undefined) offerDocumentation(site, offers);
  else if (isNumber(site)) return nothing;
  else if (isAttribute(site)) offerAttributes(site, offers);
  else if (site.reading.slot === "text") {
    const text = importedText(site);
    if (text === undefined) return nothing;
    // A specifier is more than a word.
    [start, end] = [text.start, text.end];
    offerModules(site, offers);
  } else offerBySlot(site, offers);
  return { ...limited(offers, site), start, offset, end };
}

function limited(offers: Offers, { word }: Site): Pick<Completions, "offers" | "complete"> {
  const all = offers.all.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  if (all.length <= most) return { offers: all, complete: true };
  const fitting = all.filter((offer) => fitsWord(offer.filter ?? offer.label, word.prefix));
  return { offers: fitting.slice(0, most), complete: false };
}

/** True if the letters of the word stand in the name in this order, capitals aside. */
export function fitsWord(name: string, word: string): boolean {
  let at = 0;
  for (const letter of name.toLowerCase()) if (letter === word[at]?.toLowerCase()) at += 1;
  return at === word.length;
}

/** In a number, and behind the point of one that may go on. */
function isNumber({ text, word }: Site): boolean {
  if (/^\d/.test(word.prefix)) return true;
  return (
    word.prefix === "" &&
    /(?<![\p{L}\p{N}_.])\d[\d_]*\.$/u.test(text.slice(Math.max(0, word.start - 40), word.start))
  );
}

function isAttribute({ lineStart }: Site): boolean {
  return /^\s*@$/.test(lineStart);
}

/** The place between the quotes of an import. */
function importedText(site: Site): { readonly start: number; readonly end: number } | undefined {
  const { nodes } = site.reading;
  if (!nodes.some(({ kind }) => kind === "Import" || kind === "Reexport")) return undefined;
  const { text, offset } = site;
  const start = text.lastIndexOf('"', offset - 1) + 1;
  const rest = /^[^"\n]*/.exec(text.slice(offset))![0];
  return { start, end: offset + rest.length };
}

function offerBySlot(site: Site, offers: Offers): void {
  switch (site.reading.slot) {
    case "item":
      return offerItems(site, offers);
    case "operator":
      return offerOperators(site, offers);
    case "clause":
      return offerClauses(site, offers);
    case "name":
      return offerByNode(site, offers);
    default:
  }
}

function offerByNode(site: Site, offers: Offers): void {
  const { nodes } = site.reading;
  const node = nodes.at(-1)!;
  const attribute = nodes.find((each) => each.kind === "Attribute");
  if (attribute !== undefined) return offerAttributeArguments(site, offers, attribute);
  switch (node.kind) {
    case "Identifier":
      return offerExpression(site, offers, node);
    case "LabelMark":
      return nodes.some(({ kind }) => kind === "Capability")
        ? offerLabels(site, offers)
        : offerTypes(site, offers);
    case "PolicyWord":
      return offerPolicyWords(site, offers, nodes.at(-2) as tree.PolicyRule);
    case "Name":
      return offerName(site, offers, node, nodes.at(-2)!, nodes.at(-3));
    default:
  }
}

function offerExpression(
  site: Site,
  offers: Offers,
  expression: tree.Identifier | tree.TypeReference,
): void {
  const { nodes } = site.reading;
  const index = nodes.indexOf(expression);
  const given = nodes[index - 2];
  const argument = nodes[index - 1];
  if (given?.kind === "GivenStatement" && argument?.kind === "Argument" && !argument.name)
    return offerGiven(site, offers, given);
  offerValues(site, offers, expression);
}

/** A name by what it is the name of. */
function offerName(
  site: Site,
  offers: Offers,
  name: tree.Name,
  parent: AnyNode,
  around: AnyNode | undefined,
): void {
  switch (parent.kind) {
    case "TypeReference":
      return offerExpression(site, offers, parent);
    case "MemberAccess":
      return offerMembers(site, offers, parent);
    case "TypePath":
      return offerTypePath(site, offers, parent, around);
    case "ConstNameArgument":
      return offerTypes(site, offers);
    case "Capability":
      return parent.labelVariable === name
        ? offerLabels(site, offers)
        : offerCapabilities(site, offers, parent);
    case "FailType":
      return offerFailures(site, offers, parent);
    case "ImportName":
      return parent.name === name && (around?.kind === "Import" || around?.kind === "Reexport")
        ? offerExportedNames(site, offers, around)
        : undefined;
    case "RecordField":
      if (around?.kind === "RecordLiteral") offerRecordFields(site, offers, around);
      if (around?.kind === "With") offerChangedFields(site, offers, around);
      return;
    case "Argument":
      return around?.kind === "Call" ? offerParameters(site, offers, around, parent) : undefined;
    case "FieldPattern":
      return around?.kind === "RecordPattern"
        ? offerFieldPatterns(site, offers, around)
        : undefined;
    case "PatternArgument":
      return around?.kind === "VariantPattern"
        ? offerPatternArguments(site, offers, around)
        : undefined;
    case "BindingPattern":
    case "RecordPattern":
    case "VariantPattern":
      return offerPatterns(site, offers, parent);
    default:
      // The name of something new.
      return;
  }
}

function offerTypePath(
  site: Site,
  offers: Offers,
  path: tree.TypePath,
  type: AnyNode | undefined,
): void {
  const { nodes } = site.reading;
  if (path.namespace !== undefined) return offerTypesOf(site, offers, path.namespace.text);
  const around = type === undefined ? undefined : nodes[nodes.indexOf(type) - 1];
  if (around?.kind === "TypeParameter" && around.sort === "type") return offerBounds(offers);
  if (around?.kind === "FailType") return offerFailures(site, offers, around);
  return offerTypes(site, offers);
}
