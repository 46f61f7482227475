/**
 * Each action by its page in `actions/`: a `before` with a selection between `«` and `»`, perhaps the title of the change that is
 * meant, the `after` that it gives, and places where it is not offered (`none`). `UPDATE=1` writes what comes out; read it.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { actions, codeActions } from "../src/actions/index.ts";
import { contextAt } from "../src/actions/action.ts";
import { withLineFeeds } from "../src/features/formatting.ts";
import { inStyle } from "../src/rewriting/style.ts";
import { Fixture } from "./fixture.ts";
import { changed, faultsOf } from "./judge.ts";

const folder = new URL("actions/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
const update = process.env["UPDATE"] === "1";

interface Block {
  readonly sort: string;
  /** The title of the change, where several are offered. */
  readonly title: string;
  readonly code: string;
}

/** Longer than any run of backticks in the code. */
const fence = /^(?<marks>`{3,})neuro (before|after|none)(?: (.+))?\n([\s\S]*?)^\k<marks>$/gm;

function selected(code: string) {
  // The marks of a fixture are points; here two of them hold the selection.
  const fixture = new Fixture(code.replace(/«([^«»]*)»/, "«start»$1«end»"));
  return { fixture, start: fixture.mark("start"), end: fixture.mark("end") };
}

function offered(name: string, code: string) {
  const { fixture, start, end } = selected(code);
  const snapshot = fixture.workspace.snapshot(start.path);
  const context = contextAt(snapshot, start.path, start.offset, end.offset)!;
  const action = actions.find((each) => each.name === name)!;
  return { fixture, snapshot, found: action.find(context) };
}

/** The files after a change, as a fixture writes them. */
function after(name: string, { title, code }: Block, faults: string[]): string {
  const { fixture, snapshot, found } = offered(name, code);
  // A fence cannot hold backticks.
  const plain = (text: string): string => text.replaceAll("`", "");
  const change = title === "" ? found[0] : found.find((each) => plain(each.title) === title);
  if (change === undefined)
    throw new Error(`not offered; offered is: ${found.map((each) => each.title).join(", ")}`);
  const { texts } = changed(fixture.texts, inStyle(snapshot, change));
  faults.push(...faultsOf(fixture.texts, texts, change));
  const files = [...texts].map(
    ([path, written]) => [path.replace("/project/", ""), written] as const,
  );
  return files.length === 1
    ? files[0]![1]
    : files.map(([path, text]) => `=== ${path}\n${text}`).join("");
}

describe.each(pages)("%s", (page) => {
  const name = page.replace(".md", "");
  const text = readFileSync(new URL(page, folder), "utf8");
  const blocks = [...text.matchAll(fence)].map(([, , sort, title, code]): Block => ({
    sort: sort!,
    title: title ?? "",
    code: code!,
  }));
  test("has a change and a place where it is not offered", () => {
    expect(actions.some((action) => action.name === name)).toBe(true);
    expect(new Set(blocks.map(({ sort }) => sort))).toEqual(new Set(["before", "after", "none"]));
  });
  test("does the same between line ends of Windows", () => {
    const faults: string[] = [];
    for (const block of blocks.filter(({ sort }) => sort === "before")) {
      const written = after(name, { ...block, code: block.code.replaceAll("\n", "\r\n") }, faults);
      expect(withLineFeeds(written)).toBe(after(name, block, []));
    }
    expect(faults).toEqual([]);
  });
  test("does what the page shows", () => {
    const parts = text.split(/(?=^```neuro before)/m);
    const faults: string[] = [];
    const written = parts.map((part) => {
      const [block] = [...part.matchAll(fence)];
      if (block?.[2] !== "before") return part;
      const before = { sort: "before", title: block[3] ?? "", code: block[4]! };
      const result = after(name, before, faults);
      const marks = result.includes("```") ? "````" : "```";
      const rest = part
        .slice(block[0].length)
        .replace(/^\n\n(`{3,})neuro after\n[\s\S]*?^\1$/m, "");
      return `${block[0]}\n\n${marks}neuro after\n${result}${marks}${rest}`;
    });
    expect(faults).toEqual([]);
    if (update) writeFileSync(new URL(page, folder), written.join(""));
    else expect(written.join("")).toBe(text);
  });
  test.each(blocks.filter(({ sort }) => sort !== "after"))(
    "prefers one change for each problem: $code",
    ({ code }) => {
      const { fixture, start, end } = selected(code);
      const snapshot = fixture.workspace.snapshot(start.path);
      const preferred = codeActions(snapshot, start.path, start.offset, end.offset).filter(
        (change) => change.preferred === true,
      );
      const mended = preferred.map(({ mends }) => mends);
      expect(mended).not.toContain(undefined);
      expect(new Set(mended).size).toBe(preferred.length);
      if (start.offset === end.offset) expect(preferred.length).toBeLessThanOrEqual(1);
    },
  );
  test.each(blocks.filter(({ sort }) => sort === "none"))("is not offered: $code", ({ code }) => {
    expect(offered(name, code).found.map(({ title }) => title)).toEqual([]);
  });
});

test("every action has its page", () => {
  expect(actions.map(({ name }) => `${name}.md`).toSorted()).toEqual(pages.toSorted());
});
