/** A console that keeps what was written, for tests. */

import type { ConsoleProvider } from "../host.ts";

export class CapturedConsole implements ConsoleProvider {
  readonly isTerminal = false;
  readonly width = 80;
  readonly colours = false;
  /** Everything written to standard output. */
  output = "";
  /** Everything written to standard error. */
  errors = "";

  out(text: string): void {
    this.output += text;
  }

  error(text: string): void {
    this.errors += text;
  }

  bytes(content: Uint8Array): void {
    this.output += new TextDecoder().decode(content);
  }

  flush(): void {}
}
