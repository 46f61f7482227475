/** The layout pass: line ends, braces, angles, lambda parentheses, the glued question mark. */

import { SourceFile } from "@neuro-lang/diagnostics";
import { describe, expect, it } from "vitest";

import { parse } from "../src/index.ts";
import { layout } from "../src/layout/index.ts";
import { scan } from "../src/scanner.ts";

const marks: Readonly<Record<string, string>> = {
  Newline: "⏎",
  BlockOpen: "{",
  RecordOpen: "{:",
  LambdaOpen: "(:",
  TypeOpen: "<:",
  TypeClose: ":>",
  Hole: "hole",
  IntentMark: "intent",
  Question: "optional",
};

/** The tokens in a line; those that the layout pass decides on are marked. */
function tokens(text: string): string {
  return layout(scan(text).tokens)
    .tokens.toObjects()
    .slice(0, -1)
    .map(({ tokenType, image }) => marks[tokenType.name] ?? image)
    .join(" ");
}

function messages(text: string): string[] {
  return parse(new SourceFile("test.neuro", text)).problems.map(({ message }) => message);
}

describe("line ends", () => {
  it.each([
    ["a\nb", "a ⏎ b"],
    ["a\n\n\n  b\n", "a ⏎ b"],
    ["a\r\nb\r\n", "a ⏎ b"],
    ["\ufeffa", "a"],
    ["a +\nb", "a + b"],
    ["a\n+ b", "a + b"],
    ["a\n- b", "a ⏎ - b"],
    ["a -\nb", "a - b"],
    ["a\n  .b()\n  ?.c", "a . b ( ) ?. c"],
    ["a // why\n  // because\n  .b()", "a . b ( )"],
    ["x = a\nor b and\nc", "x = a or b and c"],
    ["a\nnot in b\nnot c", "a not in b ⏎ not c"],
    ["return\nb", "return ⏎ b"],
    ["f(\na,\nb,\n)", "f ( a , b )"],
    ["[\n1,\n2\n]", "[ 1 , 2 ]"],
    ["type T =\n  | A\n  | B", "type T = | A | B"],
    ["if a {\nb\n}\nelse {\nc\n}", "if a { b } else { c }"],
    ["f()\ncatch 0", "f ( ) catch 0"],
    ["a.in\nb", "a . in ⏎ b"],
    ["type T {\n  x: Int\n  in: Int\n  or: Int\n}", "type T { x : Int ⏎ in : Int ⏎ or : Int }"],
    [
      "neuro f()\n  -> Int\n  uses console\n  fails E\n  = 1",
      "neuro f ( ) -> Int uses console fails E = 1",
    ],
    ["uses\nfails", "uses ⏎ fails"],
    ["@a(1)\n@b\nneuro f() = 1", "@ a ( 1 ) @ b neuro f ( ) = 1"],
    ["@a neuro f()\nneuro g()", "@ a neuro f ( ) ⏎ neuro g ( )"],
  ])("%j", (text, expected) => expect(tokens(text)).toBe(expected));
});

