/** What a module shows to others, as plain data: its definitions without bodies and positions. */

import type { CheckedModule } from "./program.ts";
import type { Definition } from "./types.ts";

export interface ModuleSummary {
  readonly path: string;
  readonly definitions: readonly Definition[];
}

const texts = new WeakMap<CheckedModule, string>();

/** The summary of a module; can be stored as JSON. Private definitions belong to it: exported ones may name them. */
export function summaryOf(module: CheckedModule): ModuleSummary {
  return { path: module.path, definitions: [...module.definitions.values()] };
}

/** The summary as text, so that two can be compared. */
export function summaryText(module: CheckedModule): string {
  let text = texts.get(module);
  if (text === undefined) {
    text = JSON.stringify(
      summaryOf(module).definitions.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    );
    texts.set(module, text);
  }
  return text;
}
