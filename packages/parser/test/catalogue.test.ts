/** Every diagnostic of the text (P01) and of the syntax (P02): its bad example has it alone, its fix mends it, its good one is clean. */

import { catalogue, type Problem, SourceFile, type TextEdit } from "@neuro-lang/diagnostics";
import { describe, expect, it } from "vitest";

import { parse } from "../src/index.ts";

function problemsOf(text: string): Problem[] {
  return parse(new SourceFile("test.neuro", text)).problems;
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let mended = text;
  for (const { span, newText } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    mended = mended.slice(0, span.start) + newText + mended.slice(span.end);
  }
  return mended;
}

const own = Object.values(catalogue).filter(({ code }) => /^P0[12]/u.test(code));

describe.each(own.map((definition) => [definition.name, definition] as const))(
  "%s",
  (_, definition) => {
    it("is what its bad example has, once", () => {
      expect(problemsOf(definition.bad).map(({ name }) => name)).toEqual([definition.name]);
    });

    it("is not in its good example", () => {
      expect(problemsOf(definition.good)).toEqual([]);
    });

    it("mends the bad example where it has a safe fix", () => {
      const [problem] = problemsOf(definition.bad);
      const fix = problem?.fixes.find(({ safe }) => safe);
      if (fix !== undefined) expect(problemsOf(applyEdits(definition.bad, fix.edits))).toEqual([]);
    });
  },
);
