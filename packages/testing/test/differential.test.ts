import { afterAll, describe, expect, test } from "vitest";
import { Differential } from "../src/differential/differential.ts";
import { render, shrink } from "../src/generate/lines.ts";
import type { Line } from "../src/generate/lines.ts";
import { generateProgram } from "../src/generate/program.ts";

const differential = await Differential.create();
afterAll(() => differential.close());

test("the same seed gives the same program, another seed another", () => {
  expect(render(generateProgram(7))).toBe(render(generateProgram(7)));
  expect(render(generateProgram(8))).not.toBe(render(generateProgram(7)));
});

describe("interpreter and JavaScript agree over generated programs", () => {
  // `node test/fuzz/differential.ts` runs 20,000.
  test.each([1, 2, 3, 4])("share %i", async (share) => {
    for (let seed = share * 1_000_000; seed < share * 1_000_000 + 25; seed += 1) {
      const source = render(generateProgram(seed));
      const comparison = await differential.compare(source);
      const shown = `seed ${seed}\n${source}\n${JSON.stringify(comparison)}`;
      expect(["agree", "endless"], shown).toContain(comparison.kind);
    }
  });
});

test("output, failures and panics are told apart", async () => {
  const compare = (body: string): Promise<unknown> =>
    differential.compare(`neuro main() {\n${body}\n}\n`);
  expect(await compare("print(1 + 1)")).toEqual({ kind: "agree", output: "2" });
  expect(await compare("print([1][3])")).toEqual({ kind: "agree", output: "exit 101" });
  expect(await compare('_ = "x".toInt()')).toMatchObject({
    kind: "agree",
    output: expect.stringMatching(/^exit 1: /),
  });
  expect(await compare("print(missing)")).toMatchObject({ kind: "rejected" });
});

test("a program is made as small as what is looked for allows", async () => {
  const lines: readonly Line[] = [
    { text: "a" },
    { text: "if", body: [{ text: "b" }, { text: "c" }], otherwise: [{ text: "d" }] },
    { text: "e", fixed: true },
  ];
  const smallest = await shrink(lines, async (fewer) => render(fewer).includes("c"));
  expect(render(smallest)).toBe("c\ne\n");
});
