/**
 * Checks in the background: one at a time for each project, in slices between which the server hears its client. An edit lets
 * the running check go and begins another; whoever waited for it gets the later one.
 */

import type { Snapshot, Workspace } from "@neuro-lang/ide";

/** Milliseconds after which a check lets others have their turn. */
const slice = 12;

interface Running {
  readonly revision: number;
  readonly result: Promise<Snapshot | undefined>;
}

export class Checks {
  readonly #workspace: Workspace;
  readonly #running = new Map<string, Running>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** What is known of the project of a file as it is now; undefined if it goes on changing. */
  async of(path: string): Promise<Snapshot | undefined> {
    const root = this.#workspace.projectOf(path);
    const { revision } = this.#workspace;
    let running = this.#running.get(root);
    if (running?.revision !== revision) {
      running = { revision, result: this.#run(path, running?.result) };
      this.#running.set(root, running);
    }
    return running.result;
  }

  async #run(path: string, before: Promise<unknown> | undefined): Promise<Snapshot | undefined> {
    const { revision } = this.#workspace;
    // The check before stops at its next slice, because the revision is another.
    await before?.catch(() => {});
    if (this.#workspace.revision !== revision) return undefined;
    const steps = this.#workspace.snapshotInSteps(path);
    for (let until = performance.now() + slice; ;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (performance.now() < until) continue;
      await turn();
      if (this.#workspace.revision !== revision) return undefined;
      until = performance.now() + slice;
    }
  }
}

/** Lets messages that have arrived be read. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
