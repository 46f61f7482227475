/** The real VS Code, headless: its server with the packaged extension, and windows of it in Chromium. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import { codeServer, found } from "./needs.ts";
import { root } from "./places.ts";

const vsix = join(root, "vscode-extension/dist/neuro.vsix");

/** Nothing that moves, asks, or looks for a network. */
const settings = {
  "workbench.startupEditor": "none",
  "workbench.reduceMotion": "on",
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.enableExperiments": false,
  "telemetry.telemetryLevel": "off",
  "security.workspace.trust.enabled": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "extensions.autoCheckUpdates": false,
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.minimap.enabled": false,
  "files.simpleDialog.enable": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "debug.openDebug": "neverOpen",
  "debug.internalConsoleOptions": "neverOpen",
};

export class Workbench {
  readonly #folder = mkdtempSync(join(tmpdir(), "neuro-editor-"));
  #server!: ChildProcess;
  #browser!: Browser;
  /** One for all windows, so that each finds the workbench's scripts in its cache. */
  #context!: BrowserContext;
  #port = 0;
  readonly #log: string[] = [];

  /** The user's settings beside those of every test. */
  static async start(userSettings: object = {}): Promise<Workbench> {
    const workbench = new Workbench();
    try {
      await workbench.#start(userSettings);
      return workbench;
    } catch (error) {
      await workbench.stop();
      throw error;
    }
  }

  async #start(userSettings: object): Promise<void> {
    const inside = (name: string): string => join(this.#folder, name);
    mkdirSync(inside("user/User"), { recursive: true });
    writeFileSync(
      inside("user/User/settings.json"),
      JSON.stringify({ ...settings, ...userSettings }),
    );
    writeFileSync(inside("server.yaml"), "auth: none\n");
    const env = {
      ...process.env,
      XDG_CONFIG_HOME: inside("config"),
      XDG_DATA_HOME: inside("data"),
      XDG_CACHE_HOME: inside("cache"),
      // No marketplace.
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    };
    const common = [
      codeServer,
      "--config",
      inside("server.yaml"),
      "--user-data-dir",
      inside("user"),
    ];
    common.push("--extensions-dir", inside("extensions"));
    const installed = spawnSync(
      process.execPath,
      [...common, "--install-extension", vsix, "--force"],
      {
        env,
        encoding: "utf8",
      },
    );
    if (installed.status !== 0) throw new Error(`${installed.stdout}${installed.stderr}`);
    this.#port = await freePort();
    this.#server = spawn(
      process.execPath,
      [
        ...common,
        ...words(
          `--bind-addr 127.0.0.1:${this.#port} --auth none --vscode-option enable-smoke-test-driver`,
        ),
        ...words("--disable-telemetry --disable-update-check --disable-workspace-trust"),
        ...words("--disable-proxy --disable-getting-started-override"),
      ],
      { env, detached: true, stdio: ["ignore", "pipe", "pipe"] },
    );
    for (const stream of [this.#server.stdout!, this.#server.stderr!])
      stream.on("data", (data: Buffer) => this.#log.push(data.toString()));
    this.#browser = await chromium.launch({
      executablePath: found("chromium")!,
      args: words(
        "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
          "--disable-component-update --disable-sync",
      ),
    });
    this.#context = await this.#browser.newContext({ viewport: { width: 1200, height: 800 } });
    await this.#answers();
  }

