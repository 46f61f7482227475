/** Whole processes timed in turn, A B A B …, so that a machine whose speed drifts slows both. */

import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

export interface Command {
  readonly words: readonly string[];
  readonly folder?: string;
  /** Before each run; not timed. */
  readonly before?: (round: number) => void;
}

function run({ words, folder, before }: Command, round: number): number {
  before?.(round);
  const start = performance.now();
  const [command, ...parameters] = words as [string, ...string[]];
  const { error, status } = spawnSync(command, parameters, { cwd: folder, stdio: "ignore" });
  const time = performance.now() - start;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}`);
  return time;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Times both, and prints the medians and the median of the ratios pair by pair. */
export function compare(
  name: string,
  ours: Command,
  theirs: Command,
  goal: number,
  rounds = 9,
): void {
  run(ours, -1);
  run(theirs, -1);
  const pairs = Array.from(
    { length: rounds },
    (_, round) => [run(ours, round), run(theirs, round)] as const,
  );
  const ratio = median(pairs.map(([a, b]) => a / b));
  const [a, b] = [median(pairs.map(([time]) => time)), median(pairs.map(([, time]) => time))];
  report(name, `${a.toFixed(0)} ms against ${b.toFixed(0)} ms`, ratio, goal);
}

/** One line of the report: the ratio and the goal it is held against. */
export function report(name: string, figures: string, ratio: number, goal: number): void {
  const verdict = ratio <= goal ? "reached" : "missed";
  console.log(
    `${name}: ${figures}, ratio ${ratio.toFixed(2)} (goal ≤ ${goal.toFixed(2)}: ${verdict})`,
  );
}
