// Input that no compiler likes, given to every command that reads sources.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, Folder } from "./command.ts";

const folder = new Folder();
afterAll(() => folder.remove());

const many = 10_000;
const bracketed = (open: string, inner: string, close: string): string =>
  open.repeat(many) + inner + close.repeat(many);
const long = "a".repeat(10_000_000);

beforeAll(() => {
  folder.write("package.json", "{}");
  folder.write("empty/readme.txt", "nothing here");
  folder.write("binary.neuro", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0]));
  folder.write("wide.neuro", Buffer.from("let a = 1\n", "utf16le"));
  folder.write("latin.neuro", new Uint8Array([0x0a, 0x2f, 0x2f, 0xe9, 0x0a]));
  folder.write(
    "unknown.neuro",
    'import { x } from "neuro:nothing"\n\nneuro main() { print(x()) }\n',
  );
  folder.write("lost.neuro", 'import { x } from "./nothing"\n\nneuro main() { print(x()) }\n');
  folder.write("brackets.neuro", `neuro main() { print(${bracketed("(", "1", ")")}) }\n`);
  folder.write("lists.neuro", `let xs = ${bracketed("[", "", "]")}\n`);
  folder.write("open.neuro", `neuro main() { print(${"(".repeat(many)}\n`);
  folder.write("blocks.neuro", `neuro main() ${bracketed("{ if true ", '{ print("x") }', "}")}\n`);
  folder.write("texts.neuro", `let text = ${bracketed('"{', "1", '}"')}\n`);
  folder.write("types.neuro", `let f = (x: ${bracketed("List<", "Int", ">")}) => 1\n`);
  folder.write("sum.neuro", `let n = 1${" + 1".repeat(many)}\n`);
  folder.write("calls.neuro", `let text = "a"${".trim()".repeat(many)}\n`);
  const choices = Array.from({ length: many }, (_, index) => `if n == ${index} { 0 } else `);
  folder.write("choices.neuro", `neuro f(n: Int) -> Int = ${choices.join("")}{ 1 }\n`);
  folder.write("compositions.neuro", `let f = (n: Int) => n\nlet g = f${" >> f".repeat(many)}\n`);
  folder.write(
    "deep-sums.neuro",
    `let n = ${"(".repeat(200)}1${`${" + 1".repeat(200)})`.repeat(200)}\n`,
  );
  folder.write("long-line.neuro", `neuro main() { prin("${long}") }\n`);
});

/** A message of our own, and nothing that was written. */
function expectRefusal({ status, stdout, stderr }: Ended, message: string): void {
  expect(stderr).toContain(message);
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).not.toMatch(/neuroc itself failed|RangeError|^\s+at .*:\d+:\d+\)?$/m);
  expect(stderr.length).toBeLessThan(2000);
  expect(folder.has("out")).toBe(false);
}

const commands = [["check"], ["build"], ["run"], ["test"], ["fmt"]];

describe.each(commands)("`neuroc %s` refuses", (command) => {
  test.each([
    ["a missing file", "nowhere.neuro", "I cannot find `nowhere.neuro`."],
    ["a folder without sources", "empty", "`empty`"],
    ["another kind of file", "package.json", "`package.json` is not Neuro-Code"],
    ["a binary file", "binary.neuro", "`binary.neuro` is not a text file: it holds zero bytes."],
    ["UTF-16", "wide.neuro", "`wide.neuro` is UTF-16, and Neuro-Code is UTF-8."],
    ["another encoding", "latin.neuro", "`latin.neuro` is not UTF-8: line 2"],
    ["10,000 brackets", "brackets.neuro", "P0202"],
    ["10,000 lists", "lists.neuro", "P0202"],
    ["10,000 brackets that nothing closes", "open.neuro", "P0202"],
    ["10,000 blocks", "blocks.neuro", "P0202"],
    ["10,000 texts", "texts.neuro", "P0202"],
    ["10,000 types", "types.neuro", "P0202"],
    ["a sum of 10,000", "sum.neuro", "P0202"],
    ["10,000 calls in a row", "calls.neuro", "P0202"],
    ["10,000 choices", "choices.neuro", "P0202"],
    ["10,000 compositions", "compositions.neuro", "P0202"],
  ])("%s", (_, path, message) => expectRefusal(folder.neuroc(command, path), message));
});

describe.each(commands.slice(0, 4))("`neuroc %s` refuses beside the program", (command) => {
  test.each([
    ["a package.json that is no JSON", "{ no", "is not JSON at line 1, column 3"],
    ["a package.json that is a list", "[]", "holds a list, where an object is due"],
  ])("%s, and only as long as it is", (_, written, message) => {
    folder.write("project/main.neuro", 'neuro main() { print(1) }\n\ntest "one" { expect true }\n');
    folder.write("project/package.json", "{}");
    const words = [command, "project/main.neuro"];
    if (command === "build") words.push("--out", "built");
    expect(folder.neuroc(...words).status).toBe(0);
    folder.write("project/package.json", written);
    expectRefusal(folder.neuroc(...words), `\`project/package.json\` ${message}`);
    folder.write("project/package.json", "{}");
    expect(folder.neuroc(...words).status).toBe(0);
  });
});

describe.each(commands.slice(0, 4))("`neuroc %s` refuses", (command) => {
  test.each([
    ["an unknown module of the library", "unknown.neuro", "unknown.neuro:1:19"],
    ["an import that leads nowhere", "lost.neuro", "lost.neuro:1:19"],
    ["sums within sums", "deep-sums.neuro", "nested too deeply for me"],
    ["a slip in a line of 10 MB", "long-line.neuro", "long-line.neuro:1:16"],
  ])("%s", (_, path, message) => expectRefusal(folder.neuroc(command, path), message));
});

test("a line of 10 MB is compiled as any other", () => {
  folder.write("long-text.neuro", `neuro main() { print("${long}".length) }\n`);
  expect(folder.neuroc("run", "long-text.neuro")).toEqual({
    status: 0,
    stdout: "10000000\n",
    stderr: "",
  });
});

test("imports in a circle are fine", () => {
  folder.write(
    "round/main.neuro",
    'import { b } from "./b"\n\nexport neuro a(n: Int) -> Int = if n == 0 { 0 } else { b(n - 1) }\n\nneuro main() { print(a(5)) }\n',
  );
  folder.write(
    "round/b.neuro",
    'import { a } from "./main"\n\nexport neuro b(n: Int) -> Int = a(n)\n',
  );
  for (const command of ["check", "build", "test", "fmt"])
    expect(folder.neuroc(command, "round/main.neuro").status, command).toBe(0);
  expect(folder.neuroc("run", "round").stdout).toBe("0\n");
});
