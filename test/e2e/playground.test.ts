/**
 * The playground in a real browser: what `neuroc playground` hands out, used as its users do. Needs chromium, by the name in
 * CHROMIUM or where Debian puts it; without one it is passed over. `UPDATE=1` takes the pictures of the documentation.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bin, environment, Folder, root } from "./command.ts";

const executable = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);
if (executable === undefined)
  console.warn("No chromium is installed: the playground is not tried in a browser.");

/** A headless browser that asks nobody for anything on its own. */
const quietly =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
    " ",
  );

interface Served {
  readonly address: string;
  readonly process: ChildProcess;
}

function servePlayground(...words: string[]): Promise<Served> {
  const child = spawn(process.execPath, [bin, "playground", "--port", "0", ...words], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (piece: Buffer) => {
      said += String(piece);
      if (said.includes("\n")) resolve({ address: said.trim(), process: child });
    });
    child.once("exit", (code) => reject(new Error(`neuroc ended with ${code}: ${said}`)));
  });
}

let served: Served;
beforeAll(async () => {
  served = await servePlayground();
});
afterAll(() => void served.process.kill());

describe("neuroc playground", () => {
  test("hands the page out with headers that keep it apart", async () => {
    const response = await fetch(served.address);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const script = await fetch(`${served.address}page.js`);
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    for (const path of ["package.json", "..%2fpackage.json", "nothing.js"])
      expect((await fetch(served.address + path)).status, path).toBe(404);
    expect((await fetch(served.address, { method: "POST" })).status).toBe(405);
  });

  test("ends at Ctrl-C", async () => {
    const { process: child } = await servePlayground();
    child.kill("SIGINT");
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(130);
  });

  test("says that a port is taken, and what is no port", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as { readonly port: number };
    const folder = new Folder();
    try {
      const refused = folder.neuroc("playground", "--port", String(port));
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain(`Something else listens on port ${port} already.`);
      expect(folder.neuroc("playground", "--port", "high").status).toBe(2);
    } finally {
      taken.close();
      folder.remove();
    }
  });

  test("writes the page to a folder", () => {
    const folder = new Folder();
    try {
      expect(folder.neuroc("playground", "--out", "site").status).toBe(0);
      expect(folder.read("site/index.html")).toContain("Content-Security-Policy");
      expect(folder.has("site/neuro/runtime.js")).toBe(true);
    } finally {
      folder.remove();
    }
  });
});

