import { describe, expect, test } from "vitest";
import type {
  CodeAction,
  Diagnostic,
  ResourceOperationKind,
  WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Client } from "./client.ts";

const uri = "file:///project/main.neuro";
const text = `import { area } from "./shapes"

neuro main() uses console { print("{area(2.0)}") }
`;
const shapes = "/// How much room.\nexport neuro area(side: Float) -> Float = side * side\n";

async function started(): Promise<Client> {
  const client = new Client({ "/project/main.neuro": text, "/project/shapes.neuro": shapes });
  return client.start();
}

describe("the server", () => {
  test("publishes problems of unsaved text, across files, and takes them back", async () => {
    const client = await started();
    client.open(uri, text.replace("2.0", '"x"'));
    const found = await client.problems(uri, ({ length }) => length > 0);
    expect(found[0]).toMatchObject({ code: expect.stringMatching(/^P\d{4}$/), source: "neuro" });
    client.change(uri, 2, text);
    expect(await client.problems(uri, ({ length }) => length === 0)).toEqual([]);
    const other = "file:///project/shapes.neuro";
    client.open(other, shapes.replaceAll("Float", "Text").replace("side * side", "side"));
    await client.problems(uri, ({ length }) => length > 0);
    client.notify("textDocument/didClose", { textDocument: { uri: other } });
    await client.problems(uri, ({ length }) => length === 0);
    expect(client.errors).toEqual([]);
  });
  test("answers about names", async () => {
    const client = await started();
    client.open(uri, text);
    const at = { textDocument: { uri }, position: { line: 2, character: 37 } };
    expect(await client.request("textDocument/hover", at)).toMatchObject({
      contents: { value: expect.stringContaining("How much room.") },
    });
    expect(await client.request("textDocument/definition", at)).toMatchObject([
      {
        targetUri: "file:///project/shapes.neuro",
        targetRange: { start: { line: 1, character: 13 } },
      },
    ]);
    const edit = await client.request<{ changes: Record<string, unknown[]> }>(
      "textDocument/rename",
      { ...at, newName: "extent" },
    );
    expect(Object.entries(edit.changes).map(([file, edits]) => [file, edits.length])).toEqual([
      ["file:///project/shapes.neuro", 1],
      ["file:///project/main.neuro", 2],
    ]);
    await expect(
      client.request("textDocument/rename", { ...at, newName: "match" }),
    ).rejects.toThrow("`match` is a word of the language.");
    await expect(
      client.request("textDocument/rename", { ...at, newName: "print" }),
    ).rejects.toThrow("`print` is taken: `neuro:prelude` has it.");
    expect(client.errors).toEqual([]);
  });
  test("says of which version of a document problems and edits are, where the client asks for it", async () => {
    const client = new Client({ "/project/main.neuro": text, "/project/shapes.neuro": shapes });
    await client.start({
      textDocument: { publishDiagnostics: { versionSupport: true } },
      workspace: { workspaceEdit: { documentChanges: true } },
    });
    client.open(uri, text.replace("2.0", '"x"'));
    await client.problems(uri, ({ length }) => length > 0);
    client.change(uri, 2, `${text.replace("2.0", '"x"')}\n`);
    client.change(uri, 7, text);
    await client.problems(uri, ({ length }) => length === 0);
    expect(client.versions[0]).toBe(1);
    expect(client.versions.at(-1)).toBe(7);
    const at = { textDocument: { uri }, position: { line: 2, character: 37 } };
    const other = "file:///project/shapes.neuro";
    expect(await client.request("textDocument/rename", { ...at, newName: "extent" })).toEqual({
      documentChanges: [
        { textDocument: { uri: other, version: null }, edits: [expect.anything()] },
        { textDocument: { uri, version: 7 }, edits: [expect.anything(), expect.anything()] },
      ],
    });
    const files = [{ oldUri: other, newUri: "file:///project/forms.neuro" }];
    expect(await client.request("workspace/willRenameFiles", { files })).toMatchObject({
      documentChanges: [{ textDocument: { uri, version: 7 }, edits: [{ newText: "./forms" }] }],
    });
  });
  test("says of no version where the client does not ask for it", async () => {
    const client = await started();
    client.open(uri, text.replace("2.0", '"x"'));
    await client.problems(uri, ({ length }) => length > 0);
    expect(client.versions).toEqual([undefined]);
  });
  test("offers what mends a problem", async () => {
    const client = await started();
    client.open(uri, text.replace("print", "prin"));
    const [problem] = await client.problems(uri, ({ length }) => length > 0);
    const found = await client.request("textDocument/codeAction", {
      textDocument: { uri },
      range: problem!.range,
      context: { diagnostics: [problem], only: ["quickfix"] },
    });
    expect(found).toMatchObject([
      { title: "Write `print`", diagnostics: [problem], edit: { changes: { [uri]: [{}] } } },
      { title: "Create the neuro `prin`", diagnostics: [problem] },
    ]);
  });
  test("prefers what mends the problem that is asked about, and offers that first", async () => {
    const client = await started();
    client.open(uri, "export let ready: Bool = !True\n");
    const problems = await client.problems(uri, ({ length }) => length === 2);
    const [mark, word] = problems.toSorted(
      (a, b) => a.range.start.character - b.range.start.character,
    );
    const between = { start: word!.range.start, end: word!.range.start };
    const ask = async (diagnostics: readonly Diagnostic[]) => {
      const found = await client.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: between,
        context: { diagnostics, only: ["quickfix"] },
      });
      return found.map(({ title, isPreferred, diagnostics: mended }) => ({
        title,
        isPreferred,
        mended,
      }));
    };
    const not = { title: "Write `not`", isPreferred: true, mended: undefined };
    const yes = { title: "Write `true`", isPreferred: undefined, mended: undefined };
    expect(await ask([])).toEqual([not, yes]);
    expect(await ask([word!])).toEqual([
      { ...yes, isPreferred: true, mended: [word] },
      { ...not, isPreferred: undefined },
    ]);
    expect(await ask([mark!, word!])).toEqual([
      { ...not, mended: [mark] },
      { ...yes, mended: [word] },
    ]);
  });
  test("writes the second of two changes that are called the same", async () => {
    const client = new Client({});
    const resolveSupport = { properties: ["edit", "command"] };
    await client.start({ textDocument: { codeAction: { resolveSupport } } });
    client.open(uri, "export neuro f(a: Bool, b: Bool) -> Bool = !a or !b\n");
    const [first, second] = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: { line: 0, character: 43 }, end: { line: 0, character: 51 } },
      context: { diagnostics: [], only: ["quickfix"] },
    });
    expect(second!.title).toBe(first!.title);
    expect(await client.request("codeAction/resolve", second!)).toMatchObject({
      edit: { changes: { [uri]: [{ range: { start: { character: 49 } } }] } },
    });
  });
  test("writes a change when it is chosen, and asks for a better name", async () => {
    const resolveSupport = { properties: ["edit", "command"] };
    const client = new Client({ "/project/main.neuro": text, "/project/shapes.neuro": shapes });
    await client.start(
      { textDocument: { codeAction: { resolveSupport } } },
      { renameCommand: "neuro.rename" },
    );
    client.open(uri, text);
    const range = { start: { line: 2, character: 36 }, end: { line: 2, character: 45 } };
    const parameters = { textDocument: { uri }, range, context: { diagnostics: [] } };
    const found = await client.request<{ title: string; edit?: object }[]>(
      "textDocument/codeAction",
      parameters,
    );
    const change = found.find(({ title }) => title === "Extract a variable")!;
    expect(change.edit).toBeUndefined();
    expect(await client.request("codeAction/resolve", change)).toMatchObject({
      edit: { changes: { [uri]: expect.arrayContaining([expect.anything()]) } },
      command: { command: "neuro.rename", arguments: [uri, { line: 3, character: 6 }] },
    });
    expect(client.errors).toEqual([]);
  });
  test("moves a declaration to a new module, where the client makes files", async () => {
    const asked = {
      textDocument: { uri },
      range: { start: { line: 2, character: 15 }, end: { line: 2, character: 15 } },
      context: { diagnostics: [], only: ["refactor.move"] },
    };
    const written = `let one = 1

export neuro area(side: Float) -> Float = side * side
`;
    const offered = async (resourceOperations: ResourceOperationKind[]) => {
      const client = new Client({});
      await client.start({ workspace: { workspaceEdit: { resourceOperations } } });
      client.open(uri, written);
      return client.request<CodeAction[]>("textDocument/codeAction", asked);
    };
    expect(await offered([])).toEqual([]);
    const made = "file:///project/area.neuro";
    const start = { line: 0, character: 0 };
    expect(await offered(["create"])).toMatchObject([
      {
        title: "Move `area` to the new module `./area`",
        edit: {
          documentChanges: [
            { kind: "create", uri: made },
            { textDocument: { uri, version: 1 } },
            {
              textDocument: { uri: made, version: null },
              edits: [
                { range: { start, end: start }, newText: written.slice("let one = 1\n\n".length) },
              ],
            },
          ],
        },
      },
    ]);
  });
  test("fixes all that can safely be fixed, also what the first fixes uncover", async () => {
    const client = await started();
    const wrong = `import { FsError, readText, writeText } from "neuro:fs"

export neuro load(path: string): Text {
  if path === "" { return "" };
  return readText(path)
}
`;
    client.open(uri, wrong);
    const start = { line: 0, character: 0 };
    const [fix, ...others] = await client.request<{ edit: WorkspaceEdit }[]>(
      "textDocument/codeAction",
      {
        textDocument: { uri },
        range: { start, end: start },
        context: { diagnostics: [], only: ["source.fixAll"] },
      },
    );
    expect(others).toEqual([]);
    const document = TextDocument.create(uri, "neuro", 1, wrong);
    expect(TextDocument.applyEdits(document, fix!.edit.changes![uri]!)).toBe(
      `import { FsError, readText } from "neuro:fs"

export neuro load(path: Text) -> Text uses fs.read fails FsError {
  if path == "" { return "" }
  return readText(path)
}
`,
    );
    expect(client.errors).toEqual([]);
  });
  test("leads into the library", async () => {
    const client = await started();
    client.open(uri, text);
    const at = { textDocument: { uri }, position: { line: 2, character: 30 } };
    expect(await client.request("textDocument/definition", at)).toMatchObject([
      { targetUri: "neuro:prelude.neuro" },
    ]);
  });
});