describe("braces", () => {
  it.each([
    ["let a = { b: 1 }", "let a = {: b : 1 }"],
    ["let a = Mail { b: 1, }", "let a = Mail {: b : 1 }"],
    ["let a = Tally@1 { b }", "let a = Tally @ 1 {: b }"],
    ["let a = List<Int> { b }", "let a = List <: Int :> {: b }"],
    ["if a { b }", "if a { b }"],
    ["if Mail { b }", "if Mail { b }"],
    ["if (Mail { b }) { c }", "if ( Mail {: b } ) { c }"],
    ["if f(Mail { b }) { c }", "if f ( Mail {: b } ) { c }"],
    ["match a { b => c }", "match a { b => c }"],
    ["if match a { b => true } { c }", "if match a { b => true } { c }"],
    ["for x in Set { 1 } { y }", "for x in Set {: 1 } { y }"],
    ["for Point { x } in points { y }", "for Point {: x } in points { y }"],
    ["x => { a }", "x => { a }"],
    ["x => ({ a })", "x => ( {: a } )"],
    ["a with { b: 1 }", "a with {: b : 1 }"],
    ["do { a } ", "do { a }"],
    ["race { a, b }", "race { a , b }"],
    ["spawn { a }", "spawn { a }"],
    ["f() catch { a => 1 }", "f ( ) catch { a => 1 }"],
    ["neuro f(a: M = M { b: 1 }) { c }", "neuro f ( a : M = M {: b : 1 } ) { c }"],
    ["neuro f() = M { b }", "neuro f ( ) = M {: b }"],
    ['test "a" for all (x: Int) { b }', 'test " a " for all ( x : Int ) { b }'],
    ['"{a}{ { b } }"', '" { a } { {: b } } "'],
    ['import { a } from "b"', 'import { a } from " b "'],
  ])("%j", (text, expected) => expect(tokens(text)).toBe(expected));
});

describe("angles", () => {
  it.each([
    ["a < b", "a < b"],
    ["a<b", "a < b"],
    ["a<b, c>(d)", "a < b , c > ( d )"],
    ["f<Int>(x)", "f <: Int :> ( x )"],
    ["List<List<Int>>", "List <: List <: Int :> :>"],
    ["a >> b", "a >> b"],
    ["let x: List<List<Int>>= y", "let x : List <: List <: Int :> :> = y"],
    [
      "f<json.Value, 16, uses (a, b), (A) -> B?>(x)",
      "f <: json . Value , 16 , uses ( a , b ) , ( A ) -> B optional :> ( x )",
    ],
    [
      "neuro f<T: A + B, uses e, const n: Int>()",
      "neuro f <: T : A + B , uses e , const n : Int :> ( )",
    ],
    ["if a<B and c>d { e }", "if a < B and c > d { e }"],
  ])("%j", (text, expected) => expect(tokens(text)).toBe(expected));
});

describe("lambda parentheses and question marks", () => {
  it.each([
    ["(a, b) => c", "(: a , b ) => c"],
    ["f((a) => b, (c))", "f ( (: a ) => b , ( c ) )"],
    ["match x { (a, b) => c, _ if (d) => e }", "match x { ( a , b ) => c , _ if ( d ) => e }"],
    ["match x { a => (b) => c }", "match x { a => (: b ) => c }"],
    ["match x { a if xs.any((y) => y) => c }", "match x { a if xs . any ( (: y ) => y ) => c }"],
    ["let f: (A) -> B = g", "let f : ( A ) -> B = g"],
    ["let a: Text? = ?later", "let a : Text optional = hole"],
    ["x?.y ?? ?", "x ?. y ?? hole"],
    ['?"do it"', 'intent " do it "'],
    ["(A)? List<B>?", "( A ) optional List <: B :> optional"],
  ])("%j", (text, expected) => expect(tokens(text)).toBe(expected));
});

describe("what was forgotten is named once", () => {
  it.each([
    ["neuro f() {\n  let a = (1\n  let b = 2\n}", ["This `(` is never closed."]],
    ["neuro f() {\n  let a = 1\n\nneuro g() = 2", ["This `{` is never closed."]],
    ["neuro f() {\n  g(1, 2\n}\nneuro h() = 1", ["This `(` is never closed."]],
    ['neuro f() { let s = "abc\n  g(s) }', ['This text is never closed: I miss its `"`.']],
    [
      "neuro f() {\n  let a = b +\n  let c = 1\n}",
      ["I expected an expression, but found the end of the line."],
    ],
    ["neuro f() = [1 2]", ["I miss a `,` before `2`."]],
    ["neuro f(a: Int, b) = a", ["I expected `:` and the parameter's type, but found `)`."]],
    ["export let a: Int = 1 }", ["This `}` closes nothing."]],
  ])("%j", (text, expected) => expect(messages(text)).toEqual(expected));
});
