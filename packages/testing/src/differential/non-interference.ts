/**
 * The promise of labels, tried out: a program that is accepted shows the same in public whatever its private input is. A run
 * that panics shows less: panics are not promised, so the shorter output must be the beginning of the longer.
 */

import type { checkLabels } from "@neuro-lang/labels";
import { generateLabelled, privateInputs } from "../generate/labelled.ts";
import { Chance } from "../generate/random.ts";
import { Differential } from "./differential.ts";

export type Interference =
  /** The checker does not accept the program. */
  | { readonly kind: "rejected" }
  | { readonly kind: "same" }
  /** It shows its private input, or the tool chain is broken. */
  | { readonly kind: "shows" | "broken"; readonly text: string; readonly detail: string };

/** How many private inputs a program is given. */
const inputs = 3;

export class NonInterference {
  readonly #differential: Differential;
  readonly #care: number;

  static async create(care: number, labels?: typeof checkLabels): Promise<NonInterference> {
    return new NonInterference(await Differential.create(labels), care);
  }

  private constructor(differential: Differential, care: number) {
    this.#differential = differential;
    this.#care = care;
  }

  close(): void {
    this.#differential.close();
  }

  /** True if the program of this seed is accepted. */
  accepts(seed: number, label: string): boolean {
    const chance = new Chance(seed ^ 0x5eed);
    const program = generateLabelled(seed, label, this.#care);
    return this.#differential.accepts(program.text(privateInputs(chance)));
  }

  async check(seed: number, label: string): Promise<Interference> {
    const program = generateLabelled(seed, label, this.#care);
    const chance = new Chance(seed ^ 0x5eed);
    let shown: string | undefined;
    for (let round = 0; round < inputs; round += 1) {
      const text = program.text(privateInputs(chance));
      const outcome = await this.#differential.compare(text);
      if (outcome.kind === "rejected") return { kind: "rejected" };
      if (outcome.kind === "endless") continue;
      if (outcome.kind !== "agree")
        return { kind: "broken", text, detail: JSON.stringify(outcome, undefined, 2) };
      if (shown === undefined) shown = outcome.output;
      else if (!isSame(shown, outcome.output))
        return { kind: "shows", text, detail: `${shown}\n───\n${outcome.output}` };
      else if (outcome.output.length > shown.length && !panicked(outcome.output))
        shown = outcome.output;
    }
    return { kind: "same" };
  }
}

const panic = /\n?exit 101$/;

function panicked(output: string): boolean {
  return panic.test(output);
}

function isSame(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [left.replace(panic, ""), right.replace(panic, "")];
  return (panicked(left) && b.startsWith(a)) || (panicked(right) && a.startsWith(b));
}
