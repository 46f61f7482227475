/** What is sent in another form than the protocol has is refused, and the log stays empty. */

import { expect, test } from "vitest";
import { ErrorCodes } from "vscode-languageserver";
import { forms } from "../src/forms.ts";
import { Client } from "./client.ts";

const uri = "file:///project/main.neuro";

async function started() {
  const client = await new Client({}).start({ textDocument: { diagnostic: {} } });
  client.open(uri, "let a = 1\n");
  return client;
}

test.each(Object.keys(forms))("%s without its parameters", async (method) => {
  const client = await started();
  expect((await client.ask(method, {})).error?.code).toBe(ErrorCodes.InvalidParams);
  expect(client.errors).toEqual([]);
});

const textDocument = { uri };
const position = { line: 0, character: 4 };
test.each([
  [
    "textDocument/hover",
    { textDocument: { uri: 1 }, position },
    "`textDocument.uri` has to be a string",
  ],
  [
    "textDocument/hover",
    { textDocument, position: { line: -1, character: 0 } },
    "`position.line` has to be a whole number from 0",
  ],
  [
    "textDocument/selectionRange",
    { textDocument, positions: position },
    "`positions` has to be an array",
  ],
  [
    "textDocument/selectionRange",
    { textDocument, positions: [position, { line: 0 }] },
    "`positions[1].character` has to be a whole number from 0",
  ],
  ["textDocument/inlayHint", { textDocument, range: null }, "`range` has to be an object"],
  ["workspace/symbol", [], "`query` has to be a string"],
])("%s of another form: %j", async (method, parameters, why) => {
  const client = await started();
  expect((await client.ask(method, parameters)).error).toEqual({
    code: ErrorCodes.InvalidParams,
    message: `\`${method}\` was sent with something wrong: ${why}.`,
  });
  expect(client.errors).toEqual([]);
});

test("commands without the address of a document", async () => {
  const client = await started();
  for (const command of client.initialized.capabilities.executeCommandProvider!.commands)
    for (const given of [undefined, [], [1]]) {
      const { error } = await client.ask("workspace/executeCommand", { command, arguments: given });
      expect(error?.code).toBe(ErrorCodes.InvalidParams);
    }
  expect(client.errors).toEqual([]);
});

test("problems of a document that was never saved and is closed are none", async () => {
  const client = await started();
  const asked = { textDocument: { uri: "untitled:Untitled-1" } };
  expect(await client.request("textDocument/diagnostic", asked)).toMatchObject({ items: [] });
  client.open("untitled:Untitled-1", "let a = b\n");
  expect(await client.request("textDocument/diagnostic", asked)).toMatchObject({ items: [{}] });
});
