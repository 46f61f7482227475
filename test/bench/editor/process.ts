/** A server in a process of its own, spoken to over its standard input and output. */

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** Messages come behind a header that says how long they are; who sends what differs from server to server. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #listeners = new Set<(message: Message) => void>();
  #received = Buffer.alloc(0);

  constructor(words: readonly string[]) {
    const [command, ...parameters] = words as [string, ...string[]];
    this.#child = spawn(command, parameters, { stdio: ["pipe", "pipe", "inherit"] });
    this.#child.stdout!.on("data", (bytes: Buffer) => this.#receive(bytes));
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end === -1) return;
      const header = this.#received.toString("latin1", 0, end);
      const length = Number(/Content-Length: (\d+)/i.exec(header)?.[1]);
      const start = end + 4;
      if (this.#received.length < start + length) return;
      const message = JSON.parse(this.#received.toString("utf8", start, start + length)) as Message;
      this.#received = this.#received.subarray(start + length);
      for (const listener of this.#listeners) listener(message);
    }
  }

  write(text: string): void {
    this.#child.stdin!.write(text);
  }

  /** The next message that fits. */
  next(fits: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const listener = (message: Message): void => {
        if (!fits(message)) return;
        this.#listeners.delete(listener);
        resolve(message);
      };
      this.#listeners.add(listener);
    });
  }

  /** What the process holds, in bytes. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  }

  /** Milliseconds that the process has worked, all of its threads together. */
  get worked(): number {
    const [user, system] = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
      .slice(11, 13);
    return (Number(user) + Number(system)) * 10;
  }

  end(): void {
    this.#child.kill();
  }
}

/** As far as both protocols are concerned; the rest is looked at where it is known. */
export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly type?: string;
  readonly event?: string;
  readonly request_seq?: number;
  readonly result?: unknown;
  readonly body?: unknown;
}
