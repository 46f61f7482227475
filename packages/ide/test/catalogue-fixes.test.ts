/** What is offered where the catalogue shows a problem: each change mends it, and where there is none, there is a reason. */

import { catalogue, type Problem } from "@neuro-lang/diagnostics";
import { describe, expect, test } from "vitest";
import { codeActions } from "../src/index.ts";
import { inStyle } from "../src/rewriting/style.ts";
import { Fixture } from "./fixture.ts";
import { changed, styleFaults, unknownNames } from "./judge.ts";

/** Diagnostics whose example has nothing that could be mended without its author, by the reason. */
const withoutFix: Readonly<Record<string, readonly string[]>> = {
  "nothing that is there is near what is written": ["unknown-bound", "unknown-module"],
  "what is meant, the text does not tell": [
    "cannot-infer",
    "constant-unknown",
    "hole-left",
    "invalid-regex",
    "jump-outside-loop",
    "not-a-value",
    "not-callable",
    "not-indexable",
    "not-iterable",
    "number-form",
    "pattern-type",
    "policy-rule",
    "text-example",
    "text-form",
    "type-arguments",
    "type-of-anything",
    "unclosed-bracket",
    "unclosed-comment",
    "unexpected-character",
    "unexpected-syntax",
  ],
  "which of two has to give way, only the author knows": [
    "duplicate-name",
    "or-pattern-names",
    "overlapping-arguments",
    "shadowed-name",
    "text-attribute",
    "text-attribute-argument",
    "text-indentation",
  ],
  "it takes another design": [
    "alias-cycle",
    "assign-captured",
    "cyclic-let",
    "extern-failure",
    "extern-signature",
    "impure-default",
    "impure-let",
    "int-literal-range",
    "main-parameter",
    "map-entry-changed",
    "nested-declaration",
    "nested-optional",
    "nested-too-deeply",
    "not-a-failure",
    "not-a-failure-type",
    "not-a-place",
    "not-generated",
    "private-constructor",
    "refutable-pattern",
    "row-of-type",
    "union-type",
  ],
  "what a failure gives, or `none`, has to be decided": ["defer-fails", "not-a-record"],
  "what to use instead stands in words only": ["deprecated-use"],
  "it is in a file of JavaScript": ["foreign-export", "foreign-file"],
  "it is not built yet": ["not-built-yet", "policy-not-enforced"],
  "a policy moves to another file by hand": ["policy-place"],
  "whether something private or untrusted may go there, is not for a key to say": [
    "noted-by-provider",
    "private-state",
    "taker-in-closed-row",
    "untrusted-choice",
    "untrusted-decision",
  ],
};

/** A policy is a file of its own; the program that it is for stands below it. */
function fixtureOf(bad: string): Fixture {
  const [, policy, program] =
    /^(policy \{[^]*?\n\})(?:\n\n((?:import|neuro) [^]*))?$/.exec(bad) ?? [];
  return new Fixture(
    policy === undefined
      ? `=== main.neuro\n${bad}\n=== users.neuro\nexport opaque type UserId = Text\n`
      : `=== main.neuro\n${program ?? "neuro main() {}"}\n=== policy.neuro\n${policy}\n`,
  );
}

function mending(code: string, bad: string) {
  const fixture = fixtureOf(bad);
  const snapshot = fixture.workspace.snapshot("/project/main.neuro");
  const changes = snapshot.problems
    .filter((problem) => problem.code === code)
    .flatMap((problem) => {
      const { file, start } = problem.span;
      return codeActions(snapshot, file, start, start).filter(({ mends }) => mends === problem);
    });
  return { fixture, snapshot, changes };
}

const reasons = new Set(Object.values(withoutFix).flat());

describe.each(catalogue.map((entry) => [entry.name, entry] as const))("%s", (name, entry) => {
  const { fixture, snapshot, changes } = mending(entry.code, entry.bad);
  test("has something that mends it, or a reason", () => {
    expect(changes.length > 0).toBe(!reasons.has(name));
  });
  test.each(changes.map((change) => [change.title, change] as const))("%s", (_, change) => {
    const { texts } = changed(fixture.texts, inStyle(snapshot, change));
    const after = new Fixture(
      [...texts].map(([path, text]) => `=== ${path.replace("/project/", "")}\n${text}`).join(""),
    );
    const left = after.workspace.snapshot("/project/main.neuro").problems;
    const isMended = ({ code, message }: Problem): boolean =>
      code === entry.code && message === change.mends!.message;
    expect(left.filter(isMended)).toEqual([]);
    const known = unknownNames(fixture.texts);
    expect(unknownNames(texts).filter((error) => !known.includes(error))).toEqual([]);
    expect(styleFaults(fixture.texts, texts)).toEqual([]);
  });
});
