/** Standard output and error. Output that goes to a file or pipe is written in large pieces; to a terminal, at once. */

import { writeSync } from "node:fs";
import type { ConsoleProvider } from "../host.ts";

const pieceLength = 1 << 16;

export interface OutputOptions {
  /** Everything at once: others write in the same process, and the order is to be kept. */
  readonly atOnce?: boolean;
}

export class NodeConsole implements ConsoleProvider {
  readonly #atOnce: boolean;
  #waiting = "";
  #flushPlanned = false;

  constructor({ atOnce = false }: OutputOptions = {}) {
    this.#atOnce = atOnce;
  }

  get isTerminal(): boolean {
    return process.stdout.isTTY === true;
  }

  get width(): number {
    const columns = Number(process.env["COLUMNS"]);
    return process.stdout.columns ?? (columns > 0 ? columns : 80);
  }

  /** NO_COLOR and FORCE_COLOR decide where they are set (https://no-color.org, https://force-color.org). */
  get colours(): boolean {
    if (process.env["NO_COLOR"]) return false;
    return this.isTerminal || Boolean(process.env["FORCE_COLOR"]);
  }

  out(text: string): void {
    this.#waiting += text;
    if (this.#atOnce || this.#waiting.length >= pieceLength || this.isTerminal) this.flush();
    else if (!this.#flushPlanned) this.#planFlush();
  }

  /** Output written before an error appears before it. */
  error(text: string): void {
    this.flush();
    writeAll(2, text);
  }

  bytes(content: Uint8Array): void {
    this.flush();
    writeBytes(1, content);
  }

  flush(): void {
    if (this.#waiting === "") return;
    const text = this.#waiting;
    this.#waiting = "";
    writeAll(1, text);
  }

  /** A program that waits for something shows what it wrote before. */
  #planFlush(): void {
    this.#flushPlanned = true;
    setImmediate(() => {
      this.#flushPlanned = false;
      this.flush();
    }).unref();
  }
}

function writeAll(descriptor: number, text: string): void {
  writeBytes(descriptor, Buffer.from(text));
}

function writeBytes(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Whoever read our output has gone (`| head`): nothing is left to do for anyone.
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
      waitBriefly();
    }
  }
}

/** A pipe that is full has to be emptied by its reader. */
function waitBriefly(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}
