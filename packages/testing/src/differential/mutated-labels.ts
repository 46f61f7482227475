/** Whether the property of labels notices a missing rule: rules are taken out of copies of `packages/labels`. */

import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Rule, rules } from "../generate/labelled/rules.ts";
import { Chance } from "../generate/random.ts";
import type { CheckLabels } from "./acceptance.ts";
import type { Mutation } from "./label-mutations.ts";
import type { NonInterference } from "./non-interference.ts";

/** Rules of labels without one of them. */
export interface MutatedLabels {
  readonly mutation: Mutation;
  readonly check: CheckLabels;
}

/** A missing rule and how many programs it took to notice. */
export interface Noticed {
  readonly mutation: Mutation;
  readonly programs: number;
}

const labels = fileURLToPath(new URL("../../../labels/", import.meta.url));

/** Texts by the path of their file. */
export type Sources = ReadonlyMap<string, string>;

export function sourcesOfLabels(): Sources {
  const files = globSync("**/*.ts", { cwd: `${labels}src` });
  return new Map(files.map((file) => [file, readFileSync(`${labels}src/${file}`, "utf8")]));
}

/** Loads a copy of the rules for each mutation. `close` removes them from the disk. */
export async function mutateLabels(
  mutations: readonly Mutation[],
): Promise<{ readonly mutated: readonly MutatedLabels[]; readonly close: () => void }> {
  // Beside the sources, so that their imports lead where they did.
  const copies = `${labels}.mutated-${process.pid}`;
  const close = (): void => rmSync(copies, { recursive: true, force: true });
  try {
    const mutated: MutatedLabels[] = [];
    const sources = sourcesOfLabels();
    for (const [number, mutation] of mutations.entries()) {
      const folder = `${copies}/${number}/`;
      cpSync(`${labels}src`, folder, { recursive: true });
      for (const [file, text] of mutate(sources, mutation)) writeFileSync(folder + file, text);
      const { href } = pathToFileURL(`${folder}index.ts`);
      const { checkLabels } = (await import(href)) as { readonly checkLabels: CheckLabels };
      mutated.push({ mutation, check: checkLabels });
    }
    return { mutated, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The files that are otherwise without a rule. Throws if the rule is not found where the mutation looks for it. */
export function mutate(sources: Sources, { rule, changes }: Mutation): Sources {
  const changed = new Map<string, string>();
  for (const { from, to } of changes) {
    const pattern = new RegExp(typeof from === "string" ? literally(from) : from, "g");
    const found = [...sources.keys()].flatMap((file) => {
      const source = changed.get(file) ?? sources.get(file)!;
      return [...source.matchAll(pattern)].map((match) => ({ file, source, match }));
    });
    const [only] = found;
    if (only === undefined || found.length > 1)
      throw new Error(
        `The sources of labels do not hold this once, but ${found.length} times:\n${from}\nSay in label-mutations.ts how this rule is taken out now: ${rule}`,
      );
    const { file, source, match } = only;
    const end = match.index + match[0].length;
    changed.set(file, `${source.slice(0, match.index)}${to}${source.slice(end)}`);
  }
  return changed;
}

function literally(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/**
 * Generates programs that break some rule at one place until each mutation accepted one which shows its private input, or the
 * programs run out; says so each time.
 */
export async function notice(
  property: NonInterference,
  mutated: readonly MutatedLabels[],
  programs: number,
  says: (noticed: Noticed) => void = () => {},
): Promise<readonly Mutation[]> {
  let left = mutated;
  for (let seed = 0; seed < programs && left.length > 0; seed += 1) {
    const label = seed % 2 === 0 ? "personal" : "untrusted";
    const candidate = property.candidate(seed, label, brokenIn(seed));
    if (candidate.accepted()) continue;
    const accepting = left.filter(({ check }) => candidate.accepted(check));
    if (accepting.length === 0) continue;
    const outcome = await candidate.run();
    // Else a tool chain that is broken would look like rules that nobody misses.
    if (outcome.kind === "broken") throw new Error(`${outcome.text}\n${outcome.detail}`);
    if (outcome.kind !== "shows") continue;
    for (const { mutation } of accepting) says({ mutation, programs: seed + 1 });
    left = left.filter((each) => !accepting.includes(each));
  }
  return left.map(({ mutation }) => mutation);
}

function brokenIn(seed: number): Rule {
  return new Chance(seed ^ 0xb4).pick(rules);
}
