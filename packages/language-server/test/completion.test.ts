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
    const context = { triggerKind: 2, triggerCharacter: " " };
    client.change(uri, 2, "neuro f() uses  {\n  let x = 1 \n}\n");
    expect(named(await complete(client, 0, 15, { context }), "clock")).toBeDefined();
    client.change(uri, 3, "neuro f() {\n  let x = 1 \n}\n");
    expect(await complete(client, 1, 12, { context })).toBeNull();
    expect(named(await complete(client, 1, 12), "and")).toBeDefined();
    const brace = { triggerKind: 2, triggerCharacter: "{" };
    expect(await complete(client, 0, 11, { context: brace })).toBeNull();
    client.change(uri, 4, 'import {} from "neuro:csv"\n');
    expect(named(await complete(client, 0, 8, { context: brace }), "decode")).toBeDefined();
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
