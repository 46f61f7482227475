/** Long work on the command line: it shows how far it is, and Ctrl-C ends it between two steps. */

import { setImmediate } from "node:timers/promises";
import type { Steps } from "@neuro-lang/compiler";
import { progress } from "./terminal.ts";

/** Milliseconds without a look at what came from outside. */
const slice = 50;

export async function working<T>(steps: Steps<T>): Promise<T> {
  let pause = performance.now() + slice;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    progress.show(step.value);
    if (performance.now() < pause) continue;
    await setImmediate();
    pause = performance.now() + slice;
  }
  return step.value;
}
