/** Environment variables and standard input that a test gives. */

import type { EnvProvider, StdinProvider } from "../host.ts";
import { NeuroMap } from "../map.ts";

export class FixedEnv implements EnvProvider {
  readonly #variables: NeuroMap<string, string>;

  constructor(variables: Iterable<readonly [string, string]>) {
    this.#variables = new NeuroMap(variables);
  }

  get(name: string): string | undefined {
    return this.#variables.get(name);
  }

  all(): NeuroMap<string, string> {
    return this.#variables.copy();
  }
}

export class FixedStdin implements StdinProvider {
  #rest: string;

  constructor(text: string) {
    this.#rest = text;
  }

  line(): string | undefined {
    if (this.#rest === "") return undefined;
    const end = this.#rest.indexOf("\n");
    const line = end < 0 ? this.#rest : this.#rest.slice(0, end);
    this.#rest = end < 0 ? "" : this.#rest.slice(end + 1);
    return line.endsWith("\r") ? line.slice(0, -1) : line;
  }

  hiddenLine(): string | undefined {
    return this.line();
  }

  rest(): string {
    const rest = this.#rest;
    this.#rest = "";
    return rest;
  }
}
