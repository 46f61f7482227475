/** Patterns by the type of what they are compared with: the cases that are missing first. */

import { type FieldInfo, namesIn, showType, type Type } from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { offerPatternArguments, payloadPattern } from "./arguments.ts";
import { offerVariantsOf } from "./members.ts";
import { type About, type Offer, type Offers, type OfferSort, tabStops, tiers } from "./offers.ts";

/** One way to write a value of the type. */
interface Case {
  /** What tells it from the others. */
  readonly name: string;
  readonly payload: { readonly text: string; readonly snippet: string };
  readonly signature?: string;
  readonly sort: OfferSort;
  readonly from: string;
  readonly about?: About;
}

type NamePattern = tree.BindingPattern | tree.RecordPattern | tree.VariantPattern;

export function offerPatterns(site: Site, offers: Offers, pattern: NamePattern): void {
  const { nodes } = site.reading;
  const parent = nodes[nodes.indexOf(pattern) - 1];
  if (pattern.kind !== "BindingPattern" && pattern.path.length > 1)
    return offerQualified(site, offers, pattern);
  const variant = parent?.kind === "PatternArgument" ? variantAround(nodes, parent) : undefined;
  if (variant !== undefined) offerPatternArguments(site, offers, variant);
  const type = site.probe(pattern)?.facts.patternTypes.get(pattern);
  if (type === undefined) return;
  const always = mustMatch(nodes, pattern);
  // There, a name that begins is most likely one that is made up.
  if (always && /^\p{Ll}/u.test(site.word.prefix)) return;
  const arm = armOf(nodes, pattern);
  const covered = arm === undefined ? new Set<string>() : coveredBy(arm.others);
  const cases = casesOf(site, type).filter(({ sort }) => !always || sort !== "variant");
  const missing = cases.filter(({ name }) => !covered.has(name));
  const arrow = arm !== undefined && needsArrow(site);
  for (const [order, each] of cases.entries())
    offers.add(offerOf(site, each, arrow), covered.has(each.name) ? tiers.prelude : tiers.wanted, {
      order,
    });
  if (always) return;
  if (parent?.kind === "Is" && !parent.negated && parent.pattern === pattern)
    offers.add(
      {
        label: "not",
        sort: "keyword",
        about: { kind: "word", word: "not", of: "Is" },
        text: "not ",
      },
      tiers.keyword,
    );
  if (arrow && missing.length > 1) offers.add(allOf(missing), tiers.first);
  if (arm !== undefined)
    offers.add(
      { label: "_", sort: "keyword", ...(arrow ? { text: "_ => ", snippet: "_ => $0" } : {}) },
      tiers.keyword,
    );
}

function offerQualified(
  site: Site,
  offers: Offers,
  { path }: Exclude<NamePattern, tree.BindingPattern>,
): void {
  const entity = namesIn(site.snapshot.program, site.path).get(path.at(-2)!.text);
  if (entity?.kind === "definition") offerVariantsOf(site, offers, entity.id);
}

function variantAround(
  nodes: readonly AnyNode[],
  argument: AnyNode,
): tree.VariantPattern | undefined {
  const around = nodes[nodes.indexOf(argument) - 1];
  return around?.kind === "VariantPattern" ? around : undefined;
}

/** `let` and `for` take everything, so that their patterns tell nothing apart. */
function mustMatch(nodes: readonly AnyNode[], pattern: AnyNode): boolean {
  const holder = nodes
    .slice(0, nodes.indexOf(pattern))
    .findLast(({ kind }) => !/Pattern$|^PatternArgument$/.test(kind));
  return ["LetStatement", "ForStatement", "LambdaParameter", "Parallel"].includes(
    holder?.kind ?? "",
  );
}

interface ArmAround {
  readonly others: readonly tree.Arm[];
}

/** The arm whose whole pattern it is, or one of its alternatives. */
function armOf(nodes: readonly AnyNode[], pattern: AnyNode): ArmAround | undefined {
  const index = nodes.indexOf(pattern);
  const around = nodes[index - 1]?.kind === "OrPattern" ? index - 2 : index - 1;
  const arm = nodes[around];
  const match = nodes[around - 1];
  if (arm?.kind !== "Arm" || (match?.kind !== "Match" && match?.kind !== "Catch")) return undefined;
  return { others: (match.arms ?? []).filter((each) => each !== arm) };
}

