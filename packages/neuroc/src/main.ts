/**
 * The way in. What is called most often and needs no options goes straight to its command; everything else is understood by
 * the command-line parser, whose loading costs as much as a small check.
 */

import { endAtInterrupt, outcome } from "./outcome.ts";

const [command, ...words] = process.argv.slice(2);
const isOption = (word: string): boolean => word.startsWith("-");
const finish = (code: number): void => {
  process.exitCode = code;
};

if (command === "check" && !words.some(isOption)) {
  endAtInterrupt();
  finish(await outcome(async () => (await import("./commands/check.ts")).check(words, {})));
} else if (command === "run" && words[0] !== undefined && !isOption(words[0])) {
  endAtInterrupt();
  const [file, ...own] = words;
  finish(await outcome(async () => (await import("./commands/run.ts")).run(file, own, {})));
} else {
  const { runProgram } = await import("./program.ts");
  await runProgram(process.argv.slice(2), finish);
}
