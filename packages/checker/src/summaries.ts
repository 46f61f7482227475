/** What a module shows to others, as plain data: its definitions without bodies and positions, and what it passes on. */

import type { CheckedModule } from "./program.ts";
import type { Definition, DefinitionId } from "./types.ts";

export interface ModuleSummary {
  readonly path: string;
  readonly definitions: readonly Definition[];
  readonly passedOn: readonly (readonly [name: string, id: DefinitionId])[];
}

/** The summary of a module; can be stored as JSON. Private definitions belong to it: exported ones may name them. */
export function summaryOf(module: CheckedModule): ModuleSummary {
  const { definitions, passedOn, path } = module;
  return { path, definitions: [...definitions.values()], passedOn: [...passedOn] };
}

const definitionTexts = new WeakMap<Definition, string>();

/** Definitions whose bodies are taken over are the same objects check after check. */
export function definitionText(definition: Definition): string {
  let text = definitionTexts.get(definition);
  if (text === undefined) definitionTexts.set(definition, (text = JSON.stringify(definition)));
  return text;
}

const mentioned = new WeakMap<Definition, ReadonlySet<DefinitionId>>();

/** The definitions that a definition speaks of, itself included. */
export function idsIn(definition: Definition): ReadonlySet<DefinitionId> {
  let ids = mentioned.get(definition);
  if (ids === undefined) {
    const found = definitionText(definition).matchAll(/"([^"]+#[\p{L}_][\p{L}\p{N}_]*)"/gu);
    mentioned.set(definition, (ids = new Set([...found].map(([, id]) => id!))));
  }
  return ids;
}
