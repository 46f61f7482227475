/** Files and folders that come, go and move; problems that are asked for; commands; work that is long or goes wrong. */

import { describe, expect, test } from "vitest";
import type {
  DocumentDiagnosticReport,
  SymbolInformation,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { memoryFiles } from "@neuro-lang/compiler";
import { Workspace } from "@neuro-lang/ide";
import { Client } from "./client.ts";

const uri = "file:///project/main.neuro";
const other = "file:///project/shapes.neuro";
const text = `import { area } from "./shapes"

neuro main() uses console { print("{area(2.0)}") }
`;
const shapes = "export neuro area(side: Float) -> Float = side * side\n";

function made(): Client {
  return new Client({ "/project/main.neuro": text, "/project/shapes.neuro": shapes });
}

describe("files", () => {
  test("that move take their imports along", async () => {
    const client = await made().start();
    client.open(uri, text);
    const files = [{ oldUri: other, newUri: "file:///project/lib/shapes.neuro" }];
    expect(await client.request("workspace/willRenameFiles", { files })).toEqual({
      changes: {
        [uri]: [
          {
            newText: "./lib/shapes",
            range: { start: { line: 0, character: 22 }, end: { line: 0, character: 30 } },
          },
        ],
      },
    });
    client.change(uri, 2, text.replace("./shapes", "./lib/shapes"));
    await client.problems(uri, ({ length }) => length > 0);
    client.files.write("/project/lib/shapes.neuro", shapes);
    client.files.remove("/project/shapes.neuro");
    client.notify("workspace/didRenameFiles", { files });
    expect(await client.problems(uri, ({ length }) => length === 0)).toEqual([]);
    expect(client.errors).toEqual([]);
  });
  test("that move in a folder without a project, with nothing open", async () => {
    const client = new Client({ "/loose/main.neuro": text, "/loose/shapes.neuro": shapes });
    await client.start({ workspace: { workspaceFolders: true } });
    client.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [{ uri: "file:///loose", name: "loose" }], removed: [] },
    });
    const files = [{ oldUri: "file:///loose/shapes.neuro", newUri: "file:///loose/forms.neuro" }];
    expect(await client.request("workspace/willRenameFiles", { files })).toMatchObject({
      changes: { "file:///loose/main.neuro": [{ newText: "./forms" }] },
    });
  });
  test("that are made and removed in folders count at once", async () => {
    const client = new Client({ "/project/main.neuro": text });
    await client.start();
    client.open(uri, text);
    await client.problems(uri, ({ length }) => length > 0);
    client.files.write("/project/shapes.neuro", shapes);
    client.notify("workspace/didCreateFiles", { files: [{ uri: "file:///project" }] });
    await client.problems(uri, ({ length }) => length === 0);
    client.files.remove("/project/shapes.neuro");
    client.notify("workspace/didDeleteFiles", { files: [{ uri: other }] });
    await client.problems(uri, ({ length }) => length > 0);
  });
  test("are watched where the client can", async () => {
    const client = made();
    const registered = new Promise((resolve) => {
      client.answer("client/registerCapability", (parameters) => {
        resolve(parameters);
        return null;
      });
    });
    await client.start({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    expect(await registered).toMatchObject({
      registrations: [
        {
          method: "workspace/didChangeWatchedFiles",
          registerOptions: {
            watchers: [
              { globPattern: "**/*.neuro" },
              { globPattern: "**/*.js" },
              { globPattern: "**/package.json" },
            ],
          },
        },
      ],
    });
  });
});

test("symbols are found in the folders of the workspace, also in one that comes later", async () => {
  const client = new Client({
    "/project/shapes.neuro": shapes,
    "/second/package.json": "{}",
    "/second/main.neuro": "neuro areaOfTwo() -> Int = 2\n",
  });
  await client.start({ workspace: { workspaceFolders: true } });
  const named = async () =>
    (await client.request<SymbolInformation[]>("workspace/symbol", { query: "area" })).map(
      ({ name, location }) => [name, location.uri],
    );
  expect(await named()).toEqual([["area", other]]);
  client.open(other, shapes.replace("area", "areaOfSquare"));
  expect(await named()).toEqual([["areaOfSquare", other]]);
  const second = { uri: "file:///second", name: "second" };
  client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [second], removed: [] } });
  expect(await named()).toEqual([
    ["areaOfSquare", other],
    ["areaOfTwo", "file:///second/main.neuro"],
  ]);
  client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [second] } });
  expect(await named()).toEqual([["areaOfSquare", other]]);
});

