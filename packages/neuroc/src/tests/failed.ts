/** A failed test as it is shown on a terminal. */

import type { TestResult } from "@neuro-lang/compiler/testing";
import { showFrames } from "@neuro-lang/runtime/trace";
import { diffLines, diffWordsWithSpace } from "diff";
import { colours, displayed } from "../terminal.ts";

/** What a failed test says on a terminal. */
export function describeFailed(path: string, { name, line, failure, output }: TestResult): string {
  if (failure === undefined) return "";
  const lines = [
    `${colours.red("✗")} ${colours.bold(name)} ${colours.dim(`${displayed(path)}:${line}`)}`,
    ...indented(`${failure.message}\n${showFrames(failure.frames, process.cwd())}`.trimEnd()),
  ];
  if (failure.sides !== undefined) lines.push(...indented(compared(...failure.sides)));
  if (failure.inputs.length > 0) {
    lines.push(`  fails for (after ${failure.runs} ${failure.runs === 1 ? "try" : "tries"}):`);
    lines.push(...failure.inputs.map((input) => `    ${input}`));
  }
  if (output !== "")
    lines.push("  printed:", ...indented(output.trimEnd()).map((text) => `  ${text}`));
  return `${lines.join("\n")}\n`;
}

const indented = (text: string): string[] => text.split("\n").map((line) => `  ${line}`);

/** Both sides of a comparison, with what differs marked; a diff of lines if they are long. */
function compared(left: string, right: string): string {
  if (left.includes("\n") && right.includes("\n")) {
    return diffLines(`${left}\n`, `${right}\n`)
      .flatMap(({ value, added, removed }) =>
        value
          .replace(/\n$/, "")
          .split("\n")
          .map((line) =>
            added ? colours.green(`+ ${line}`) : removed ? colours.red(`- ${line}`) : `  ${line}`,
          ),
      )
      .join("\n");
  }
  const parts = diffWordsWithSpace(left, right);
  const side = (skip: "added" | "removed", mark: (text: string) => string): string =>
    parts
      .filter((part) => !part[skip])
      .map((part) => (part.added || part.removed ? mark(part.value) : part.value))
      .join("");
  const emphasis = (colour: (text: string) => string) => (text: string) =>
    colour(colours.underline(text));
  return `left:  ${side("added", emphasis(colours.red))}\nright: ${side("removed", emphasis(colours.green))}`;
}
