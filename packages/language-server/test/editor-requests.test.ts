/** What the extension for VS Code asks beyond the protocol, and what a client does without. */

import { expect, test } from "vitest";
import type { ProjectStatus } from "../src/features/status.ts";
import { Client } from "./client.ts";

const uri = "file:///project/main.neuro";
const text = "/// How much room.\nexport neuro area(side: Float) -> Float = side * side\n";

test("tells where tests stand", async () => {
  const client = await new Client({}).start();
  client.open(uri, `${text}test "one" { expect true }\n`);
  expect(await client.request("neuro/tests", { textDocument: { uri } })).toEqual([
    {
      name: "one",
      example: false,
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 26 } },
    },
  ]);
  expect(client.errors).toEqual([]);
});

test("tells how a project is, those who ask for it", async () => {
  for (const experimental of [{ neuroStatus: true }, undefined]) {
    const client = await new Client({}).start({ experimental });
    const statuses: ProjectStatus[] = [];
    client.onNotification<ProjectStatus>("neuro/status", (status) => statuses.push(status));
    client.open(uri, `${text}neuro twice() -> Float = 2 * nothing\n`);
    await client.problems(uri, ({ length }) => length > 0);
    await client.request("textDocument/documentSymbol", { textDocument: { uri } });
    expect(statuses).toEqual(
      experimental === undefined
        ? []
        : [{ project: "file:///project", modules: 1, errors: 1, warnings: 0 }],
    );
  }
});

test("tells what a problem means, as Markdown", async () => {
  const client = await new Client({}).start();
  expect(await client.request("neuro/problemPage", { code: "P0301" })).toMatch(
    /^# P0301: unknown-name\n[^]*## This is refused\n\n```neuro\n[^]*## This is accepted/,
  );
  expect(await client.request("neuro/problemPage", { code: "P9999" })).toBeNull();
});

test("hands out the library's modules as they are written", async () => {
  const client = await new Client({ "/project/main.neuro": text }).start();
  expect(await client.request("neuro/libraryText", { uri: "neuro:list.neuro" })).toContain(
    "export neuro",
  );
  expect(await client.request("neuro/libraryText", { uri })).toBeNull();
});

test("documents that are no files yet belong to no project, wherever the server runs", async () => {
  const client = await new Client({ "package.json": "{}", "main.neuro": text }).start();
  const untitled = "untitled:Untitled-1";
  client.open(untitled, "neuro  one() -> Int = two\n");
  const [problem] = await client.problems(untitled, ({ length }) => length > 0);
  expect(problem).toMatchObject({ code: "P0301" });
  const found = { textDocument: { uri: untitled }, options: {} };
  expect(await client.request("textDocument/formatting", found)).toMatchObject([
    { newText: "neuro one() -> Int = two\n" },
  ]);
});

test("does without what a client leaves out", async () => {
  const client = await new Client({}).start({}, { neuro: { server: { without: ["hovers"] } } });
  expect(client.initialized.capabilities.hoverProvider).toBeUndefined();
  expect(client.initialized.capabilities.renameProvider).toBeDefined();
  client.open(uri, text);
  const at = { textDocument: { uri }, position: { line: 1, character: 14 } };
  await expect(client.request("textDocument/hover", at)).rejects.toThrow("Unhandled method");
});
