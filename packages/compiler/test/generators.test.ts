import fc from "fast-check";
import { expect, test } from "vitest";
import { generatorOf } from "../src/testing/program/generators.ts";

const opaqueText = (pattern: string, flags: string) =>
  generatorOf({ kind: "opaque", name: "Code", inner: { kind: "text" }, form: { pattern, flags } });

test("a text of a type with a pattern matches the whole of it", () => {
  fc.assert(
    fc.property(opaqueText("[a-f]{2}|x+", "i"), (text) => {
      expect(text).toMatch(/^(?:[a-f]{2}|x+)$/i);
    }),
  );
});

test("a pattern that no text can be made from asks for any text", () => {
  expect(fc.sample(opaqueText("(?=a)[a-z]+", ""), 5)).toSatisfy((texts: unknown[]) =>
    texts.every((text) => typeof text === "string"),
  );
});
