/** What comes up while somebody types, with VS Code's own settings. Enter behind what opens something begins a new line. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { Workbench } from "./workbench.ts";

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start({
    "editor.quickSuggestions": { other: "on", comments: "off", strings: "off" },
  });
});
afterAll(() => workbench?.stop());

test("lines and imports are typed as they are meant", async () => {
  const files = {
    "package.json": "{}\n",
    "typing.neuro": "",
    "cart.neuro": "export neuro itemsOf(cart: Text) -> Int = cart.length\n",
  };
  // A file that VS Code starts with is not indented by the settings of its language.
  const window = await workbench.open(files, "cart.neuro");
  await window.openFile("typing.neuro");
  const list = window.page.locator(".suggest-widget.visible .monaco-list-row");
  /** Types, and gives a list time to come up: there is nothing else to wait for where none must. */
  const type = async (text: string): Promise<void> => {
    await window.page.keyboard.type(text, { delay: 20 });
    await window.page.waitForTimeout(700);
  };
  await window.goTo(1, 1);
  // The server knows the file when it answers.
  await window.page.keyboard.type("ne");
  await window.sees(list.filter({ hasText: "neuro" }));
  await window.press("Escape", "Backspace", "Backspace");

  await type('test "total" {');
  expect(await list.count()).toBe(0);
  await window.press("Enter");
  await type('for x in ["a"] {');
  await window.press("Enter");
  await window.until(async () => (await window.lines()).length === 5);
  expect((await window.lines()).map((line) => line.trimEnd())).toEqual([
    'test "total" {',
    '  for x in ["a"] {',
    "",
    "  }",
    "}",
  ]);

  // A word that is written in full is not taken once more.
  await window.page.keyboard.type("break");
  await window.sees(list.filter({ hasText: "break" }));
  await window.press("Enter");
  await window.until(async () => (await window.lines()).length === 6);

  await window.press("Control+A", "Delete");
  await type("import {");
  expect(await list.count()).toBe(0);
  await window.page.keyboard.type("itemsO");
  await window.sees(list.filter({ hasText: "itemsOf" }));
  await window.press("Enter");
  await window.until(async () => (await window.lines())[0] === 'import { itemsOf } from "./cart"');
  await window.close();
});
