/** What the exports of modules, and `main`, may touch, and through which calls: what `neuroc check --capabilities` prints. */

import {
  capabilityTable,
  type CheckedProgram,
  chainSource,
  type ChainSource,
  chainTo,
  type DefinitionId,
  isForeign,
  nameOfDefinition,
  type NeuroDefinition,
} from "@neuro-lang/checker";
import type { SourceFile, Span } from "@neuro-lang/diagnostics";
import { foreignFile } from "@neuro-lang/ir";
import type { CheckedSources } from "./session.ts";

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A call on the way to a capability: who is called or passed on, where that stands, and where it is declared. */
export interface Through extends Place {
  /** Undefined: a function of which only the type is known. */
  readonly name: string | undefined;
  readonly declared: Place | undefined;
}

export interface Touch {
  readonly capability: string;
  readonly allows: string;
  /** From the neuro to what needs the capability by itself; empty if the neuro only declares it, or is foreign code. */
  readonly through: readonly Through[];
}

export interface Touches extends Place {
  readonly name: string;
  readonly exported: boolean;
  /** The JavaScript that does what it says here, if it is foreign code: nobody has looked into that. */
  readonly foreign: string | undefined;
  readonly capabilities: readonly Touch[];
  /** Row variables: it may touch what the functions that it is given may. */
  readonly passesOn: readonly string[];
}

/** Of the modules' exports and `main`, in the order of the text. */
export function touchesOf(
  { program, sources }: CheckedSources,
  modules: readonly string[],
): readonly Touches[] {
  const source = chainSource(program);
  const place = ({ file, start }: Pick<Span, "file" | "start">): Place => ({
    file,
    line: lineOf(sources.get(file), start),
  });
  return modules.flatMap((path) => {
    const module = program.modules.get(path);
    const neuros = [...(module?.definitions.values() ?? [])]
      .filter((each) => each.kind === "neuro")
      .filter(({ exported, name }) => exported || name === "main")
      .map((neuro) => ({ neuro, span: module!.places.get(neuro.id)! }));
    return neuros
      .toSorted((a, b) => a.span.start - b.span.start)
      .map(({ neuro, span }) => ({
        name: neuro.name,
        exported: neuro.exported,
        foreign: isForeign(neuro) ? foreignFile(path) : undefined,
        ...place(span),
        capabilities: capabilitiesOf(neuro, source, program, place),
        passesOn: neuro.uses.variables,
      }));
  });
}

function capabilitiesOf(
  { id, uses }: NeuroDefinition,
  source: ChainSource,
  program: CheckedProgram,
  place: (span: Pick<Span, "file" | "start">) => Place,
): readonly Touch[] {
  const declared = (to: DefinitionId): Place | undefined => {
    const span = program.modules.get(to.slice(0, to.lastIndexOf("#")))?.places.get(to);
    return span === undefined ? undefined : place(span);
  };
  return uses.capabilities.map((capability) => ({
    capability,
    allows: capabilityTable.find(({ name }) => name === capability)?.allows ?? "",
    through: chainTo(source, id, capability).map(({ path, node, to }) => ({
      name: to === undefined ? undefined : nameOfDefinition(to),
      ...place({ file: path, start: node.start }),
      declared: to === undefined ? undefined : declared(to),
    })),
  }));
}

function lineOf(source: SourceFile | undefined, offset: number): number {
  return source === undefined ? 1 : source.position(offset).line + 1;
}