describe("problems that are asked for", () => {
  const pulling = { textDocument: { diagnostic: {} } };
  test("of a document, in full only where they changed", async () => {
    const client = await made().start(pulling, { problems: "pull" });
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({
      workspaceDiagnostics: true,
    });
    client.open(uri, text.replace("area(2.0)", "area(true)"));
    const asked = { textDocument: { uri } };
    const report = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", asked);
    expect(report).toMatchObject({ kind: "full", items: [{ source: "neuro" }] });
    const again = { ...asked, previousResultId: report.resultId };
    expect(await client.request("textDocument/diagnostic", again)).toMatchObject({
      kind: "unchanged",
      resultId: report.resultId,
    });
    client.change(uri, 2, text);
    expect(await client.request("textDocument/diagnostic", again)).toMatchObject({
      kind: "full",
      items: [],
    });
  });
  test("of the workspace: folders of which nothing is open, and one that comes later", async () => {
    const client = new Client({
      "/project/main.neuro": text,
      "/project/shapes.neuro": shapes.replace("side * side", "side * sid"),
      "/second/package.json": "{}",
      "/second/main.neuro": "let a = b\n",
    });
    await client.start({ ...pulling, workspace: { workspaceFolders: true } }, { problems: "pull" });
    const everywhere = async (previousResultIds: { uri: string; value: string }[] = []) => {
      const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
        previousResultIds,
      });
      return items.map((report) => [
        report.uri.replace("file:///", ""),
        report.kind === "full" ? report.items.length : report.kind,
        report.resultId,
      ]);
    };
    const first = await everywhere();
    expect(first.map((each) => each.slice(0, 2)).toSorted()).toEqual([
      ["project/main.neuro", 0],
      ["project/shapes.neuro", 1],
    ]);
    const previous = first.map(([file, , value]) => ({
      uri: `file:///${file}`,
      value: String(value),
    }));
    const second = { uri: "file:///second", name: "second" };
    client.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [second], removed: [] },
    });
    expect((await everywhere(previous)).map((each) => each.slice(0, 2)).toSorted()).toEqual([
      ["project/main.neuro", "unchanged"],
      ["project/shapes.neuro", "unchanged"],
      ["second/main.neuro", 1],
    ]);
    client.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [second] },
    });
    const gone = await everywhere([{ uri: "file:///second/main.neuro", value: "0" }]);
    expect(gone.find(([file]) => file === "second/main.neuro")).toMatchObject([{}, 0, {}]);
  });
  test("of a file that cannot be read: why, by itself and in the workspace", async () => {
    const disk = memoryFiles({
      "/project/package.json": "{}",
      "/project/main.neuro": "let a = 1\n",
      "/project/other.neuro": new Uint8Array([0x0a, 0x2f, 0xe9, 0x0a]),
    });
    const client = await new Client({}, disk).start(pulling, { problems: "pull" });
    const file = "file:///project/other.neuro";
    const said = { message: expect.stringContaining("is not UTF-8: line 2"), severity: 1 };
    const asked = { textDocument: { uri: file } };
    expect(await client.request("textDocument/diagnostic", asked)).toMatchObject({ items: [said] });
    const { items } = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    expect(items.find(({ uri: each }) => each === file)).toMatchObject({ items: [said] });
  });
  test("are sent to a client that does not ask, and never twice", async () => {
    const client = await made().start(pulling);
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    client.open(uri, text.replace("area(2.0)", "area(true)"));
    await client.problems(uri, ({ length }) => length === 1);
  });
  describe("where the user changes how", () => {
    const wrong = text.replace("area(2.0)", "area(true)");
    const configure = (client: Client, problems: string) =>
      client.notify("workspace/didChangeConfiguration", { settings: { problems } });
    test("what was sent is taken back when they are asked for, and sent again on the way back", async () => {
      const client = made();
      const told: unknown[] = [];
      for (const method of ["client/registerCapability", "client/unregisterCapability"])
        client.answer(method, (parameters) => {
          told.push(parameters);
          return null;
        });
      await client.start({ textDocument: { diagnostic: { dynamicRegistration: true } } });
      client.open(uri, wrong);
      await client.problems(uri, ({ length }) => length === 1);
      configure(client, "pull");
      await client.problems(uri, ({ length }) => length === 0);
      await expect
        .poll(() => told)
        .toMatchObject([
          {
            registrations: [
              {
                method: "textDocument/diagnostic",
                registerOptions: { workspaceDiagnostics: true, documentSelector: [{}] },
              },
            ],
          },
        ]);
      const asked = { textDocument: { uri } };
      expect(await client.request("textDocument/diagnostic", asked)).toMatchObject({
        items: [{ source: "neuro" }],
      });
      configure(client, "push");
      await client.problems(uri, ({ length }) => length === 1);
      await expect
        .poll(() => told.slice(1))
        .toMatchObject([{ unregisterations: [{ method: "textDocument/diagnostic" }] }]);
    });
    test("a client that may ask from the start is told so when the session begins", async () => {
      const client = made();
      const registered = new Promise((resolve) => {
        client.answer("client/registerCapability", (parameters) => {
          resolve(parameters);
          return null;
        });
      });
      await client.start(
        { textDocument: { diagnostic: { dynamicRegistration: true } } },
        { problems: "pull" },
      );
      expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
      expect(await registered).toMatchObject({
        registrations: [{ method: "textDocument/diagnostic" }],
      });
    });
    test("a client that cannot be told keeps what it has", async () => {
      const client = await made().start(pulling);
      client.open(uri, text);
      configure(client, "pull");
      client.change(uri, 2, wrong);
      await client.problems(uri, ({ length }) => length === 1);
    });
  });
  test("say what is deprecated and what nobody needs", async () => {
    const client = new Client({
      "/project/shapes.neuro": `@deprecated("use size")\n${shapes}`,
    });
    await client.start();
    client.open(uri, text.replace("area }", "area as size }").replace("area(", "size("));
    const found = await client.problems(uri, ({ length }) => length > 0);
    expect(found.map(({ tags }) => tags)).toEqual([[2]]);
    client.change(uri, 2, 'import { area } from "./shapes"\n');
    const [unused] = await client.problems(uri, ([first]) => first?.tags?.includes(1) === true);
    expect(unused?.message).toContain("area");
  });
});

