// What the rules of a policy say, and what is said of those that are wrong.
import { personal, secret, untrusted } from "@neuro-lang/labels";
import { describe, expect, test } from "vitest";
import { limitsOf, rulesToKeep } from "../src/index.ts";
import { parse } from "@neuro-lang/parser";
import { SourceFile } from "@neuro-lang/diagnostics";
import { linkMain, policyOf, policyProblems, read, rulesWrong } from "./support.ts";

describe("rules as data", () => {
  const { policy } = read(
    policyOf(`  allow fs.read in "./a/**", "./b"
  allow personal fs.write in "./out/**" under untrusted
  allow model
  allow secret TOKEN to "api.example.org"
  treat fs in "./mail/**" as personal untrusted
  trust "./count" to declassify secret
  trust "./count" to endorse
  limit memory 2GB
  limit cpu 0.05
  keep personal 30d`),
  );
  test("what is allowed, and cleared", () => {
    expect(policy.allowed).toMatchObject([
      { capability: "fs.read", targets: ["./a/**", "./b"], cleared: 0 },
      { capability: "fs.write", targets: ["./out/**"], cleared: personal | untrusted },
      // A model on this machine keeps to itself what it is told.
      { capability: "model", targets: undefined, cleared: personal },
    ]);
    expect(policy.secrets).toMatchObject([{ name: "TOKEN", hosts: ["api.example.org"] }]);
  });
  test("sources, trust, limits", () => {
    expect(policy.treated).toEqual([
      { capability: "fs", targets: ["./mail/**"], label: personal | untrusted },
    ]);
    expect(policy.trusted).toEqual([
      { module: "./count", takesOff: secret },
      { module: "./count", takesOff: untrusted },
    ]);
    expect(policy.limits).toEqual([
      { of: "memory", amount: "2GB" },
      { of: "cpu", amount: "0.05" },
    ]);
    expect(policy.kept).toEqual([{ label: personal, duration: "30d" }]);
  });
  test("the folder is the file's", () => expect(policy.folder).toBe("/"));
});

test.each([
  ["  allow fs. in", "P1103", "no capability"],
  ["  allow env to", "P1104", "allowed or not"],
  ['  allow process in "git"', "P1104", "programs after `to`"],
  ['  allow network in "x"', "P1104", "hosts after `to`"],
  ["  limit memory 5", "P1104", "no size"],
  ["  limit cpu 0", "P1104", "no share"],
  ["  keep personal 3", "P1104", "no duration"],
  ["  keep secret", "P1104", "a duration is missing"],
  ['  "allow" env', "P1104", "begins with a word"],
])("%s", (rule, code, says) => {
  const problems = policyProblems(policyOf(rule));
  expect(problems.map((problem) => problem.code)).toEqual([code]);
  expect(problems[0]!.message).toContain(says);
});

test("a wrong rule leaves the others as they are", () => {
  const { policy, problems } = read(policyOf("  allow env\n  allow nothing\n  allow process"));
  expect(policy.allowed.map(({ capability }) => capability)).toEqual(["env", "process"]);
  expect(problems.length).toBe(1);
});

test("a rule that the parser could not read is reported once", () => {
  expect(rulesWrong("  allow fs.read in ./data\n  allow nothing")).toEqual([
    "P0201 /",
    "P1103 nothing",
  ]);
});

test("what a running program is held to", () => {
  const main = `import { readText, writeText } from "neuro:fs"
neuro main(other: Text) {
  let text = readText("mail" + "/a") catch readText(other) catch ""
  _ = attempt writeText("out/a", text)
}`;
  const limits = (rules: string) =>
    limitsOf(read(policyOf(rules)).policy, linkMain(main, rules).reach);
  const seen = ["mail/a", "out/a"];
  const none = { treated: [], cleared: [] };
  expect(limits("")).toEqual({
    folder: "/",
    read: [],
    write: [],
    programs: [],
    places: { seen, read: none, write: none },
  });
  expect(
    limits(`  treat fs in "./mail/**" as personal
  treat fs.read as untrusted
  allow personal fs.write in "./out/**"`).places,
  ).toEqual({
    seen,
    read: { treated: [{ patterns: ["./mail/**"], label: personal }], cleared: [] },
    write: {
      treated: [{ patterns: ["./mail/**"], label: personal }],
      cleared: [{ patterns: ["./out/**"], label: personal }],
    },
  });
  expect(limits('  allow fs.read in "./a"\n  allow fs in "./b"')).toMatchObject({
    read: ["./a", "./b"],
    write: ["./b"],
  });
  expect(limits('  allow fs.read in "./a"\n  allow fs.read\n  allow process')).toMatchObject({
    read: undefined,
    programs: undefined,
  });
});

test("rules that no program asks for are kept as they are written", () => {
  const text = policyOf(`  allow env
  allow secret TOKEN to "a.org"
  treat env as personal
  trust "./a" to endorse
  limit cpu 0.5`);
  expect(rulesToKeep(parse(new SourceFile("/policy.neuro", text)).module, text)).toEqual([
    'allow secret TOKEN to "a.org"',
    "treat env as personal",
    "limit cpu 0.5",
  ]);
});
