/** What `neuroc test --json` says, as the test explorer shows it. */

import { join } from "node:path";
import * as vscode from "vscode";

export interface TestReport {
  readonly problems: readonly { readonly message: string }[];
  readonly tests: readonly {
    readonly file: string;
    readonly name: string;
    readonly line: number;
    readonly milliseconds: number;
    readonly output: string;
    readonly failure: TestFailure | null;
  }[];
  readonly crashes: readonly { readonly file: string; readonly message: string }[];
  readonly coverage:
    | readonly {
        readonly file: string;
        readonly run: readonly number[];
        readonly missed: readonly number[];
      }[]
    | null;
}

interface TestFailure {
  readonly message: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly inputs: readonly string[];
  readonly runs: number | null;
  readonly trace: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly neuro: string | null;
  }[];
}

export function messageOf(failure: TestFailure, root: string): vscode.TestMessage {
  const { message, left, right, inputs, runs, trace } = failure;
  const times = runs === 1 ? "1 try" : `${runs} tries`;
  const text =
    inputs.length === 0
      ? message
      : `${message}\nfails for (after ${times}):\n${inputs.map((input) => `  ${input}`).join("\n")}`;
  // `expect found == wanted`: the left side is what the program gave.
  const shown =
    left === null || right === null
      ? new vscode.TestMessage(text)
      : vscode.TestMessage.diff(text, right, left);
  const places = trace.map(({ file, line, column, neuro }) => ({
    name: neuro ?? "test",
    location: new vscode.Location(
      vscode.Uri.file(join(root, file)),
      new vscode.Position(line - 1, column - 1),
    ),
  }));
  if (places.length > 0) {
    shown.location = places[0]!.location;
    shown.stackTrace = places.map(
      ({ name, location }) =>
        new vscode.TestMessageStackFrame(name, location.uri, location.range.start),
    );
  }
  return shown;
}

export function coverageOf(
  { coverage }: TestReport,
  root: string,
): { readonly coverage: vscode.FileCoverage; readonly details: vscode.StatementCoverage[] }[] {
  return (coverage ?? []).map(({ file, run, missed }) => {
    const at = (executed: boolean) => (line: number) =>
      new vscode.StatementCoverage(executed, new vscode.Position(line - 1, 0));
    const details = [...run.map(at(true)), ...missed.map(at(false))];
    const uri = vscode.Uri.file(join(root, file));
    return { coverage: vscode.FileCoverage.fromDetails(uri, details), details };
  });
}
