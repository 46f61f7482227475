/** Words of the language by the place that they fit, and the snippets that begin with them. */

import type { AnyNode } from "@neuro-lang/parser";
import type { Site } from "../../site.ts";
import { type Offers, type Tier, tiers, withoutStops } from "./offers.ts";

interface Keyword {
  readonly word: string;
  /** What it is a word of, where it means several things. */
  readonly of?: AnyNode["kind"];
  /** What is written by editors that know tab stops. */
  readonly snippet?: string;
}

const items: readonly Keyword[] = [
  {
    word: "neuro",
    snippet: "neuro ${1:name}($2)${3: -> ${4:Text}} {\n  $0\n}",
  },
  {
    word: "type",
    snippet: "type ${1:Name} {\n  ${2:field}: ${3:Text}$0\n}",
  },
  { word: "test", snippet: 'test "${1:what is true}" {\n  expect $0\n}' },
  {
    word: "import",
    snippet: 'import { $2 } from "${1:./module}"$0',
  },
  { word: "export" },
  { word: "let", of: "ModuleLet", snippet: "let ${1:name} = $0" },
  {
    word: "opaque",
    snippet: "opaque type ${1:Name} = ${0:Text}",
  },
  {
    word: "extern",
    snippet: "extern neuro ${1:name}($2) -> ${0:Text}",
  },
];

interface Form {
  readonly label: string;
  /** What it is. */
  readonly words: string;
  readonly snippet: string;
  /** It may follow `export`. */
  readonly exported?: true;
}

/** Declarations that are more than their first word. */
const itemForms: readonly Form[] = [
  {
    label: "main",
    words: "Where a program starts.",
    snippet: "neuro main() {\n  $0\n}",
  },
  {
    label: "test for all",
    words: "A test that is tried with many made-up inputs.",
    snippet: 'test "${1:what holds}" for all (${2:n}: ${3:Int}) {\n  expect $0\n}',
  },
  {
    label: "type with variants",
    words: "A type whose values are one of several cases.",
    snippet: "type ${1:Name} = ${2:First} | ${3:Second}$0",
    exported: true,
  },
  {
    label: "documentation with an example",
    words: "What the next declaration does, with an example that is compiled and run as a test.",
    snippet: "/// ${1:What it does.}\n/// ```\n/// expect ${2:call} == ${3:value}\n/// ```$0",
  },
];

/** What may follow `export`. */
const exportable = new Set(["neuro", "type", "let", "opaque", "extern"]);

const statements: readonly Keyword[] = [
  { word: "let", snippet: "let ${1:name} = $0" },
  { word: "var", snippet: "var ${1:name} = $0" },
  {
    word: "for",
    snippet: "for ${1:item} in ${2:items} {\n  $0\n}",
  },
  {
    word: "while",
    snippet: "while ${1:condition} {\n  $0\n}",
  },
  {
    word: "expect",
    snippet: "expect $0",
  },
  { word: "defer", snippet: "defer $0" },
  {
    word: "given",
    snippet: "given(${1:clock}: $2) {\n  $0\n}",
  },
];

const loopWords: readonly Keyword[] = [{ word: "break" }, { word: "continue" }];

const expressions: readonly Keyword[] = [
  {
    word: "if",
    snippet: "if ${1:condition} {\n  $2\n} else {\n  $0\n}",
  },
  { word: "match", snippet: "match ${1:value} {\n  $0\n}" },
  { word: "do", snippet: "do {\n  $0\n}" },
  { word: "return", snippet: "return $0" },
  { word: "fail", snippet: "fail $0" },
  { word: "attempt", snippet: "attempt $0" },
  { word: "not", snippet: "not $0" },
  { word: "none" },
  { word: "true" },
  { word: "false" },
];

const isJump: ReadonlySet<string> = new Set(["return", "fail", "break", "continue"]);

/** What statements begin with most often. */
const leadingWords = ["let", "var", "if", "for", "return", "match"];

