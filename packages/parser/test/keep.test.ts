import { SourceFile } from "@neuro-lang/diagnostics";
import { describe, expect, test } from "vitest";
import { parse, type Parsed } from "../src/index.ts";
import { brokenSource, randomFrom } from "./broken.ts";
import { samples } from "./samples.ts";

function parsed(text: string, before?: Parsed): Parsed {
  return parse(new SourceFile("a.neuro", text), before);
}

/** Some characters are replaced by a piece of another source, as typing and pasting do. */
function edited(text: string, seed: number): string {
  const random = randomFrom(seed);
  const at = random(text.length + 1);
  const removed = random(4) === 0 ? random(60) : random(3);
  const other = random(3) === 0 ? brokenSource(seed) : samples[random(samples.length)]!;
  const from = random(other.length);
  const inserted = other.slice(from, from + (random(5) === 0 ? random(80) : random(4)));
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

describe("nodes that outlive an edit", () => {
  test("are those of the items around it", () => {
    const before = parsed("neuro a() -> Int = 1\n\nneuro b() -> Int = 2\n\nneuro c() -> Int = 3\n");
    const [a, b, c] = before.module.items;
    const after = parsed(before.tokens.text.replace("2", "2 + 2"), before);
    expect(after.module.items[0]).toBe(a);
    expect(after.module.items[1]).not.toBe(b);
    expect(after.module.items[2]).toBe(c);
  });
  test("are taken over once, also where their text was doubled", () => {
    const before = parsed("neuro a() -> Int = 1\n\nneuro b() -> Int = 2\n");
    const after = parsed(before.tokens.text.repeat(2), before);
    expect(new Set(after.module.items).size).toBe(4);
    expect(after.module).toEqual(parsed(after.tokens.text).module);
  });
  test("stand where a tree that is parsed anew has them, edit after edit", () => {
    for (const [index, sample] of samples.entries()) {
      let before = parsed(`${sample}\n${samples[(index + 1) % samples.length]}`);
      for (let round = 0; round < 150; round++) {
        const text = edited(before.tokens.text, index * 1000 + round);
        const after = parsed(text, before);
        const fresh = parsed(text);
        expect(after.module, `sample ${index}, edit ${round}`).toEqual(fresh.module);
        expect(after.problems, `sample ${index}, edit ${round}`).toEqual(fresh.problems);
        before = after;
      }
    }
  });
});
