/** Standard input, read when it is asked for. */

import { readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { StdinProvider } from "../host.ts";
import { toText } from "../text.ts";

export class NodeStdin implements StdinProvider {
  readonly #decoder = new StringDecoder("utf8");
  readonly #chunk = Buffer.alloc(1 << 16);
  #waiting = "";
  /** Where in `#waiting` no line break was found yet. */
  #searched = 0;
  #ended = false;

  line(): string | undefined {
    for (;;) {
      const end = this.#waiting.indexOf("\n", this.#searched);
      if (end >= 0) {
        const line = this.#waiting.slice(0, end);
        this.#waiting = this.#waiting.slice(end + 1);
        this.#searched = 0;
        return toText(line.endsWith("\r") ? line.slice(0, -1) : line);
      }
      this.#searched = this.#waiting.length;
      if (!this.#readMore()) {
        if (this.#waiting === "") return undefined;
        return this.rest();
      }
    }
  }

  /** The terminal hands over every key by itself, so that nothing is shown; what a line editor does is then up to us. */
  hiddenLine(): string | undefined {
    if (process.stdin.isTTY !== true) return this.line();
    process.stdin.setRawMode(true);
    try {
      let line = "";
      for (;;) {
        if (this.#waiting === "" && !this.#readMore()) return line === "" ? undefined : line;
        const [key = ""] = this.#waiting;
        this.#waiting = this.#waiting.slice(key.length);
        if (key === "\r" || key === "\n") return toText(line);
        if (key === "\u{4}" && line === "") return undefined;
        if (key === "\u{3}") {
          process.stdin.setRawMode(false);
          // As if the terminal had understood it.
          process.kill(process.pid, "SIGINT");
          return undefined;
        }
        if (key === "\u{7f}" || key === "\b") line = Array.from(line).slice(0, -1).join("");
        else if (key >= " ") line += key;
      }
    } finally {
      process.stdin.setRawMode(false);
    }
  }

  rest(): string {
    while (this.#readMore()) continue;
    const rest = this.#waiting;
    this.#waiting = "";
    this.#searched = 0;
    return toText(rest);
  }

  #readMore(): boolean {
    if (this.#ended) return false;
    for (;;) {
      try {
        const count = readSync(0, this.#chunk);
        this.#waiting +=
          count === 0 ? this.#decoder.end() : this.#decoder.write(this.#chunk.subarray(0, count));
        this.#ended = count === 0;
        return !this.#ended;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "EOF" || code === "EISDIR") {
          this.#ended = true;
          return false;
        }
        // A terminal or pipe in non-blocking mode has nothing yet.
        if (code !== "EAGAIN") throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }
    }
  }
}
