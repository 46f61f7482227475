/**
 * Every program of the corpus, with the fixes of its problems applied until there are none: what is then written says all that is
 * so. What no label in a signature can mend is left.
 */

import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { applyFixes, type Problem } from "../../packages/diagnostics/src/index.ts";
import { readDocument, sectionOf } from "@neuro-lang/testing";
import { expect, test } from "vitest";
import { problemsOf } from "../../packages/labels/test/support.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

function errorsIn(text: string): readonly Problem[] {
  return problemsOf(text).filter(({ severity }) => severity === "error");
}

/** What is left when each problem in turn has been mended by the first of its fixes. */
function leftOf(text: string, rounds = 20): readonly string[] {
  const errors = errorsIn(text);
  const [fix] = errors.flatMap(({ fixes }) => fixes.slice(0, 1));
  if (fix === undefined) return errors.map(({ code }) => code);
  expect(rounds, `fixes come to an end in\n${text}`).toBeGreaterThan(0);
  return leftOf(applyFixes(text, [fix]).text, rounds - 1);
}

const beyondSignatures = ["P1006", "P1007", "P1008", "P1010", "P1011"];

const files = globSync(`${folder}**/*.md`).toSorted();

test.each(files.map((file) => [relative(folder, file).replace(/\.md$/, ""), file]))(
  "%s",
  (_, file) => {
    const document = readDocument(readFileSync(file, "utf8"));
    const left = leftOf(`${sectionOf(document, "BAD")}\n`);
    expect(left.filter((code) => !beyondSignatures.includes(code))).toEqual([]);
  },
);
