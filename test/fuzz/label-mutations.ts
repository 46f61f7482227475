/**
 * Whether the property of labels would notice a missing rule: `node test/fuzz/label-mutations.ts [programs] [words of a rule]`. Each mutation
 * takes one rule out of a copy of packages/labels; some generated program that only the copy accepts must show its private
 * input. Exits 1 if a mutation stays unnoticed.
 */

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { checkLabels } from "../../packages/labels/src/index.ts";
import { NonInterference } from "../../packages/testing/src/differential/non-interference.ts";

interface Mutation {
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const mutations: readonly Mutation[] = [
  {
    rule: "what a branch does depends on its condition",
    file: "branches.ts",
    from: "body.inBranch(condition, () => branch(",
    to: "body.inBranch(nothing, () => branch(",
  },
  {
    rule: "what a branch gives depends on its condition",
    file: "branches.ts",
    from: "return under(result, condition);",
    to: "return result;",
  },
  {
    rule: "what follows a return depends on whether it happened",
    file: "body.ts",
    from: 'this.#leave({ returned: joined([this.#exits.returned, this.#left(node, "what follows")]) });',
    to: "",
  },
  {
    rule: "what follows a call that may fail depends on whether it did",
    file: "body.ts",
    from: "this.#leave({ failed: joined([this.#exits.failed, shown]) });",
    to: "",
  },
  {
    rule: "what a `catch` gives depends on whether its body failed",
    file: "branches.ts",
    from: 'return under(result, failure, { node, what: "whether this failed shows it" });\n}',
    to: "return result;\n}",
  },
  {
    rule: "what an `attempt` gives depends on whether it failed",
    file: "expressions.ts",
    from: 'return under(result, failure, { node, what: "whether this failed shows it" });\n    }',
    to: "return result;\n    }",
  },
  {
    rule: "how often a `for` runs depends on the size of the list",
    file: "statements.ts",
    from: "body.inLoop(size, () => {",
    to: "body.inLoop(nothing, () => {",
  },
  {
    rule: "how often a `while` runs depends on its condition",
    file: "statements.ts",
    from: "body.inLoop(decides, () => {",
    to: "body.inLoop(nothing, () => {",
  },
  {
    rule: "later rounds depend on a `break`",
    file: "body.ts",
    from: "for (const exit of [this.#exits.returned, this.#exits.failed, this.#exits.broken])",
    to: "for (const exit of [this.#exits.returned, this.#exits.failed])",
  },
  {
    rule: "later rounds depend on a `return`",
    file: "body.ts",
    from: "for (const exit of [this.#exits.returned, this.#exits.failed, this.#exits.broken])",
    to: "for (const exit of [this.#exits.failed, this.#exits.broken])",
  },
  {
    rule: "a variable depends on where it is assigned",
    file: "statements.ts",
    from: "store(body, placeOf(body, node.target), stored, body.pc, name, step);",
    to: "store(body, placeOf(body, node.target), stored, nothing, name, step);",
  },
  {
    rule: "what is looked up depends on the index",
    file: "expressions.ts",
    from: "const shown = joined([whole.outer, index, keys], step);",
    to: "const shown = joined([whole.outer, keys], step);",
  },
  {
    rule: "what a neuro gives depends on its arguments",
    file: "applied.ts",
    from: "result: under(result, joined([lift, outside.result])),",
    to: "result: under(result, outside.result),",
  },
  {
    rule: "what a neuro does depends on its arguments",
    file: "applied.ts",
    from: "label: joined([effect.label, lift]),",
    to: "label: effect.label,",
  },
  {
    rule: "an effect depends on where it happens",
    file: "body.ts",
    from: "label: joined([label, pc]),",
    to: "label,",
  },
  {
    rule: "an arm depends on its pattern",
    file: "branches.ts",
    from: 'shown = joined([shown, tested], { node: arm.pattern, what: "this decides what happens" });',
    to: "",
  },
  {
    rule: "`??` gives what depends on whether something was there",
    file: "expressions.ts",
    from: "return under(result, left.outer);",
    to: "return result;",
  },
  {
    rule: "a record holds what its fields hold",
    file: "built.ts",
    from: "return { type, outer: joined(above), parts, call: undefined };",
    to: "return { type, outer: nothing, parts, call: undefined };",
  },
  {
    rule: "the keys of a map are seen in its size",
    file: "literals.ts",
    from: "giveOuter(body, result, body.seen(given), entry.key, countShows);",
    to: "",
  },
  {
    rule: "a `var` argument depends on the other arguments",
    file: "calls.ts",
    from: "const shown = joined([lift, body.pc]);",
    to: "const shown = body.pc;",
  },
];

const programs = Number(process.argv[2] ?? 20_000);
const wanted = process.argv[3] ?? "";
const labels = fileURLToPath(new URL("../../packages/labels/", import.meta.url));
const copy = `${labels}.mutated-${process.pid}`;
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));

/** Programs that break the rules often: about one in twenty is still accepted. */
const care = 6;
const genuine = await NonInterference.create(care);
let unnoticed = 0;
const tried = mutations.filter(({ rule }) => rule.includes(wanted));
for (const [number, mutation] of tried.entries()) {
  const seed = await firstSeen(mutation, number);
  if (seed === undefined) unnoticed += 1;
  console.log(
    `${seed === undefined ? "UNNOTICED" : `seed ${seed}`.padEnd(9)}  without: ${mutation.rule}`,
  );
}
genuine.close();
console.log(`${tried.length - unnoticed} of ${tried.length} mutations are noticed.`);
process.exit(unnoticed === 0 ? 0 : 1);

/** The first seed whose program the mutated rules accept although it shows its private input. */
async function firstSeen(mutation: Mutation, number: number): Promise<number | undefined> {
  const folder = `${copy}/${number}`;
  cpSync(`${labels}src`, folder, { recursive: true });
  const file = `${folder}/${mutation.file}`;
  const source = readFileSync(file, "utf8");
  if (source.split(mutation.from).length !== 2)
    throw new Error(`${mutation.file} does not hold this once:\n${mutation.from}`);
  writeFileSync(file, source.replace(mutation.from, mutation.to));
  const mutated = (await import(pathToFileURL(`${folder}/index.ts`).href)) as {
    readonly checkLabels: typeof checkLabels;
  };
  const property = await NonInterference.create(care, mutated.checkLabels);
  try {
    for (let seed = 0; seed < programs; seed += 1) {
      const label = seed % 2 === 0 ? "personal" : "untrusted";
      if (!property.accepts(seed, label) || genuine.accepts(seed, label)) continue;
      if ((await property.check(seed, label)).kind === "shows") return seed;
    }
    return undefined;
  } finally {
    property.close();
  }
}