/** At the start of a statement nobody needs an `else` yet. */
const ifStatement: Keyword = {
  word: "if",
  snippet: "if ${1:condition} {\n  $0\n}",
};

const operators: readonly Keyword[] = [
  { word: "and" },
  { word: "or" },
  { word: "is" },
  { word: "in" },
  { word: "not in" },
  { word: "catch", snippet: "catch $0" },
  { word: "with", snippet: "with { $0 }" },
  { word: "div" },
];

const elseWord: Keyword = {
  word: "else",
  snippet: "else {\n  $0\n}",
};

const clauses: readonly Keyword[] = [
  { word: "uses" },
  { word: "fails" },
  {
    word: "declassifies",
  },
  { word: "endorses" },
];

function add(offers: Offers, words: readonly Keyword[], tier: Tier = tiers.keyword): void {
  for (const [order, { word, of, snippet }] of words.entries())
    offers.add(
      {
        label: word,
        sort: snippet?.includes("\n") === true ? "snippet" : "keyword",
        about: { kind: "word", word, ...(of === undefined ? {} : { of }) },
        ...(snippet === undefined ? {} : { snippet }),
      },
      tier,
      { order },
    );
}

export function offerItems(site: Site, offers: Offers): void {
  const exports = site.lineStart.startsWith("export ");
  add(offers, exports ? items.filter(({ word }) => exportable.has(word)) : items);
  const hasMain = site.module.tree.items.some(
    (item) => item.kind === "Neuro" && item.name.text === "main",
  );
  for (const [order, { label, words, snippet, exported }] of itemForms.entries()) {
    if ((exports && exported !== true) || (label === "main" && hasMain)) continue;
    offers.add(
      {
        label,
        sort: "snippet",
        about: { kind: "words", words },
        text: withoutStops(snippet),
        snippet,
      },
      tiers.keyword,
      { order: items.length + order },
    );
  }
}

/** Where a statement is to begin. */
export function offerLeadingWords(offers: Offers, inTest: boolean): void {
  const all = [...statements, ifStatement, ...expressions];
  const leading = inTest ? ["expect", ...leadingWords] : leadingWords;
  add(
    offers,
    leading.flatMap((word) => all.find((each) => each.word === word) ?? []),
    tiers.leading,
  );
}

/** Behind `catch`, where what is done about the failure is to begin. */
export function offerHandlers(offers: Offers, inLoop: boolean): void {
  offers.add(
    {
      label: "error =>",
      filter: "error",
      sort: "snippet",
      text: "error => ",
      snippet: "${1:error} => $0",
    },
    tiers.leading,
    { order: 0 },
  );
  const jumps = expressionWords(inLoop).filter(({ word }) => isJump.has(word));
  add(offers, jumps, tiers.leading);
}

export function offerStatementWords(offers: Offers, inLoop: boolean): void {
  add(offers, [...statements, ifStatement, ...expressionWords(inLoop)]);
}

export function offerExpressionWords(offers: Offers, inLoop: boolean): void {
  add(offers, expressionWords(inLoop));
}

function expressionWords(inLoop: boolean): readonly Keyword[] {
  return inLoop ? [...expressions, ...loopWords] : expressions;
}

export function offerOperators(site: Site, offers: Offers): void {
  const behindBlock = /\}\s*$/.test(site.lineStart);
  add(offers, behindBlock ? [elseWord, ...operators] : operators);
}

export function offerClauses(site: Site, offers: Offers): void {
  const { item } = site;
  const written = item?.kind === "Neuro" ? item.signature : undefined;
  const isWritten: Readonly<Record<string, boolean>> = {
    // One of them is the made-up one of the place.
    uses: (written?.uses?.length ?? 0) > 1,
    fails: written?.fails !== undefined,
    declassifies: (written?.declassifies.length ?? 0) > 0,
    endorses: written?.endorses === true,
  };
  add(
    offers,
    clauses.filter(({ word }) => isWritten[word] !== true),
  );
}
