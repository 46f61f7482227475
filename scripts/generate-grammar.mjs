// Writes grammar/: the EBNF and the railroad diagrams from the grammar of record, the TextMate grammar from the token table.
// With --check it writes nothing and fails if a file is out of date.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

import { GrammarOfRecord } from "../packages/parser/src/grammar/record.ts";
import { tokenTable } from "../packages/parser/src/index.ts";
import { diagrams } from "./grammar/diagrams.mjs";
import { ebnf } from "./grammar/ebnf.mjs";
import { textmate } from "./grammar/textmate.mjs";

const recorded = new GrammarOfRecord().getSerializedGastProductions();
// From the whole to the parts: the classes of the grammar record the lower parts first.
const start = (rule) => recorded.findIndex(({ name }) => name === rule);
const productions = [
  ...recorded.slice(start("module")),
  ...recorded.slice(start("block"), start("module")),
  ...recorded.slice(0, start("block")),
];
const texts = new Map(
  tokenTable.filter(({ text }) => text !== undefined).map(({ type, text }) => [type.name, text]),
);
const files = {
  "neuro.ebnf": ebnf(productions, texts),
  "diagrams.html": diagrams(productions, texts),
  "neuro.tmLanguage.json": textmate(tokenTable),
};

const folder = new URL("../grammar/", import.meta.url);
mkdirSync(folder, { recursive: true });
const read = (file) => {
  try {
    return readFileSync(new URL(file, folder), "utf8");
  } catch {
    return undefined;
  }
};
const stale = Object.entries(files).filter(([file, text]) => read(file) !== text);
if (process.argv.includes("--check")) {
  for (const [file] of stale)
    console.error(`grammar/${file} is out of date: run \`node scripts/generate-grammar.mjs\`.`);
  if (stale.length > 0) process.exit(1);
} else {
  for (const [file, text] of stale) writeFileSync(new URL(file, folder), text);
}
