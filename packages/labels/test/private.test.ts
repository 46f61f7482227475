// Programs in which nothing can be private, and those in which something may be.
import { describe, expect, test } from "vitest";
import { checkFiles } from "../../checker/test/support.ts";
import { isPrivatePart, mayHoldPrivate } from "../src/index.ts";

function holds(main: string, other = ""): boolean {
  const files = { "/main.neuro": main, "/other.neuro": other };
  return mayHoldPrivate(checkFiles(files), new Set(Object.keys(files)));
}

describe("nothing is private", () => {
  test.each([
    'neuro main() { print("hello") }',
    // Words of texts and comments are no labels.
    '// a secret\nneuro main() { print("personal") }',
    "neuro f(x: untrusted Text) -> untrusted Text = x",
    'import { env, secretEnv } from "neuro:env"\nneuro main() { print(env("A") ?? "") }',
    'import { toFile } from "neuro:log"\nneuro main() { toFile("log") }',
    'import { run } from "neuro:process"\nneuro main() { _ = attempt run("date") }',
  ])("%s", (text) => expect(holds(text)).toBe(false));
});

describe("something may be", () => {
  test.each([
    "neuro f(x: personal Text) -> personal Text = x",
    "type Person { name: personal Text }",
    "neuro f() {\n  let x: List<secret Int> = []\n  _ = x\n}",
    "neuro f() uses console(personal) {}",
    'import { secretEnv } from "neuro:env"\nneuro main() { _ = attempt secretEnv("A") }',
    'import { secretEnv } from "neuro:process"\nneuro main() { _ = attempt secretEnv("A") }',
    'import * as e from "neuro:env"\nneuro main() { let f = e.secretEnv }',
    'import { parse } from "neuro:mail"\nlet mail = attempt parse("".bytes())',
  ])("%s", (text) => expect(holds(text)).toBe(true));
  test("in another module", () => {
    expect(holds("neuro main() {}", "export type Person { name: personal Text }")).toBe(true);
  });
});

describe("a parameter or field is private", () => {
  const part = (text: string, owner: string, name: string): boolean => {
    const files = { "/main.neuro": text };
    return isPrivatePart(checkFiles(files), `/main.neuro#${owner}`, name);
  };
  const main = (type: string): string => `type Key = secret Text
type Door { key: Key, next: Door? }
type Sum = Open | Closed(by: List<Door>)
neuro main(plain: Text, part: ${type}) {}
`;
  test.each(["secret Text", "List<personal Int>", "Key", "(Int, Door)", "Sum"])("as %s", (type) => {
    expect(part(main(type), "main", "part")).toBe(true);
    expect(part(main(type), "main", "plain")).toBe(false);
  });
  test("but not as what is only untrusted", () => {
    expect(part(main("untrusted Text"), "main", "part")).toBe(false);
  });
  test("of a type", () => {
    expect(part(main("Int"), "Door", "key")).toBe(true);
    expect(part(main("Int"), "Sum", "by")).toBe(true);
    expect(part("type A { a: Int, b: secret Int }", "A", "a")).toBe(false);
  });
});
