/** Every diagnostic of the checker: its bad example has it, its good example has no problem at all. */

import { catalogue } from "@neuro-lang/diagnostics";
import { describe, expect, test } from "vitest";
import { checkText } from "./support.ts";

const checked = catalogue.filter(({ code }) => code >= "P0300" && code < "P1000");

/** What examples import from beside them. */
const companions = { "/users.neuro": "export opaque type UserId = Text" };

describe("examples of the catalogue", () => {
  test.each(checked.map((each) => [each.code, each.name, each] as const))(
    "%s %s",
    (code, _, { bad, good }) => {
      const problems = checkText(bad, companions).problems;
      expect(problems.map((problem) => problem.code)).toContain(code);
      expect(
        new Set(
          problems.filter(({ severity }) => severity === "error").map((problem) => problem.code),
        ).size,
      ).toBeLessThanOrEqual(1);
      expect(
        checkText(good).problems.map((problem) => `${problem.code}: ${problem.message}`),
      ).toEqual([]);
    },
  );
});
