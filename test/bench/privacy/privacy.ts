/**
 * neuro:privacy against what npm has: precision and recall per entity over a seeded corpus, and megabytes a second of ordinary
 * text. Run it with `node test/bench/privacy/privacy.ts [documents] [seed]` after `npm start`.
 */

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { Chance } from "./chance.ts";
import { corpus, type Document, entities } from "./corpus.ts";
import { type Detector, detectors } from "./detectors.ts";
import { heldOut } from "./held-out.ts";
import { add, emptyScores, precisionOf, recallOf, total } from "./score.ts";
import { code, invoices, logs, prose } from "./surroundings.ts";

const root = new URL("../../../", import.meta.url);
const [count = "4000", seed = "1"] = process.argv.slice(2);

const percent = (share: number): string => (share * 100).toFixed(1).padStart(5);

async function quality({ name, detect }: Detector, documents: readonly Document[]): Promise<void> {
  const scores = emptyScores();
  for (const document of documents) add(scores, document, await detect(document.text));
  const all = total(scores);
  console.log(
    `${name}: precision ${percent(precisionOf(all))} %, recall ${percent(recallOf(all))} %`,
  );
  for (const entity of entities) {
    const score = scores.get(entity)!;
    if (score.gold === 0 && score.places === 0) continue;
    const precision = score.places === 0 ? "    –" : percent(precisionOf(score));
    console.log(
      `  ${entity.padEnd(12)} ${precision} ${percent(recallOf(score))}  (${score.gold} gold, ${score.places} places)`,
    );
  }
}

/** Lines of the corpus without entities, about as long as asked for. */
function ordinary(lines: typeof logs, length: number): string {
  const chance = new Chance(Number(seed));
  let text = "";
  while (text.length < length) text += `${chance.pick(lines(chance)).join("nothing")}\n`;
  return text;
}

async function speed({ name, detect }: Detector, text: string): Promise<void> {
  await detect(text.slice(0, 10_000));
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    await detect(text);
    times.push(performance.now() - start);
  }
  const best = Buffer.byteLength(text) / 1000 / Math.min(...times);
  console.log(`  ${name.padEnd(32)} ${best.toFixed(2)} MB/s`);
}

const corpora = {
  "The corpus that the detectors were made with": corpus(Number(seed), Number(count)),
  "Texts that they were not made with": heldOut(Number(seed), Number(count)),
};
for (const [name, documents] of Object.entries(corpora)) {
  console.log(`\n${name}`);
  for (const detector of detectors) await quality(detector, documents);
}
/** The project's own documentation and library, over and over. */
function repeated(paths: readonly string[], length: number): string {
  const text = paths.map((path) => readFileSync(new URL(path, root), "utf8")).join("");
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

const ordinaryTexts: Readonly<Record<string, (length: number) => string>> = {
  "documentation in Markdown": (length) =>
    repeated(["docs/language/library.md", "docs/architecture.md", "docs/cli.md"], length),
  "JavaScript source": (length) =>
    repeated(["packages/std/neuro/text.js", "packages/std/neuro/list.js"], length),
  "prose in eight languages": (length) => ordinary(prose, length),
  "lines of code full of numbers": (length) => ordinary(code, length),
  invoices: (length) => ordinary(invoices, length),
  "log lines": (length) => ordinary(logs, length),
};

for (const [kind, make] of Object.entries(ordinaryTexts)) {
  console.log(`\nThroughput, ${kind}`);
  for (const detector of detectors) {
    // The slow ones get less, so that they end.
    const text = make(detector.name === "neuro:privacy" ? 2_000_000 : 20_000);
    await speed(detector, text);
  }
}