describe("a file in another encoding", () => {
  const file = "file:///project/other.neuro";
  const read = 'let name = "Ren\uFFFD"\n';
  const started = async (): Promise<Client> => {
    const disk = memoryFiles({
      "/project/package.json": "{}",
      "/project/other.neuro": Uint8Array.from('let name = "Ren\xE9"\n', (each) =>
        each.charCodeAt(0),
      ),
    });
    const client = await new Client({}, disk).start();
    client.open(file, read);
    const found = await client.problems(file, ({ length }) => length > 0);
    expect(found).toMatchObject([{ message: expect.stringContaining("is not UTF-8: line 1") }]);
    return client;
  };
  test("says so while what the client read of it is spoilt", async () => {
    const client = await started();
    client.change(file, 2, `${read}let other = nothing\n`);
    await client.request("textDocument/documentSymbol", { textDocument: { uri: file } });
    expect(client.diagnostics.get(file)).toMatchObject([
      { message: expect.stringContaining("is not UTF-8") },
    ]);
    client.change(file, 3, 'let name = "René"\n');
    await client.problems(file, ({ length }) => length === 0);
    expect(client.errors).toEqual([]);
  });
  test("says so as long as it is UTF-16, which editors read without a word", async () => {
    const wide = "\uFEFFlet a = 1\n";
    const disk = memoryFiles({
      "/project/package.json": "{}",
      "/project/other.neuro": new Uint8Array(Buffer.from(wide, "utf16le")),
    });
    const client = await new Client({}, disk).start();
    client.open(file, "let a = 1\n");
    const found = await client.problems(file, ({ length }) => length > 0);
    expect(found).toMatchObject([{ message: expect.stringContaining("is UTF-16") }]);
    disk.write("/project/other.neuro", new TextEncoder().encode("let a = 1\n"));
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: file, type: 2 }] });
    await client.problems(file, ({ length }) => length === 0);
  });
  test("is what it is when it was saved all the same", async () => {
    const client = await started();
    client.files.write("/project/other.neuro", read);
    client.notify("textDocument/didSave", { textDocument: { uri: file } });
    await client.problems(file, ({ length }) => length === 0);
  });
});

