/** The types that facts hold when a body is solved: no inference variable is left, open literals are settled. */

import { describe, expect, test } from "vitest";
import { typeOf } from "./support.ts";

const source = `type Box<T> { value: T }

neuro main(flag: Bool) {
  let box = Box { value: 1 }
  var items = []
  items.append("a")
  let pairs = items.enumerate().map((index, item) => (item, index))
  let total = [1].fold(0, (sum, each) => sum + each * 0.5)
  let outcome = attempt "7".toInt()
  let maybe = if flag { 1 } else { none }
  let inc = (n: Int) => n + 1
  print("{box} {pairs} {total} {outcome} {maybe ?? 0} {inc(1)} {Map { "x": 1 }.length}")
}
`;

describe("inferred types", () => {
  test.each([
    ["box", "Box<Int>"],
    ["items", "List<Text>"],
    ["pairs", "List<(Text, Int)>"],
    ["total", "Float"],
    ["outcome", "Result<Int, ParseError>"],
    ["maybe", "Int?"],
    ["inc", "(Int) -> Int"],
    ["(index, item) => (item, index)", "((Int, Text)) -> (Text, Int)"],
    ['Map { "x": 1 }', "Map<Text, Int>"],
  ])("%s is %s", (expression, type) => {
    expect(typeOf(source, expression)).toBe(type);
  });
});
