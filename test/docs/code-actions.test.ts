/**
 * The page of all changes that editors offer, made of the changes themselves: the title that the first place of each one's test
 * page is offered, and what its module says of it. `UPDATE=1` writes it; read what comes out.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ActionKind, contextAt } from "../../packages/ide/src/actions/action.ts";
import { actions } from "../../packages/ide/src/actions/index.ts";
import { Fixture } from "../../packages/ide/test/fixture.ts";

const ide = new URL("../../packages/ide/", import.meta.url);
const page = new URL("../../docs/guides/code-actions.md", import.meta.url);

const groups: readonly { readonly title: string; readonly kinds: readonly ActionKind[] }[] = [
  { title: "Mend a problem, or write what is not there yet", kinds: ["quickfix"] },
  { title: "Take out, and put back", kinds: ["refactor.extract", "refactor.inline"] },
  { title: "Move", kinds: ["refactor.move"] },
  { title: "Write it in another way", kinds: ["refactor.rewrite"] },
  { title: "The whole file", kinds: ["source.organizeImports", "source.fixAll"] },
];

const introduction = `# What the light bulb offers

Every change that an editor is offered for a place: in Visual Studio Code by the light bulb or \`Ctrl+.\` (\`⌘.\`), elsewhere as a code
action. Each stands under one example of its title; names in it are those of the code. A change never brings a new error, keeps
comments, and writes in the one style.
`;

/** The first place of a test page at which something is offered. */
function firstOffer(name: string): { readonly title: string; readonly kind: ActionKind } {
  const text = readFileSync(new URL(`test/actions/${name}.md`, ide), "utf8");
  const [, , title = "", code] = /^(`{3,})neuro before(?: (.+))?\n([\s\S]*?)^\1$/m.exec(text)!;
  const fixture = new Fixture(code!.replace(/«([^«»]*)»/, "«start»$1«end»"));
  const { path, offset } = fixture.mark("start");
  const context = contextAt(
    fixture.workspace.snapshot(path),
    path,
    offset,
    fixture.mark("end").offset,
  )!;
  const found = actions.find((action) => action.name === name)!.find(context);
  return found.find((each) => each.title.replaceAll("`", "") === title) ?? found[0]!;
}

/** What an action's module says of itself: its first paragraph. */
function description(name: string): string {
  const text = readFileSync(new URL(`src/actions/${name}.ts`, ide), "utf8");
  const [, comment] = /^\/\*\*([\s\S]*?)\*\//.exec(text)!;
  return comment!
    .split("\n *\n")[0]!
    .replaceAll(/\s*\n \*\s*/g, " ")
    .trim();
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => text + " ".repeat(widths[column]! - [...text].length)).join(" | ")} |`;
  const [head, ...rest] = rows;
  return [line(head!), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join(
    "\n",
  );
}

test("the page of changes names every one of them", () => {
  const offers = actions.map(({ name }) => ({ ...firstOffer(name), says: description(name) }));
  const sections = groups.map(({ title, kinds }) => {
    const rows = offers
      .filter(({ kind }) => kinds.includes(kind))
      .map((offer) => [cell(offer.title), cell(offer.says)]);
    return `## ${title}\n\n${table([["offered as", "what it does"], ...rows])}\n`;
  });
  const written = [introduction, ...sections].join("\n");
  for (const { says } of offers) expect(written).toContain(cell(says));
  if (process.env["UPDATE"] === "1") writeFileSync(page, written);
  else expect(readFileSync(page, "utf8")).toBe(written);
});
