// The libraries of neuro:privacy are large: they come only with programs that import it.
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { nodeFiles } from "../../packages/compiler/src/files/node-files.ts";
import { makeLibrary } from "../../packages/compiler/src/library/make.ts";
import { librarySources } from "../../packages/compiler/src/library/sources.ts";

test("no other script of the library holds or imports them", async () => {
  const packages = fileURLToPath(new URL("../../packages", import.meta.url));
  const { library, files } = await makeLibrary(nodeFiles, librarySources(packages));
  const own = "privacy.extern.js";
  expect(library.script(own)!.text).toContain("libphonenumber-js");
  const others = [...files.keys()]
    .filter((name) => name.startsWith("scripts/") && !name.endsWith(own))
    .map((name) => name.slice("scripts/".length));
  expect(others.length).toBeGreaterThan(10);
  for (const name of others) {
    const { text, imports } = library.script(name)!;
    expect(imports).not.toContain(own);
    expect(text).not.toMatch(/libphonenumber-js|ibantools|stdnum|secretlint|card-validator/);
  }
});
