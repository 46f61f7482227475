/**
 * The promise of labels, tried out: a program that is accepted shows the same in public whatever its private input is. A run
 * that panics shows less: panics are not promised, so the shorter output must be the beginning of the longer.
 */

import { checkLabels } from "@neuro-lang/labels";
import { loadStandard } from "../conformance/standard.ts";
import { divider, generateLabelled, privateInputs } from "../generate/labelled.ts";
import { type Rule, rules } from "../generate/labelled/rules.ts";
import { Chance } from "../generate/random.ts";
import { Acceptance, accepts, type CheckLabels, noRules } from "./acceptance.ts";
import { Differential } from "./differential.ts";

export type Interference =
  /** The rules of labels do not accept the program. */
  | { readonly kind: "rejected" }
  /** `depends`: some private value in it depends on the private input. */
  | { readonly kind: "same"; readonly depends: boolean }
  /** It shows its private input, or the tool chain is broken. */
  | { readonly kind: "shows" | "broken"; readonly text: string; readonly detail: string };

/** How many private inputs a program is given. */
const inputs = 4;

/** A generated program on its way through rules of labels. */
export interface Candidate {
  /** True if these rules, by default the language's own, accept it. */
  accepted(labels?: CheckLabels): boolean;
  /** Runs it, whether it is accepted or not. */
  run(): Promise<Interference>;
}

export class NonInterference {
  readonly #acceptance: Acceptance;
  readonly #differential: Differential;

  static async create(): Promise<NonInterference> {
    return new NonInterference(
      new Acceptance(await loadStandard()),
      await Differential.create(noRules),
    );
  }

  private constructor(acceptance: Acceptance, differential: Differential) {
    this.#acceptance = acceptance;
    this.#differential = differential;
  }

  close(): void {
    this.#differential.close();
  }

  /** The program of a seed, which breaks a rule at one place if one is named. */
  candidate(seed: number, label: string, broken?: Rule): Candidate {
    const program = generateLabelled(seed, label, broken);
    const chance = new Chance(seed ^ 0x5eed);
    const given = Array.from({ length: inputs }, () => privateInputs(chance));
    const texts = program.texts(given);
    const typed = texts.map((text) => this.#acceptance.typed(text));
    return {
      accepted: (labels = checkLabels) => typed.every((each) => accepts(each, labels)),
      run: async () => {
        const outcome = await this.#shown(texts);
        if (outcome.kind !== "same") return outcome;
        return { kind: "same", depends: await this.#depends(program.telling(given)) };
      },
    };
  }

  /** One program in two breaks a rule at one place; most of these are rejected. */
  async check(seed: number, label: string): Promise<Interference> {
    const chance = new Chance(seed ^ 0xb4);
    const broken = chance.once(2) ? chance.pick(rules) : undefined;
    const candidate = this.candidate(seed, label, broken);
    return candidate.accepted() ? candidate.run() : { kind: "rejected" };
  }

  async #shown(texts: readonly string[]): Promise<Interference> {
    const runs: string[] = [];
    for (const text of texts) {
      const outcome = await this.#differential.compare(text);
      if (outcome.kind !== "agree")
        return { kind: "broken", text, detail: JSON.stringify(outcome, undefined, 2) };
      runs.push(...runsOf(outcome.output));
    }
    const longest = runs.reduce((best, run) => (panicked(run) ? best : run), runs[0]!);
    const other = runs.find((run) => !isSame(longest, run));
    return other === undefined
      ? { kind: "same", depends: false }
      : { kind: "shows", text: texts.join("\n"), detail: `${longest}\n${divider}\n${other}` };
  }

  /** True if the program, made to tell its private values too, does not tell the same for all inputs. */
  async #depends(telling: readonly string[]): Promise<boolean> {
    const outputs = await Promise.all(telling.map((text) => this.#differential.interpreted(text)));
    return new Set(outputs.flatMap(runsOf)).size > 1;
  }
}

/** What was shown for each input. */
function runsOf(output: string): string[] {
  const runs = output.split(divider).map((run) => run.trimStart());
  // What follows the last is nothing, unless a panic cut it short.
  return runs.at(-1) === "" ? runs.slice(0, -1) : runs;
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
