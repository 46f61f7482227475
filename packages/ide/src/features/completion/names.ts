/** What stands where a value is asked for: names in scope, what the type that is asked for is made of, and words. */

import { type Entity, namesIn, showType, type Type } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { offerArguments } from "./arguments.ts";
import { alternatives, type Asked, askedAt } from "./asked.ts";
import { offerImportedValues } from "./auto-import.ts";
import { offerDefinition } from "./definitions.ts";
import {
  offerExpressionWords,
  offerHandlers,
  offerLeadingWords,
  offerStatementWords,
} from "./keywords.ts";
import { type Offers, type Tier, tabStops, tiers } from "./offers.ts";
import { callText, fieldsShape, isFunction } from "./signatures.ts";

export function offerValues(
  site: Site,
  offers: Offers,
  expression: tree.Identifier | tree.TypeReference,
): void {
  const asked = askedAt(site, offers, expression);
  offerArguments(site, offers, expression);
  offerLocals(asked);
  offerExpected(asked);
  for (const [name, entity] of namesIn(site.snapshot.program, site.path))
    offerEntity(asked, name, entity);
  offerBuiltins(asked);
  offerWords(asked, expression);
  offerImportedValues(asked);
}

function offerLocals({ offers, called, probed, expected, accepts, condition }: Asked): void {
  for (const [order, { binding, type }] of (probed?.locals ?? []).entries()) {
    if (binding.name === "" || binding.name === "_") continue;
    const callee = type.kind === "function" && !isFunction(expected) ? type : undefined;
    offers.add(
      {
        label: binding.name,
        sort: "variable",
        from: showType(type),
        ...(callee === undefined ? {} : callText(binding.name, callee.parameters.length, called)),
      },
      condition || accepts(callee?.result ?? type) ? tiers.local : tiers.near,
      { order },
    );
  }
}

// ── By the type that is asked for

function offerExpected(asked: Asked): void {
  const { offers, expected, condition } = asked;
  if (expected === undefined) return;
  for (const type of alternatives(expected)) {
    offerVariants(asked, type);
    if (type.kind === "function") offerLambda(offers, type);
    if (type.kind === "builtin" && type.name === "Bool" && !condition)
      for (const word of ["true", "false"])
        offers.add({ label: word, sort: "keyword", from: "Bool" }, tiers.imported);
  }
  if (expected.kind === "optional")
    offers.add({ label: "none", sort: "keyword", from: showType(expected) }, tiers.imported);
}

function offerVariants({ site, offers, called }: Asked, type: Type): void {
  const definition = type.kind === "named" ? site.snapshot.definition(type.definition) : undefined;
  if (definition?.kind !== "sum") return;
  for (const [order, { name, fields }] of definition.variants.entries())
    offers.add(
      {
        label: name,
        sort: "variant",
        signature: fieldsShape(fields),
        from: definition.name,
        ...(fields === undefined ? {} : callText(name, fields.length, called)),
        about: { kind: "variant", sum: definition.id, name },
      },
      tiers.wanted,
      { order },
    );
}

/** `mail =>`, named after what it takes. */
function offerLambda(offers: Offers, type: Type & { kind: "function" }): void {
  const names = type.parameters.map((parameter, index) => nameFor(parameter, index));
  const isOne = names.length === 1;
  const list = names.join(", ");
  offers.add(
    {
      label: isOne ? `${list} =>` : `(${list}) =>`,
      filter: names[0] ?? "()",
      sort: "snippet",
      from: showType(type),
      text: isOne ? `${list} => ` : `(${list}) => `,
      snippet: isOne ? `\${1:${list}} => $0` : `(${tabStops(names)}) => $0`,
    },
    tiers.wanted,
  );
}

function nameFor(type: Type, index: number): string {
  if (type.kind !== "named") return ["a", "b", "c", "d"][index] ?? `item${index}`;
  const name = type.definition.slice(type.definition.lastIndexOf("#") + 1);
  const lower = name[0]!.toLowerCase() + name.slice(1);
  return index === 0 ? lower : `${lower}${index + 1}`;
}

// ── Names of the module

function offerEntity(asked: Asked, label: string, entity: Entity): void {
  const { site, offers } = asked;
  if (entity.kind === "namespace")
    offers.add(
      {
        label,
        sort: "module",
        from: entity.path,
        about: { kind: "module", path: entity.path },
        commits: true,
      },
      tiers.qualifier,
    );
  if (entity.kind !== "definition") return;
  const definition = site.snapshot.definition(entity.id);
  if (definition === undefined || definition.name === "main" || isItself(site, definition.name))
    return;
  const tier: Tier =
    definition.module === site.path
      ? tiers.own
      : entity.imported === undefined
        ? tiers.prelude
        : tiers.imported;
  offerDefinition(asked, label, definition, tier);
}

/** A value of the module is not made of itself. */
function isItself({ item }: Site, name: string): boolean {
  return item?.kind === "ModuleLet" && item.name.text === name;
}

// ── Values that the language builds

/** Behind the name of the type, what is written: editors put the cursor inside. */
const builders: ReadonlyMap<string, string> = new Map([
  ["Map", "Map { $0 }"],
  ["Set", "Set { $0 }"],
  ["Decimal", 'Decimal("$0")'],
]);

function offerBuiltins({ site, offers, expected, failing }: Asked): void {
  const isWritten = /^\s*[{(]/.test(site.text.slice(site.word.end, site.word.end + 8));
  const names = namesIn(site.snapshot.program, site.path);
  const wanted = expected === undefined ? [] : alternatives(expected);
  for (const [name, snippet] of builders) {
    if (names.has(name)) continue;
    const isWanted = wanted.some((type) => type.kind === "builtin" && type.name === name);
    offers.add(
      {
        label: name,
        sort: "type",
        about: { kind: "builtin", name },
        ...(isWritten ? {} : { snippet }),
      },
      isWanted ? tiers.wanted : tiers.qualifier,
      { fits: isWanted || (expected === undefined && !failing) },
    );
  }
}

// ── Words

function offerWords({ offers, site }: Asked, expression: tree.Expression): void {
  const { nodes } = site.reading;
  const isStatement = nodes.some(
    (node) =>
      (node.kind === "ExpressionStatement" && node.expression === expression) ||
      (node.kind === "AssignStatement" && node.target === expression),
  );
  const inLoop = isInLoop(site);
  // A letter asks for names first: a word of the language is typed in full before one looks.
  const isBare = site.word.prefix === "";
  const isCaught = nodes.some((node) => node.kind === "Catch" && node.value === expression);
  if (isBare && isCaught) offerHandlers(offers, inLoop);
  else if (isBare && isStatement) offerLeadingWords(offers, site.item?.kind === "Test");
  if (isStatement) offerStatementWords(offers, inLoop);
  else offerExpressionWords(offers, inLoop);
}

function isInLoop({ reading: { nodes } }: Site): boolean {
  const inner = nodes.slice(nodes.findLastIndex(({ kind }) => kind === "Lambda") + 1);
  return inner.some(
    (node, index) =>
      (node.kind === "ForStatement" || node.kind === "WhileStatement") &&
      inner[index + 1] === node.body,
  );
}
