/** Programs with a policy, checked together with the real standard library. */

import { orderProblems, type Problem, SourceFile } from "@neuro-lang/diagnostics";
import { checkLabels } from "@neuro-lang/labels";
import { parse } from "@neuro-lang/parser";
import { checkFiles } from "../../checker/test/support.ts";
import {
  emptyPolicy,
  linked,
  misplaced,
  neededRules,
  policyText,
  type Policy,
  readPolicy,
  type ReadPolicy,
} from "../src/index.ts";

const mainPath = "/main.neuro";
const policyPath = "/policy.neuro";

export function read(text: string): ReadPolicy {
  return readPolicy(policyPath, parse(new SourceFile(policyPath, text)).module);
}

/** Problems of a policy's text alone. */
export function policyProblems(text: string): readonly Problem[] {
  const { module, problems } = parse(new SourceFile(policyPath, text));
  return [
    ...problems,
    ...misplaced(policyPath, module),
    ...readPolicy(policyPath, module).problems,
  ];
}

/** `P1104 text under the span`. */
export function rulesWrong(rules: string): string[] {
  const text = `policy {\n${rules}\n}`;
  return policyProblems(text).map(
    ({ code, span }) => `${code} ${text.slice(span.start, span.end)}`,
  );
}

/** What keeps the program in `main.neuro` from fitting; problems of its own included. */
export function link(files: Readonly<Record<string, string>>, policy: Policy = emptyPolicy("/")) {
  const checked = checkFiles(files);
  const labels = checkLabels(checked);
  const { problems, reach } = linked(checked, labels, `${mainPath}#main`, policy, "neuroc policy");
  const own = [...checked.modules]
    .filter(([path]) => !path.startsWith("neuro:"))
    .flatMap(([path, module]) => [...module.problems, ...(labels.problems.get(path) ?? [])]);
  return { problems: orderProblems([...own, ...problems]), reach };
}

export function linkMain(main: string, rules?: string) {
  return link({ [mainPath]: main }, rules === undefined ? undefined : read(policyOf(rules)).policy);
}

/** `P1106 text under the span`, one an error. */
export function misfitsOf(main: string, rules?: string): string[] {
  return linkMain(main, rules)
    .problems.filter(({ severity }) => severity === "error")
    .map(({ code, span }) => `${code} ${main.slice(span.start, span.end)}`);
}

/** The smallest policy that the program needs. */
export function smallest(main: string, policy: Policy = emptyPolicy("/")): string {
  const { reach } = linkMain(main);
  return policyText(
    neededRules(reach, policy, ({ file }) => file.slice(1)),
    [],
  );
}

export function policyOf(rules: string): string {
  return `policy {\n${rules}\n}\n`;
}
