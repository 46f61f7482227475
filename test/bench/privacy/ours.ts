/** neuro:privacy, called as the language's `detect` calls it where nothing but the text is given. */

import { findings } from "../../../packages/std/neuro/privacy.js";
import { entities } from "./corpus.ts";
import type { Place } from "./score.ts";

export function ours(text: string): Place[] {
  const [found, problem, why] = findings(text, [], 0.5, 400);
  if (problem !== "") throw new Error(`${problem} ${why}`);
  return found.map(([kind, , start, end]) => ({
    entity: entities.find((each) => each === kind),
    start,
    end,
  }));
}
