/** What the labels of a body hang on: each question that was asked of the program while they were found, with its answer. */

import type { CheckedModule, DefinitionId } from "@neuro-lang/checker";
import type * as tree from "@neuro-lang/parser";
import type { Source } from "./program.ts";

/** What can be asked of a declaration; two answers are the same if `===` says so. */
export type Question = "written" | "code" | "labelled" | "variances" | "takes" | "inferred";

/** Who answers, in this check or in a later one. */
interface Answering {
  answer(question: Question, id: DefinitionId): unknown;
  readonly causes: string;
  source(module: CheckedModule, call: tree.Call | undefined, callee: DefinitionId): Source;
}

interface AskedSource extends Source {
  readonly call: tree.Call | undefined;
  readonly callee: DefinitionId;
}

export class Asked {
  readonly #answers = new Map<Question, Map<DefinitionId, unknown>>();
  readonly #sources: AskedSource[] = [];
  #causes: string | undefined;

  note(question: Question, id: DefinitionId, answer: unknown): void {
    const known = this.#answers.get(question);
    if (known === undefined) this.#answers.set(question, new Map([[id, answer]]));
    else known.set(id, answer);
  }

  noteSource(asked: AskedSource): void {
    this.#sources.push(asked);
  }

  noteCauses(causes: string): void {
    this.#causes = causes;
  }

  /** What is inferred of these neuros is found together with the body. */
  leaveOut(group: readonly DefinitionId[]): void {
    for (const id of group) this.#answers.get("inferred")?.delete(id);
  }

  /** Modules that something was asked of. */
  get modules(): ReadonlySet<string> {
    const ids = [...this.#answers.values()].flatMap((answers) => [...answers.keys()]);
    return new Set(ids.map(moduleOf));
  }

  /** True if something was asked that belongs to no module. */
  get asksMore(): boolean {
    return this.#causes !== undefined || this.#sources.length > 0;
  }

  /** True if all of it is answered as it was, for a body of this module. */
  isAnsweredSo(by: Answering, module: CheckedModule): boolean {
    if (this.#causes !== undefined && this.#causes !== by.causes) return false;
    for (const [question, answers] of this.#answers)
      for (const [id, answer] of answers) if (by.answer(question, id) !== answer) return false;
    return this.#sources.every(({ call, callee, label, failures, handedOn }) => {
      const now = by.source(module, call, callee);
      return (
        now.label === label && now.failures === failures && now.handedOn.join() === handedOn.join()
      );
    });
  }
}

export function moduleOf(id: DefinitionId): string {
  return id.slice(0, id.lastIndexOf("#"));
}
