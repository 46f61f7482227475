/** What the pages of the code actions show before and after a change does the same when it runs. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Conformance, readDocument, sectionOf } from "@neuro-lang/testing";
import { afterAll, describe, expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../packages/ide/test/actions", import.meta.url));
const conformance = await Conformance.open();
afterAll(() => conformance.close());

/** They make something right that was not, or are there to make it do something else. */
const changing =
  /^(?:add-import|catch-|create-|default-|fill-|fix-all|match-attempt|mend-|remove-unused|surround-|wrap-in-main|write-result)/;
const pair = /^```neuro before.*\n([\s\S]*?)^```\n\n^```neuro after\n([\s\S]*?)^```$/gm;

async function output(code: string): Promise<string | undefined> {
  const source = code.replaceAll(/[«»]/g, "");
  const page = `# A program\n\n## SOURCE\n\n\`\`\`neuro\n${source}\`\`\`\n`;
  const { document } = await conformance.run(readDocument(page));
  return sectionOf(document, "OUTPUT");
}

/** Only what is run can be compared: a program of one file, or tests. */
function runnable(before: string): boolean {
  const code = before.replaceAll(/[«»]/g, "");
  return !code.startsWith("===") && /neuro main\(|^test "/m.test(code);
}

const pages = readdirSync(folder)
  .filter((name) => !changing.test(name))
  .map((name) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    const pairs = [...text.matchAll(pair)].map(([, before, after]) => [before!, after!] as const);
    return [name, pairs.filter(([before]) => runnable(before))] as const;
  })
  .filter(([, pairs]) => pairs.length > 0);

describe.each(pages)("%s", (_, pairs) => {
  test("does the same", async () => {
    for (const [before, after] of pairs) {
      const was = await output(before);
      expect(was).toBeDefined();
      expect(await output(after)).toBe(was);
    }
  });
});
