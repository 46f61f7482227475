import { expect, test } from "vitest";
import { closersAt } from "../src/index.ts";

test.each([
  ["neuro f() {\n  g(1, [2", "])}"],
  ["neuro f() {\n  g(1)\n", "}"],
  ['neuro f() {\n  print("{g(1)} ( ", h(', "))}"],
  ["// (\n", ""],
  ["neuro f) {", "}"],
])("what is open at the end of %j", (text, closers) => {
  expect(closersAt(text).join("")).toBe(closers);
});
