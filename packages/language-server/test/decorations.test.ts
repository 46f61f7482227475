/** What the server shows in and around a text, over the protocol. */

import { describe, expect, test } from "vitest";
import type { CodeLens, InlayHint, SelectionRange, SemanticTokens } from "vscode-languageserver";
import { legend } from "../src/features/colours.ts";
import { Client } from "./client.ts";

const uri = "file:///project/main.neuro";
const other = "file:///project/shapes.neuro";
const textDocument = { uri };
const text = `import { area } from "./shapes"

// P0301
neuro twice(side: Float) -> Float {
  let half = area(side) + 1.0
  return half + half
}

neuro main() {
  print("{twice(2.0)}")
}
`;
const shapes = `/// How much room: see https://example.org.
export neuro area(side: Float) -> Float = side * side
`;

async function opened(settings?: object): Promise<Client> {
  const client = new Client({ "/project/main.neuro": text, "/project/shapes.neuro": shapes });
  await client.start({}, settings);
  client.open(uri, text);
  return client;
}

describe("colours", () => {
  /** Line, character, type and modifiers of each. */
  function decoded({ data }: SemanticTokens): readonly string[] {
    let [line, column] = [0, 0];
    const found: string[] = [];
    for (let at = 0; at < data.length; at += 5) {
      const [lines, columns, , type, bits] = data.slice(at, at + 5) as number[];
      column = lines === 0 ? column + columns! : columns!;
      line += lines!;
      const modifiers = legend.tokenModifiers.filter((_, bit) => (bits! & (1 << bit)) !== 0);
      found.push(`${line}:${column} ${[legend.tokenTypes[type!], ...modifiers].join(" ")}`);
    }
    return found;
  }
  test("whole, in part, and what changed", async () => {
    const client = await opened();
    const whole = await client.request<SemanticTokens>("textDocument/semanticTokens/full", {
      textDocument,
    });
    expect(decoded(whole).slice(0, 4)).toEqual([
      "0:9 function",
      "3:6 function declaration",
      "3:12 parameter declaration readonly",
      "3:18 type defaultLibrary",
    ]);
    const range = { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } };
    const part = await client.request<SemanticTokens>("textDocument/semanticTokens/range", {
      textDocument,
      range,
    });
    expect(decoded(part)).toEqual(["8:6 function declaration"]);
    client.change(uri, 2, `${text}\nlet last = 1\n`);
    const changed = await client.request<{ edits: { start: number; data: number[] }[] }>(
      "textDocument/semanticTokens/full/delta",
      { textDocument, previousResultId: whole.resultId },
    );
    expect(changed.edits).toMatchObject([{ start: whole.data.length, data: [3, 4, 4, 6, 3] }]);
    // What nobody gave answers in full.
    const anew = await client.request<SemanticTokens>("textDocument/semanticTokens/full/delta", {
      textDocument,
      previousResultId: "none",
    });
    expect(anew.data).toHaveLength(whole.data.length + 5);
    expect(client.errors).toEqual([]);
  });
});

describe("hints", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const labels = async (client: Client) =>
    (await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument, range })).map(
      ({ label }) => label,
    );
  test("as the user has set, at the start and later", async () => {
    const client = await opened({ inlayHints: { effects: false } });
    expect(await labels(client)).toEqual([": Float"]);
    client.notify("workspace/didChangeConfiguration", {
      settings: { neuro: { inlayHints: { types: false } } },
    });
    expect(await labels(client)).toEqual(["uses console"]);
    const [hint] = await client.request<InlayHint[]>("textDocument/inlayHint", {
      textDocument,
      range,
    });
    const at = { line: 8, character: 12 };
    expect(hint).toMatchObject({
      position: at,
      paddingLeft: true,
      textEdits: [{ range: { start: at, end: at }, newText: " uses console" }],
    });
  });
  test("settings that the client keeps are asked for, and what is shown is asked for again", async () => {
    const client = new Client({ "/project/main.neuro": text, "/project/shapes.neuro": shapes });
    let told = (): void => {};
    client.answer("workspace/inlayHint/refresh", () => {
      told();
      return null;
    });
    const again = () => new Promise<void>((resolve) => void (told = resolve));
    client.answer("workspace/configuration", () => [{ inlayHints: { types: false } }]);
    await client.start({
      workspace: { configuration: true, inlayHint: { refreshSupport: true } },
    });
    client.open(uri, text);
    const configured = again();
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await configured;
    expect(await labels(client)).toEqual(["uses console"]);
    const saved = again();
    client.notify("textDocument/didSave", { textDocument });
    await saved;
  });
});

