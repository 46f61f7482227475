/** Every diagnostic of policies. An example is a policy and, below it, the program that it is for. */

import { catalogue } from "@neuro-lang/diagnostics";
import { expect, test } from "vitest";
import { linkMain, policyProblems, read } from "./support.ts";

const policies = catalogue.filter(({ code }) => code >= "P1100" && code < "P1200");

function problemsOf(example: string) {
  const end =
    example.indexOf("\n}\n\nimport ") === -1
      ? example.indexOf("\n}\n\nneuro ")
      : example.indexOf("\n}\n\nimport ");
  if (end === -1) return policyProblems(example);
  const rules = example.slice(0, end).replace("policy {\n", "");
  return [
    ...read(`policy {\n${rules}\n}`).problems,
    ...linkMain(example.slice(end + 3), rules).problems,
  ];
}

test.each(policies.map((each) => [each.code, each.name, each] as const))(
  "%s %s",
  (code, _, { bad, good }) => {
    expect(new Set(problemsOf(bad).map((problem) => problem.code))).toEqual(new Set([code]));
    expect(problemsOf(good).map((problem) => `${problem.code}: ${problem.message}`)).toEqual([]);
  },
);
