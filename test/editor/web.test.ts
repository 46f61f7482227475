/** The extension without Node: in VS Code's web worker, where the language server runs in a worker of its own. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Window, Workbench } from "./workbench.ts";

const files = {
  "package.json": "{}\n",
  "main.neuro": `import { area } from "./shapes"

neuro main() uses console { print("{area("wide")}") }
`,
  "shapes.neuro": `/// How much room a square takes.
export neuro area(side: Float) -> Float = side * side
`,
};

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start({ "remote.extensionKind": { "neuro-lang.neuro": ["ui"] } });
});
afterAll(() => workbench?.stop());

/** What another file says is known, and so is what it says from then on. */
async function check(window: Window): Promise<void> {
  const wrong = window.editor("main.neuro").locator(".squiggly-error");
  await window.sees(wrong);
  await window.goTo(3, 38);
  await window.press("Control+K", "Control+I");
  await window.sees(window.page.locator(".monaco-hover", { hasText: "How much room" }));
  await window.press("Escape");
  writeFileSync(
    join(window.folder, "shapes.neuro"),
    "export neuro area(side: Text) -> Int = side.length\n",
  );
  await window.until(async () => (await wrong.count()) === 0);
}

test("problems and hovers know the other files, also when they change", async () => {
  const window = await workbench.open(files, "main.neuro");
  await check(window);
  // Nothing runs here, and nothing is offered that would.
  expect(await window.page.getByLabel("Run This Program").count()).toBe(0);
  await window.close();
});

test("not so without what tells of changes", async () => {
  const window = await workbench.open(files, "main.neuro", { "neuro.server.without": ["files"] });
  window.patience = 5000;
  await expect(check(window)).rejects.toThrow("Not so within");
  await window.close();
});
