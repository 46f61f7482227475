/** One hint, as editors show it. */

import type { TextEdit } from "@neuro-lang/diagnostics";

export type HintSort = "types" | "parameterNames" | "effects" | "waits";

export interface Hint {
  readonly offset: number;
  readonly sort: HintSort;
  readonly text: string;
  /** Space belongs before it or after it, which is no part of the text. */
  readonly space: "before" | "after" | undefined;
  /** Writes what the hint shows; undefined where that has no text. */
  readonly edit: TextEdit | undefined;
}
