/** The parser against the grammar of record: what the parser takes without a problem, the grammar derives. */

import { readdirSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { SourceFile } from "@neuro-lang/diagnostics";
import { describe, expect, it } from "vitest";

import { GrammarOfRecord } from "../src/grammar/record.ts";
import { forEachChild, parse, tokenTable } from "../src/index.ts";
import { layout } from "../src/layout/index.ts";
import { scan } from "../src/scanner.ts";
import * as T from "../src/tokens.ts";
import type { Node } from "../src/tree/index.ts";
import { brokenSource } from "./broken.ts";
import { samples } from "./samples.ts";

const root = new URL("../../../", import.meta.url);
const grammar = new GrammarOfRecord();

/** The offsets where the tree has a name, a variable or a policy's word: words there are names, whatever they spell. */
function nameStarts(module: Node): Set<number> {
  const starts = new Set<number>();
  const visit = (node: Node): void => {
    if (node.kind === "Name" || node.kind === "Identifier" || node.kind === "PolicyWord")
      starts.add(node.start);
    if (node.kind === "WildcardPattern") starts.add(node.start);
    forEachChild(node, visit);
  };
  visit(module);
  return starts;
}

/** The first token that the grammar of record cannot derive, or undefined if it derives the text. */
function underivable(text: string): string | undefined {
  const { module } = parse(new SourceFile("test.neuro", text));
  const names = nameStarts(module);
  const tokens = layout(scan(text).tokens).tokens.toObjects();
  const words = new Set(
    tokenTable.filter(({ word }) => word !== undefined).map(({ type }) => type),
  );
  for (const token of tokens) {
    if (!names.has(token.startOffset)) continue;
    const type = words.has(token.tokenType)
      ? T.Identifier
      : token.tokenType === T.MapKeyword || token.tokenType === T.SetKeyword
        ? T.TypeName
        : token.tokenType;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx!;
  }
  while (tokens.at(-1)?.tokenType === T.endOfFile) tokens.pop();
  grammar.input = tokens;
  grammar.module();
  const [error] = grammar.errors;
  return (
    error &&
    `${error.message} at ${text.slice(Math.max(0, (error.token.startOffset || 0) - 30), error.token.startOffset + 30)}`
  );
}

describe("the grammar of record", () => {
  it("is LL(2) and free of ambiguities", () => {
    // Chevrotain validates it when it is made; this is the number of its rules.
    expect(Object.keys(grammar.getGAstProductions()).length).toBeGreaterThan(90);
  });

  it.each(samples.map((sample, index) => [index, sample] as const))(
    "derives sample %i",
    (_, sample) => {
      expect(underivable(sample)).toBeUndefined();
    },
  );

  const std = new URL("packages/std/neuro/", root);
  const modules = readdirSync(std, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".neuro"),
  );
  it.each(modules)("derives the library's %s", (file) => {
    const text = readFileSync(new URL(file, std), "utf8");
    expect(parse(new SourceFile(file, text)).problems).toEqual([]);
    expect(underivable(text)).toBeUndefined();
  });

  it("derives every mutated source that the parser takes", () => {
    let taken = 0;
    for (let seed = 0; seed < 3000; seed++) {
      const text = brokenSource(seed);
      if (parse(new SourceFile("test.neuro", text)).problems.length > 0) continue;
      taken++;
      const at = underivable(text);
      if (at !== undefined) throw new Error(`seed ${seed}: ${at}`);
    }
    expect(taken).toBeGreaterThan(100);
  });

  it("is what `grammar/` was made from", () => {
    const script = fileURLToPath(new URL("scripts/generate-grammar.mjs", root));
    expect(() =>
      execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" }),
    ).not.toThrow();
  });
});
