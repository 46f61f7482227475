/** The table of capabilities, and that a signature alone says whether a call waits. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { capabilityTable, covers } from "../src/index.ts";
import { checkText, describeProblems } from "./support.ts";

describe("the table", () => {
  test("a parent stands in it and waits if one of its children does", () => {
    for (const { name } of capabilityTable.filter((each) => each.name.includes("."))) {
      const parent = name.slice(0, name.lastIndexOf("."));
      const family = capabilityTable.filter((each) => covers(parent, each.name));
      const [head, ...children] = family.toSorted((a, b) => a.name.length - b.name.length);
      expect(head?.name).toBe(parent);
      expect(head?.suspends).toBe(children.some(({ suspends }) => suspends));
    }
  });

  test("names are there once", () => {
    const names = capabilityTable.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test("the documentation has the same", () => {
    const page = new URL("../../../docs/language/capabilities.md", import.meta.url);
    const lines = readFileSync(page, "utf8").split("\n");
    const head = lines.findIndex((line) => line.startsWith("| capability "));
    const rows = lines.slice(head + 2, lines.indexOf("", head));
    const cells = (line: string): string[] =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
    expect(rows.map(cells)).toEqual(
      capabilityTable.map(({ name, allows, suspends }) => [
        `\`${name}\``,
        allows,
        suspends ? "yes" : "",
      ]),
    );
  });
});

/** Bodies that do the same in ways that wait and ways that do not. */
const bodies: Readonly<Record<string, string>> = {
  nothing: "1",
  "a call that waits": "nap()",
  "through a private neuro": "rest()",
  "through a circle": "ping(3)",
  "through a function that is kept": "(held.run)()",
  "through a module value": "later()",
  "through a lambda": "[1].map(n => n + nap()).sum()",
  "through a generic": "call(nap)",
  "through a composition": "(plus >> plus)(1)",
  "in a handler": '"x".toInt() catch nap()',
  "by default": "rested()",
};

const others = `import { sleep } from "neuro:time"

neuro nap() -> Int uses timer {
  sleep(1ms)
  return 1
}

neuro plus(n: Int) -> Int = n + nap()
neuro rest() -> Int = nap() + 1
neuro ping(n: Int) -> Int = if n == 0 { rest() } else { pong(n - 1) }
neuro pong(n: Int) -> Int = ping(n)
neuro call<uses e>(f: () -> Int uses e) -> Int uses e = f()
neuro rested(n: Int = nap()) -> Int = n

type Job { run: () -> Int uses timer }

let held = Job { run: nap }
let later = rest

`;

const signatures: readonly (readonly [written: string, suspension: string])[] = [
  ["", "never"],
  [" uses ()", "never"],
  [" uses console", "never"],
  [" uses timer", "always"],
  [" uses console, timer", "always"],
  [" uses network.connect", "always"],
];

describe("whether an export waits follows from its signature, whatever its body", () => {
  const rows = signatures.flatMap(([written, suspension]) =>
    Object.entries(bodies).map(
      ([name, body]) =>
        [written.trim() || "nothing written", name, written, body, suspension] as const,
    ),
  );
  test.each(rows)("%s, %s", (_, __, written, body, suspension) => {
    const { module, problems } = checkText(
      `${others}export neuro work() -> Int${written} = ${body}`,
    );
    const errors = problems.filter(({ severity }) => severity === "error");
    if (errors.length > 0) {
      // It is the row that is wrong, and nothing else.
      expect(errors.map(({ code }) => code)).toEqual([written === "" ? "P0804" : "P0802"]);
      return;
    }
    const definition = module.definitions.get("work");
    expect(definition?.kind === "neuro" && definition.suspension).toBe(suspension);
  });

  test("some of the bodies do wait", () => {
    const waiting = Object.values(bodies).filter(
      (body) => describeProblems(`${others}export neuro work() -> Int = ${body}`).length > 0,
    );
    expect(waiting.length).toBe(Object.keys(bodies).length - 1);
  });
});

describe("the fix of a missing row", () => {
  const rows: readonly (readonly [source: string, mended: string])[] = [
    ["export neuro f() { print(1) }", "export neuro f() uses console { print(1) }"],
    [
      `export neuro f(t: Text) -> Int fails ParseError {
  print(t)
  return t.toInt()
}`,
      `export neuro f(t: Text) -> Int uses console fails ParseError {
  print(t)
  return t.toInt()
}`,
    ],
    [
      "export neuro f(g: () -> Int uses (timer, clock)) -> Int = g()",
      "export neuro f(g: () -> Int uses (timer, clock)) -> Int uses clock, timer = g()",
    ],
    [
      "export neuro f<uses e>(g: () -> Int uses e) -> Int { print(1)\n  g() }",
      "export neuro f<uses e>(g: () -> Int uses e) -> Int uses console, e { print(1)\n  g() }",
    ],
  ];
  test.each(rows)("%s", (source, mended) => {
    const [problem] = checkText(source).problems;
    const [fix] = problem!.fixes;
    expect(fix?.safe).toBe(true);
    const { span, newText } = fix!.edits[0]!;
    const text = source.slice(0, span.start) + newText + source.slice(span.end);
    expect(text).toBe(mended);
    expect(describeProblems(text)).toEqual([]);
  });
});
