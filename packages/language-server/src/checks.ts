/**
 * Checks in the background: one at a time for each project, in slices between which the server hears its client. An edit lets
 * the running check go and begins another; whoever waited for it gets the later one.
 */

import type { Activity } from "@neuro-lang/compiler";
import type { Snapshot, Workspace } from "@neuro-lang/ide";
import { slice, turn } from "./turns.ts";

/** Milliseconds after which somebody who waits is told why. */
const patience = 1000;
/** And how often from then on. */
const between = 200;

/** What a long check says of itself. */
export interface CheckProgress {
  report(activity: Activity): void;
  done(): void;
}

interface Running {
  readonly revision: number;
  readonly result: Promise<Snapshot | undefined>;
}

export class Checks {
  readonly #workspace: Workspace;
  readonly #running = new Map<string, Running>();

  readonly #begin: () => Promise<CheckProgress>;

  constructor(workspace: Workspace, begin: () => Promise<CheckProgress>) {
    this.#workspace = workspace;
    this.#begin = begin;
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

  /** Forgets a project that nobody looks at any more. */
  release(root: string): void {
    this.#running.delete(root);
    this.#workspace.release(root);
  }

  async #run(path: string, before: Promise<unknown> | undefined): Promise<Snapshot | undefined> {
    const { revision } = this.#workspace;
    // The check before stops at its next slice, because the revision is another.
    await before?.catch(() => {});
    if (this.#workspace.revision !== revision) return undefined;
    const steps = this.#workspace.snapshotInSteps(path);
    let tell = performance.now() + patience;
    // Not waited for: a client may take its time to say yes.
    let progress: Promise<CheckProgress> | undefined;
    try {
      for (let until = performance.now() + slice; ;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        const now = performance.now();
        if (now < until) continue;
        if (now > tell) {
          progress ??= this.#begin();
          void progress.then((each) => each.report(step.value));
          tell = now + between;
        }
        await turn();
        if (this.#workspace.revision !== revision) return undefined;
        until = performance.now() + slice;
      }
    } finally {
      void progress?.then((each) => each.done());
    }
  }
}
