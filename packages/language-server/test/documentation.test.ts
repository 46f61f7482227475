/** The page of the server names what it has: colours, settings, commands. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { legend } from "../src/features/colours.ts";
import { readSettings } from "../src/settings.ts";
import { Client } from "./client.ts";

const page = readFileSync(new URL("../../../docs/language-server.md", import.meta.url), "utf8");

/** The first words of the rows of the table under such a head. */
function rows(head: string): readonly string[] {
  const [, table] = page.split(new RegExp(`^\\| ${head} .*\\n`, "m"));
  const [body] = table!.split("\n\n");
  return [...body!.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!);
}

test("every colour", () => {
  expect(rows("type")).toEqual(legend.tokenTypes);
  expect(rows("modifier")).toEqual(legend.tokenModifiers);
});

test("every setting", () => {
  const { inlayHints, codeLens, ...rest } = readSettings(undefined);
  const names = [
    ...Object.keys(inlayHints).map((name) => `inlayHints.${name}`),
    ...Object.keys(codeLens).map((name) => `codeLens.${name}`),
    ...Object.keys(rest),
  ];
  expect([...rows("setting")].toSorted()).toEqual(names.toSorted());
});

test("every command", async () => {
  const { initialized } = await new Client({}).start();
  expect(rows("command")).toEqual(initialized.capabilities.executeCommandProvider?.commands);
});
