import { describe, expect, test } from "vitest";
import { errorsOf, problemsOf } from "./support.ts";

describe("explicit flows", () => {
  test("a labelled value does not fit an unlabelled result", () => {
    expect(errorsOf("neuro f(x: personal Text) -> Text = x")).toEqual(["P1002 x"]);
    expect(errorsOf("neuro f(x: personal Text) -> personal Text = x")).toEqual([]);
    expect(errorsOf("neuro f(x: personal Text) -> secret Text = x")).toEqual([]);
  });
  test("what is calculated from it is labelled", () => {
    expect(errorsOf('neuro f(x: personal Text) -> Text = "<{x}>"')).toEqual(['P1002 "<{x}>"']);
    expect(errorsOf("neuro f(x: untrusted Int) -> Int = x * 2 + 1")).toEqual(["P1002 x * 2 + 1"]);
    expect(errorsOf("neuro f(x: personal Text) -> Int = x.length")).toEqual(["P1002 x.length"]);
    expect(errorsOf("neuro f(x: personal Text) -> Text = x.upper().trim()")).toEqual([
      "P1002 x.upper().trim()",
    ]);
  });
});

describe("implicit flows", () => {
  test("branches", () => {
    const text = `neuro f(x: personal Int) -> Text {
  if x > 3 { return "big" }
  return "small"
}`;
    expect(errorsOf(text)).toEqual(['P1002 "big"', 'P1002 "small"']);
  });
  test("variables that a branch assigns", () => {
    const text = `neuro f(x: personal Int) -> Int {
  var n = 0
  if x > 3 { n = 1 }
  return n
}`;
    expect(errorsOf(text)).toEqual(["P1002 n"]);
  });
});

test("the way is shown from its source to its sink", () => {
  const text = `neuro save(body: personal Text) uses console {
  let short = body.take(10)
  print("saved {short}")
}`;
  const [problem] = problemsOf(text).filter(({ code }) => code === "P1003");
  expect(
    problem?.related.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`),
  ).toMatchInlineSnapshot(`
    [
      "body: personal Text: \`body\` is declared so",
      "body: it is given to \`take\`",
      "body.take(10): \`take\` gives back what it was given",
      "short: it is called \`short\`",
      ""saved {short}": it is written into a text",
      ""saved {short}": it is given to \`print\`",
      "print("saved {short}"): \`print\` gives back what it was given",
    ]
  `);
});
