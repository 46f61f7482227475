/** The compiler, as the page asks it: every answer is a promise. */

import type { Answers } from "../../answers/answers.ts";
import type { Answer, Question } from "../../answers/messages.ts";

/** What can be asked. */
type Method = {
  [K in keyof Answers]: Answers[K] extends (...given: never[]) => unknown ? K : never;
}[keyof Answers];

export class Compiler {
  readonly #worker = new Worker(new URL("compiler.js", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #count = 0;

  /** `broke` is told if the compiler could not even be started. */
  constructor(broke: (message: string) => void) {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      const asked = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.error === undefined) asked?.resolve(data.value);
      else asked?.reject(new Error(data.error));
    });
    this.#worker.addEventListener("error", ({ message }) => broke(message));
  }

  ask<M extends Method>(
    name: M,
    ...given: Parameters<Answers[M]>
  ): Promise<ReturnType<Answers[M]>> {
    const id = (this.#count += 1);
    const asked = Promise.withResolvers<unknown>();
    this.#waiting.set(id, asked);
    this.#worker.postMessage({ id, name, given } satisfies Question);
    return asked.promise as Promise<ReturnType<Answers[M]>>;
  }
}
