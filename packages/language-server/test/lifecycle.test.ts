/** What a client may send when: before a session, in it, and after it. */

import { expect, test } from "vitest";
import { ErrorCodes } from "vscode-languageserver";
import { Client } from "./client.ts";

const main = "file:///project/main.neuro";
const text = "neuro twice(n: Int) -> Int = n + n\n";
const place = { textDocument: { uri: main }, position: { line: 0, character: 7 } };
const hoverCode = async (client: Client): Promise<number | undefined> =>
  (await client.ask("textDocument/hover", place)).error?.code;

test("before `initialize` requests are refused, and notifications are dropped", async () => {
  const client = new Client({});
  client.open(main, text);
  expect(await client.ask("textDocument/hover", place)).toEqual({
    error: {
      code: ErrorCodes.ServerNotInitialized,
      message: "`textDocument/hover` came before `initialize`, which opens a session.",
    },
  });
  expect((await client.ask("shutdown", {})).error?.code).toBe(ErrorCodes.ServerNotInitialized);
  expect((await client.ask("neuro/noSuch", {})).error?.code).toBe(ErrorCodes.ServerNotInitialized);
  await client.start();
  expect(client.server.documents.all()).toEqual([]);
  client.open(main, text);
  expect(await hoverCode(client)).toBeUndefined();
  expect(client.errors).toEqual([]);
});

test("a session is opened once", async () => {
  const client = await new Client({}).start();
  const again = { processId: null, rootUri: null, capabilities: {} };
  expect((await client.ask("initialize", again)).error?.code).toBe(ErrorCodes.InvalidRequest);
  client.open(main, text);
  expect(await hoverCode(client)).toBeUndefined();
});

test("after `shutdown` requests are refused, and notifications are dropped", async () => {
  const client = await new Client({}).start();
  expect(await client.ask("shutdown", {})).toEqual({ result: null });
  client.open(main, text);
  expect(await hoverCode(client)).toBe(ErrorCodes.InvalidRequest);
  expect((await client.ask("shutdown", {})).error?.code).toBe(ErrorCodes.InvalidRequest);
  expect(client.server.documents.all()).toEqual([]);
});