/** Cases that arms take whatever is in them. */
function coveredBy(arms: readonly tree.Arm[]): ReadonlySet<string> {
  const names = new Set<string>();
  const cover = (pattern: tree.Pattern): void => {
    if (pattern.kind === "OrPattern") pattern.alternatives.forEach(cover);
    if (pattern.kind === "AsPattern") cover(pattern.pattern);
    if (pattern.kind === "VariantPattern" && (pattern.arguments ?? []).every(takesAll))
      names.add(pattern.path.at(-1)!.text);
    if (pattern.kind === "RecordPattern") names.add(pattern.path.at(-1)!.text);
    if (pattern.kind === "LiteralPattern") {
      if (pattern.value.kind === "BooleanLiteral") names.add(String(pattern.value.value));
      if (pattern.value.kind === "NoneLiteral") names.add("none");
    }
  };
  for (const { pattern, guard } of arms) if (guard === undefined) cover(pattern);
  return names;
}

function takesAll({ pattern }: tree.PatternArgument): boolean {
  return pattern.kind === "BindingPattern" || pattern.kind === "WildcardPattern";
}

/** True if nothing of the arm stands behind the word. */
function needsArrow({ text, word }: Site): boolean {
  return /^[ \t]*(?:\r?\n|\}|$)/.test(text.slice(word.end, word.end + 40));
}

function casesOf(site: Site, type: Type): readonly Case[] {
  switch (type.kind) {
    case "optional":
      return [{ ...wordCase("none"), from: showType(type) }, ...casesOf(site, type.inner)];
    case "union":
      return type.items.flatMap((item) => casesOf(site, item));
    case "builtin":
      return builtinCases(type);
    case "tuple": {
      const names = type.items.map((_, index) => "abcdefgh"[index] ?? `item${index}`);
      const payload = { text: `(${names.join(", ")})`, snippet: `(${tabStops(names)})` };
      return [{ name: "", payload, sort: "snippet", from: showType(type) }];
    }
    case "named":
      return namedCases(site, type);
    default:
      return [];
  }
}

function wordCase(name: string): Case {
  return { name, payload: { text: "", snippet: "" }, sort: "keyword", from: "" };
}

function builtinCases(type: Type & { kind: "builtin" }): readonly Case[] {
  const from = showType(type);
  if (type.name === "Bool") return ["true", "false"].map((word) => ({ ...wordCase(word), from }));
  if (type.name !== "List") return [];
  return [
    { name: "", payload: { text: "[]", snippet: "[]" }, sort: "snippet", from },
    {
      name: "",
      payload: { text: "[first, ..rest]", snippet: "[${1:first}, ..${2:rest}]" },
      sort: "snippet",
      from,
    },
  ];
}

function namedCases({ snapshot }: Site, type: Type & { kind: "named" }): readonly Case[] {
  const definition = snapshot.definition(type.definition);
  const from = showType(type);
  if (definition?.kind === "record") {
    const payload = recordPayload(definition.fields);
    const about: About = { kind: "definition", id: definition.id };
    return [{ name: definition.name, payload, sort: "record", from, about }];
  }
  if (definition?.kind !== "sum") return [];
  return definition.variants.map(({ name, fields }): Case => ({
    name,
    payload: payloadPattern(fields),
    sort: "variant",
    from,
    about: { kind: "variant", sum: definition.id, name },
  }));
}

function recordPayload(fields: readonly FieldInfo[]): Case["payload"] {
  if (fields.length === 0) return { text: " {}", snippet: " {}" };
  const names = fields.map(({ name }) => name).join(", ");
  return { text: ` { ${names} }`, snippet: ` { \${1:${names}} }` };
}

function offerOf(site: Site, { name, payload, sort, from, about }: Case, arrow: boolean): Offer {
  const follows = /^\s*[({]/.test(site.text.slice(site.word.end, site.word.end + 8));
  const written = follows ? { text: "", snippet: "" } : payload;
  const tail = arrow ? " => " : "";
  return {
    label: name === "" ? payload.text : name,
    sort,
    from,
    ...(name === "" ? {} : { signature: payload.text }),
    text: `${name}${written.text}${tail}`,
    snippet: `${name}${written.snippet}${tail}$0`,
    ...(about === undefined ? {} : { about }),
  };
}

/** An arm for each case that is missing. */
function allOf(cases: readonly Case[]): Offer {
  return {
    label: "all missing cases",
    sort: "snippet",
    signature: ` ${cases.map(({ name }) => name).join(", ")}`,
    filter: cases[0]!.name,
    text: cases.map(({ name, payload }) => `${name}${payload.text} => ?`).join("\n"),
  };
}
