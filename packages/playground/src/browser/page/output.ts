/** What a program wrote, and how it ended. */

import type { Place } from "../../answers/messages.ts";
import { byId, element } from "./elements.ts";
import { type Ending, mostOutput } from "./program.ts";

/** What a terminal would take as an order: colours, and lines that are written over. */
// oxlint-disable-next-line no-control-regex -- terminals are told by control characters
const terminalOrders = /\u001b\[[\d;?]*[A-Za-z]|\r(?!\n)/g;

export class OutputView {
  readonly #log = byId("output");
  /** What was written since the page was last drawn: a program in a loop writes faster than anybody can lay out. */
  #waiting: (Node | string)[] = [];

  clear(): void {
    this.#waiting = [];
    this.#log.replaceChildren();
  }

  write(stream: "out" | "error", text: string): void {
    const plain = text.replaceAll(terminalOrders, "");
    this.#append(stream === "out" ? plain : element("span", { className: "error" }, plain));
  }

  /** The page's own words, on a line of their own. */
  say(text: string): void {
    this.#draw();
    const written = this.#log.textContent ?? "";
    const start = written === "" || written.endsWith("\n") ? "" : "\n";
    this.#append(element("span", { className: "said" }, `${start}${text}\n`));
  }

  /** The places that an error went through, each to be clicked. */
  trace(places: readonly Place[], goTo: (line: number, column: number) => void): void {
    for (const { line, column } of places) {
      const go = element(
        "button",
        { type: "button", className: "place", onclick: () => goTo(line, column) },
        `main.neuro:${line}:${column}`,
      );
      this.#append(element("span", { className: "error" }, "  at ", go, "\n"));
    }
  }

  #append(part: Node | string): void {
    if (this.#waiting.length === 0) requestAnimationFrame(() => this.#draw());
    this.#waiting.push(part);
  }

  #draw(): void {
    if (this.#waiting.length === 0) return;
    const log = this.#log;
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
    log.append(...this.#waiting);
    this.#waiting = [];
    if (atEnd) log.scrollTop = log.scrollHeight;
  }
}

export function endingText(how: Ending, milliseconds: number): string {
  const after =
    milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  switch (how.kind) {
    case "code":
      return how.code === 0
        ? `Ended after ${after}.`
        : `Ended with exit code ${how.code} after ${after}.`;
    case "stopped":
      return `Stopped after ${after}.`;
    case "flooded":
      return `Stopped: it wrote more than ${mostOutput.toLocaleString("en")} characters.`;
    case "broken":
      return `The program could not go on: ${how.message}. That is a mistake of the compiler or of this page, not of the program.`;
  }
}
