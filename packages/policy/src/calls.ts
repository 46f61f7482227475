/** What the calls of a program come to: where they stand, what they need, and what they act on. */

import {
  type CallFact,
  type CheckedModule,
  type CheckedProgram,
  type DefinitionId,
  isForeign,
} from "@neuro-lang/checker";
import { globRoot, joinPath } from "@neuro-lang/runtime";
import { Constants, type Known } from "./constants.ts";
import { targetKind } from "./policy.ts";
import { Sites } from "./sites.ts";
import { isTarget } from "./targets.ts";

const globId: DefinitionId = "neuro:fs#glob";

/** What a call acts on; undefined if that is known only when the program runs. */
export type Target = string | undefined;

export class Calls {
  readonly checked: CheckedProgram;
  readonly constants: Constants;
  readonly sites: Sites;

  constructor(checked: CheckedProgram) {
    this.checked = checked;
    this.constants = new Constants(checked);
    this.sites = new Sites(checked);
  }

  /** True for externs that the program or one of its packages declares. */
  isForeign(id: DefinitionId): boolean {
    const definition = this.checked.definitions.get(id);
    return definition?.kind === "neuro" && isForeign(definition);
  }

  /** True if calls of it are where the program touches the outside: nothing that is looked at lies behind. */
  isOutermost(id: DefinitionId): boolean {
    return id.startsWith("neuro:") || this.isForeign(id);
  }

  /** Capabilities of the neuro itself; those of functions that it is given are theirs. */
  capabilitiesOf(id: DefinitionId): readonly string[] {
    const definition = this.checked.definitions.get(id);
    return definition?.kind === "neuro" ? definition.uses.capabilities : [];
  }

  /** What the capability acts on in this call: nothing, where nothing can be chosen. */
  targets(
    module: CheckedModule,
    callee: DefinitionId,
    call: CallFact | undefined,
    capability: string,
    known: Known,
  ): readonly Target[] {
    const kind = targetKind(capability);
    const declaration = this.sites.declared(callee)?.declaration;
    if (kind === undefined || declaration?.kind !== "Neuro") return [];
    // Its parameters may be named so; what it does with them is its own affair.
    if (this.isForeign(callee)) return [undefined];
    const { parameters } = declaration.signature;
    if (parameters.length === 0) return [];
    const named = parameters.flatMap((parameter, index) =>
      isTarget(callee, capability, parameter, kind) ? [index] : [],
    );
    // Something is acted on that no parameter names.
    if (named.length === 0) return [undefined];
    return named.map((index) => {
      const target = this.argument(module, callee, call, index, known);
      return callee === globId ? this.#globbed(target, module, call, known) : target;
    });
  }

  /** `glob("docs/*.md")` looks into the folder `docs` alone. */
  #globbed(
    folder: Target,
    module: CheckedModule,
    call: CallFact | undefined,
    known: Known,
  ): Target {
    const pattern = folder && this.argument(module, globId, call, 0, known);
    return folder && pattern ? joinPath(folder, globRoot(pattern)) : folder;
  }

  /** What a parameter gets in this call, as far as it is known: the argument, or the default. */
  argument(
    module: CheckedModule,
    callee: DefinitionId,
    call: CallFact | undefined,
    index: number,
    known: Known,
  ): Target {
    if (call === undefined) return undefined;
    const given = call.arguments[index];
    if (given !== undefined) return this.constants.textOf(module, given, known);
    const declared = this.sites.declared(callee);
    if (declared?.declaration.kind !== "Neuro") return undefined;
    const value = declared.declaration.signature.parameters[index]?.default;
    return value && this.constants.textOf(declared.module, value, new Map());
  }
}
