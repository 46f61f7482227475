/** A program that runs: started in a worker of its own, and ended by itself or by whoever watches it. */

import type { Frame, LinkedModule, ProgramEvent, StartProgram } from "../../answers/messages.ts";

export interface Watcher {
  wrote(stream: "out" | "error", text: string): void;
  /** Its first step is next. */
  began(): void;
  /** Where the error happened that ended the program. */
  traced(frames: readonly Frame[]): void;
  ended(how: Ending): void;
}

export type Ending =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "stopped" }
  | { readonly kind: "flooded" }
  /** It could not be started, or broke in a way that the compiler promises not to happen. */
  | { readonly kind: "broken"; readonly message: string };

/** Characters that a program may write: more, nobody reads and no page holds. */
export const mostOutput = 200_000;

export class Program {
  readonly #worker: Worker;
  readonly #watcher: Watcher;
  #written = 0;
  #running = true;

  constructor(
    modules: readonly LinkedModule[],
    start: Omit<StartProgram, "modules">,
    watcher: Watcher,
  ) {
    this.#watcher = watcher;
    // By way of a blob the worker has this page's policy, whatever headers its script is handed out with.
    const script = new URL("program.js", import.meta.url).href;
    const blob = new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" });
    const address = URL.createObjectURL(blob);
    this.#worker = new Worker(address, { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<ProgramEvent>) => {
      if (data.kind === "ready") {
        URL.revokeObjectURL(address);
        this.#worker.postMessage({ modules, ...start } satisfies StartProgram);
      } else if (this.#running) this.#hear(data);
    });
    this.#worker.addEventListener("error", ({ message }) => {
      this.#end({ kind: "broken", message });
    });
  }

  stop(): void {
    this.#end({ kind: "stopped" });
  }

  #hear(event: Exclude<ProgramEvent, { kind: "ready" }>): void {
    switch (event.kind) {
      case "begin":
        this.#watcher.began();
        return;
      case "output":
        this.#written += event.text.length;
        this.#watcher.wrote(event.stream, event.text);
        if (this.#written > mostOutput) this.#end({ kind: "flooded" });
        return;
      case "trace":
        this.#watcher.traced(event.frames);
        return;
      case "end":
        this.#end({ kind: "code", code: event.code });
    }
  }

  #end(how: Ending): void {
    if (!this.#running) return;
    this.#running = false;
    this.#worker.terminate();
    this.#watcher.ended(how);
  }
}
