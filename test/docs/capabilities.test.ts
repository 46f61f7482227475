/** The page of the command line shows what `neuroc check --capabilities` prints. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Lines of the standard library are its own affair. */
const withoutLines = (text: string): string => text.replaceAll(/(neuro:\w+):\d+/g, "$1");
test("the command line's page shows what the command prints", () => {
  const text = readFileSync(join(root, "docs/cli.md"), "utf8");
  const [, program, output] =
    /```neuro\n([^`]*)```\n\n```\n\$ neuroc check --capabilities notes\.neuro\n([^`]*)```/.exec(
      text,
    )!;
  const folder = mkdtempSync(join(tmpdir(), "neuro-capabilities-"));
  try {
    writeFileSync(join(folder, "notes.neuro"), program!);
    const command = join(root, "packages/neuroc/bin/neuroc.cjs");
    const words = [command, "check", "--capabilities", "notes.neuro"];
    const printed = execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
    expect(withoutLines(printed)).toBe(withoutLines(output!));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
