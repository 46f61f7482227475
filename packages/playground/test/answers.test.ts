/** What the compiler answers to the page. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeFiles } from "@neuro-lang/compiler/files";
import { Answers } from "../src/answers/answers.ts";
import { openShipped } from "../src/answers/library.ts";
import type { LinkedModule, Shown } from "../src/answers/messages.ts";
import { examplesIn } from "../src/site/examples.ts";
import { shippedLibrary } from "../src/site/make.ts";
import { root, runLinked, writeSite, type WrittenSite } from "./site.ts";

let site: WrittenSite;
let answers: Answers;
beforeAll(async () => {
  site = await writeSite();
  answers = new Answers(openShipped(await shippedLibrary(root)));
});
afterAll(() => site.remove());

function textOf(shown: Shown): string {
  if ("why" in shown) throw new Error(shown.why);
  return shown.text;
}

function compiled(text: string): readonly LinkedModule[] {
  answers.check(text);
  const program = answers.program();
  if ("why" in program) throw new Error(program.why);
  return program.modules;
}

const problemsOf = (text: string) => answers.check(text).problems;

describe("problems", () => {
  test("stand where they are, with their fixes", () => {
    const text = 'neuro main() {\n  let x = 1\n  print("{x === 2}")\n}\n';
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ code: "P0121", severity: "error", line: 3 });
    const [edit] = problem!.fixes[0]!.edits;
    expect(text.slice(edit!.start, edit!.end)).toBe("===");
    expect(edit!.newText).toBe("==");
  });

  test("have the fixes of editors, too", () => {
    const text = 'neuro main() {\n  print("{twice(4)}")\n}\n';
    const [problem] = problemsOf(text);
    const create = problem!.fixes.find(({ title }) => title === "Create the neuro `twice`")!;
    const [edit] = create.edits;
    expect(edit!.newText).toContain("neuro twice(");
  });

  test("what a page may not do is refused with a hint that helps there", () => {
    const [problem] = problemsOf(
      'import { readText } from "neuro:fs"\n\nneuro main() { print(readText("a.txt") catch "") }\n',
    );
    expect(problem).toMatchObject({ code: "P1106", fixes: [] });
    expect(problem!.hint).toContain("the console, the clock, timers and chance");
    expect(answers.program()).toEqual({
      why: "The program has errors. It runs once they are mended.",
    });
  });

  test("foreign code has no file to stand in", () => {
    expect(problemsOf("extern neuro f() -> Int\n").map(({ code }) => code)).toContain("P1203");
  });
});

describe("changes", () => {
  const text = 'neuro main() {\n  print("{1 + 2}")\n}\n';
  test("are offered for what is selected", () => {
    answers.check(text);
    const start = text.indexOf("1 + 2");
    const found = answers.changes(start, start + 5);
    expect(found.map(({ title }) => title)).toContain("Extract a variable");
  });
  test("make no file beside the program", () => {
    answers.check("neuro one() -> Int = 1\n\nneuro main() { print(one()) }\n");
    const titles = answers.changes(7, 7).map(({ title }) => title);
    expect(titles).toContain("Export it");
    expect(titles.filter((title) => title.startsWith("Move"))).toEqual([]);
  });
});

describe("texts", () => {
  test("JavaScript, IR and the one style", () => {
    answers.check("neuro twice( x:Int )->Int=x*2\n");
    expect(textOf(answers.javascript())).toContain("function twice(x)");
    expect(textOf(answers.ir())).toContain('#twice"(x: Int) -> Int');
    expect(textOf(answers.formatted())).toBe("neuro twice(x: Int) -> Int = x * 2\n");
  });

  test("of a broken program say why there are none", () => {
    answers.check("neuro main( {\n");
    for (const shown of [answers.javascript(), answers.ir(), answers.formatted()])
      expect(shown).toHaveProperty("why");
    expect(answers.format()).toEqual([]);
  });

  test("hovers", () => {
    const text = "/// Twice as much.\nneuro twice(x: Int) -> Int = x * 2\n";
    answers.check(text);
    expect(answers.hover(text.indexOf("twice"))).toMatchObject({
      code: "neuro twice(x: Int) -> Int",
      documentation: "Twice as much.",
    });
    expect(answers.hover(text.indexOf("* 2"))).toBeUndefined();
  });
});

describe("completion", () => {
  const offered = (text: string) => {
    answers.check(text);
    return answers.complete(text.length).offers;
  };

  test("offers what fits a place, and says what it is", () => {
    const offer = offered("let sizes = [1].sor").find(({ label }) => label === "sorted");
    expect(answers.details(offer!).description?.documentation).toContain("ascending");
  });

  test("knows the import that a name needs", () => {
    const offer = offered("let now = sleep").find(({ label }) => label === "sleep");
    expect(answers.details(offer!).edits).toMatchObject([
      { newText: expect.stringContaining('import { sleep } from "neuro:time"') },
    ]);
  });
});

describe("programs", () => {
  test("take arguments, read what they are given and end with their code", async () => {
    const modules = compiled(
      'import { readLine } from "neuro:cli"\n\nneuro main(times: Int = 1) {\n  print((readLine() ?? "").repeat(times))\n}\n',
    );
    const run = await runLinked(site.folder, modules, { words: ["--times", "2"], input: "ab\n" });
    expect(run).toEqual({ out: "abab\n", errors: "", code: 0 });
    expect((await runLinked(site.folder, modules, { words: ["--times", "x"] })).code).toBe(2);
  });

  test("end with a failure that is said", async () => {
    const modules = compiled(
      'type Wrong { message: Text }\n\nneuro main() fails Wrong { fail Wrong { message: "no" } }\n',
    );
    const run = await runLinked(site.folder, modules);
    expect(run.code).toBe(1);
    expect(run.errors).toContain("no");
  });

  test("without a main are not started", () => {
    answers.check("neuro f() -> Int = 1\n");
    expect(answers.program()).toMatchObject({ why: expect.stringContaining("no `main`") });
  });

  test("know the line of a place in their JavaScript", () => {
    const modules = compiled("neuro main() {\n  let xs = [1]\n  print(xs[3])\n}\n");
    const { file, pieces } = modules.at(-1)!;
    const text = pieces.map((piece) => (typeof piece === "string" ? piece : "")).join("");
    const line = text.slice(0, text.indexOf("xs, 3")).split("\n").length;
    const column = text.split("\n")[line - 1]!.indexOf("xs, 3") + 1;
    expect(answers.locate([{ file, line, column }])).toMatchObject([{ line: 3 }]);
    expect(answers.locate([{ file: "neuro/list.js", line: 1, column: 1 }])).toEqual([]);
  });
});

describe("examples", () => {
  const examples = examplesIn(nodeFiles, root).flatMap((group) => group.examples);
  test.each(examples)("$title", async ({ text, output }) => {
    expect(problemsOf(text).filter(({ severity }) => severity !== "hint")).toEqual([]);
    const run = await runLinked(site.folder, compiled(text));
    expect(run).toMatchObject({ errors: "", code: 0 });
    if (output !== undefined) expect(run.out).toBe(output);
  });
});