test("lenses are counted when they are shown", async () => {
  const client = await opened();
  client.open(other, shapes);
  expect(await client.request("textDocument/codeLens", { textDocument })).toMatchObject([
    { command: { title: "▶ Run", command: "neuro.run", arguments: [uri] } },
  ]);
  const [references, touches] = await client.request<CodeLens[]>("textDocument/codeLens", {
    textDocument: { uri: other },
  });
  expect(touches?.command).toEqual({ title: "touches nothing", command: "" });
  expect(references?.command).toBeUndefined();
  expect(await client.request("codeLens/resolve", references!)).toMatchObject({
    command: {
      title: "1 reference",
      command: "neuro.showReferences",
      arguments: [other, { line: 1, character: 13 }, [{ uri }]],
    },
  });
});

test("folds, selections, links and places that are typed at together", async () => {
  const client = await opened({ problemPages: "https://pages.example/{code}" });
  expect(await client.request("textDocument/foldingRange", { textDocument })).toEqual([
    { startLine: 3, endLine: 5 },
    { startLine: 8, endLine: 9 },
  ]);
  const position = { line: 4, character: 8 };
  const [selection] = await client.request<SelectionRange[]>("textDocument/selectionRange", {
    textDocument,
    positions: [position],
  });
  expect(selection).toMatchObject({
    range: { start: { line: 4, character: 6 }, end: { line: 4, character: 10 } },
    parent: { range: { start: { line: 4, character: 2 }, end: { line: 4, character: 29 } } },
  });
  expect(await client.request("textDocument/documentLink", { textDocument })).toMatchObject([
    { target: other },
    { target: "https://pages.example/P0301" },
  ]);
  expect(
    await client.request("textDocument/linkedEditingRange", { textDocument, position }),
  ).toMatchObject({ ranges: [{}, {}, {}] });
  expect(client.errors).toEqual([]);
});

test("hovers of words lead to the reference, if the client says where it is", async () => {
  const hoverOf = async (settings?: object): Promise<string> => {
    const client = await opened(settings);
    const at = { textDocument, position: { line: 8, character: 2 } };
    const { contents } = await client.request<{ contents: { value: string } }>(
      "textDocument/hover",
      at,
    );
    return contents.value;
  };
  expect(await hoverOf()).not.toContain("[More]");
  const languagePages = "https://pages.example/{page}.html#{heading}";
  expect(await hoverOf({ languagePages })).toMatch(
    /\n\n\[More\]\(https:\/\/pages\.example\/neuros\.html\)$/,
  );
});

test("calls, one step at a time", async () => {
  const client = await opened();
  const [item] = await client.request<object[]>("textDocument/prepareCallHierarchy", {
    textDocument,
    position: { line: 3, character: 8 },
  });
  expect(item).toMatchObject({ name: "twice", uri });
  expect(await client.request("callHierarchy/incomingCalls", { item })).toMatchObject([
    { from: { name: "main" }, fromRanges: [{ start: { line: 9, character: 10 } }] },
  ]);
  const out = await client.request<{ to: object }[]>("callHierarchy/outgoingCalls", { item });
  expect(out).toMatchObject([{ to: { name: "area", uri: other } }]);
  expect(await client.request("callHierarchy/incomingCalls", { item: out[0]!.to })).toMatchObject([
    { from: { name: "twice", uri } },
  ]);
});

test("implementations", async () => {
  const client = await opened();
  const position = { line: 0, character: 10 };
  expect(
    await client.request("textDocument/implementation", { textDocument, position }),
  ).toMatchObject([{ uri: other, range: { start: { line: 1, character: 13 } } }]);
});

test("formatting of a part and while typing", async () => {
  const client = await opened();
  client.change(uri, 2, text.replace("half + half", "half  +  half").replace("{\n  let", "{\nlet"));
  const options = { tabSize: 2, insertSpaces: true };
  const range = { start: { line: 5, character: 0 }, end: { line: 5, character: 1 } };
  expect(
    await client.request("textDocument/rangeFormatting", { textDocument, range, options }),
  ).toMatchObject([{ newText: expect.stringContaining("  return half + half\n") }]);
  const typed = { textDocument, options };
  expect(
    await client.request("textDocument/onTypeFormatting", {
      ...typed,
      position: { line: 6, character: 1 },
      ch: "}",
    }),
  ).toHaveLength(1);
  expect(
    await client.request("textDocument/onTypeFormatting", {
      ...typed,
      position: { line: 4, character: 0 },
      ch: "\n",
    }),
  ).toMatchObject([{ newText: "  " }]);
});
