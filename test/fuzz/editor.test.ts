/** A share of `test/fuzz/editor.ts`. */

import { test } from "vitest";
import { corpus } from "./editor/projects.ts";
import { runScript } from "./editor/script.ts";

const all = corpus();

test.each([0, 1, 2, 3])(
  "after random work in an editor, a fresh server says the same (%d)",
  async (part) => {
    for (let seed = part * 10; seed < part * 10 + 10; seed += 1) await runScript(seed, all);
  },
);
