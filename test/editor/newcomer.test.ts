/** What somebody does first: start a project, and run it. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, test } from "vitest";
import { Workbench } from "./workbench.ts";

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start();
});
afterAll(() => workbench?.stop());

test("a new project opens with its program, which runs", async () => {
  const window = await workbench.open({ "loose.neuro": "" }, "loose.neuro");
  // Not as other commands: it asks for something at once, where it was called.
  await window.press("F1");
  const input = await window.sees(".quick-input-widget input");
  await input.fill(">Neuro-Lang: New Project");
  const row = window.page.locator(".quick-input-list .monaco-list-row").first();
  await row.filter({ hasText: "New Project" }).waitFor();
  await window.press("Enter");
  await window.sees(window.page.getByText("New Neuro-Lang project"));
  await input.fill("shop");
  await window.press("Enter");
  // The folder that the window shows is offered, and taken.
  await window.until(async () => (await input.inputValue()).endsWith("/notes/"));
  await window.press("Enter");
  await window.until(() => existsSync(join(window.folder, "shop/main.neuro")));
  await window.sees(window.editor("shop/main.neuro"));
  await window.sees('[id="status.languageStatus"][aria-label*=" modules"]');
  // What stands above lines comes anew while the project is looked at for the first time, and takes a click with it.
  const run = await window.sees(window.editor("shop/main.neuro").getByText("▶ Run"));
  const hasRun = (): boolean => existsSync(join(window.folder, "shop/.neuro"));
  await window.until(async () => {
    await run.click();
    for (let waited = 0; waited < 5000 && !hasRun(); waited += 100) await setTimeout(100);
    return hasRun();
  });
  await window.close();
});
