/** The program of a tab, for when its page is loaded again. What the address holds comes first, so it holds no older program. */

import type { LinkedProgram } from "./link.ts";

/** What of a tab this needs. */
export interface Tab {
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  /** Takes the link out of the address. */
  forgetLink(): void;
}

const keys = { text: "program", words: "arguments" } as const;

export class KeptProgram {
  readonly #tab: Tab;
  #linked: LinkedProgram | undefined;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  /** From now on the address holds this program. */
  linkIs(program: LinkedProgram): void {
    this.#linked = program;
  }

  keep({ text, words }: LinkedProgram): void {
    this.#tab.storage.setItem(keys.text, text);
    this.#tab.storage.setItem(keys.words, words);
    if (this.#linked === undefined) return;
    if (this.#linked.text === text && this.#linked.words === words) return;
    this.#linked = undefined;
    this.#tab.forgetLink();
  }

  /** Undefined in a new tab. */
  get found(): LinkedProgram | undefined {
    const { storage } = this.#tab;
    const text = storage.getItem(keys.text);
    return text === null ? undefined : { text, words: storage.getItem(keys.words) ?? "" };
  }
}