describe("commands", () => {
  const execute = (client: Client, command: string, ...options: object[]) =>
    client.request<never>("workspace/executeCommand", { command, arguments: [uri, ...options] });
  test("show a module as it is compiled", async () => {
    const client = await made().start();
    client.open(uri, text);
    expect(await execute(client, "neuro.server.javascript")).toMatch(/function \$?main[\s\S]*\n$/);
    expect(await execute(client, "neuro.server.ir")).toContain("main");
    client.change(uri, 2, "let a = b\n");
    await expect(execute(client, "neuro.server.ir")).rejects.toThrow("has errors");
    await expect(execute(client, "neuro.server.none")).rejects.toThrow("There is no command");
  });
  test("write the smallest policy", async () => {
    const client = made();
    client.answer("workspace/applyEdit", () => ({ applied: true }));
    await client.start({ workspace: { workspaceEdit: { resourceOperations: ["create"] } } });
    client.open(uri, text);
    expect(await execute(client, "neuro.server.policy")).toMatchObject({
      uri: "file:///project/policy.neuro",
      text: expect.stringContaining("policy {"),
      applied: true,
      exists: false,
    });
    client.change(uri, 2, "let a = 1\n");
    await expect(execute(client, "neuro.server.policy")).rejects.toThrow("No program here");
    client.change(uri, 3, text);
    client.open(other, "export neuro area(side: Float) -> Float = side * sid\n");
    await expect(execute(client, "neuro.server.policy")).rejects.toThrow(
      "The program has errors in `shapes.neuro`: what it needs is known when they are mended.",
    );
  });
  test("replace a policy only if they are told to", async () => {
    const policy = "policy {\n  // Decided in May.\n  allow console\n}\n";
    const client = new Client({
      "/project/main.neuro": text,
      "/project/shapes.neuro": shapes,
      "/project/policy.neuro": policy,
    });
    const applied: unknown[] = [];
    client.answer("workspace/applyEdit", ({ edit }: { edit: unknown }) => {
      applied.push(edit);
      return { applied: true };
    });
    await client.start();
    client.open(uri, text);
    expect(await execute(client, "neuro.server.policy")).toMatchObject({
      text: expect.stringContaining("policy {"),
      applied: false,
      exists: true,
    });
    expect(applied).toEqual([]);
    expect(await execute(client, "neuro.server.policy", { replace: true })).toMatchObject({
      applied: true,
      exists: true,
    });
    expect(applied).toMatchObject([
      {
        changes: {
          "file:///project/policy.neuro": [
            { range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } } },
          ],
        },
      },
    ]);
  });
  test("say why a policy cannot be read", async () => {
    const disk = memoryFiles({
      "/project/package.json": "{}",
      "/project/main.neuro": 'neuro main() uses console { print("") }\n',
      "/project/policy.neuro": new Uint8Array([0x2f, 0x2f, 0xe9, 0x0a]),
    });
    const client = await new Client({}, disk).start();
    await expect(execute(client, "neuro.server.policy")).rejects.toThrow("is not UTF-8");
  });
});

describe("work", () => {
  /** A check that takes so many milliseconds more. */
  function slowed(client: Client, milliseconds: number): void {
    const { snapshotInSteps } = Workspace.prototype;
    client.server.workspace.snapshotInSteps = function* slow(path) {
      for (const end = performance.now() + milliseconds; performance.now() < end;)
        yield { what: "Checking", done: 1, of: 2, things: "definitions" };
      return yield* snapshotInSteps.call(this, path);
    };
  }
  /** What the client is told until the check is done. */
  async function told(milliseconds: number): Promise<readonly unknown[]> {
    const client = made();
    const said: unknown[] = [];
    client.answer("window/workDoneProgress/create", () => null);
    client.onNotification<{ value: { kind: string; message?: string } }>(
      "$/progress",
      ({ value: { kind, message } }) => said.push([kind, message]),
    );
    await client.start({ window: { workDoneProgress: true } });
    slowed(client, milliseconds);
    client.open(uri, text.replace("2.0", "true"));
    await client.problems(uri, ({ length }) => length > 0);
    // What is sent before this has arrived with its answer.
    await client.request("textDocument/documentSymbol", { textDocument: { uri } });
    return said;
  }
  test("that takes long says so", async () => {
    const said = await told(1800);
    expect(said[0]).toEqual(["begin", undefined]);
    expect(said).toContainEqual(["report", "Checking: 1 of 2 definitions"]);
    expect(said.at(-1)).toEqual(["end", undefined]);
  });
  test("that is short says nothing", async () => {
    expect(await told(50)).toEqual([]);
  });
  test("that goes wrong costs one answer, never the server", async () => {
    const client = await made().start();
    client.open(uri, text);
    const hover = { textDocument: { uri }, position: { line: 0, character: 10 } };
    const { workspace } = client.server;
    workspace.snapshotInSteps = () => {
      throw new TypeError("a mistake of ours");
    };
    client.change(uri, 2, `${text}\n`);
    expect(await client.request("textDocument/hover", hover)).toBeNull();
    expect(client.errors.join("\n")).toContain("TypeError: a mistake of ours");
    workspace.snapshotInSteps = Workspace.prototype.snapshotInSteps;
    client.change(uri, 3, text);
    expect(await client.request("textDocument/hover", hover)).not.toBeNull();
  });
});
