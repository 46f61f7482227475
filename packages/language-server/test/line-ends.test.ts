/** A document with the line ends of Windows keeps them, whatever is written into it. */

import { expect, test } from "vitest";
import type { CompletionList, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Client } from "./client.ts";

const uri = "file:///project/main.neuro";
const textDocument = { uri };
const options = { tabSize: 2, insertSpaces: true };

async function opened(text: string) {
  const client = await new Client({}).start();
  client.open(uri, text.replaceAll("\n", "\r\n"));
  return client;
}

const unstyled = `// Words.
neuro one() -> Int = 1

neuro  two() -> Int {
let  a = 1
  return a
}

neuro three() -> Int = 3
`;
const ofTwo = [
  {
    range: { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } },
    newText: "neuro two() -> Int {\r\n  let a = 1\r\n",
  },
];

test("formatting changes only the lines that differ in more than their end", async () => {
  const client = await opened(unstyled);
  expect(await client.request("textDocument/formatting", { textDocument, options })).toEqual(ofTwo);
});

test("so does formatting of a part", async () => {
  const client = await opened(unstyled);
  const part = (from: number, to: number) =>
    client.request("textDocument/rangeFormatting", {
      textDocument,
      options,
      range: { start: { line: from, character: 0 }, end: { line: to, character: 1 } },
    });
  expect(await part(4, 4)).toEqual(ofTwo);
  expect(await part(8, 8)).toEqual([]);
});

test("changes are written with them, and in the one style", async () => {
  const text = `neuro area(side: Float) -> Float {
  if side < 0.0 { return 0.0 }
  return side * side
}

neuro main() {
  let where = await_all([1, 2, 3])
  print("{missing("a very long argument", "another very long argument", 3)}")
}
`;
  const client = await opened(text);
  const start = { line: 7, character: 12 };
  const changes = await client.request<{ title: string; edit: WorkspaceEdit }[]>(
    "textDocument/codeAction",
    { textDocument, range: { start, end: start }, context: { diagnostics: [] } },
  );
  const create = changes.find(({ title }) => title.startsWith("Create the neuro `missing`"));
  const written = text.replaceAll("\n", "\r\n");
  const document = TextDocument.create(uri, "neuro", 1, written);
  const after = TextDocument.applyEdits(document, create!.edit.changes![uri]!);
  expect(after).toContain("neuro missing(");
  expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});

test("completion writes them", async () => {
  const client = await opened(`type Side = Left | Right

neuro name(side: Side) -> Text = match side {
  
}
`);
  const { items } = await client.request<CompletionList>("textDocument/completion", {
    textDocument,
    position: { line: 3, character: 2 },
  });
  expect(items.map(({ textEdit }) => (textEdit as TextEdit).newText)).toContain(
    "Left => ?\r\n  Right => ?",
  );
});

test("a document with line feeds gets none of them", async () => {
  const client = await new Client({}).start();
  client.open(uri, unstyled);
  expect(await client.request("textDocument/formatting", { textDocument, options })).toMatchObject([
    { newText: "neuro two() -> Int {\n  let a = 1\n" },
  ]);
});
