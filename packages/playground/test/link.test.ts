/** Compiled modules are put in an order in which they can be loaded. */

import { atOnce } from "@neuro-lang/checker";
import { compile, memoryFiles, Session } from "@neuro-lang/compiler";
import { expect, test } from "vitest";
import { openShipped } from "../src/answers/library.ts";
import { link } from "../src/answers/link.ts";
import { shippedLibrary } from "../src/site/make.ts";
import { root } from "./site.ts";

const isScript = (file: string): boolean => file.startsWith("scripts/");

test("what is imported comes first, and scripts stay where they are", () => {
  const files = new Map([
    ["main.js", 'import { a } from "./neuro/a.js";\nimport { b } from "./neuro/b.js";\na(b);\n'],
    ["neuro/a.js", 'import { r } from "../scripts/r.js";\nimport { b } from "./b.js";\n'],
    ["neuro/b.js", "export const b = 1;\n//# sourceMappingURL=b.js.map\n"],
  ]);
  expect(link(files, "main.js", isScript)).toEqual([
    { file: "neuro/b.js", pieces: ["export const b = 1;\n"] },
    {
      file: "neuro/a.js",
      pieces: [
        'import { r } from "',
        { script: "scripts/r.js" },
        '";\nimport { b } from "',
        { module: 0 },
        '";\n',
      ],
    },
    {
      file: "main.js",
      pieces: [
        'import { a } from "',
        { module: 1 },
        '";\nimport { b } from "',
        { module: 0 },
        '";\na(b);\n',
      ],
    },
  ]);
});

test("a circle has no order", () => {
  const files = new Map([
    ["main.js", 'import "./a.js";\n'],
    ["a.js", 'import "./main.js";\n'],
  ]);
  expect(() => link(files, "main.js", isScript)).toThrow("main.js is imported by what it imports");
});

/** Were there a circle in what the library compiles to, no program that needs it could be loaded from blobs. */
test("the modules of the library have an order", async () => {
  const library = openShipped(await shippedLibrary(root));
  const entries = [...library.modules];
  const checked = atOnce(new Session(memoryFiles(), library).checkInSteps(entries, "compile"));
  const output = atOnce(compile(checked, library, { entries, folder: "/", platform: "browser" }));
  const isLibraryScript = (file: string): boolean =>
    library.script(file.replace("neuro/", "")) !== undefined;
  const linked = entries.map((entry) => link(output.files, output.entries.get(entry)!, isLibraryScript)); // prettier-ignore
  expect(linked.length).toBeGreaterThan(20);
});
