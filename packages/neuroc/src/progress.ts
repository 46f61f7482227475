/**
 * A line on the terminal that says what a long command is at. It is written between two steps of the work, which leaves the
 * event loop no room for the timer of an animated one.
 */

import type { Activity } from "@neuro-lang/compiler";

/** Milliseconds: work that is done by then needs no line. */
const patience = 500;
const between = 100;

const eraseLine = "\r\u001B[2K";
const dim = (text: string): string => `\u001B[2m${text}\u001B[22m`;

export interface ProgressLine {
  /** From now on somebody waits. */
  start(): void;
  show(activity: Activity): void;
  /** Takes the line away; the next activity brings it back. */
  clear(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export function progressLine(terminal: Terminal, now: () => number): ProgressLine {
  let next = now() + patience;
  let shown = false;
  if (terminal.isTTY !== true || process.env["TERM"] === "dumb")
    return { start: () => {}, show: () => {}, clear: () => {} };
  return {
    start() {
      next = now() + patience;
    },
    show(activity) {
      const time = now();
      if (time < next) return;
      next = time + between;
      shown = true;
      terminal.write(`${eraseLine}${dim(textOf(activity))}`);
    },
    clear() {
      if (!shown) return;
      shown = false;
      next = now() + patience;
      terminal.write(eraseLine);
    },
  };
}

function textOf({ what, done, of, things }: Activity): string {
  const count = done.toLocaleString("en");
  return `${what} … ${count}${of === undefined ? "" : ` of ${of.toLocaleString("en")}`} ${things}`;
}
