/** Runs tests with `neuroc test --json`, and shows what happened where it happened. */

import { join } from "node:path";
import { findProject, nodeFiles } from "@neuro-lang/compiler/files";
import * as vscode from "vscode";
import { runNeuroc } from "../neuroc.ts";
import type { Discovery } from "./discovery.ts";
import { coverageOf, messageOf, type TestReport } from "./report.ts";

/** The tests of one file that were asked for. */
interface Wanted {
  readonly file: vscode.TestItem;
  readonly tests: readonly vscode.TestItem[];
}

export async function runTests(
  context: vscode.ExtensionContext,
  controller: vscode.TestController,
  discovery: Discovery,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  await vscode.workspace.saveAll();
  try {
    const wanted = await wantedBy(request, discovery);
    for (const { tests } of wanted) for (const test of tests) run.enqueued(test);
    // What lies in one project is compiled once.
    const projects = Map.groupBy(
      wanted,
      ({ file }) => findProject(nodeFiles, file.uri!.fsPath).root,
    );
    for (const [root, files] of projects) {
      if (token.isCancellationRequested) break;
      await runProject({ context, discovery, run, token, request }, root, files);
    }
  } finally {
    run.end();
  }
}

async function wantedBy(
  { include, exclude = [] }: vscode.TestRunRequest,
  discovery: Discovery,
): Promise<Wanted[]> {
  const asked = include ?? (await discovery.files());
  const byFile = new Map<vscode.TestItem, vscode.TestItem[]>();
  for (const item of asked) {
    const file = item.parent ?? item;
    const tests = item.parent === undefined ? await discovery.testsOf(item) : [item];
    const kept = tests.filter((test) => !exclude.includes(test) && !exclude.includes(file));
    if (kept.length > 0) byFile.set(file, [...(byFile.get(file) ?? []), ...kept]);
  }
  return [...byFile].map(([file, tests]) => ({ file, tests }));
}

interface Running {
  readonly context: vscode.ExtensionContext;
  readonly discovery: Discovery;
  readonly run: vscode.TestRun;
  readonly token: vscode.CancellationToken;
  readonly request: vscode.TestRunRequest;
}

async function runProject(
  { context, discovery, run, token, request }: Running,
  root: string,
  files: readonly Wanted[],
): Promise<void> {
  const tests = files.flatMap((wanted) => wanted.tests);
  for (const test of tests) run.started(test);
  const covers = request.profile?.kind === vscode.TestRunProfileKind.Coverage;
  const words = [
    "test",
    "--json",
    ...(covers ? ["--coverage"] : []),
    ...(tests.length === 1 ? ["--filter", tests[0]!.label] : []),
    ...files.map(({ file }) => file.uri!.fsPath),
  ];
  const { output, errors } = await runNeuroc(context, words, root, token);
  if (token.isCancellationRequested) {
    for (const test of tests) run.skipped(test);
    return;
  }
  const report = reportOf(output);
  if (report === undefined || report.problems.length > 0) {
    const why = report?.problems.map(({ message }) => message).join("\n") ?? errors;
    const message = new vscode.TestMessage(`The tests cannot be compiled.\n${why}`);
    for (const test of tests) run.errored(test, message);
    return;
  }
  for (const { file, tests: own } of files) {
    const path = file.uri!.fsPath;
    const crash = report.crashes.find((each) => join(root, each.file) === path);
    const results = report.tests.filter((each) => join(root, each.file) === path);
    for (const test of own) {
      const result =
        results.find(
          ({ name, line }) => name === test.label && line === test.range!.start.line + 1,
        ) ?? results.find(({ name }) => name === test.label);
      if (crash !== undefined) run.errored(test, new vscode.TestMessage(crash.message));
      else if (result === undefined) run.skipped(test);
      else {
        const printed = result.output.replaceAll(/\r?\n/g, "\r\n");
        if (printed !== "") run.appendOutput(printed, undefined, test);
        if (result.failure === null) run.passed(test, result.milliseconds);
        else run.failed(test, messageOf(result.failure, root), result.milliseconds);
      }
    }
  }
  for (const { coverage, details } of coverageOf(report, root)) {
    discovery.remember(coverage, details);
    run.addCoverage(coverage);
  }
}

/** Undefined if the compiler said something else. */
function reportOf(output: string): TestReport | undefined {
  try {
    return JSON.parse(output) as TestReport;
  } catch {
    return undefined;
  }
}
