/** Every diagnostic of labels: its bad example has it and no other error, its good example has no problem at all. */

import { catalogue } from "@neuro-lang/diagnostics";
import { expect, test } from "vitest";
import { problemsOf } from "./support.ts";

const labels = catalogue.filter(({ code }) => code >= "P1000" && code < "P1100");

test.each(labels.map((each) => [each.code, each.name, each] as const))(
  "%s %s",
  (code, _, { bad, good }) => {
    const errors = problemsOf(bad).filter(({ severity }) => severity === "error");
    expect(new Set(errors.map((problem) => problem.code))).toEqual(new Set([code]));
    expect(problemsOf(good).map((problem) => `${problem.code}: ${problem.message}`)).toEqual([]);
  },
);
