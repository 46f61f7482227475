/** The computer's clock. */

import type { ClockProvider } from "../host.ts";

export class NodeClock implements ClockProvider {
  /** Asking costs a formatter, so it is asked once, and only by programs that show times. */
  #zone: string | undefined;

  get zone(): string {
    return (this.#zone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
  }

  now(): number {
    return Date.now();
  }

  elapsed(): number {
    return performance.now();
  }
}
