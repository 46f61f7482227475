/** Conversions as other languages write them: the fix gives what is written here, and nothing is wrong then. */

import { applyFixes } from "@neuro-lang/diagnostics";
import { expect, test } from "vitest";
import { checkText } from "./support.ts";

const around = (value: string): string =>
  `type P { x: Int }

export neuro f(price: Float, t: Text, p: P, n: Int) -> Text fails ParseError {
  let value = ${value}
  "{value}{price}{t}{p}{n}"
}
`;

test.each([
  ["String(price)", '"{price}"'],
  ["Text(price + 1.0)", '"{price + 1.0}"'],
  ["str(p)", '"{p}"'],
  ["price.toString()", '"{price}"'],
  ["p.x.toString().length", '"{p.x}".length'],
  ["p.toText()", '"{p}"'],
  [`"costs {price.toString()} or {String(n)}"`, `"costs {price} or {n}"`],
  ["Number(t)", "t.toFloat()"],
  ["int(t)", "t.toInt()"],
  ["Int(t + t)", "(t + t).toInt()"],
  ["float(t) + 1.0", "t.toFloat() + 1.0"],
  ["t.toInteger()", "t.toInt()"],
  ["price.toInt()", "price.trunc()"],
  ["n.toDouble()", "n.toFloat()"],
])("%s", (written, meant) => {
  const found = checkText(around(written)).problems.filter(({ severity }) => severity === "error");
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["P0324"]));
  const { text } = applyFixes(
    around(written),
    found.flatMap(({ fixes }) => fixes),
  );
  expect(text).toBe(around(meant));
  expect(checkText(text).problems).toEqual([]);
});

test("a name that the library has is asked for there, unless it is called as a conversion", () => {
  expect(checkText(around("float()")).problems.map(({ code }) => code)).toEqual(["P0301"]);
});