describe.skipIf(executable === undefined)("in a browser", () => {
  let browser: Browser;
  let page: Page;
  /** Everything that was asked for, and everything that went wrong. */
  let requests: string[];
  let mistakes: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable!, args: quietly });
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    requests = [];
    mistakes = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => mistakes.push(String(error.stack)));
    page.on("console", (message) => {
      if (message.type() === "error") mistakes.push(message.text());
    });
    await open(served.address);
  });
  afterEach(async () => {
    await page.close();
    expect(mistakes).toEqual([]);
    const elsewhere = requests.filter(
      (url) =>
        !url.startsWith(served.address) && !url.startsWith("blob:") && !url.startsWith("data:"),
    );
    expect(elsewhere).toEqual([]);
  });

  const run = (): Locator => page.getByRole("button", { name: "Run" });
  const stop = (): Locator => page.getByRole("button", { name: "Stop" });
  const output = (): Locator => page.getByRole("log");
  const status = (): Locator => page.getByRole("status").filter({ hasText: /problem|error/ });
  const program = (): Locator => page.getByRole("textbox", { name: "Program" });

  async function open(address: string): Promise<void> {
    await page.goto(address);
    await status().waitFor();
  }

  /** Replaces the program as a paste does: nothing is indented or closed. */
  async function write(text: string): Promise<void> {
    await program().click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(text);
  }

  /** Takes the offer that is marked. A list that has only just opened leaves Enter to who goes on writing. */
  async function take(): Promise<void> {
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
  }

  const said = (text: string | RegExp): Promise<void> =>
    output().filter({ hasText: text }).waitFor();

  test("the first example runs, and its pictures are taken", async () => {
    await run().click();
    await said("Ended after");
    expect(await output().textContent()).toContain('Urgent(reason: "call Ada")\n');
    if (process.env["UPDATE"] === undefined) return;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const path = join(root, `docs/images/playground-${colorScheme}.png`);
      await page.screenshot({ path, animations: "disabled" });
    }
  });

  test("a problem appears, leads to its place and is mended by its fix", async () => {
    await write("neuro main() {\n  let x = 1\n  print(x === 2)\n}\n");
    await status().filter({ hasText: "1 error" }).waitFor();
    await page.locator(".cm-lintRange-error").filter({ hasText: "===" }).waitFor();
    await page.getByRole("button", { name: "line 3" }).click();
    expect(await page.locator(".cm-activeLine").textContent()).toContain("===");
    await page.locator("#problems .fix").first().click();
    await status().filter({ hasText: "No problems" }).waitFor();
    expect(await program().innerText()).toContain("x == 2");
  });

  test("a hover says what a name is", async () => {
    await page
      .locator(".cm-line span, .cm-line")
      .filter({ hasText: /^Ticket$/ })
      .first()
      .hover();
    await page.locator(".description").filter({ hasText: "Urgent(reason: Text)" }).waitFor();
  });

  test("writing is helped by indentation and brackets", async () => {
    await write("");
    await page.keyboard.type("neuro main() {\nfor x in [1] {\nprint(x");
    const lines = (await program().innerText()).split("\n").map((line) => line.trimEnd());
    expect(lines).toEqual(["neuro main() {", "  for x in [1] {", "    print(x)", "  }", "}"]);
  });

  test("what can be written is offered, and taken with its import", async () => {
    await write("");
    await page.keyboard.type("neuro main() {\nlet ages = [3, 1]\nprint(ages.sorte");
    const offers = page.locator(".cm-tooltip-autocomplete");
    await offers.getByRole("option", { name: /^sorted\(/ }).waitFor();
    await page.locator(".cm-completionInfo").filter({ hasText: "ascending" }).waitFor();
    await take();
    await page.locator(".cm-line").filter({ hasText: "print(ages.sorted())" }).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.type("\nsleep");
    await offers
      .getByRole("option", { name: /neuro:time/ })
      .first()
      .waitFor();
    await take();
    await page
      .locator(".cm-line")
      .filter({ hasText: 'import { sleep } from "neuro:time"' })
      .waitFor();
  });

  test("a program reads its arguments and its input, and is run by the keyboard", async () => {
    await write(
      'import { readLine } from "neuro:cli"\n\nneuro main(times: Int = 1) {\n  print((readLine() ?? "").repeat(times))\n}\n',
    );
    await page.getByLabel("Arguments").fill("--times 3");
    await page.getByText("Standard input").click();
    await page.getByRole("textbox", { name: "Standard input" }).fill("ab");
    await program().click();
    await page.keyboard.press("ControlOrMeta+Enter");
    await said("ababab");
  });

  test("a program is run from wherever the keyboard is", async () => {
    await write('neuro main(word: Text = "none") { print(word) }\n');
    await page.getByLabel("Arguments").fill("--word one");
    await page.keyboard.press("ControlOrMeta+Enter");
    await said("one");
    await page.getByLabel("Arguments").fill("--word two");
    await page.getByRole("tab", { name: "IR" }).click();
    await page.keyboard.press("ControlOrMeta+Enter");
    await said("two");
  });

  test("what is not there yet is created by a fix", async () => {
    await write("neuro main() {\n  print(twice(4))\n}\n");
    await page.getByRole("button", { name: "Create the neuro twice" }).click();
    await page.locator(".cm-line").filter({ hasText: "neuro twice(" }).waitFor();
  });

  test("changes are offered at the cursor, and taken by the keyboard", async () => {
    await write("neuro main() {\n  let n = 1000000\n  print(n)\n}\n");
    await page.getByRole("button", { name: "Change" }).click();
    const menu = page.getByRole("menu", { name: "Changes" });
    await menu.getByText("There is nothing to change here.").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.press("ControlOrMeta+.");
    const item = menu.getByRole("menuitem", { name: "Group the digits" });
    await item.waitFor();
    const focused = (): Promise<boolean> => item.evaluate((button) => button.matches(":focus"));
    for (let steps = 0; steps < 20 && !(await focused()); steps += 1)
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".cm-line").filter({ hasText: "let n = 1_000_000" }).waitFor();
    await menu.waitFor({ state: "hidden" });
    await page.keyboard.press("ControlOrMeta+z");
    await page.locator(".cm-line").filter({ hasText: "let n = 1000000" }).waitFor();
  });

  test("the Tab key indents, and leaves the program after Esc", async () => {
    await write("");
    await page.keyboard.press("Tab");
    await page.keyboard.insertText("x");
    expect(await program().innerText()).toMatch(/^ {2}x/);
    // The first one closes what is offered.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await program().evaluate((text) => text.matches(":focus"))).toBe(false);
  });

  test.each([
    [360, "light"],
    [600, "dark"],
  ] as const)("a window of %i pixels holds all of it (%s)", async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme });
    await write(`neuro main() {\n  print(${"very".repeat(40)})\n}\n`);
    await page.getByRole("button", { name: "line 2" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    for (const name of ["Run", "Format", "Share", "Change"]) {
      const { x, width: wide } = (await page.getByRole("button", { name }).boundingBox())!;
      expect(x + wide, name).toBeLessThan(width);
    }
    await page.getByRole("button", { name: "line 2" }).click();
    await page.getByRole("tab", { name: "Formatted" }).click();
    await page.getByRole("tabpanel").filter({ hasText: "neuro main" }).waitFor();
  });

  test("an endless loop is stopped", async () => {
    await write("neuro main() {\n  var n = 0\n  while true { n += 1 }\n}\n");
    await run().click();
    await stop().click();
    await said("Stopped after");
    await run().waitFor();
  });

  test("a program that writes without end is stopped", async () => {
    await write('neuro main() {\n  while true { print("on and on") }\n}\n');
    await run().click();
    await said("it wrote more than 200,000 characters");
  });

  test("of a million lines the first are shown, and the next program runs as ever", async () => {
    await write("neuro main() {\n  for n in 1..1_000_000 { print(n) }\n}\n");
    await run().click();
    await said("it wrote more than 200,000 characters");
    await output().filter({ hasText: "1\n2\n3\n" }).waitFor();
    await write('neuro main() { print("once more") }\n');
    await run().click();
    await output()
      .filter({ hasText: /^once more\nEnded after/ })
      .waitFor();
  });

  test("what was written is there before the program ends", async () => {
    await write(
      'import { sleep } from "neuro:time"\n\nneuro main() {\n  print("now")\n  sleep(1h)\n}\n',
    );
    await run().click();
    await said("now");
    await stop().click();
    await said("Stopped after");
  });

  test("a panic leads to its line", async () => {
    await write(
      "neuro third(xs: List<Int>) -> Int = xs[2]\n\nneuro main() { print(third([1])) }\n",
    );
    await run().click();
    await said("Ended with exit code 101");
    expect(await output().textContent()).toContain("Panic: index 2 is outside a list of length 1");
    await output().getByRole("button", { name: "main.neuro:1:" }).click();
    expect(await page.locator(".cm-activeLine").textContent()).toContain("xs[2]");
  });

  test("what a page may not touch is refused before anything runs", async () => {
    await write(
      'import { readText } from "neuro:fs"\n\nneuro main() { print(readText("a") catch "") }\n',
    );
    await page.getByText("Programs on this page may use the console").waitFor();
    await run().click();
    await said("The program has errors. It runs once they are mended.");
  });

  test("tabs show JavaScript, IR and the one style, and go by arrows", async () => {
    await write("neuro twice( x:Int )->Int=x*2\n");
    await page.getByRole("tab", { name: "Output" }).press("ArrowRight");
    const panel = page.getByRole("tabpanel");
    await panel.filter({ hasText: "function twice(x)" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await panel.filter({ hasText: '#twice"(x: Int) -> Int' }).waitFor();
    await page.keyboard.press("ArrowRight");
    await panel.filter({ hasText: "neuro twice(x: Int) -> Int = x * 2" }).waitFor();
    await write("neuro half(x: Int) -> Int = x div 2\n");
    await panel.filter({ hasText: "neuro half" }).waitFor();
  });

  test("the program takes on the one style, and that can be undone", async () => {
    await write("neuro twice( x:Int )->Int=x*2\n");
    await page.getByRole("button", { name: "Format" }).click();
    await page
      .locator(".cm-line")
      .filter({ hasText: "neuro twice(x: Int) -> Int = x * 2" })
      .waitFor();
    await program().click();
    await page.keyboard.press("ControlOrMeta+z");
    await page.locator(".cm-line").filter({ hasText: "neuro twice( x:Int )" }).waitFor();
  });

  test("a link holds the program and its arguments", async () => {
    await write('neuro main(name: Text = "") { print("Grüße, {name} 🎉") }\n');
    await page.getByLabel("Arguments").fill("--name Ada");
    await page.getByRole("button", { name: "Share" }).click();
    await page
      .locator("#notice")
      .filter({ hasText: /link|address/ })
      .waitFor();
    const link = page.url();
    expect(link).toMatch(/#p[\w-]+$/);
    await page.close();
    page = await browser.newPage();
    await open(link);
    expect(await program().innerText()).toContain("Grüße");
    await run().click();
    await said("Grüße, Ada 🎉");
  });

  test("a damaged link says so", async () => {
    await write("neuro main() { print(4711) }\n");
    await page.getByRole("button", { name: "Share" }).click();
    await page.locator("#notice").filter({ hasText: "link" }).waitFor();
    const link = page.url();
    for (const damaged of [`${served.address}#pAAAA`, link.slice(0, -9)]) {
      await page.goto("about:blank");
      await page.goto(damaged);
      await page.getByText("This link is damaged").waitFor();
      await run().click();
      await said("4711");
    }
  });

  test("an example is chosen from the menu", async () => {
    await page.getByLabel("Example").selectOption({ label: "Binary trees" });
    await page.locator(".cm-line").filter({ hasText: "type Tree" }).waitFor();
    await page.getByLabel("Arguments").fill("--size 3");
    await status().filter({ hasText: "No problems" }).waitFor();
    await run().click();
    await said("26");
  });

  test("the program outlives a reload of its page", async () => {
    await write("neuro kept() -> Int = 1\n");
    await page.reload();
    await page.locator(".cm-line").filter({ hasText: "neuro kept" }).waitFor();
  });

  test("nothing can be sent from the page", async () => {
    const outcome = await page.evaluate(() =>
      fetch("https://example.org/").then(
        () => "sent",
        () => "refused",
      ),
    );
    expect(outcome).toBe("refused");
    expect(mistakes.join()).toContain("Content Security Policy");
    mistakes = [];
    requests = requests.filter((url) => url !== "https://example.org/");
  });
});