  async #answers(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      try {
        if ((await fetch(`http://127.0.0.1:${this.#port}/healthz`)).ok) return;
      } catch {
        // Not yet.
      }
      await pause(50);
    }
    throw new Error(`VS Code's server does not answer.\n${this.#log.join("")}`);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    if (this.#server?.pid !== undefined) {
      try {
        process.kill(-this.#server.pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens a window on a new folder with these files, and one of them in an editor. */
  async open(
    files: Readonly<Record<string, string>>,
    file: string,
    workspaceSettings: object = {},
  ): Promise<Window> {
    const folder = this.#project(files, workspaceSettings);
    const page = await this.#context.newPage();
    await this.#load(page, folder, [["openFile", this.#remote(join(folder, file))]]);
    await page.waitForFunction("globalThis.driver !== undefined");
    await page.evaluate("globalThis.driver.whenWorkbenchRestored()");
    const window = new Window(page, folder);
    await window.editor(file).waitFor();
    // The first check is done: whatever is asked for is answered.
    await window.sees('[id="status.languageStatus"][aria-label*=" module"]');
    return window;
  }

  /** Runs the checks of a folder inside of the extension host of a window on a new folder. */
  async runInHost(
    files: Readonly<Record<string, string>>,
    checks: string,
    workspaceSettings: object = {},
  ): Promise<HostRun> {
    const folder = this.#project(files, workspaceSettings);
    const page = await this.#context.newPage();
    const log: string[] = [];
    const ended = Promise.withResolvers<number>();
    await page.exposeFunction("codeAutomationExit", ended.resolve);
    await page.exposeFunction("codeAutomationLog", (_: string, said: readonly unknown[]) => {
      log.push(said.map(String).join(" "));
    });
    await this.#load(page, folder, [
      ["extensionDevelopmentPath", this.#remote(checks)],
      ["extensionTestsPath", this.#remote(join(checks, "checks.js"))],
    ]);
    const code = await ended.promise;
    await page.close();
    return { code, log };
  }

  /** The processes of the language servers that its windows have started. */
  languageServers(): readonly number[] {
    return readdirSync("/proc").flatMap((name) => {
      const [, script = "", command] = /^\d+$/.test(name) ? commandLine(name) : [];
      return command === "lsp" && script.startsWith(this.#folder) ? [Number(name)] : [];
    });
  }

  #project(files: Readonly<Record<string, string>>, workspaceSettings: object): string {
    const folder = join(mkdtempSync(join(this.#folder, "project-")), "notes");
    const all = { ".vscode/settings.json": JSON.stringify(workspaceSettings), ...files };
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  #remote(path: string): string {
    return `vscode-remote://127.0.0.1:${this.#port}${path}`;
  }

  async #load(
    page: Page,
    folder: string,
    payload: readonly (readonly [string, string])[],
  ): Promise<void> {
    const all = [...payload, ["skipWelcome", "true"]];
    const query = new URLSearchParams({ folder, payload: JSON.stringify(all) });
    await page.goto(`http://127.0.0.1:${this.#port}/?${query}`);
  }
}

interface HostRun {
  /** 0 if all went well. */
  readonly code: number;
  readonly log: readonly string[];
}

export class Window {
  readonly page: Page;
  readonly folder: string;
  /** Milliseconds that something may take to appear. */
  patience = 30_000;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  editor(file: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
  }

  /** What says this of itself to those who cannot see it. */
  labelled(words: RegExp): Locator {
    return this.page.getByLabel(words);
  }

  async sees(selector: string | Locator): Promise<Locator> {
    const locator = typeof selector === "string" ? this.page.locator(selector) : selector;
    await locator.first().waitFor({ timeout: this.patience });
    return locator.first();
  }

  /** Presses keys until its answer is there: who asks before the server knows the file hears that there is nothing. */
  async asks(keys: readonly string[], answer: Locator): Promise<void> {
    await this.until(async () => {
      await this.press(...keys);
      return answer
        .first()
        .waitFor({ timeout: 2000 })
        .then(
          () => true,
          () => this.press("Escape").then(() => false),
        );
    });
  }

  /** What is told at the edge of the window. VS Code shows it to tests only where they look for it. */
  async notice(text: string): Promise<Locator> {
    await this.command("Notifications: Show Notifications");
    return this.sees(
      this.page.locator(".notifications-center .notification-list-item", { hasText: text }),
    );
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Runs a command by the title that the command palette shows. */
  async command(title: string): Promise<void> {
    await this.press("F1");
    const input = await this.sees(".quick-input-widget input");
    await input.fill(`>${title}`);
    const row = this.page.locator(".quick-input-list .monaco-list-row").first();
    await row.filter({ hasText: title }).waitFor({ timeout: this.patience });
    await this.press("Enter");
    await this.#quickInputEnds();
  }

  /** Until it is gone, it has the keyboard. */
  async #quickInputEnds(): Promise<void> {
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  async openFile(file: string): Promise<void> {
    await this.press("Control+P");
    await (await this.sees(".quick-input-widget input")).fill(file);
    // The one that Enter takes: files that were open before stand there until the search is done.
    const row = this.page.locator(".quick-input-list .monaco-list-row").first();
    await row.filter({ hasText: file.split("/").at(-1)! }).waitFor();
    await this.press("Enter");
    await this.sees(this.editor(file));
  }

  /** Puts the cursor into the editor in front; lines and columns count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.press("Control+G");
    await (await this.sees(".quick-input-widget input")).fill(`:${line}:${column}`);
    await this.press("Enter");
    await this.#quickInputEnds();
    // The editor gets the keyboard back a moment later, and is where it was told to go.
    await this.sees(".editor-instance .monaco-editor.focused");
    await this.sees(this.page.getByText(`Ln ${line}, Col ${column}`, { exact: true }));
  }

  /** The lines of the editor in front as they are shown. */
  async lines(): Promise<readonly string[]> {
    const lines = await this.page.locator(".editor-instance .view-line").all();
    const placed = await Promise.all(
      lines.map(async (line) => ({
        top: (await line.boundingBox())?.y ?? 0,
        text: ((await line.textContent()) ?? "").replaceAll("\u00A0", " "),
      })),
    );
    return placed.toSorted((a, b) => a.top - b.top).map(({ text }) => text);
  }

  /** Waits until a question is answered with yes. */
  async until(question: () => boolean | Promise<boolean>): Promise<void> {
    for (let end = Date.now() + this.patience; ; await pause(50)) {
      if (await question()) return;
      if (Date.now() > end) throw new Error(`Not so within ${this.patience} ms: ${question}`);
    }
  }
}

/** None of a process that has ended by now. */
function commandLine(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

const words = (line: string): string[] => line.split(" ");

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
