/** What the extension does in the real VS Code. Each check fails where what it looks at is switched off. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Window, Workbench } from "./workbench.ts";

interface Check {
  readonly name: string;
  /** The files that it has to itself. The first one is opened. */
  readonly files: Readonly<Record<string, string>>;
  /** What it cannot do without: a group of the server's answers, or an offer of the extension. */
  readonly needs: string;
  run(window: Window): Promise<void>;
}

const ownPolicy = "// mine\npolicy {\n  allow fs.write\n  allow env\n}\n";

const checks: readonly Check[] = [
  {
    name: "a problem is underlined and listed",
    files: { "problem.neuro": 'neuro greeting(name: Text) -> Text = "Hello, {nam}!"\n' },
    needs: "problems",
    async run(window) {
      await window.sees(window.editor("problem.neuro").locator(".squiggly-error"));
      await window.command("View: Focus Problems");
      await window.sees(
        window.page.locator(".markers-panel .monaco-list-row", { hasText: "`nam`" }),
      );
    },
  },
  {
    name: "a hover shows what a name is, and what is said of it",
    files: {
      "hover.neuro": `/// How much room a square takes.
neuro area(side: Float) -> Float = side * side
`,
    },
    needs: "hovers",
    async run(window) {
      await window.goTo(2, 8);
      await window.press("Control+K", "Control+I");
      const text = "How much room a square takes.";
      await window.sees(window.page.locator(".monaco-hover", { hasText: text }));
    },
  },
  {
    name: "a rename changes the other files, too",
    files: {
      "rename.neuro": `import { area } from "./renamed"

neuro room() -> Float = area(2.0)
`,
      "renamed.neuro": "export neuro area(side: Float) -> Float = side * side\n",
    },
    needs: "renames",
    async run(window) {
      await window.goTo(3, 26);
      await window.press("F2");
      await (await window.sees(".rename-box input")).fill("extent");
      await window.press("Enter");
      await window.until(async () => (await window.lines()).join("\n").includes("extent(2.0)"));
      await window.command("File: Save All");
      const written = (file: string): string => readFileSync(join(window.folder, file), "utf8");
      await window.until(
        () =>
          written("renamed.neuro").includes("neuro extent(") &&
          written("rename.neuro").includes('import { extent } from "./renamed"'),
      );
    },
  },
  {
    name: "a quick fix mends a problem",
    files: { "fix.neuro": 'neuro greeting(name: Text) -> Text = "Hello, {nam}!"\n' },
    needs: "changes",
    async run(window) {
      await window.goTo(1, 48);
      await window.asks(
        ["Control+."],
        window.page.locator(".action-widget .monaco-list-row", { hasText: "Write `name`" }),
      );
      await window.press("Enter");
      await window.until(async () => (await window.lines())[0]!.includes("{name}"));
    },
  },
  {
    name: "what is offered from another module brings its import along",
    files: {
      "complete.neuro": "neuro room() -> Float = cube\n",
      "solids.neuro": "export neuro cubeVolume(side: Float) -> Float = side * side * side\n",
    },
    needs: "completions",
    async run(window) {
      await window.goTo(1, 29);
      await window.press("Control+Space");
      const row = window.page.locator(".suggest-widget.visible .monaco-list-row");
      await window.sees(row.filter({ hasText: "cubeVolume" }));
      await window.press("Enter");
      await window.until(async () =>
        (await window.lines()).includes('import { cubeVolume } from "./solids"'),
      );
    },
  },
  {
    name: "a test runs from above its line",
    files: { "lens.neuro": 'test "differences" {\n  expect 7 - 2 == 4\n}\n' },
    needs: "codeLenses",
    async run(window) {
      await (await window.sees(window.editor("lens.neuro").getByText("▶ Test"))).click();
      await window.sees(
        window.editor("lens.neuro").locator(".test-error-content-widget", { hasText: "5 != 4" }),
      );
    },
  },
  {
    name: "a failed test says so at its line",
    files: { "tests.neuro": 'test "sums" {\n  let sum = 2 + 2\n  expect sum == 5\n}\n' },
    needs: "testing",
    async run(window) {
      await window.command("Neuro-Lang: Run the Tests of This File");
      const message = window.editor("tests.neuro").locator(".test-error-content-widget", {
        hasText: "4 != 5",
      });
      await window.sees(message);
    },
  },
  {
    name: "a file without tests says so when they are to run",
    files: { "untested.neuro": "neuro one() -> Int = 1\n" },
    needs: "testing",
    async run(window) {
      await window.command("Neuro-Lang: Run the Tests of This File");
      await window.notice("`untested.neuro` has no tests yet.");
      await window.command("Notifications: Hide Notifications");
    },
  },
  {
    name: "a policy that somebody wrote is replaced only if they say so",
    files: {
      "kept/writes.neuro": `import { writeText } from "neuro:fs"

neuro main() {
  writeText("made.txt", "1") catch print("not written")
}
`,
      "kept/package.json": "{}\n",
      "kept/policy.neuro": ownPolicy,
    },
    needs: "serverCommands",
    async run(window) {
      const policy = (): string => readFileSync(join(window.folder, "kept/policy.neuro"), "utf8");
      const answer = async (name: string): Promise<void> => {
        await window.command("Neuro-Lang: Write the Smallest Policy of This Project");
        const dialog = window.page.locator(".monaco-dialog-box", {
          hasText: "has a policy already",
        });
        await (await window.sees(dialog)).getByRole("button", { name }).click();
        await dialog.waitFor({ state: "hidden" });
      };
      await answer("Cancel");
      expect(policy()).toBe(ownPolicy);
      await answer("Show Beside It");
      await window.sees(window.editor("policy.neuro"));
      await window.sees(
        window.page
          .locator(".editor-instance .view-lines")
          .filter({ hasText: "fs.write" })
          .filter({ hasNotText: "mine" }),
      );
      expect(policy()).toBe(ownPolicy);
      await window.command("View: Revert and Close Editor");
      await window.openFile("kept/writes.neuro");
      await answer("Replace");
      await window.until(() => !policy().includes("mine") && policy().includes("fs.write"));
    },
  },
  {
    name: "a breakpoint stops a program, and shows its values by their names",
    files: {
      "debug.neuro": `neuro main() {
  let first = 40
  let answer = first + 2
  print("{answer}")
}
`,
    },
    needs: "debugging",
    async run(window) {
      await window.goTo(4, 3);
      await window.press("F9");
      await window.command("Neuro-Lang: Debug This Program");
      await window.sees(".debug-top-stack-frame-line");
      await window.command("Run and Debug: Focus on Variables View");
      const row = window.page.locator(".debug-variables .monaco-list-row");
      await window.sees(row.filter({ hasText: "Local: main" }));
      await window.sees(
        window.page.locator(".debug-call-stack .stack-frame").filter({ hasText: /^maindebug/ }),
      );
      await window.press("Home", "ArrowRight");
      await window.sees(row.filter({ hasText: /^answer = ?42$/ }));
      await window.press("F5");
    },
  },
  {
    name: "the test explorer shows every test of the project, and how it went",
    files: {
      "explored.neuro": `/// \`\`\`neuro
/// expect twice(2) == 4
/// \`\`\`
export neuro twice(n: Int) -> Int = n + n

test "three of them" {
  expect twice(3) == 7
}
`,
      "untested.neuro": "export neuro thrice(n: Int) -> Int = 3 * n\n",
    },
    needs: "testing",
    async run(window) {
      await window.command("Testing: Focus on Test Explorer View");
      const row = window.page.locator(".test-explorer .monaco-list-row");
      await window.sees(row.filter({ hasText: "explored.neuro" }));
      expect(await row.filter({ hasText: "untested.neuro" }).count()).toBe(0);
      await window.command("Test: Run All Tests");
      const file = row.filter({ hasText: "explored.neuro" }).and(window.labelled(/Failed/));
      await window.sees(file);
      await file.click();
      await window.press("ArrowRight");
      await window.sees(row.filter({ hasText: "three of them" }).and(window.labelled(/Failed/)));
      await window.sees(row.filter({ hasText: "example" }).and(window.labelled(/Passed/)));
    },
  },
  {
    name: "a step leads to the next line, into what it calls, and out of it",
    files: {
      "steps.neuro": `neuro twice(n: Int) -> Int {
  let result = n + n
  return result
}

neuro main() {
  let first = 20
  let answer = twice(first)
  print("{answer}")
}
`,
    },
    needs: "debugging",
    async run(window) {
      await window.goTo(7, 3);
      await window.press("F9");
      await window.command("Neuro-Lang: Debug This Program");
      await window.sees(".debug-top-stack-frame-line");
      await window.command("Run and Debug: Focus on Call Stack View");
      const at = (name: string, line: number): Promise<unknown> =>
        window.sees(
          window.page
            .locator(".debug-call-stack .stack-frame")
            .first()
            .filter({ hasText: new RegExp(`${name}.*steps\\.neuro${line}:`) }),
        );
      await at("main", 7);
      await window.press("F10");
      await at("main", 8);
      await window.press("F11");
      await at("twice", 2);
      await window.press("F10");
      await at("twice", 3);
      await window.press("Shift+F11");
      await at("main", 9);
      await window.press("F5");
    },
  },
];

const files = Object.assign(
  { "package.json": "{}\n", "first.neuro": "" },
  ...checks.map((check) => check.files),
) as Record<string, string>;
const firstFile = (check: Check): string => Object.keys(check.files)[0]!;

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start();
});
afterAll(() => workbench?.stop());

describe("in VS Code", () => {
  let window: Window;
  beforeAll(async () => {
    window = await workbench.open(files, "first.neuro");
  });
  afterAll(() => window?.close());
  test.each(checks)("$name", async (check) => {
    await window.openFile(firstFile(check));
    await check.run(window);
  });
});

// Two halves, so that what is switched off for one check is on for its neighbour.
describe.each([0, 1])("without what each needs, half %i", (half) => {
  const off = checks.filter((_, index) => index % 2 === half);
  let window: Window;
  beforeAll(async () => {
    const settings = { "neuro.server.without": off.map(({ needs }) => needs) };
    window = await workbench.open(files, "first.neuro", settings);
    window.patience = 5000;
  });
  afterAll(() => window?.close());
  test.each(off)("not so: $name", async (check) => {
    await window.openFile(firstFile(check));
    await expect(check.run(window)).rejects.toThrow(/Timeout|Not so within/);
    await window.press("Escape", "Escape");
  });
});
