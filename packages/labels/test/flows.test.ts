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
      "body: personal Text: 1. \`body\` is declared personal",
      "body: 2. it is given to \`take\`",
      "short: 3. it is called \`short\`",
      ""saved {short}": 4. it is written into a text, it is given to \`print\`",
    ]
  `);
});

describe("several modules", () => {
  const people = `export type Private = personal Text

export type Card { name: Private, size: Int }

export neuro owner() -> personal Text = "Ada"

export let first = owner()
`;
  test("aliases, fields and module values of another module", () => {
    const others = { "/people.neuro": people };
    const head = 'import { Card, first, Private } from "./people"\n\n';
    expect(errorsOf(`${head}neuro f(x: Private, c: Card) -> Text = x`, others)).toEqual([
      "P1002 x",
    ]);
    expect(errorsOf(`${head}neuro f(c: Card) -> Text = "{c}"`, others)).toEqual(['P1002 "{c}"']);
    expect(errorsOf(`${head}neuro f() -> Text = first`, others)).toEqual(["P1002 first"]);
    expect(errorsOf(`${head}neuro f(c: Card) -> Int = c.size`, others)).toEqual([]);
  });
  test("a module without labels whose provider notes what is done", () => {
    const others = {
      "/output.neuro": `import { captured } from "neuro:test"

export neuro output<uses e>(act: () -> Unit uses e) -> Text uses e {
  let console = captured()
  given(console: console) { act() }
  return console.written()
}
`,
    };
    const text = `import { output } from "./output"

neuro f(x: personal Text) -> Text uses console(personal) = output(() => print(x))`;
    expect(errorsOf(text, others)).toEqual(["P1002 output(() => print(x))"]);
  });
  test("aliases through a namespace", () => {
    const text = `import * as people from "./people"

neuro f(x: people.Private) -> Text = x`;
    expect(errorsOf(text, { "/people.neuro": people })).toEqual(["P1002 x"]);
  });
  test("the way leads through the other module", () => {
    const text = `import { Card } from "./people"

neuro f(c: Card) -> Text = "{c}"`;
    const [problem] = problemsOf(text, { "/people.neuro": people }).filter(
      ({ code }) => code === "P1002",
    );
    expect(problem?.related.map(({ span, message }) => `${span.file}: ${message}`)).toEqual([
      "/people.neuro: 1. it is declared personal",
      "/main.neuro: 2. it is written into a text",
    ]);
  });
});
