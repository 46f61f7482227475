/** Programs under policies: each under its own, however many are checked together. */

import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { memoryFiles } from "../src/files/memory-files.ts";
import { nodeFiles } from "../src/files/node-files.ts";
import { makeLibrary } from "../src/library/make.ts";
import { librarySources } from "../src/library/sources.ts";
import { misfitsIn } from "../src/link.ts";
import { Session } from "../src/session.ts";

const main = `import { path, readText, writeText } from "neuro:fs"
import { tidy } from "./tidy"

neuro main() {
  writeText(path("out.txt"), tidy(readText(path("notes.txt"))))
}
`;
const policy = (more: string): string =>
  `policy {\n  allow fs.read in "./notes.txt"\n  allow fs.write in "./out.txt"\n${more}}\n`;

test("what one policy says of a source is true of its own programs alone", async () => {
  const packages = fileURLToPath(new URL("../..", import.meta.url));
  const { library } = await makeLibrary(nodeFiles, librarySources(packages));
  const files: Record<string, string> = {};
  for (const [name, more] of [
    ["open", ""],
    ["private", '  treat fs.read in "./notes.txt" as personal\n'],
    ["other", ""],
  ] as const) {
    files[`/all/${name}/package.json`] = "{}";
    files[`/all/${name}/policy.neuro`] = policy(more);
    files[`/all/${name}/main.neuro`] = main;
    files[`/all/${name}/tidy.neuro`] = "export neuro tidy(text: Text) -> Text = text.trim()\n";
  }
  const session = new Session(memoryFiles(files), library);
  const programs = Object.keys(files).filter((path) => path.endsWith("main.neuro"));
  const checked = session.check(programs);
  expect(checked.problems).toEqual([]);
  const found = (): readonly string[] =>
    misfitsIn(session, checked, programs).map(({ code, span }) => `${span.file} ${code}`);
  expect(found()).toEqual(["/all/private/main.neuro P1108"]);
  // From what was found under each of them before.
  expect(found()).toEqual(["/all/private/main.neuro P1108"]);
});
