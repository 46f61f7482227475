/** What the packaged extension gives VS Code, asked for inside of its extension host. */

import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./places.ts";
import { Workbench } from "./workbench.ts";

const files = {
  "package.json": "{}\n",
  "policy.neuro": 'policy {\n  allow fs.write in "./made.txt"\n}\n',
  "main.neuro": `neuro greeting(name: Text) -> Text = "Hello, {nam}!"

neuro main() uses console { print(greeting("you")) }
`,
  "closed.neuro": "neuro closed() -> Int = gone\n",
  "runs.neuro": `import { writeText } from "neuro:fs"

neuro main() {
  writeText("made.txt", "{40 + 2}") catch print("not written")
}
`,
};

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start();
});
afterAll(() => workbench?.stop());

async function checked(without: readonly string[]) {
  const settings = { "neuro.server.without": without };
  const { code, log } = await workbench.runInHost(files, join(root, "test/editor/host"), settings);
  const said = (start: string): readonly string[] => log.filter((line) => line.startsWith(start));
  return { code, passed: said("passed: "), failed: said("failed: ") };
}

test("the extension host finds what the manifest promises", async () => {
  const { code, passed, failed } = await checked([]);
  expect(failed).toEqual([]);
  expect(passed.length).toBe(10);
  expect(code).toBe(0);
});

test("it misses what is switched off", async () => {
  const { code, failed } = await checked([
    "problems",
    "problemPages",
    "libraryTexts",
    "formats",
    "navigation",
    "hovers",
    "serverCommands",
  ]);
  expect(code).toBe(1);
  expect(failed.map((line) => line.split(":")[1]!.trim())).toEqual([
    "problems carry codes that lead to their pages",
    "hovers of words lead to their pages",
    "the library can be read",
    "a document is formatted as neuroc does it",
    "what a module is compiled to is shown, and follows it",
    "the server can be started again",
  ]);
});
