import { describe, expect, test } from "vitest";
import type { ClientCapabilities, CompletionItem, CompletionList } from "vscode-languageserver";
import { Client } from "./client.ts";

const uri = "file:///project/main.neuro";
const shapes = "/// How much room.\nexport neuro area(side: Float) -> Float = side * side\n";
const text = `@deprecated("use new")
neuro old() -> Int = 1

neuro main(name: Text?) {
  ar
  name.le
}
`;

const able: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        commitCharactersSupport: true,
        tagSupport: { valueSet: [1] },
      },
    },
    signatureHelp: {
      signatureInformation: { parameterInformation: { labelOffsetSupport: true } },
    },
  },
};

async function started(capabilities: ClientCapabilities): Promise<Client> {
  const client = new Client({ "/project/main.neuro": text, "/project/shapes.neuro": shapes });
  await client.request("initialize", {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: [{ uri: "file:///project", name: "project" }],
  });
  client.notify("initialized", {});
  client.open(uri, text);
  return client;
}

async function complete(client: Client, line: number, character: number, more: object = {}) {
  return client.request<CompletionList | null>("textDocument/completion", {
    textDocument: { uri },
    position: { line, character },
    ...more,
  });
}

function named(list: CompletionList | null, label: string): CompletionItem | undefined {
  return list?.items.find((item) => item.label === label);
}

describe("completion", () => {
  test("offers what is written by an able client, and the rest when it is asked", async () => {
    const client = await started(able);
    const list = await complete(client, 4, 4);
    expect(list?.isIncomplete).toBe(false);
    const area = named(list, "area")!;
    expect(area).toMatchObject({
      kind: 3,
      insertTextFormat: 2,
      textEdit: {
        newText: "area($0)",
        insert: { start: { line: 4, character: 2 }, end: { line: 4, character: 4 } },
      },
      labelDetails: { detail: "(side: Float) -> Float", description: "./shapes" },
    });
    expect(area).not.toHaveProperty("documentation");
    expect(area).not.toHaveProperty("additionalTextEdits");
    expect(named(list, "old")?.tags).toEqual([1]);
    const resolved = await client.request<CompletionItem>("completionItem/resolve", area);
    expect(resolved).toMatchObject({
      documentation: { kind: "markdown", value: expect.stringContaining("How much room.") },
      additionalTextEdits: [
        {
          range: { start: { line: 0, character: 0 } },
          newText: 'import { area } from "./shapes"\n\n',
        },
      ],
    });
    expect(client.errors).toEqual([]);
  });
  test("offers plain texts to a client that knows nothing more", async () => {
    const client = await started({});
    const list = await complete(client, 4, 4);
    expect(named(list, "area")).toMatchObject({
      detail: "(side: Float) -> Float  ./shapes",
      textEdit: { newText: "area", range: { end: { character: 4 } } },
    });
    expect(named(list, "old")).toMatchObject({ textEdit: { newText: "old()" } });
    expect(named(list, "old")).not.toHaveProperty("tags");
    expect(named(list, "for")).toMatchObject({ textEdit: { newText: "for" } });
    expect(named(list, "old")).not.toHaveProperty("insertTextFormat");
    client.change(uri, 2, "neuro f(on: Bool) -> Int = match on {\n  \n}\n");
    expect(named(await complete(client, 1, 2), "all missing cases")).toMatchObject({
      textEdit: { newText: "true => ?\n  false => ?" },
    });
    client.change(uri, 3, "type A { a: Int, b: Int }\nlet x: A = {  }\n");
    expect(named(await complete(client, 1, 13), "all fields")).toMatchObject({
      textEdit: { newText: "a: ?, b: ?" },
    });
  });
  test("shares the range where a client knows how", async () => {
    const client = await started({
      textDocument: { completion: { completionList: { itemDefaults: ["editRange"] } } },
    });
    const list = await complete(client, 4, 4);
    expect(list?.itemDefaults?.editRange).toEqual({
      start: { line: 4, character: 2 },
      end: { line: 4, character: 4 },
    });
    expect(named(list, "old")).toMatchObject({ textEditText: "old()" });
    expect(named(list, "old")).not.toHaveProperty("textEdit");
  });
  test("reaches what an optional value holds", async () => {
    const client = await started(able);
    const list = await complete(client, 5, 9);
    expect(named(list, "length")).toMatchObject({
      additionalTextEdits: [
        {
          range: { start: { line: 5, character: 6 }, end: { line: 5, character: 6 } },
          newText: "?",
        },
      ],
      commitCharacters: [".", ","],
    });
  });
  test("answers a character only where something is due", async () => {
    const client = await started(able);
    let version = 1;
    /** The labels that come up when the character before the mark was typed; nothing if no list comes up. */
    const typed = async (marked: string): Promise<readonly string[] | undefined> => {
      const at = marked.indexOf("«»");
      const lines = marked.slice(0, at).split("\n");
      client.change(uri, ++version, marked.replace("«»", ""));
      const context = { triggerKind: 2, triggerCharacter: marked[at - 1] };
      const list = await complete(client, lines.length - 1, lines.at(-1)!.length, { context });
      return list?.items.map(({ label }) => label);
    };
    const body = (line: string): string => `neuro f(x: Text) {\n  ${line}\n}\n`;
    // Whoever goes on in the next line wants no list.
    for (const text of [
      'test "total" {«»}\n',
      'test "total" {«»',
      'test "of {1 + 1} items" {«»}\n',
      'neuro main(file: Text = "a") {«»}\n',
      "neuro main() {«»}\n",
      "type Item {«»}\n",
      "import {«»}\n",
      'import {«»} from "neuro:csv"\n',
      body('if x == "" {«»}'),
      body('for y in ["a", x] {«»}'),
      body("match x {«»}"),
      body("let y = Item {«»}"),
      body('let y = re"a{«»}"'),
      body("let y = [«»]"),
      body("let y = f(«»)"),
      body("let y = f(1,«»)"),
      body("let y:«»"),
      body("let y = x «»"),
      body("// what this is «»"),
      body("// the end.«»"),
      "/// What this is «»\nneuro f(x: Text) {}\n",
      "/// Adds one.«»\nneuro f(x: Text) {}\n",
    ])
      expect(await typed(text), text).toBeUndefined();
    for (const [text, label] of [
      [body('let y = "{«»}"'), "x"],
      [body('let y = "a" + "of {«»"'), "x"],
      ["neuro f() uses «» {\n}\n", "clock"],
      ['import { «»} from "neuro:csv"\n', "decode"],
      ['import { area } from "«»"\n', "./shapes"],
      [body("let y = x.«»"), "length"],
      [body("let y: List<«»>"), "Text"],
      ["/// Adds `«»\nneuro f(x: Text) {}\n", "`x`"],
    ] as const)
      expect(await typed(text), text).toContain(label);
    client.change(uri, ++version, body("let y = x "));
    expect(named(await complete(client, 1, 12), "and")).toBeDefined();
    expect(client.errors).toEqual([]);
  });
});

test("signature help", async () => {
  const client = await started(able);
  client.change(uri, 2, 'import { area } from "./shapes"\n\nneuro main() {\n  area(\n}\n');
  expect(
    await client.request("textDocument/signatureHelp", {
      textDocument: { uri },
      position: { line: 3, character: 7 },
    }),
  ).toEqual({
    signatures: [
      {
        label: "area(side: Float) -> Float",
        documentation: { kind: "markdown", value: "How much room." },
        parameters: [{ label: [5, 16] }],
      },
    ],
    activeSignature: 0,
    activeParameter: 0,
  });
  expect(client.errors).toEqual([]);
});
