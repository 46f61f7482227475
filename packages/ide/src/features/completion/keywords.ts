/** Words of the language by the place that they fit, and the snippets that begin with them. */

import type { Site } from "../../site.ts";
import { type Offers, tiers } from "./offers.ts";

interface Keyword {
  readonly word: string;
  readonly says: string;
  /** What is written by editors that know tab stops. */
  readonly snippet?: string;
}

const items: readonly Keyword[] = [
  {
    word: "neuro",
    says: "A named, typed unit of work.",
    snippet: "neuro ${1:name}($2)${3: -> ${4:Text}} {\n  $0\n}",
  },
  {
    word: "type",
    says: "A record, a sum or an alias.",
    snippet: "type ${1:Name} {\n  ${2:field}: ${3:Text}$0\n}",
  },
  { word: "test", says: "A test.", snippet: 'test "${1:what is true}" {\n  expect $0\n}' },
  {
    word: "import",
    says: "Names of another module.",
    snippet: 'import { $2 } from "${1:./module}"$0',
  },
  { word: "export", says: "Lets other modules use what is declared." },
  { word: "let", says: "A value of the module.", snippet: "let ${1:name} = $0" },
  {
    word: "opaque",
    says: "A type whose inside only its module sees.",
    snippet: "opaque type ${1:Name} = ${0:Text}",
  },
  {
    word: "extern",
    says: "A neuro written in JavaScript.",
    snippet: "extern neuro ${1:name}($2) -> ${0:Text}",
  },
];

/** What may follow `export`. */
const exportable = new Set(["neuro", "type", "let", "opaque", "extern"]);

const statements: readonly Keyword[] = [
  { word: "let", says: "Binds a value to a name.", snippet: "let ${1:name} = $0" },
  { word: "var", says: "A variable that may change.", snippet: "var ${1:name} = $0" },
  {
    word: "for",
    says: "Does something with each item.",
    snippet: "for ${1:item} in ${2:items} {\n  $0\n}",
  },
  {
    word: "while",
    says: "Goes on as long as something holds.",
    snippet: "while ${1:condition} {\n  $0\n}",
  },
  {
    word: "expect",
    says: "Panics, or fails the test, if something does not hold.",
    snippet: "expect $0",
  },
  { word: "defer", says: "Runs when the block is left.", snippet: "defer $0" },
  {
    word: "given",
    says: "Runs a block with other capabilities.",
    snippet: "given(${1:clock}: $2) {\n  $0\n}",
  },
];

const loopWords: readonly Keyword[] = [
  { word: "break", says: "Leaves the loop." },
  { word: "continue", says: "Goes on with the next item of the loop." },
];

const expressions: readonly Keyword[] = [
  {
    word: "if",
    says: "One value or another.",
    snippet: "if ${1:condition} {\n  $2\n} else {\n  $0\n}",
  },
  { word: "match", says: "A value by its case.", snippet: "match ${1:value} {\n  $0\n}" },
  { word: "do", says: "A block as a value.", snippet: "do {\n  $0\n}" },
  { word: "return", says: "Ends the neuro with a value.", snippet: "return $0" },
  { word: "fail", says: "Ends with a failure.", snippet: "fail $0" },
  { word: "attempt", says: "A value or its failure, as a `Result`.", snippet: "attempt $0" },
  { word: "not", says: "The opposite of a condition.", snippet: "not $0" },
  { word: "none", says: "No value, where one is optional." },
  { word: "true", says: "What holds." },
  { word: "false", says: "What does not hold." },
];

/** At the start of a statement nobody needs an `else` yet. */
const ifStatement: Keyword = {
  word: "if",
  says: "Does something if a condition holds.",
  snippet: "if ${1:condition} {\n  $0\n}",
};

const operators: readonly Keyword[] = [
  { word: "and", says: "Both hold." },
  { word: "or", says: "One of both holds." },
  { word: "is", says: "Has this form." },
  { word: "in", says: "Is one of them." },
  { word: "not in", says: "Is none of them." },
  { word: "catch", says: "What is taken instead of a failure.", snippet: "catch $0" },
  { word: "with", says: "A copy with other fields.", snippet: "with { $0 }" },
  { word: "div", says: "Divides whole numbers, rounded down." },
];

const elseWord: Keyword = {
  word: "else",
  says: "What happens otherwise.",
  snippet: "else {\n  $0\n}",
};

const clauses: readonly Keyword[] = [
  { word: "uses", says: "What it may touch." },
  { word: "fails", says: "What it may fail with." },
  {
    word: "declassifies",
    says: "Takes a label for secrecy off, where the policy trusts the module.",
  },
  { word: "endorses", says: "Takes `untrusted` off, where the policy trusts the module." },
];

function add(offers: Offers, words: readonly Keyword[]): void {
  for (const [order, { word, says, snippet }] of words.entries())
    offers.add(
      {
        label: word,
        sort: snippet?.includes("\n") === true ? "snippet" : "keyword",
        about: { kind: "words", words: says },
        ...(snippet === undefined ? {} : { snippet }),
      },
      tiers.keyword,
      { order },
    );
}

export function offerItems(site: Site, offers: Offers): void {
  const exports = site.lineStart.startsWith("export ");
  add(offers, exports ? items.filter(({ word }) => exportable.has(word)) : items);
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
