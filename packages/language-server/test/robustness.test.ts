/** What stands in the way in real folders: no file takes the answers for the others away. */

import { FileError, type FileSystem, memoryFiles } from "@neuro-lang/compiler";
import { describe, expect, test } from "vitest";
import { LSPErrorCodes } from "vscode-languageserver";
import { Client } from "./client.ts";

const main = "file:///project/main.neuro";
const good = 'neuro main() uses console { print("hello") }\n';
const bad = good.replace("print", "prin");

type Content = string | Uint8Array;

async function opened(
  files: Readonly<Record<string, Content>>,
  uri = main,
  text = bad,
  change: (disk: FileSystem) => FileSystem = (disk) => disk,
): Promise<Client> {
  const client = new Client({}, change(memoryFiles(files)));
  await client.start();
  client.open(uri, text);
  return client;
}

const messages = async (client: Client, uri: string): Promise<readonly unknown[]> =>
  (await client.problems(uri, ({ length }) => length > 0)).map(({ message }) => message);

const unknown = /^I cannot find anything called `prin` here\./;

describe("beside a file", () => {
  const project = { "/project/package.json": "{}", "/project/main.neuro": bad };
  test.each<[what: string, content: Content, message: RegExp]>([
    ["that is no UTF-8", new Uint8Array([0x0a, 0x2f, 0xe9, 0x0a]), /is not UTF-8: line 2/],
    ["that is no text", new Uint8Array([0x7f, 0x45, 0, 0]), /is not a text file/],
    ["that is huge", "/".repeat(5_000_000), /is too large for an editor: 5\.0 MB/],
  ])("%s, which says so itself", async (_, content, message) => {
    const client = await opened({ ...project, "/project/other.neuro": content });
    expect(await messages(client, main)).toEqual([expect.stringMatching(unknown)]);
    const other = "file:///project/other.neuro";
    expect(await messages(client, other)).toEqual([expect.stringMatching(message)]);
    expect(client.diagnostics.get(other)).toMatchObject([{ severity: 1, source: "neuro" }]);
    expect(client.errors).toEqual([]);
  });
  test("that may not be read, imported or not", async () => {
    const text = `import { x } from "./other"\n\nneuro main() uses console { print("{x()}") }\n`;
    const denied = (disk: FileSystem): FileSystem => ({
      ...disk,
      read(path) {
        if (path.endsWith("other.neuro")) throw new FileError("EACCES", path, "read");
        return disk.read(path);
      },
    });
    const files = { ...project, "/project/other.neuro": "" };
    const client = await opened(files, main, text, denied);
    expect(await messages(client, main)).toEqual([expect.stringContaining("module `./other`")]);
    expect(await messages(client, "file:///project/other.neuro")).toEqual([
      "I cannot read `/project/other.neuro`: its permissions do not allow it.",
    ]);
    expect(client.errors).toEqual([]);
  });
  test("of a policy that is no text", async () => {
    const policy = new Uint8Array([0]);
    const client = await opened({ ...project, "/project/policy.neuro": policy });
    expect(await messages(client, main)).toEqual([expect.stringMatching(unknown)]);
    expect(client.errors).toEqual([]);
  });
  test.each([
    [
      '{\n  "name": "notes",\n}',
      "`/project/package.json` is not JSON at line 3, column 1: expected a key in double quotes, found `}`.\nNeither Node nor npm can read it like that.",
    ],
    [
      "[]",
      "`/project/package.json` holds a list, where an object is due.\n`{}` is the smallest one.",
    ],
    [
      '{ "dependencies": "words" }',
      'In `/project/package.json`, `dependencies` is a string, where an object is due.\nIt names packages and their versions: "dependencies": { "words": "^1.2.0" }',
    ],
  ])("of a package.json %j, which says so itself until it is mended", async (written, message) => {
    const manifest = "file:///project/package.json";
    const client = await opened({ ...project, "/project/package.json": written });
    expect(await messages(client, main)).toEqual([expect.stringMatching(unknown)]);
    expect(await messages(client, manifest)).toEqual([message]);
    client.files.write("/project/package.json", "{}");
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: manifest, type: 2 }] });
    await client.problems(manifest, ({ length }) => length === 0);
    expect(client.errors).toEqual([]);
  });
  test("of a package.json that is no JSON, and imports of such packages", async () => {
    const text = `import { x } from "words"\n\n${bad}`;
    const files = {
      ...project,
      "/project/package.json": "{ no",
      "/project/node_modules/words/package.json": "no",
    };
    const client = await opened(files, main, text);
    expect(await messages(client, main)).toHaveLength(2);
    expect(client.errors).toEqual([]);
  });
  test("in a folder that may not be looked into", async () => {
    const denied = (disk: FileSystem): FileSystem => ({
      ...disk,
      list(folder) {
        if (folder === "/project/closed") throw new FileError("EACCES", folder, "read");
        return disk.list(folder);
      },
    });
    const files = { ...project, "/project/closed/x.neuro": good };
    const client = await opened(files, main, bad, denied);
    expect(await messages(client, main)).toEqual([expect.stringMatching(unknown)]);
    expect(client.errors).toEqual([]);
  });
});

