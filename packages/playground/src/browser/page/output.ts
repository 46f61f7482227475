/** What a program wrote, and how it ended. */

import type { Place } from "../../answers/messages.ts";
import { byId, element } from "./elements.ts";
import { type Ending, mostOutput } from "./program.ts";

/** What a terminal would take as an order: colours, and lines that are written over. */
// oxlint-disable-next-line no-control-regex -- terminals are told by control characters
const terminalOrders = /\u001b\[[\d;?]*[A-Za-z]|\r(?!\n)/g;

export class OutputView {
  readonly #log = byId("output");

  clear(): void {
    this.#log.replaceChildren();
  }

  write(stream: "out" | "error", text: string): void {
    const plain = text.replaceAll(terminalOrders, "");
    const atEnd = this.#log.scrollTop + this.#log.clientHeight >= this.#log.scrollHeight - 8;
    this.#log.append(stream === "out" ? plain : element("span", { className: "error" }, plain));
    if (atEnd) this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** The page's own words. */
  say(text: string): void {
    const breakBefore = (this.#log.textContent ?? "").endsWith("\n") ? "" : "\n";
    const isFirst = this.#log.childNodes.length === 0;
    const words = `${isFirst ? "" : breakBefore}${text}\n`;
    this.#log.append(element("span", { className: "said" }, words));
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** The places that an error went through, each to be clicked. */
  trace(places: readonly Place[], goTo: (line: number, column: number) => void): void {
    for (const { line, column } of places) {
      const go = element(
        "button",
        { type: "button", className: "place", onclick: () => goTo(line, column) },
        `main.neuro:${line}:${column}`,
      );
      this.#log.append(element("span", { className: "error" }, "  at ", go, "\n"));
    }
  }
}

export function endingText(how: Ending, milliseconds: number): string {
  const after = milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  switch (how.kind) {
    case "code":
      return how.code === 0 ? `Ended after ${after}.` : `Ended with exit code ${how.code} after ${after}.`;
    case "stopped":
      return `Stopped after ${after}.`;
    case "flooded":
      return `Stopped: it wrote more than ${mostOutput.toLocaleString("en")} characters.`;
    case "broken":
      return `The program could not go on: ${how.message}. That is a mistake of the compiler or of this page, not of the program.`;
  }
}
