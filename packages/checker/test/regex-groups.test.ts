/** The named groups of regex literals: which are fields of a match, and of what type. */

import { describe, expect, test } from "vitest";
import { checkText, describeProblems, typeOf } from "./support.ts";

function typeOfLiteral(pattern: string): string {
  return typeOf(`neuro main() { let r = ${pattern}\n  print(r.test("")) }`, pattern);
}

describe("the groups of a pattern", () => {
  test.each([
    ['re"[a-z]+"', "Regex"],
    ['re"(a)(?:b)(?=c)(?<!d)"', "Regex"],
    ['re"(?<year>[0-9]{4})-(?<month>[0-9]{2})"', "Regex(year, month)"],
    ['re"(?<a>x)?(?<b>x)*(?<c>x)+(?<d>x){0,2}(?<e>x){1,2}"', "Regex(a?, b?, c, d?, e)"],
    ['re"(?<a>x)??y"', "Regex(a?)"],
    ['re"(?<a>x)|y"', "Regex(a?)"],
    ['re"(?:(?<a>x)|y)(?<b>z)"', "Regex(a?, b)"],
    ['re"(?:(?<a>x(?<b>y)))?"', "Regex(a?, b?)"],
    ['re"(?!(?<a>x))(?=(?<b>y))"', "Regex(a?, b)"],
    [String.raw`re"\((?<a>x)[(|](?<b>y)[\]|]"`, "Regex(a, b)"],
    ['re"(?<a>x)|(?<a>y)"', "Regex(a?)"],
    [String.raw`re"(?<a>[[a-z]&&[^\(]])(?<b>x)"v`, "Regex(a, b)"],
    ['re"(?i:(?<a>x))"', "Regex(a)"],
  ])("%s is a %s", (pattern, type) => {
    expect(typeOfLiteral(pattern)).toBe(type);
  });
});

const date = `let date = re"(?<year>[0-9]{4})-(?<month>[0-9]{2})(?:-(?<start>[0-9]{2}))?"`;

describe("reading groups", () => {
  const source = `neuro main(text: Text) {
  ${date}
  let first = date.match(text)
  let all = date.matchAll(text).filter(m => m.year != "").map(each => (each.year, each.start))
  let shown = text.replace(date, with: found => found.month)
  let plain = if text.isEmpty { re"(?<a>x)" } else { re"(?<b>x)" }
  print("{first?.year} {all} {shown} {plain.test(text)}")
}
`;
  test.each([
    ["first", "Match(year, month, start?)?"],
    ["first?.year", "Text?"],
    ["each.year", "Text"],
    ["each.start", "Text?"],
    ["found.month", "Text"],
    ["plain", "Regex"],
  ])("%s is %s", (expression, type) => {
    expect(typeOf(source, expression)).toBe(type);
  });

  test("a group that is not there is named, with those that are", () => {
    const text = `${date}\nneuro main() { print(date.match("")?.yaer) }`;
    expect(describeProblems(text)).toEqual(["P0325 yaer"]);
    expect(checkText(text).problems[0]?.message).toContain("`year`, `month`, `start`");
  });

  test("nothing is known of the groups of any Match", () => {
    const text = `import { Match, pattern } from "neuro:regex"
neuro yearOf(m: Match) -> Text = m.year
neuro main() { print(pattern("x").match("x")?.year catch error => error.message) }`;
    expect(describeProblems(text)).toEqual(["P0325 year", "P0325 year"]);
  });

  test("matches of different patterns are not mixed up", () => {
    const text = `neuro main() {
  var m = re"(?<a>x)".match("x")
  m = re"(?<b>x)".match("x")
  for each in [re"(?<a>x)", re"(?<b>x)"] { print(each.match("x")?.a) }
  print(m?.a)
}`;
    expect(describeProblems(text)).toEqual(['P0401 re"(?<b>x)".match("x")', "P0325 a"]);
  });
});
