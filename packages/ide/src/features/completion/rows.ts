/** What stands in the rows of a signature: capabilities behind `uses`, failures behind `fails`. */

import { capabilityTable, covers, namesIn } from "@neuro-lang/checker";
import type { AnyNode } from "@neuro-lang/parser";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { offerImportedTypes } from "./auto-import.ts";
import { failuresAt } from "./failing.ts";
import { type Offers, tiers } from "./offers.ts";
import { offerType } from "./offered-type.ts";
import { offerTypeParameters } from "./types.ts";

type CapabilityDescription = (typeof capabilityTable)[number];

/** What programs say most often, before all others. */
const usual = [
  "console",
  "fs.read",
  "fs.write",
  "clock",
  "random",
  "process",
  "network.connect",
  "env",
];
const byUse: readonly CapabilityDescription[] = [
  ...usual.flatMap((name) => capabilityTable.find((each) => each.name === name) ?? []),
  ...capabilityTable.filter(({ name }) => !usual.includes(name)),
];

export function offerCapabilities(site: Site, offers: Offers, capability: tree.Capability): void {
  const before = capability.path.slice(0, -1).map(({ text }) => text);
  const written = rowAround(site.reading.nodes, capability).flatMap((each) =>
    each === capability ? [] : [each.path.map(({ text }) => text).join(".")],
  );
  const needed = new Set(bodyOf(site)?.uses.capabilities);
  if (before.length === 0) offerTypeParameters(site, offers, ["uses"]);
  const judge = (name: string) => ({
    wanted: needed.has(name),
    left: !written.some((held) => covers(held, name)),
  });
  offerEach(site, offers, before, judge, byUse);
}

/** Capabilities whose names go on from the parts that are written, with what `judge` says of each. */
export function offerEach(
  { text, word }: Site,
  offers: Offers,
  before: readonly string[],
  judge: (name: string) => { readonly wanted: boolean; readonly left: boolean },
  capabilities: readonly CapabilityDescription[] = capabilityTable,
): void {
  const start = before.map((part) => `${part}.`).join("");
  const goesOn = text[word.end] === ".";
  for (const [order, { name, allows }] of capabilities.entries()) {
    const { wanted, left } = judge(name);
    if (!left || !name.startsWith(start) || (goesOn && name.includes("."))) continue;
    offers.add(
      {
        label: name.slice(start.length),
        sort: "capability",
        from: allows,
        about: { kind: "capability", name },
      },
      wanted ? tiers.wanted : tiers.own,
      { order },
    );
  }
}

export function offerFailures(site: Site, offers: Offers, fail: tree.FailType): void {
  const { snapshot, path, item } = site;
  const { definitions, failures } = snapshot.program;
  const mayFail = failuresAt(site);
  const written = new Set(
    item?.kind === "Neuro"
      ? (item.signature.fails ?? []).flatMap((each) =>
          each !== fail && each.type !== undefined ? [each.type.path.name.text] : [],
        )
      : [],
  );
  const raised = new Set(
    (bodyOf(site)?.fails.types ?? []).flatMap((type) =>
      type.kind === "named" ? [type.definition] : [],
    ),
  );
  offerTypeParameters(site, offers, ["fails"]);
  for (const [name, entity] of namesIn(snapshot.program, path)) {
    const definition = entity.kind === "definition" ? definitions.get(entity.id) : undefined;
    if (definition === undefined || written.has(name) || !mayFail(definition)) continue;
    const tier = raised.has(definition.id)
      ? tiers.wanted
      : failures.has(definition.id)
        ? tiers.own
        : tiers.qualifier;
    offerType(site, offers, name, definition, tier);
  }
  offerImportedTypes(
    site,
    offers,
    ({ id }) => raised.has(id),
    () => tiers.wanted,
  );
  offerImportedTypes(site, offers, ({ id, failure }) => failure && !raised.has(id));
}

/** What the body does, whatever the signature says. */
function bodyOf(site: Site) {
  const { item } = site;
  return item?.kind === "Neuro" && item.body !== undefined ? site.probe(item)?.body : undefined;
}

function rowAround(
  nodes: readonly AnyNode[],
  capability: tree.Capability,
): readonly tree.Capability[] {
  const around = nodes[nodes.indexOf(capability) - 1];
  const row =
    around?.kind === "Signature" ||
    around?.kind === "FunctionType" ||
    around?.kind === "UsesArgument"
      ? around.uses
      : undefined;
  return row ?? [];
}

/** What `neuro:test` has something for. */
const replaceable = ["clock", "fs", "console", "random", "env", "process"];

/** `clock: ` in `given(clock: simulated()) { … }`; what tests replace most often first. */
export function offerGiven(site: Site, offers: Offers, given: tree.GivenStatement): void {
  const written = new Set(given.arguments.flatMap(({ name }) => name?.text ?? []));
  const names = [...replaceable, ...capabilityTable.map(({ name }) => name)];
  for (const [order, name] of [...new Set(names)].entries()) {
    const { allows } = capabilityTable.find((each) => each.name === name)!;
    if (!written.has(name) && !name.includes("."))
      offers.add(
        {
          label: `${name}:`,
          filter: name,
          sort: "argument",
          from: allows,
          text: site.text[site.word.end] === ":" ? name : `${name}: `,
          about: { kind: "capability", name },
        },
        tiers.wanted,
        { order },
      );
  }
}
