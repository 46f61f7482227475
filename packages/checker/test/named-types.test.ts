/** Fixes that write the name of a type: it is imported along, or nothing is offered. */

import { applyEdits } from "@neuro-lang/diagnostics";
import { describe, expect, test } from "vitest";
import { checkText } from "./support.ts";

const use = `export neuro f() -> Int = g()\n`;

/** The texts that the fixes of P0701 give. */
function written(text: string, others: Readonly<Record<string, string>>): string[] {
  const { problems } = checkText(text, others);
  expect(problems.map(({ code }) => code)).toEqual(["P0701"]);
  return problems[0]!.fixes.map(({ edits }) => applyEdits(text, edits));
}

describe("a failure of another module", () => {
  const thrower = `export neuro g() -> Int fails E {\n  fail E { a: 1 }\n}\n`;
  test("comes from the module that is imported from already, which may pass it on", () => {
    const others = {
      "/e.neuro": "export type E { a: Int }\n",
      "/g.neuro": `import { E } from "./e"\n\nexport { E } from "./e"\n\n${thrower}`,
    };
    const [fixed, ...rest] = written(`import { g } from "./g"\n\n${use}`, others);
    expect(rest).toEqual([]);
    expect(fixed).toBe(`import { g, E } from "./g"\n\nexport neuro f() -> Int fails E = g()\n`);
    expect(checkText(fixed!, others).problems).toEqual([]);
  });

  test("is not written where its module keeps it to itself", () => {
    const others = { "/g.neuro": `type E { a: Int }\n\n${thrower}` };
    expect(written(`import { g } from "./g"\n\n${use}`, others)).toEqual([]);
  });

  test("is not written where its name means something else", () => {
    const others = { "/g.neuro": `export type E { a: Int }\n\n${thrower}` };
    const text = `import { g } from "./g"\n\nexport type E { b: Text }\n\n${use}`;
    expect(written(text, others)).toEqual([]);
  });
});
