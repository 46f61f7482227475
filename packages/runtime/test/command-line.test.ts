import { describe, expect, test } from "vitest";
import { readCommandLine } from "../src/command-line/read.ts";
import type { FieldDescriptor, SumDescriptor, TypeDescriptor } from "../src/descriptor.ts";
import type { Entry, EntryParameter } from "../src/entry.ts";

const text = { kind: "text" } as const;
const int = { kind: "int" } as const;
const bool = { kind: "bool" } as const;
const variant = (name: string, fields: FieldDescriptor[] = []) => ({
  name,
  fields,
  make: (values: readonly unknown[]) => [name, ...values],
  documentation: `Does ${name}.\nAt length.`,
});
const sum = (...variants: ReturnType<typeof variant>[]): SumDescriptor => ({
  kind: "sum",
  name: "Choice",
  variants: () => variants,
});
const parameter = (
  name: string,
  type: TypeDescriptor,
  fallback?: { value: unknown },
): EntryParameter => ({
  name,
  type,
  ...(fallback === undefined ? {} : { default: () => fallback.value }),
});
function read(parameters: EntryParameter[], ...words: string[]) {
  const entry: Entry = {
    documentation: "Adds up a log.\n\ntop: how many to list",
    parameters,
    run: () => undefined,
  };
  return readCommandLine(entry, "log", words);
}
const values = (...expected: unknown[]) => ({ kind: "values", values: expected });
const log = [
  parameter("file", text),
  parameter("top", int, { value: 10 }),
  parameter("dryRun", bool, { value: false }),
];

describe("positions and options", () => {
  test("take words, `--name value` and `--name=value` in any order", () => {
    expect(read(log, "a.log")).toEqual(values("a.log", 10, false));
    expect(read(log, "--top", "3", "a.log", "--dry-run")).toEqual(values("a.log", 3, true));
    expect(read(log, "--top=-3", "a.log", "--no-dry-run")).toEqual(values("a.log", -3, false));
    expect(read(log, "--", "--top")).toEqual(values("--top", 10, false));
  });
  test("the first list takes the rest, an optional may be left out", () => {
    const rest = [
      parameter("first", text),
      parameter("more", { kind: "list", item: int }),
      parameter("note", { kind: "optional", inner: text }),
    ];
    expect(read(rest, "a", "1", "-2")).toEqual(values("a", [1, -2], undefined));
  });
  test("units, choices and opaque types are read by their type", () => {
    const format = sum(variant("Json"), variant("PlainText"));
    const all = [
      parameter("path", { kind: "opaque", name: "Path", inner: text }),
      parameter("wait", { kind: "duration" }, { value: 0 }),
      parameter("format", format, { value: ["Json"] }),
    ];
    expect(read(all, "x", "--wait", "1m30s", "--format", "plain-text")).toEqual(
      values("x", 90_000, ["PlainText"]),
    );
    expect(read(all, "x", "--format", "xml")).toMatchObject({
      message: expect.stringContaining("takes one of json, plain-text, not `xml`"),
    });
  });
  test("a record's fields stand for themselves", () => {
    const options: TypeDescriptor = {
      kind: "record",
      name: "Options",
      fields: () => [
        { name: "from", type: text },
        { name: "deep", type: bool, default: () => false },
      ],
      make: ([from, deep]) => ({ from, deep }),
    };
    expect(read([parameter("options", options)], "x", "--deep")).toEqual(
      values({ from: "x", deep: true }),
    );
  });
});

describe("subcommands", () => {
  const commands = [
    parameter(
      "command",
      sum(
        variant("Add", [{ name: "title", type: text }]),
        variant("ListAll", [{ name: "all", type: bool, default: () => false }]),
      ),
    ),
    parameter("file", text, { value: "notes" }),
  ];
  test("are the variants of a sum", () => {
    expect(read(commands, "add", "milk")).toEqual(values(["Add", "milk"], "notes"));
    expect(read(commands, "list-all", "--all", "--file", "x")).toEqual(
      values(["ListAll", true], "x"),
    );
  });
  test("are listed in the help and have help of their own", () => {
    expect(read(commands, "--help")).toMatchObject({
      kind: "help",
      text: expect.stringContaining("  add <title>  Does Add.\n  list-all     Does ListAll.\n"),
    });
    expect(read(commands, "add", "--help")).toMatchObject({
      text: expect.stringContaining("Usage: log add <title>"),
    });
  });
  test("may follow options", () => {
    expect(read(commands, "--file", "x", "add", "milk")).toEqual(values(["Add", "milk"], "x"));
  });
  test("a slip names the nearest", () => {
    expect(read(commands, "list")).toMatchObject({
      message: expect.stringContaining("Did you mean `list-all`?"),
    });
    expect(read(commands, "ad")).toMatchObject({
      message: expect.stringContaining("There is no command `ad`. Did you mean `add`?"),
    });
    expect(read(commands)).toMatchObject({ kind: "usage" });
  });
});

describe("what is wrong is said", () => {
  test.each([
    [[], "`file` is missing."],
    [["a", "b"], "`b` is more than I can use here.\n"],
    [["a", "3"], "`3` is more than I can use here. An option stands after its name: `--top 3`.\n"],
    [["a", "--top", "1", "3"], "`3` is more than I can use here.\n"],
    [["a", "--tpo", "3"], "There is no option `--tpo`. Did you mean `--top`?"],
    [["a", "--top"], "`--top` needs a value after it."],
    [["a", "--top", "x"], "`--top` takes a whole number, like 10, not `x`."],
    [["a", "--top", "1", "--top", "2"], "`--top` is given twice."],
  ])("%j", (words, message) => {
    expect(read(log, ...words)).toMatchObject({
      kind: "usage",
      message: expect.stringContaining(message),
    });
  });
});

test("the help is made of main's documentation and parameters", () => {
  expect(read(log, "--help")).toEqual({
    kind: "help",
    text: `Adds up a log.

Usage: log <file> [options]

Arguments:
  <file>

Options:
  --top <number>  how many to list (default 10)
  --dry-run
  --help          show this help
`,
  });
});

test("lines of an example say nothing of parameters", () => {
  const entry: Entry = {
    documentation: "Adds up.\n\n```neuro\nadd(\n  top: 3)\n```",
    parameters: log,
    run: () => undefined,
  };
  const found = readCommandLine(entry, "log", ["--help"]);
  expect(found).toMatchObject({ text: expect.stringContaining("add(\n  top: 3)\n") });
});
test("the help evaluates no default that it is not to show", () => {
  const hidden = (name: string): FieldDescriptor => ({
    name,
    type: text,
    hidden: true,
    default: () => {
      throw new Error(`${name} is evaluated`);
    },
  });
  const options: TypeDescriptor = {
    kind: "record",
    name: "Options",
    fields: () => [hidden("token")],
    make: ([token]) => ({ token }),
  };
  expect(read([hidden("key"), parameter("options", options)], "--help")).toMatchObject({
    text: expect.stringContaining("  --key <text>\n  --token <text>\n"),
  });
});
