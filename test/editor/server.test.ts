/** What VS Code does when its language server ends, hangs or cannot be started, and what is said of it. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from "vitest";
import { type Window, Workbench } from "./workbench.ts";

const files = {
  "package.json": "{}\n",
  "main.neuro": `/// How much room a square takes.
neuro area(side: Float) -> Float = side * side

test "a square" {
  expect area(2.0) == 4.0
}
`,
};

const running = '[id="status.languageStatus"][aria-label*="1 module"]';
const stopped = '[id="status.languageStatus"][aria-label*="does not run"]';

let workbench: Workbench;
let window: Window;
beforeAll(async () => {
  workbench = await Workbench.start();
});
afterAll(() => workbench?.stop());
afterEach(() => window?.close());

/** Asks for what only a server that runs can answer. */
async function answers(): Promise<void> {
  await window.goTo(2, 8);
  await window.asks(
    ["Control+K", "Control+I"],
    window.page.locator(".monaco-hover", { hasText: "How much room" }),
  );
  await window.press("Escape");
}

/** Servers of windows that are closed stay for a while, in case somebody comes back. */
let earlier: ReadonlySet<number>;
const servers = (): readonly number[] =>
  workbench.languageServers().filter((each) => !earlier.has(each));

/** The window's only server, once it has started. */
async function server(before?: number): Promise<number> {
  let found: number | undefined;
  await window.until(() => {
    const [only, ...others] = servers();
    found = others.length === 0 && only !== before ? only : undefined;
    return found !== undefined;
  });
  return found!;
}

describe("a language server", () => {
  beforeEach(async () => {
    earlier = new Set(workbench.languageServers());
    window = await workbench.open(files, "main.neuro");
  });

  test("that ends is started again, and after the fifth time the user decides", async () => {
    let current = await server();
    for (let times = 1; times <= 4; times += 1) {
      process.kill(current, "SIGKILL");
      current = await server(current);
      await window.sees(running);
    }
    await answers();
    process.kill(current, "SIGKILL");
    const notice = await window.notice("has ended 5 times within three minutes");
    await window.until(() => servers().length === 0);
    await window.sees(stopped);
    await notice.getByRole("button", { name: "Restart" }).click();
    await server(current);
    await window.sees(running);
    await answers();
  });

  test("that hangs is replaced by a restart", async () => {
    const hung = await server();
    process.kill(hung, "SIGSTOP");
    await window.command("Neuro-Lang: Restart the Language Server");
    await server(hung);
    await answers();
  });
});

test("a neuroc that is not there is named, and the extension's own is used meanwhile", async () => {
  const settings = { "neuro.server.path": "tools/neuroc" };
  window = await workbench.open(files, "main.neuro", settings);
  await answers();
  const told = await window.notice("tools/neuroc`: there is nothing.");
  await told.getByRole("button", { name: "Open Settings" }).click();
  await window.sees(
    window.page.locator(".settings-editor").getByText("A neuroc to use instead of the one"),
  );
});

test("a setting counts at once", async () => {
  window = await workbench.open(files, "main.neuro");
  const hints = window.editor("main.neuro").getByText("▶ Test");
  await window.sees(hints);
  const set = (settings: object): void =>
    writeFileSync(join(window.folder, ".vscode/settings.json"), JSON.stringify(settings));
  set({ "neuro.codeLens.test": false });
  await window.until(async () => (await hints.count()) === 0);
  set({ "neuro.server.path": "tools/neuroc" });
  await window.until(async () => (await hints.count()) > 0);
  await window.notice("tools/neuroc`: there is nothing.");
});