describe("a document", () => {
  test("outside of any project has its problems", async () => {
    const client = await opened({ "/elsewhere/main.neuro": bad }, "file:///elsewhere/main.neuro");
    expect(await messages(client, "file:///elsewhere/main.neuro")).toHaveLength(1);
  });
  test("in the folder that holds all others has its project around it", async () => {
    const files = { "/package.json": "{}", "/other.neuro": bad, "/inner/deep.neuro": good };
    const client = await opened(files, "file:///main.neuro", bad);
    expect(await messages(client, "file:///main.neuro")).toHaveLength(1);
    expect(await messages(client, "file:///other.neuro")).toHaveLength(1);
    client.files.write("/inner/late.neuro", bad);
    client.notify("workspace/didCreateFiles", { files: [{ uri: "file:///inner" }] });
    expect(await messages(client, "file:///inner/late.neuro")).toHaveLength(1);
    expect(client.errors).toEqual([]);
  });
  test("that is not saved is part of a project in the folder that holds all others", async () => {
    const client = await opened(
      { "/policy.neuro": "policy {\n}\n" },
      "file:///fresh.neuro",
      good.replace("hello", "{x()}").replace(/^/, 'import { x } from "./unsaved"\n\n'),
    );
    client.open("file:///unsaved.neuro", bad.replace("main", "other"));
    expect(await messages(client, "file:///unsaved.neuro")).toHaveLength(1);
  });
  test("that lies nowhere has its problems, whatever it is called", async () => {
    const client = await opened({ "/package.json": "{}" }, "untitled:Untitled-1");
    expect(await messages(client, "untitled:Untitled-1")).toEqual([expect.stringMatching(unknown)]);
    const outline = { textDocument: { uri: "untitled:Untitled-1" } };
    expect(await client.request("textDocument/documentSymbol", outline)).toHaveLength(1);
  });
  test("in a folder that is not there has its problems", async () => {
    const client = await opened({}, "file:///nowhere/at/all/main.neuro");
    expect(await messages(client, "file:///nowhere/at/all/main.neuro")).toHaveLength(1);
    expect(client.errors).toEqual([]);
  });
  test.each(["git:/project/main.neuro", "file:///project/%zz.neuro", "nonsense"])(
    "of another kind (%s) gets no answers",
    async (uri) => {
      const client = await opened({}, uri);
      const at = { textDocument: { uri }, position: { line: 0, character: 7 } };
      expect(await client.request("textDocument/hover", at)).toBeNull();
      expect(client.errors).toEqual([]);
    },
  );
  test("with a mark of its byte order and line ends of Windows has its problems where they are", async () => {
    const client = await opened(
      { "/project/package.json": "{}", "/project/other.neuro": `\u{FEFF}// one\r\n\r\n${bad}` },
      main,
      good,
    );
    expect(
      await client.problems("file:///project/other.neuro", ({ length }) => length > 0),
    ).toMatchObject([
      { range: { start: { line: 2, character: 28 }, end: { line: 2, character: 32 } } },
    ]);
  });
  test.each([
    ["brackets", `neuro main() { print(${"(".repeat(10_000)}1${")".repeat(10_000)}) }\n`],
    ["open brackets", `neuro main() { print(${"(".repeat(10_000)}\n`],
    ["a sum", `let n = 1${" + 1".repeat(10_000)}\n`],
    ["calls", `let text = "a"${".trim()".repeat(10_000)}\n`],
    ["one line", `neuro main() { prin("${"a".repeat(1_000_000)}") }\n`],
  ])("of very many %s gets answers", async (_, text) => {
    const client = await opened({ "/project/package.json": "{}" }, main, text);
    const textDocument = { uri: main };
    for (const method of ["textDocument/documentSymbol", "textDocument/formatting"]) {
      const options = { tabSize: 2, insertSpaces: true };
      expect((await client.ask(method, { textDocument, options })).error).toBeUndefined();
    }
    for (const method of ["textDocument/hover", "textDocument/definition"]) {
      const position = { line: 0, character: 5000 };
      expect((await client.ask(method, { textDocument, position })).error).toBeUndefined();
    }
    expect(client.errors).toEqual([]);
  });
});

describe("a question that is asked during a check", () => {
  // Long enough that the check is not done when the next message comes.
  const long = Array.from({ length: 3000 }, (_, n) => `neuro n${n}() -> Int = ${n}\n`).join("");
  const other = "file:///project/other.neuro";
  async function asked(changed: string) {
    const client = await opened({ "/project/package.json": "{}" }, main, long);
    client.open(other, good);
    const position = { line: 1, character: 7 };
    const answer = client.ask("textDocument/hover", { textDocument: { uri: main }, position });
    client.change(changed, 2, bad);
    return await answer;
  }
  test("is answered, whatever changes beside its document", async () => {
    expect(JSON.stringify(await asked(other))).toContain("n1() -> Int");
  });
  test("is not answered for a document that is another one by then", async () => {
    expect(await asked(main)).toMatchObject({ error: { code: LSPErrorCodes.ContentModified } });
  });
});

describe("projects", () => {
  const inner = "file:///project/inner/main.neuro";
  const files = {
    "/project/package.json": "{}",
    "/project/main.neuro": good,
    "/project/inner/package.json": "{}",
    "/project/inner/main.neuro": bad,
  };
  test("inside of another one speak for themselves", async () => {
    const client = await opened(files, main, bad);
    expect(await messages(client, main)).toHaveLength(1);
    expect(client.diagnostics.get(inner)).toBeUndefined();
    client.open(inner, bad);
    expect(await messages(client, inner)).toHaveLength(1);
  });
  test("see edits of each other", async () => {
    const text = 'import { x } from "./inner/x"\n\nneuro main() uses console { print("{x()}") }\n';
    const x = "export neuro x() -> Int = 1\n";
    const client = await opened({ ...files, "/project/inner/x.neuro": x }, main, text);
    client.open("file:///project/inner/x.neuro", x.replace("x()", "y()"));
    expect(await messages(client, main)).toHaveLength(1);
  });
  test("take back what they said when nobody looks at them any more", async () => {
    const client = await opened(files, main, bad);
    await client.problems(main, ({ length }) => length > 0);
    client.notify("textDocument/didClose", { textDocument: { uri: main } });
    expect(await client.problems(main, ({ length }) => length === 0)).toEqual([]);
  });
});
