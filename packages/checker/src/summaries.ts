/** What a module shows to others, as plain data: its definitions without bodies and positions, and what it passes on. */

import type { CheckedModule } from "./program.ts";
import type { Definition, DefinitionId } from "./types.ts";

export interface ModuleSummary {
  readonly path: string;
  readonly definitions: readonly Definition[];
  readonly passedOn: readonly (readonly [name: string, id: DefinitionId])[];
}

const texts = new WeakMap<CheckedModule, string>();

/** The summary of a module; can be stored as JSON. Private definitions belong to it: exported ones may name them. */
export function summaryOf(module: CheckedModule): ModuleSummary {
  const { definitions, passedOn, path } = module;
  return { path, definitions: [...definitions.values()], passedOn: [...passedOn] };
}

/** The summary as text, so that two can be compared. */
export function summaryText(module: CheckedModule): string {
  let text = texts.get(module);
  if (text === undefined) {
    const { definitions, passedOn } = summaryOf(module);
    text = definitions
      .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .map(definitionText)
      .concat(JSON.stringify(passedOn.toSorted()))
      .join("\n");
    texts.set(module, text);
  }
  return text;
}

const definitionTexts = new WeakMap<Definition, string>();

/** Definitions whose bodies are taken over are the same objects check after check. */
export function definitionText(definition: Definition): string {
  let text = definitionTexts.get(definition);
  if (text === undefined) definitionTexts.set(definition, (text = JSON.stringify(definition)));
  return text;
}
