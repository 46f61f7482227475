/** A clock that stands still until it is advanced; sleeping advances it. */

import type { ClockProvider, TimerProvider } from "../host.ts";

export class SimulatedClock implements ClockProvider, TimerProvider {
  readonly zone: string;
  readonly #start: number;
  #now: number;

  constructor(start: number, zone = "UTC") {
    this.zone = zone;
    this.#start = start;
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now - this.#start;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  sleep(milliseconds: number): Promise<void> {
    this.advance(Math.max(0, milliseconds));
    return Promise.resolve();
  }
}
