/**
 * Every action at every place of real programs: what is offered parses, brings no error, and stays in the style. The places
 * are drawn by lot, the same in each run; `PLACES=all` takes all of them.
 */

import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contextAt } from "../src/actions/action.ts";
import { actions } from "../src/actions/index.ts";
import type { CodeAction, Snapshot, Workspace } from "../src/index.ts";
import { walk } from "../src/nodes.ts";
import { inStyle } from "../src/rewriting/style.ts";
import { Fixture } from "./fixture.ts";
import { changed, styleFaults, type Texts } from "./judge.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const all = process.env["PLACES"] === "all";
/** Of what one action offers in one program. */
const most = all ? Number.POSITIVE_INFINITY : 1;
/** Of so many nodes, one. */
const distance = all ? 1 : 3;
const only = process.env["ACTION"];

const programs: readonly (readonly [string, string])[] = [
  ...globSync(`${root}/examples/*`).flatMap((folder): [string, string][] => {
    const files = globSync(`${folder}/**/*.neuro`).filter((file) => !file.includes("node_modules"));
    const text = files.map(
      (file) => `=== ${relative(folder, file)}\n${readFileSync(file, "utf8")}`,
    );
    return text.length === 0 ? [] : [[relative(root, folder), text.join("")]];
  }),
  ...globSync(`${root}/docs/language/*.md`).map((page): [string, string] => {
    const blocks = [...readFileSync(page, "utf8").matchAll(/^```neuro\n([\s\S]*?)^```$/gm)];
    const files = blocks.map(([, code], index) => `=== block${index}.neuro\n${code}`);
    return [relative(root, page), files.join("")];
  }),
].filter(([, text]) => !text.includes("«"));

interface Offer {
  readonly path: string;
  readonly action: string;
  readonly change: CodeAction;
}

/** What is offered at the start of a node, and for the node as a selection. */
function offersIn(snapshot: Snapshot, path: string): readonly Offer[] {
  const offers = new Map<string, Offer>();
  let count = 0;
  walk(snapshot.module(path)!.tree, ({ start, end }) => {
    if (count++ % distance !== 0) return;
    for (const last of [start, end]) {
      const context = contextAt(snapshot, path, start, last)!;
      for (const action of actions)
        for (const change of only === undefined || action.name === only ? action.find(context) : [])
          offers.set(JSON.stringify(change.edits), { path, action: action.name, change });
    }
  });
  return [...offers.values()];
}

/** Spread over the program. */
function drawn(offers: readonly Offer[]): readonly Offer[] {
  return [...Map.groupBy(offers, ({ action }) => action).values()].flatMap((own) => {
    const count = Math.min(most, own.length);
    return Array.from(
      { length: count },
      (_, index) => own[Math.floor(((index + 0.5) * own.length) / count)]!,
    );
  });
}

function errorsOf(workspace: Workspace, path: string): readonly string[] {
  return workspace
    .snapshot(path)
    .problems.filter(({ severity }) => severity === "error")
    .map(({ code, message, span }) => `${code} ${message} ${span.file}`);
}

function faults({ workspace, texts }: Fixture, { path, action, change }: Offer): readonly string[] {
  const snapshot = workspace.snapshot(path);
  const before = errorsOf(workspace, path);
  const { texts: after, renamed } = changed(texts, inStyle(snapshot, change));
  for (const [file, text] of after) if (text !== texts.get(file)) workspace.edit(file, text);
  const errors = errorsOf(workspace, path).filter((error) => !before.includes(error));
  for (const [file, text] of after) {
    const old = texts.get(file);
    if (old === undefined) workspace.close(file);
    else if (text !== old) workspace.edit(file, old);
  }
  const named = change.rename === undefined || renamed !== undefined ? [] : ["no name to change"];
  return [...errors, ...named, ...styleFaults(texts, after)].map(
    (fault) => `${action}: ${fault}\n${difference(texts, after)}`,
  );
}

/** The lines that differ, from the first to the last. */
function difference(before: Texts, after: Texts): string {
  return [...after]
    .flatMap(([file, text]) => {
      const old = before.get(file)?.split("\n") ?? [];
      const now = text.split("\n");
      if (text === before.get(file)) return [];
      const start = now.findIndex((line, index) => line !== old[index]);
      let same = 0;
      while (
        same < Math.min(old.length, now.length) - start &&
        old.at(-1 - same) === now.at(-1 - same)
      )
        same += 1;
      return [
        ...old.slice(start, old.length - same).map((line) => `- ${line}`),
        ...now.slice(start, now.length - same).map((line) => `+ ${line}`),
      ];
    })
    .join("\n");
}

describe.each(programs)("%s", (_, text) => {
  test("is still right after each change", () => {
    const fixture = new Fixture(text);
    const found: string[] = [];
    const offers = [...fixture.texts.keys()].flatMap((path) =>
      offersIn(fixture.workspace.snapshot(path), path),
    );
    for (const offer of drawn(offers)) found.push(...faults(fixture, offer));
    expect(found).toEqual([]);
  }, 600_000);
});
