/** What the productions give: the trees of the samples, and spans that hold the text they stand for. */

import { SourceFile } from "@neuro-lang/diagnostics";
import { describe, expect, it } from "vitest";

import { type AnyNode, forEachChild, parse } from "../src/index.ts";
import type { Module, Neuro } from "../src/tree/index.ts";
import { printTree } from "./print-tree.ts";
import { samples } from "./samples.ts";

function moduleOf(text: string): Module {
  const { module, problems } = parse(new SourceFile("test.neuro", text));
  expect(problems).toEqual([]);
  return module;
}

/** The tree of one expression. */
function expression(text: string): string {
  const [item] = moduleOf(`let x = ${text}`).items;
  if (item?.kind !== "ModuleLet") throw new Error("no value");
  return printTree(item.value);
}

it.each(samples.map((sample, index) => [index, sample] as const))("sample %i", (_, sample) => {
  expect(moduleOf(sample).items.map(printTree).join("\n\n")).toMatchSnapshot();
});

it("every node spans the text that it stands for", () => {
  const text = samples.join("\n");
  const names: [string, string][] = [];
  const visit = (node: AnyNode): void => {
    if (node.kind === "Name") names.push([text.slice(node.start, node.end), node.text]);
    forEachChild(node, visit);
  };
  visit(moduleOf(text));
  expect(names.length).toBeGreaterThan(250);
  for (const [written, name] of names) expect(written).toBe(name);
});

describe("precedence", () => {
  const binary = (operator: string, left: string, right: string): string =>
    `(Binary operator="${operator}" left: ${left} right: ${right})`;
  const name = (text: string): string => `(Identifier name="${text}")`;
  const [a, b, c] = [name("a"), name("b"), name("c")];

  it.each([
    ["a + b * c", binary("+", a, binary("*", b, c))],
    ["a - b - c", binary("-", binary("-", a, b), c)],
    ["a or b and c", binary("or", a, binary("and", b, c))],
    ["not a == b", `(Unary operator="not" operand: ${binary("==", a, b)})`],
    ["a ?? b ?? c", binary("??", a, binary("??", b, c))],
    ["a ?? b + c", binary("??", a, binary("+", b, c))],
    ["a..b + c", binary("..", a, binary("+", b, c))],
    ["a >> b >> c", binary(">>", binary(">>", a, b), c)],
    ["a not in b..c", binary("not in", a, binary("..", b, c))],
    ["-a * b", binary("*", `(Unary operator="-" operand: ${a})`, b)],
    ["a ?? return b", binary("??", a, `(Return value: ${b})`)],
    ["a + b catch c", `(Catch body: ${binary("+", a, b)} value: ${c})`],
    [
      "x => a catch b",
      `(Lambda parameters: [(LambdaParameter pattern: (BindingPattern name: x))] body: (Catch body: ${a} value: ${b}))`,
    ],
  ])("%s", (text, tree) => expect(expression(text)).toBe(tree));
});

describe("literals", () => {
  it.each([
    ["1_000", "(NumberLiteral value=1000)"],
    ["0xff", "(NumberLiteral value=255)"],
    ["1.5e-3", "(NumberLiteral float value=0.0015)"],
    ["2h30m", '(UnitLiteral unit="duration" value=9000000)'],
    ["16MB", '(UnitLiteral unit="size" value=16777216)'],
    ["3.abs()", "(Call callee: (MemberAccess receiver: (NumberLiteral value=3) name: abs))"],
    [
      "p.0.1",
      '(TupleAccess receiver: (TupleAccess receiver: (Identifier name="p") index=0) index=1)',
    ],
    ['re"a\\"b"i', '(RegexLiteral pattern="a\\\\\\"b" flags="i")'],
    ["?", "(HoleExpression)"],
    ["?later", '(HoleExpression name="later")'],
  ])("%s", (text, tree) => expect(expression(text)).toBe(tree));
});

