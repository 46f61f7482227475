import { expect, test } from "vitest";
import { closersAt, lineClosers } from "../src/index.ts";

test.each([
  ["neuro f() {\n  g(1, [2", "])}"],
  ["neuro f() {\n  g(1)\n", "}"],
  ['neuro f() {\n  print("{g(1)} ( ", h(', "))}"],
  ["// (\n", ""],
  ["neuro f) {", "}"],
])("what is open at the end of %j", (text, closers) => {
  expect(closersAt(text).join("")).toBe(closers);
});

test.each([
  ['  print("{f(\\"', '")}")'],
  ['  print("{a}:{b.', '}")'],
  ['  print("a \\{ {b', '}")'],
  ['  print("a {"b {c', '}"}")'],
  ["  let m = Mail { subject: [1, ", "]}"],
  ["neuro f<T", ">"],
  ["  var counts: Map<Text, List<", ">>"],
  ["  if a < b and c(", ")"],
  ['  let x = r"{" + re"\\{(" + (', ")"],
  ["  f() // (", ""],
  ['  "a" { )', "}"],
])("what the line %j leaves open", (line, closers) => {
  expect(lineClosers(line).join("")).toBe(closers);
});