describe("texts", () => {
  const text = (source: string): string => {
    const [item] = moduleOf(`let x = ${source}`).items;
    if (item?.kind !== "ModuleLet" || item.value.kind !== "TextLiteral") throw new Error("no text");
    return item.value.parts.map((part) => (part.kind === "TextPart" ? part.value : "·")).join("");
  };
  it.each([
    ['"a\\n\\t\\\\\\"\\{}"', 'a\n\t\\"{}'],
    ['"\\u{1F600}!"', "\u{1F600}!"],
    ['"a {b + "c {d}"} e"', "a · e"],
    ['""', ""],
    ['r"c:\\{x}"', "c:\\{x}"],
    ['"""\n    one\n      two\n\n    three\n    """', "one\n  two\n\nthree"],
    ['"""\r\n  one\r\n  {b}\r\n  """', "one\n·"],
    ['"""\n  {b}\n  a{c}\n  """', "·\na·"],
    ['"""\n"""', ""],
    ['"""one"""', "one"],
    ['"""\n  say "hi"\n  """', 'say "hi"'],
    ['r"""\n  \\d\n  """', "\\d"],
  ])("%j", (source, value) => expect(text(source)).toBe(value));
});

it("gives documentation to what follows it, across attributes and bars", () => {
  const module = moduleOf(`//! The module,
//! in two lines.

/// First.
///
///   indented
@a(1)
neuro f() = 1

/// Lost: a blank item follows.
// a comment
let a = 1 // behind

type S =
  /// One.
  | A
  | /// Two.
    B(
      /// Field.
      x: Int)
`);
  expect(module.documentation).toBe("The module,\nin two lines.");
  const [f, a, s] = module.items;
  expect((f as Neuro).documentation).toBe("First.\n\n  indented");
  expect(a?.documentation).toBe("Lost: a blank item follows.");
  if (s?.kind !== "SumDeclaration") throw new Error("no sum");
  expect(s.variants.map(({ documentation }) => documentation)).toEqual(["One.", "Two."]);
  expect(s.variants[1]?.fields?.[0]?.documentation).toBe("Field.");
  expect(module.comments.map(({ kind, ownLine }) => `${kind} ${ownLine}`)).toContain("line false");
});

it("compares identifiers in NFC and keeps texts as written", () => {
  const module = moduleOf('let caf\u0065\u0301 = "\u0065\u0301"');
  expect(printTree(module.items[0]!)).toBe(
    '(ModuleLet name: caf\u00e9 value: (TextLiteral form="plain" parts: [(TextPart value="e\u0301")]))',
  );
});

it("lets keywords name fields, members and arguments", () => {
  expect(expression("a.if.match(in: 1, type: 2)")).toBe(
    '(Call callee: (MemberAccess receiver: (MemberAccess receiver: (Identifier name="a") name: if) name: match) arguments: [(Argument name: in value: (NumberLiteral value=1)) (Argument name: type value: (NumberLiteral value=2))])',
  );
});

describe("what is huge", () => {
  it.each([
    ["brackets", "let x = " + "[".repeat(10_000) + "]".repeat(10_000)],
    ["parentheses", "let x = " + "(".repeat(10_000) + ")".repeat(10_000)],
    ["prefixes", "let x = " + "not ".repeat(10_000) + "a"],
    ["types", "let x: " + "List<".repeat(10_000) + "Int" + ">".repeat(10_000) + " = 1"],
    ["lambdas", "let x = " + "a => ".repeat(10_000) + "1"],
  ])("%s are nested too deeply, said once", (_, text) => {
    const { problems } = parse(new SourceFile("test.neuro", text));
    expect(problems.map(({ name }) => name)).toEqual(["nested-too-deeply"]);
  });

  it("a line of 10 MB", () => {
    const { problems } = parse(new SourceFile("test.neuro", `let x = "${"a".repeat(10_000_000)}"`));
    expect(problems).toEqual([]);
  });
});
